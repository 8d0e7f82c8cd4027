// What page and worker say to each other.

/** A file the engine may read by its handle. Only the handle and the name enter the engine. */
export interface OpenFile {
  readonly handle: number;
  readonly file: File;
}

export type ToWorker =
  | { readonly kind: "start"; readonly compiled: WebAssembly.Module }
  | { readonly kind: "request"; readonly id: number; readonly json: string; readonly files?: readonly OpenFile[] }
  | { readonly kind: "forget"; readonly handles: readonly number[] }
  | { readonly kind: "memory" };

export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly json: string; readonly binary: ArrayBuffer | null }
  | { readonly kind: "progress"; readonly json: string }
  | { readonly kind: "memory"; readonly bytes: number }
  /** The engine is gone: nothing that was asked will be answered any more. */
  | { readonly kind: "broken"; readonly code: "out_of_memory" | "engine_stopped"; readonly message: string };

export interface ProtocolError {
  readonly code: string;
  readonly message: string;
  readonly where?: unknown;
}

export type Answer = Record<string, unknown>;

export function errorOf(answer: Answer): ProtocolError | null {
  const error = answer["error"];
  if (typeof error !== "object" || error === null) return null;
  const { code, message, where } = error as Record<string, unknown>;
  return { code: String(code), message: String(message), ...(where === undefined ? {} : { where }) };
}
