// The accessible view: what the canvas shows as real controls, tables and text, from the same view models. It is out
// of sight while the canvas is used, in the tab order behind it, and in sight while the keyboard is in it.
import { nodeOf, reconcile, type Action, type Node } from "./keyed_dom";
import { twinOf } from "./twin_views";
import { type ViewModels } from "./view_models";

export interface TwinListeners {
  act(action: Action): void;
  /** Back to the canvas. */
  leave(): void;
}

export class Twin {
  readonly #root: HTMLElement;
  readonly #act: (action: Action) => void;

  constructor(root: HTMLElement, listeners: TwinListeners) {
    this.#root = root;
    this.#act = listeners.act;
    root.addEventListener("click", (event) => this.#press(event, "button"));
    root.addEventListener("input", (event) => this.#field(event, "input"));
    root.addEventListener("change", (event) => {
      this.#press(event, "input");
      this.#field(event, "change");
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") listeners.leave();
      else if (event.key === "Enter") this.#field(event, "enter");
    });
  }

  update(models: unknown): void {
    if (!Array.isArray((models as Partial<ViewModels>).views)) return;
    const focused = this.#root.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    reconcile(this.#root, twinOf(models as ViewModels));
    // What another page set off, the host of this frame, is not to take its focus away.
    if (focused === null || focused === document.activeElement || !document.hasFocus()) return;
    // Moving an element takes its focus; one that is gone (a chip removed) must not lose the reader to the page's top.
    if (this.#root.contains(focused)) focused.focus();
    else this.focus();
  }

  focus(): void {
    this.#root.querySelector("h1")?.focus();
  }

  #press(event: Event, tag: "button" | "input"): void {
    const element = (event.target as Element).closest(tag);
    const press = element === null ? undefined : nodeOf(element)?.press;
    if (press === undefined) return;
    this.#act(press);
  }

  #field(event: Event, kind: keyof Pick<Node, "input" | "change" | "enter">): void {
    const element = event.target as HTMLInputElement | HTMLSelectElement;
    const action = nodeOf(element)?.[kind];
    if (action === undefined) return;
    this.#act(kind === "enter" ? action : { ...action, value: element.value });
  }
}
