// Pixels of a PNG as browsers write screenshots: 8 bits, RGB or RGBA, not interlaced.
import { inflateSync } from "node:zlib";

export function decodePng(file) {
  const data = Buffer.from(file);
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[data[25]];
  if (data[24] !== 8 || channels === undefined || data[28] !== 0) throw new Error("not a PNG of the expected kind");
  const parts = [];
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at);
    if (data.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(data.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const line = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; x < stride; ++x) {
      const left = x >= channels ? pixels[y * stride + x - channels] : 0;
      const up = y > 0 ? pixels[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? pixels[(y - 1) * stride + x - channels] : 0;
      pixels[y * stride + x] = line[x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, at: (x, y) => [...pixels.subarray(y * stride + x * channels, y * stride + x * channels + 3)] };
}

function paeth(left, up, corner) {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Different colours within a rectangle [x, y, width, height] of CSS pixels at ratio 1. */
export function coloursIn(picture, [x, y, width, height]) {
  const colours = new Set();
  for (let row = Math.max(0, Math.ceil(y)); row < Math.min(picture.height, y + height); ++row) {
    for (let column = Math.max(0, Math.ceil(x)); column < Math.min(picture.width, x + width); ++column) colours.add(picture.at(column, row).join());
  }
  return colours;
}
