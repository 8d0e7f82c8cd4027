// One wasm module, instantiated twice: as the engine in the worker, as the interface on the page.
import createThroughline from "throughline-module";

/** Exports of the C ABI that both instances use. Pointers are unsigned once read through `address`. */
export interface WasmInstance {
  readonly HEAPU8: Uint8Array;
  _module_allocate(bytes: number): number;
  _module_release(pointer: number): void;
}

/** Settles when the instance can be called; rejects where memory or the browser does not allow it. */
export function instantiate<T extends WasmInstance>(compiled: WebAssembly.Module, hooks: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const options = {
      ...hooks,
      print: (line: string) => console.info(line),
      printErr: (line: string) => console.error(line),
      instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
        WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), reject);
        return {};
      },
    };
    createThroughline(options).then((instance) => resolve(instance as T), reject);
  });
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Pointers above 2 GiB come out of wasm as negative numbers. */
const address = (pointer: number): number => pointer >>> 0;

/** Copies `bytes` into the instance for as long as `use` runs. The copy is followed by a NUL that `length` does not count. */
export function withBytes<R>(instance: WasmInstance, bytes: Uint8Array, use: (pointer: number, length: number) => R): R {
  const pointer = address(instance._module_allocate(bytes.length + 1));
  if (pointer === 0) throw new RangeError(`no memory for ${bytes.length} bytes`);
  try {
    instance.HEAPU8.set(bytes, pointer);
    instance.HEAPU8[pointer + bytes.length] = 0;
    return use(pointer, bytes.length);
  } finally {
    instance._module_release(pointer);
  }
}

export function withText<R>(instance: WasmInstance, text: string, use: (pointer: number, length: number) => R): R {
  return withBytes(instance, encoder.encode(text), use);
}

/** Text of a NUL-ended UTF-8 string that the instance owns. */
export function readText(instance: WasmInstance, pointer: number): string {
  const start = address(pointer);
  if (start === 0) return "";
  const end = instance.HEAPU8.indexOf(0, start);
  return decoder.decode(instance.HEAPU8.subarray(start, end));
}
