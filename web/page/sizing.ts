// The canvas has the size of its parent, in device pixels; the window's size says nothing (the page may be embedded).

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export class Sizing {
  #size: Size = { width: 1, height: 1, pixelRatio: 1 };
  readonly #canvas: HTMLCanvasElement;
  readonly #parent: HTMLElement;
  readonly #changed: () => void;

  constructor(canvas: HTMLCanvasElement, parent: HTMLElement, changed: () => void) {
    this.#canvas = canvas;
    this.#parent = parent;
    this.#changed = changed;
    new ResizeObserver(() => this.#measure()).observe(parent);
    this.#watchPixelRatio();
    this.#measure();
  }

  get size(): Size {
    return this.#size;
  }

  /** Gives the canvas its backing store. Called right before a frame is drawn: setting the size clears the picture. */
  apply(): void {
    const { width, height, pixelRatio } = this.#size;
    const columns = Math.max(1, Math.round(width * pixelRatio));
    const rows = Math.max(1, Math.round(height * pixelRatio));
    if (this.#canvas.width !== columns) this.#canvas.width = columns;
    if (this.#canvas.height !== rows) this.#canvas.height = rows;
  }

  #measure(): void {
    const { width, height } = this.#parent.getBoundingClientRect();
    this.#size = { width, height, pixelRatio: window.devicePixelRatio || 1 };
    this.#changed();
  }

  // A media query for the present ratio changes once, when the ratio does; then the next one is needed.
  #watchPixelRatio(): void {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        this.#measure();
        this.#watchPixelRatio();
      },
      { once: true },
    );
  }
}
