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

const browserKeys = new Set(["F5", "F6", "F11", "F12", "Tab"]);
const browserKeysWithControl = new Set(["l", "t", "w", "n", "r", "p", "+", "-", "=", "0"]);
const browserKeysWithControlShift = new Set(["i", "j", "c", "k", "t", "n", "p", "r", "delete"]);

/** Keys that stay the browser's: reload, full screen, address bar, tabs, windows, zoom, and Tab out of the canvas. */
export function belongsToBrowser(event: KeyboardEvent): boolean {
  if (browserKeys.has(event.key)) return true;
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && event.shiftKey) return browserKeysWithControlShift.has(key);
  if (control) return browserKeysWithControl.has(key);
  return event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight");
}

const isCharacter = (event: KeyboardEvent): boolean => [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
// Left to the browser, which then fires the paste event that carries the text or the files.
const isPaste = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";

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
      element.addEventListener("focus", () => this.#focused());
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

  get hasFocus(): boolean {
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
    if (event.isComposing || event.keyCode === 229 || belongsToBrowser(event) || isPaste(event)) return;
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

  #focused(): void {
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
