// Keyboard and text: the interface has them only while the canvas, or the text field the page keeps for it, has the
// focus. Characters come through that hidden field, so that input methods, dead keys and soft keyboards work.
import { type CanvasUi } from "./canvas_ui";

export interface Caret {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface ModifierState {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

export function modifiersOf(event: ModifierState): number {
  return Number(event.shiftKey) | (Number(event.ctrlKey) << 1) | (Number(event.altKey) << 2) | (Number(event.metaKey) << 3);
}

const isCharacter = (event: KeyboardEvent): boolean => [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;

const placeKeys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Backspace", "Delete", "Enter"];
const plainKeys = new Set([...placeKeys, "PageUp", "PageDown", "Escape"]);
// Of the bindings (src/ui/model/keys.cpp) and of editing text. All else is somebody's: the browser's, the system's, the host page's.
const keysWithControl = new Set([...placeKeys, "a", "c", "k", "x", "y", "z"]);
const keysWithControlShift = new Set([...placeKeys.filter((key) => key !== "Delete"), "z"]);

/** Keys that the interface takes. Reload, full screen, address bar, tabs, zoom and Tab out of the canvas are not among them. */
function isTaken(event: KeyboardEvent): boolean {
  if (isCharacter(event)) return true;
  // With AltGraph some layouts write characters, which come as text.
  if (event.altKey) return false;
  if (!event.ctrlKey && !event.metaKey) return plainKeys.has(event.key);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (event.shiftKey ? keysWithControlShift : keysWithControl).has(key);
}

export class Keyboard {
  readonly #ui: CanvasUi;
  readonly #canvas: HTMLCanvasElement;
  readonly #field: HTMLTextAreaElement;
  readonly #wake: () => void;
  readonly #held = new Map<string, string>();
  #textActive = false;

  constructor(ui: CanvasUi, canvas: HTMLCanvasElement, field: HTMLTextAreaElement, wake: () => void) {
    this.#ui = ui;
    this.#canvas = canvas;
    this.#field = field;
    this.#wake = wake;
    for (const element of [canvas, field] as HTMLElement[]) {
      element.addEventListener("keydown", (event) => this.#down(event));
      element.addEventListener("keyup", (event) => this.#up(event));
      element.addEventListener("focus", () => this.#focused(element));
      element.addEventListener("blur", (event) => this.#blurred(event));
    }
    field.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.#flush();
    });
    field.addEventListener("compositionend", () => this.#flush());
  }

  /** True while text typed or pasted goes to a text field of the interface. */
  get takesText(): boolean {
    return this.#textActive && document.activeElement === this.#field;
  }

  /** Not while another page has the keyboard, the host of this frame: its focus is not to be taken away. */
  get hasFocus(): boolean {
    if (!document.hasFocus()) return false;
    return document.activeElement === this.#canvas || document.activeElement === this.#field;
  }

  /** To the canvas, or to the hidden field while a text field of the interface is active. */
  takeFocus(): void {
    (this.#textActive ? this.#field : this.#canvas).focus({ preventScroll: true });
  }

  textInput(active: boolean, caret: Caret | null): void {
    this.#textActive = active;
    if (caret !== null) {
      this.#field.style.left = `${caret.x}px`;
      this.#field.style.top = `${caret.y}px`;
      this.#field.style.height = `${caret.height}px`;
    }
    if (this.hasFocus) this.takeFocus();
  }

  #down(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || !isTaken(event)) return;
    if (!(this.#textActive && isCharacter(event))) event.preventDefault();
    this.#held.set(event.code, event.key);
    this.#ui.key(true, event.code, event.key, modifiersOf(event), event.repeat);
    this.#wake();
  }

  #up(event: KeyboardEvent): void {
    // Only what went down here: a key whose press was the browser's, or another element's, is not ours.
    if (!this.#held.delete(event.code)) return;
    this.#ui.key(false, event.code, event.key, modifiersOf(event), false);
    this.#wake();
  }

  #flush(): void {
    const text = this.#field.value;
    this.#field.value = "";
    if (text === "") return;
    this.#ui.text(text);
    this.#wake();
  }

  #focused(element: HTMLElement): void {
    // The keyboard comes back to the frame or window where it was, and there may be no text field any more.
    if (element === this.#field && !this.#textActive) return this.takeFocus();
    this.#ui.focus(true);
    this.#wake();
  }

  #blurred(event: FocusEvent): void {
    if (event.relatedTarget === this.#canvas || event.relatedTarget === this.#field) return;
    for (const [code, key] of this.#held) this.#ui.key(false, code, key, 0, false);
    this.#held.clear();
    this.#field.value = "";
    this.#ui.focus(false);
    this.#wake();
  }
}
