// The interface instance of the module: what the C ABI of src/apps/page offers, in the page's own types.
import { type Answer } from "../shared/messages";
import { instantiate, readText, withBytes, withText, type WasmInstance } from "../shared/wasm";

interface UiInstance extends WasmInstance {
  _ui_start(canvasSelector: number): number;
  _ui_frame(width: number, height: number, pixelRatio: number, dark: number, reducedMotion: number): number;
  _ui_receive(id: number, json: number, length: number, binary: number, binaryLength: number): void;
  _ui_notify(json: number, length: number): void;
  _ui_state(): number;
  _ui_set_state(text: number, length: number): void;
  _ui_settled(): number;
  _ui_view_models(): number;
  _ui_act(json: number, length: number): void;
  _ui_pointer(kind: number, x: number, y: number, button: number, modifiers: number, pointerType: number): void;
  _ui_wheel(x: number, y: number, dx: number, dy: number, modifiers: number): void;
  _ui_key(down: number, code: number, key: number, modifiers: number, repeat: number): void;
  _ui_text(text: number, length: number): void;
  _ui_focus(focused: number): void;
  _ui_context_lost?(): void;
  _ui_context_restored?(): void;
}

/** What the interface asks of the page. */
export type HostCall =
  | { readonly call: "pick_files"; /** Instead of what is open. */ readonly replace?: boolean }
  | { readonly call: "cancel_open" | "close" | "paste" | "sample" | "wake" | "copy_link" | "privacy" | "save_picture" | "save_rejected" | "cancel_export" | "state_changed" | "models_changed" | "no_graphics" }
  | { readonly call: "copy_text"; readonly text: string }
  | { readonly call: "export"; readonly format: "csv" | "ndjson"; readonly filter: string }
  | { readonly call: "cursor"; readonly name: string }
  | { readonly call: "text_input"; readonly active: boolean; readonly x?: number; readonly y?: number; readonly height?: number };

export interface CanvasUiHooks {
  send(id: number, json: string): void;
  host(call: HostCall): void;
}

export type PointerKind = "move" | "down" | "up" | "leave";
const pointerKinds: Record<PointerKind, number> = { move: 0, down: 1, up: 2, leave: 3 };
const pointerTypes: Record<string, number> = { mouse: 0, touch: 1, pen: 2 };

export interface View {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly dark: boolean;
  readonly reducedMotion: boolean;
}

export class CanvasUi {
  readonly #instance: UiInstance;

  private constructor(instance: UiInstance) {
    this.#instance = instance;
  }

  static async create(compiled: WebAssembly.Module, canvas: HTMLCanvasElement, hooks: CanvasUiHooks): Promise<CanvasUi> {
    const instance = await instantiate<UiInstance>(compiled, {
      canvas,
      uiSend: (id: number, json: string) => hooks.send(id >>> 0, json),
      uiHost: (json: string) => hooks.host(JSON.parse(json) as HostCall),
    });
    const ui = new CanvasUi(instance);
    const started = withText(instance, `#${canvas.id}`, (selector) => instance._ui_start(selector));
    if (started === 0) throw new Error("This browser did not give the page a WebGL2 context, which the picture is drawn with. Close other tabs, or look into its graphics settings.");
    return ui;
  }

  /** Draws; answers how many more frames the interface wants. */
  frame(view: View): number {
    return this.#instance._ui_frame(view.width, view.height, view.pixelRatio, Number(view.dark), Number(view.reducedMotion));
  }

  receive(id: number, json: string, binary: ArrayBuffer | null): void {
    withText(this.#instance, json, (text, length) =>
      withBytes(this.#instance, new Uint8Array(binary ?? new ArrayBuffer(0)), (bytes, bytesLength) =>
        this.#instance._ui_receive(id, text, length, bytes, bytesLength),
      ),
    );
  }

  notify(notice: { readonly event: string } & Answer): void {
    withText(this.#instance, JSON.stringify(notice), (text, length) => this.#instance._ui_notify(text, length));
  }

  get state(): string {
    return readText(this.#instance, this.#instance._ui_state());
  }

  set state(text: string) {
    withText(this.#instance, text, (pointer, length) => this.#instance._ui_set_state(pointer, length));
  }

  get settled(): boolean {
    return this.#instance._ui_settled() !== 0;
  }

  viewModels(): unknown {
    return JSON.parse(readText(this.#instance, this.#instance._ui_view_models()));
  }

  act(action: object): void {
    withText(this.#instance, JSON.stringify(action), (text, length) => this.#instance._ui_act(text, length));
  }

  pointer(kind: PointerKind, x: number, y: number, button: number, modifiers: number, pointerType: string): void {
    this.#instance._ui_pointer(pointerKinds[kind], x, y, button, modifiers, pointerTypes[pointerType] ?? 0);
  }

  wheel(x: number, y: number, dx: number, dy: number, modifiers: number): void {
    this.#instance._ui_wheel(x, y, dx, dy, modifiers);
  }

  key(down: boolean, code: string, key: string, modifiers: number, repeat: boolean): void {
    withText(this.#instance, code, (codeText) =>
      withText(this.#instance, key, (keyText) => this.#instance._ui_key(Number(down), codeText, keyText, modifiers, Number(repeat))),
    );
  }

  text(text: string): void {
    withText(this.#instance, text, (pointer, length) => this.#instance._ui_text(pointer, length));
  }

  focus(focused: boolean): void {
    this.#instance._ui_focus(Number(focused));
  }

  /** Bytes of this instance's memory. */
  get memory(): number {
    return this.#instance.HEAPU8.length;
  }

  contextLost(): void {
    this.#instance._ui_context_lost?.();
  }

  contextRestored(): void {
    this.#instance._ui_context_restored?.();
  }
}
