// The engine as the page sees it: a promise per request, and the raw way for the canvas interface, whose answers it
// parses itself. A worker is started with the first request and after one has died.
import { type Answer, type FromWorker, type OpenFile, type ProtocolError, type ToWorker } from "../shared/messages";

/** The canvas interface numbers its requests below this; the page's own begin here. So both go through untranslated. */
const firstPageId = 0x8000_0000;

type RawListener = (id: number, json: string, binary: ArrayBuffer | null) => void;

export interface EngineListeners {
  /** Answers to requests sent by `sendRaw`. */
  answerRaw: RawListener;
  progress(progress: Answer): void;
  /** The engine died; what was open is gone, and every request under way has been answered by this error. */
  broken(error: ProtocolError): void;
}

export interface Request {
  readonly id: number;
  readonly answer: Promise<Answer>;
}

export class EngineClient {
  readonly #compiled: WebAssembly.Module;
  readonly #createWorker: () => Worker;
  readonly #listeners: EngineListeners;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  readonly #pendingRaw = new Set<number>();
  readonly #askedMemory: ((bytes: number) => void)[] = [];
  #worker: Worker | null = null;
  #nextId = firstPageId;

  constructor(compiled: WebAssembly.Module, createWorker: () => Worker, listeners: EngineListeners) {
    this.#compiled = compiled;
    this.#createWorker = createWorker;
    this.#listeners = listeners;
  }

  /** Asks; an error is an answer with `error`, never a rejection. `files` become readable to the engine by handle. */
  request(request: object, files: readonly OpenFile[] = []): Request {
    const json = JSON.stringify({ binary: true, ...request });
    const id = this.#nextId;
    this.#nextId = id === 0xffff_ffff ? firstPageId : id + 1;
    const answer = new Promise<Answer>((resolve) => this.#pending.set(id, resolve));
    this.#post({ kind: "request", id, json, files });
    return { id, answer };
  }

  sendRaw(id: number, json: string): void {
    this.#pendingRaw.add(id);
    this.#post({ kind: "request", id, json });
  }

  forget(handles: readonly number[]): void {
    if (this.#worker !== null) this.#post({ kind: "forget", handles });
  }

  /** Bytes of the engine's memory; 0 where none runs. */
  memory(): Promise<number> {
    if (this.#worker === null) return Promise.resolve(0);
    return new Promise((resolve) => {
      this.#askedMemory.push(resolve);
      this.#post({ kind: "memory" });
    });
  }

  #post(message: ToWorker): void {
    if (this.#worker === null) {
      this.#worker = this.#createWorker();
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#stop({ code: "engine_stopped", message: event.message || "the engine could not be started" });
      };
      this.#worker.postMessage({ kind: "start", compiled: this.#compiled } satisfies ToWorker);
    }
    this.#worker.postMessage(message);
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case "answer":
        if (this.#pendingRaw.delete(message.id)) {
          this.#listeners.answerRaw(message.id, message.json, message.binary);
        } else {
          const resolve = this.#pending.get(message.id);
          this.#pending.delete(message.id);
          resolve?.(parseAnswer(message.json, message.binary));
        }
        break;
      case "progress":
        this.#listeners.progress(parseAnswer(message.json, null));
        break;
      case "memory":
        this.#askedMemory.shift()?.(message.bytes);
        break;
      case "broken":
        this.#stop({ code: message.code, message: explain(message.code, message.message) });
        break;
    }
  }

  #stop(error: ProtocolError): void {
    if (this.#worker === null) return;
    this.#worker.terminate();
    this.#worker = null;
    const pending = [...this.#pending.values()];
    const raw = [...this.#pendingRaw];
    this.#pending.clear();
    this.#pendingRaw.clear();
    for (const resolve of this.#askedMemory.splice(0)) resolve(0);
    this.#listeners.broken(error);
    for (const resolve of pending) resolve({ error });
    for (const id of raw) this.#listeners.answerRaw(id, JSON.stringify({ error }), null);
  }
}

function explain(code: string, message: string): string {
  return code === "out_of_memory"
    ? "The files need more memory than this tab may have. What was open is closed; open fewer or smaller files."
    : `The engine stopped: ${message}. What was open is closed; open the files again.`;
}

const arrayTypes = { u8: Uint8Array, u32: Uint32Array, i64: BigInt64Array, f64: Float64Array } as const;

/** JSON with `{"$array": {type, offset, length}}` placeholders made typed arrays over copies of `binary`. */
export function parseAnswer(json: string, binary: ArrayBuffer | null): Answer {
  const answer = JSON.parse(json) as Answer;
  return json.includes('"$array"') ? (withArrays(answer, binary ?? new ArrayBuffer(0)) as Answer) : answer;
}

function withArrays(value: unknown, binary: ArrayBuffer): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; ++i) value[i] = withArrays(value[i], binary);
    return value;
  }
  const members = value as Record<string, unknown>;
  const place = members["$array"];
  if (place !== undefined) return typedArray(place, binary);
  for (const key of Object.keys(members)) members[key] = withArrays(members[key], binary);
  return value;
}

function typedArray(place: unknown, binary: ArrayBuffer): ArrayBufferView {
  const { type, offset, length } = place as { type: keyof typeof arrayTypes; offset: number; length: number };
  const constructor = arrayTypes[type];
  const end = offset + length * constructor.BYTES_PER_ELEMENT;
  if (!(offset >= 0 && length >= 0 && end <= binary.byteLength)) throw new RangeError("array outside of the answer's binary");
  return new constructor(binary.slice(offset, end));
}

