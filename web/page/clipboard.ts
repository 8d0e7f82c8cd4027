// Text out to the clipboard, and in when the interface's own Paste is used.

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard object, or not allowed to this frame: the older way, which needs the user's gesture only.
    copyBySelection(text);
  }
}

function copyBySelection(text: string): void {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", put, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  if (!done) throw new Error("The browser did not let the page write to the clipboard.");
}

export async function readText(): Promise<string> {
  const text = await navigator.clipboard?.readText?.();
  if (text === undefined) throw new Error("This browser does not let a page read the clipboard: press Ctrl+V instead.");
  return text;
}
