// *Save picture*: what is on the canvas as a PNG file.
import { download, plainName } from "./download";
import { tell } from "./told";

/** `draw` draws now. The browser forgets a WebGL picture when the task that drew it ends: it is taken in the same one. */
export async function savePicture(canvas: HTMLCanvasElement, draw: () => void, archive: string): Promise<void> {
  draw();
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (picture === null) throw new Error("The browser made no picture of the view. Try it with a smaller window.");
  const name = pictureName(archive, new Date());
  download(picture, name);
  // Whether it is saved the page never learns: the browser may ask, or refuse in a sandbox.
  tell(`The browser was given the picture to save as ${name}.`);
}

/** "orders.csv_2026-03-01_14-05-09.png", with what no file system or shell minds. */
function pictureName(archive: string, now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("-");
  return `${plainName(archive)}_${day}_${time}.png`;
}
