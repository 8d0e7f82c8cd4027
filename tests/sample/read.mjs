// Reads a zip and the tables in it by plain loops, sharing no code with the generator.
import { inflateRawSync } from "node:zlib";

export function unzip(archive) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error("no end of central directory");
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const files = new Map();
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error("no central header");
    const method = archive.readUInt16LE(at + 10);
    const packedSize = archive.readUInt32LE(at + 20);
    const size = archive.readUInt32LE(at + 24);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(begin, begin + packedSize);
    const bytes = method === 8 ? inflateRawSync(packed) : packed;
    if (bytes.length !== size) throw new Error(`${name}: wrong size`);
    files.set(name, bytes);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

// Rows as objects by header; `skip` rows after the header are left out.
export function table(text, delimiter, skip = 0) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter === '"' && text[i + 1] === '"') cell += text[++i];
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"') {
      quoted = true;
    } else if (letter === delimiter) {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") {
      row.push(cell.endsWith("\r") ? cell.slice(0, -1) : cell);
      rows.push(row);
      row = [];
      cell = "";
    } else {
      cell += letter;
    }
  }
  if (cell !== "" || row.length > 0) throw new Error("text ends inside a row");
  const header = rows[0];
  for (const each of rows) if (each.length !== header.length) throw new Error(`ragged row: ${each.join(delimiter)}`);
  return rows.slice(1 + skip).map((cells) => Object.fromEntries(cells.map((value, index) => [header[index], value])));
}

export const cents = (text) => Math.round(Number(text) * 100);
export const germanCents = (text) => cents(text.replaceAll(".", "").replace(",", "."));

// "05.06.2025 08:12:00" and "05.06.2025" → instant, UTC
export function germanTime(text) {
  const [, day, month, year, clock] = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(text);
  return Date.parse(`${year}-${month}-${day}T${clock ?? "00:00:00"}Z`);
}

export function seconds(text) {
  const [hours, minutes, rest] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60 + rest;
}
