// window.throughline: what an embedding page, the tests and a person at the console use.
import { type Answer } from "../shared/messages";
import { namedFiles, type NamedFile } from "./files";

export interface Program {
  open(files: NamedFile[]): Promise<Answer>;
  cancelOpen(): void;
  close(): Promise<void>;
  query(request: object): Promise<Answer>;
  getState(): string;
  setState(text: string): void;
  settled(): Promise<void>;
  frames(): number;
  viewModels(): unknown;
}

export type ThroughlineEvent = "open" | "progress" | "change" | "error";

export class Throughline extends EventTarget {
  /** Settles when the page can be used. */
  readonly ready: Promise<void>;
  readonly #program: Promise<Program>;
  #started: Program | null = null;

  constructor(program: Promise<Program>) {
    super();
    this.#program = program;
    this.ready = program.then((started) => {
      this.#started = started;
    });
    this.ready.catch(() => undefined); // told on the page; whoever awaits `ready` hears of it too
  }

  /** Adds to what is open; rejects, with what was open unchanged, where that fails or is cancelled. */
  async open(files: Iterable<File>): Promise<Answer> {
    const named = namedFiles(files);
    return (await this.#program).open(named);
  }

  /** Cancels the open under way, if there is one. */
  async cancel(): Promise<void> {
    (await this.#program).cancelOpen();
  }

  async close(): Promise<void> {
    return (await this.#program).close();
  }

  /** The protocol: an error is an answer with `error`. */
  async query(request: object): Promise<Answer> {
    return (await this.#program).query(request);
  }

  get state(): string {
    return this.#started?.getState() ?? "";
  }

  set state(text: string) {
    // Once started it holds at once, so that reading it back gives what was set.
    if (this.#started !== null) this.#started.setState(String(text));
    else void this.#program.then((program) => program.setState(String(text)), () => undefined);
  }

  async settled(): Promise<void> {
    return (await this.#program).settled();
  }

  /** Frames drawn since the page was opened. */
  get frames(): number {
    return this.#started?.frames() ?? 0;
  }

  /** What is on the screen: ids, labels, values and rectangles in CSS pixels. */
  viewModels(): unknown {
    return this.#started?.viewModels() ?? null;
  }

  announce(type: ThroughlineEvent, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

declare global {
  interface Window {
    throughline: Throughline;
  }
}
