// A file out of the page, by the browser's own way of saving.

/** Long enough for a browser that asks where to. */
const keptMs = 60_000;

const mostNameLetters = 80;

/** What was opened as the beginning of a file's name: with nothing that a file system or shell minds. */
export function plainName(archive: string): string {
  const plain = archive.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "_").replace(/^[._-]+/, "");
  return [...plain].slice(0, mostNameLetters).join("") || "throughline";
}

export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
