// Mouse, touch, pen and wheel on the canvas, in CSS pixels from its upper left corner.
import { type CanvasUi, type PointerKind } from "./canvas_ui";
import { modifiersOf } from "./keyboard";

const pixelsPerLine = 16;
const buttons: Record<number, number> = { 0: 0, 1: 1, 2: 2 };

export function listenForPointer(ui: CanvasUi, canvas: HTMLCanvasElement, takeFocus: () => void, wake: () => void): void {
  const isFramed = window.parent !== window;
  const hand = (kind: PointerKind, event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    ui.pointer(kind, event.clientX - box.left, event.clientY - box.top, buttons[event.button] ?? 0, modifiersOf(event), event.pointerType);
    wake();
  };

  canvas.addEventListener("pointermove", (event) => hand("move", event));
  canvas.addEventListener("pointerdown", (event) => {
    if (buttons[event.button] === undefined) return; // the mouse's back and forward
    takeFocus();
    canvas.setPointerCapture(event.pointerId);
    hand("down", event);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (buttons[event.button] !== undefined) hand("up", event);
  });
  canvas.addEventListener("pointercancel", (event) => {
    hand("up", event);
    hand("leave", event);
  });
  canvas.addEventListener("pointerleave", (event) => hand("leave", event));
  // The focus was set above; the default would take it from the hidden text field.
  canvas.addEventListener("mousedown", (event) => event.preventDefault());
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());

  canvas.addEventListener(
    "wheel",
    (event) => {
      // In a frame that has not the focus the wheel goes on scrolling the host, whose reader only passes over.
      if (isFramed && !document.hasFocus() && !event.ctrlKey) return;
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? box.height : 1;
      ui.wheel(event.clientX - box.left, event.clientY - box.top, event.deltaX * unit, event.deltaY * unit, modifiersOf(event));
      wake();
    },
    { passive: false },
  );
}
