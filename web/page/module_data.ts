// The wasm (gzipped) and the sample archive lie in the page as base64, in data blocks that no browser executes.

const bytesOf = (block: HTMLElement): Uint8Array<ArrayBuffer> => Uint8Array.from(atob((block.textContent ?? "").trim()), (letter) => letter.charCodeAt(0));

/** What this browser lacks, as a sentence for the person before it; null if nothing. */
export function missingFeature(): string | null {
  const needs = "Throughline needs a current Firefox, Chrome, Edge or Safari.";
  if (typeof WebAssembly !== "object") return `This browser, or its security setting, does not run WebAssembly. ${needs}`;
  if (typeof DecompressionStream !== "function") return `This browser is too old: it cannot unpack the program in this page. ${needs}`;
  const probe = document.createElement("canvas").getContext("webgl2");
  if (probe === null) return `This browser has no WebGL2, which the picture is drawn with; it may be switched off in its settings. ${needs}`;
  probe.getExtension("WEBGL_lose_context")?.loseContext(); // the number of contexts is limited
  return null;
}

export async function compileModule(block: HTMLElement): Promise<WebAssembly.Module> {
  const packed = bytesOf(block);
  block.remove(); // megabytes of text that are not needed again
  const bytes = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return WebAssembly.compile(bytes);
}

export const sampleFile = (block: HTMLElement): File => new File([bytesOf(block)], "sample.zip", { type: "application/zip" });
