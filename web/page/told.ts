// What the page tells in passing, seen and read aloud; and a text that a person is to copy by hand.
import { element } from "./element";

const shownMs = 6000;
let hiding = 0;

export function tell(text: string): void {
  const told = element("told");
  told.textContent = text;
  told.classList.add("shown");
  window.clearTimeout(hiding);
  hiding = window.setTimeout(() => told.classList.remove("shown"), shownMs);
}

/** Where the browser keeps the page from the clipboard. */
export function offerToCopy(text: string): void {
  const dialog = element<HTMLDialogElement>("by-hand");
  const field = element<HTMLInputElement>("by-hand-text");
  field.value = text;
  element("by-hand-close").onclick = () => dialog.close();
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
}
