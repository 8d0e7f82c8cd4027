// What is open: one open at a time, in the order asked; the interface and the page's listeners hear of each step.
import { errorOf, type Answer, type OpenFile, type ProtocolError } from "../shared/messages";
import { type EngineClient } from "./engine_client";
import { type NamedFile } from "./files";

export class ThroughlineError extends Error {
  readonly code: string;
  readonly where: unknown;

  constructor(error: ProtocolError) {
    super(error.message);
    this.name = "ThroughlineError";
    this.code = error.code;
    this.where = error.where ?? null;
  }
}

export interface SessionListeners {
  /** One of the notices of the interface's ABI: opening, progress, opened, closed, error. */
  notice(notice: { readonly event: string } & Answer): void;
}

export class Session {
  readonly #engine: EngineClient;
  readonly #listeners: SessionListeners;
  #queue: Promise<unknown> = Promise.resolve();
  #opening: number | null = null;
  #queued = 0;
  /** Opens that were queued before the last close are not carried out. */
  #generation = 0;
  #nextHandle = 1;

  constructor(engine: EngineClient, listeners: SessionListeners) {
    this.#engine = engine;
    this.#listeners = listeners;
  }

  get busy(): boolean {
    return this.#queued > 0;
  }

  /** Adds to what is open. Rejects with a ThroughlineError where nothing was added. */
  open(files: readonly NamedFile[]): Promise<Answer> {
    const generation = this.#generation;
    return this.#inOrder(() => {
      if (generation !== this.#generation) throw new ThroughlineError({ code: "cancelled", message: "closed before it was opened" });
      return this.#openNow(files);
    });
  }

  cancelOpen(): void {
    if (this.#opening !== null) void this.#engine.request({ op: "cancel", id: this.#opening });
  }

  close(): Promise<void> {
    ++this.#generation;
    this.cancelOpen();
    return this.#inOrder(async () => {
      const error = errorOf(await this.#engine.request({ op: "close" }).answer);
      if (error !== null) throw new ThroughlineError(error);
      this.#engine.forget([...Array(this.#nextHandle).keys()]);
      this.#listeners.notice({ event: "closed" });
    });
  }

  async #openNow(files: readonly NamedFile[]): Promise<Answer> {
    const readable: OpenFile[] = files.map(({ file }) => ({ handle: this.#nextHandle++, file }));
    const described = files.map(({ name, file }, i) => ({ handle: readable[i]?.handle, name, size: file.size }));
    this.#listeners.notice({ event: "opening", files: described.map(({ name, size }) => ({ name, size })) });
    const { id, answer } = this.#engine.request({ op: "open", files: described, binary: false }, readable);
    this.#opening = id;
    const summary = await answer;
    this.#opening = null;
    const error = errorOf(summary);
    if (error !== null) {
      this.#engine.forget(readable.map(({ handle }) => handle));
      this.#listeners.notice({ event: "error", error });
      throw new ThroughlineError(error);
    }
    this.#listeners.notice({ event: "opened", summary });
    return summary;
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    ++this.#queued;
    const result = this.#queue.then(work).finally(() => --this.#queued);
    this.#queue = result.catch(() => undefined); // the caller has the error; the next one is not kept from its turn
    return result;
  }
}
