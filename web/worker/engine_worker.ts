// The engine's side: messages go in as requests, files are read when the engine asks, and between two steps of work
// the event loop runs, so that a cancel or a newer question gets in.
import type { FromWorker, ToWorker } from "../shared/messages";
import { instantiate, withBytes, withText, type WasmInstance } from "../shared/wasm";

interface EngineInstance extends WasmInstance {
  _engine_create(): void;
  _engine_submit(id: number, json: number, length: number): void;
  _engine_supply(ticket: number, bytes: number, length: number, error: number): void;
  _engine_step(budgetMs: number): number;
}

interface WorkerScope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  close(): void;
}

const stepBudgetMs = 8;

// Asking the browser for a slice takes far longer than copying it: small reads that follow each other through a file, as
// those of a zip's many small entries do, are answered from one larger slice.
const smallReadBytes = 1 << 16;
const windowBytes = 1 << 20;

export function runEngineWorker(): void {
  const scope = self as unknown as WorkerScope;
  const files = new Map<number, File>();
  const waiting: ToWorker[] = [];
  const turn = new MessageChannel();
  let engine: EngineInstance | null = null;
  let stepPending = false;
  let window: { readonly file: File; readonly offset: number; readonly buffer: Promise<ArrayBuffer> } | null = null;

  const post = (message: FromWorker, transfer: Transferable[] = []) => scope.postMessage(message, transfer);

  function stop(reason: unknown): void {
    scope.onmessage = null;
    turn.port1.onmessage = null;
    const text = reason instanceof Error ? reason.message : String(reason);
    const outOfMemory = /memory|bad_alloc|OOM|allocation/i.test(text);
    post({ kind: "broken", code: outOfMemory ? "out_of_memory" : "engine_stopped", message: text });
    scope.close();
  }

  function wake(): void {
    if (stepPending) return;
    stepPending = true;
    turn.port2.postMessage(0);
  }

  function guarded(work: (running: EngineInstance) => void): void {
    if (engine === null) return;
    try {
      work(engine);
    } catch (reason) {
      engine = null;
      stop(reason);
    }
  }

  function supply(ticket: number, bytes: Uint8Array, error: string | null): void {
    guarded((running) => {
      withBytes(running, bytes, (pointer, length) => {
        if (error === null) running._engine_supply(ticket, pointer, length, 0);
        else withText(running, error, (text) => running._engine_supply(ticket, 0, 0, text));
      });
      wake();
    });
  }

  function read(ticket: number, handle: number, offset: number, length: number): void {
    const file = files.get(handle);
    if (file === undefined) {
      // Answered later as every other read: the engine is in the middle of a step.
      setTimeout(() => supply(ticket, new Uint8Array(0), "the file is no longer open"), 0);
      return;
    }
    bytesOf(file, offset, length).then(
      (bytes) => supply(ticket, bytes, null),
      (reason: unknown) => supply(ticket, new Uint8Array(0), reason instanceof Error ? reason.message : String(reason)),
    );
  }

  async function bytesOf(file: File, offset: number, length: number): Promise<Uint8Array> {
    if (length >= smallReadBytes) return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
    if (window?.file !== file || offset < window.offset || offset + length > window.offset + windowBytes) {
      window = { file, offset, buffer: file.slice(offset, offset + windowBytes).arrayBuffer() };
    }
    const { offset: from, buffer } = window;
    try {
      return new Uint8Array(await buffer).subarray(offset - from, offset - from + length);
    } catch (reason) {
      window = null; // the next read tries anew
      throw reason;
    }
  }

  function take(message: ToWorker): void {
    switch (message.kind) {
      case "request":
        for (const { handle, file } of message.files ?? []) files.set(handle, file);
        guarded((running) => {
          withText(running, message.json, (pointer, length) => running._engine_submit(message.id, pointer, length));
          wake();
        });
        break;
      case "forget":
        for (const handle of message.handles) files.delete(handle);
        window = null;
        break;
      case "memory":
        guarded((running) => post({ kind: "memory", bytes: running.HEAPU8.length }));
        break;
      case "start":
        break;
    }
  }

  const hooks = {
    engineAnswer(id: number, json: string, binary: Uint8Array | null): void {
      if (binary === null) return post({ kind: "answer", id: id >>> 0, json, binary: null });
      const whole = binary.byteOffset === 0 && binary.byteLength === binary.buffer.byteLength;
      const buffer = (whole ? binary.buffer : binary.slice().buffer) as ArrayBuffer;
      return post({ kind: "answer", id: id >>> 0, json, binary: buffer }, [buffer]);
    },
    engineProgress: (json: string) => post({ kind: "progress", json }),
    engineRead: (ticket: number, handle: number, offset: number, length: number) => read(ticket >>> 0, handle >>> 0, offset, length >>> 0),
  };

  turn.port1.onmessage = () => {
    stepPending = false;
    guarded((running) => {
      if (running._engine_step(stepBudgetMs) !== 0) wake();
    });
  };

  async function start(compiled: WebAssembly.Module): Promise<void> {
    const instance = await instantiate<EngineInstance>(compiled, hooks);
    engine = instance;
    guarded((running) => running._engine_create());
    for (const message of waiting.splice(0)) take(message);
  }

  scope.onmessage = ({ data }) => {
    if (data.kind === "start") start(data.compiled).catch(stop);
    else if (engine === null) waiting.push(data);
    else take(data);
  };
}
