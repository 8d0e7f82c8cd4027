// No frame without a reason: a few after an event, and while the interface says that something moves.

const framesAfterEvent = 3;
/** A hidden tab gets no animation frames, but what it was told to show must still settle. */
const hiddenFrameMs = 50;

export class Frames {
  /** Frames drawn since the start. */
  count = 0;
  readonly #draw: () => number;
  readonly #idle: () => void;
  #wanted = 0;
  #animation = 0;
  #timer = 0;

  /** `draw` answers how many more frames are wanted; `idle` is told when no further frame is due. */
  constructor(draw: () => number, idle: () => void) {
    this.#draw = draw;
    this.#idle = idle;
    document.addEventListener("visibilitychange", () => {
      this.#unschedule();
      if (!document.hidden || this.#wanted > 0) this.request();
    });
  }

  get pending(): boolean {
    return this.#wanted > 0;
  }

  request(): void {
    this.#wanted = Math.max(this.#wanted, framesAfterEvent);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#animation !== 0 || this.#timer !== 0) return;
    if (document.hidden) this.#timer = window.setTimeout(this.#tick, hiddenFrameMs);
    else this.#animation = requestAnimationFrame(this.#tick);
  }

  #unschedule(): void {
    cancelAnimationFrame(this.#animation);
    window.clearTimeout(this.#timer);
    this.#animation = this.#timer = 0;
  }

  readonly #tick = (): void => {
    this.#animation = this.#timer = 0;
    ++this.count;
    this.#wanted = Math.max(this.#wanted - 1, 0);
    this.#wanted = Math.max(this.#wanted, this.#draw());
    if (this.#wanted > 0) this.#schedule();
    else this.#idle();
  };
}
