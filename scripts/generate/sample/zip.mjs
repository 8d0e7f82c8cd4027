// A zip of a few files: deflate, UTF-8 names, one fixed time stamp, so that the same content gives the same bytes.
import { deflateRawSync } from "node:zlib";

const kTime = (12 << 11) | 0; // 12:00:00
const kDate = ((2025 - 1980) << 9) | (7 << 5) | 1; // 2025-07-01

const kCrcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ kCrcTable[(crc ^ byte) & 255];
  return (crc ^ 0xffffffff) >>> 0;
}

// The fields that local and central headers share, from "version needed" on.
function sharedFields(entry) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(8, 4); // deflate
  fields.writeUInt16LE(kTime, 6);
  fields.writeUInt16LE(kDate, 8);
  fields.writeUInt32LE(entry.crc, 10);
  fields.writeUInt32LE(entry.packed.length, 14);
  fields.writeUInt32LE(entry.size, 18);
  fields.writeUInt16LE(entry.name.length, 22);
  return fields;
}

// files: [{ name, bytes: Buffer }]
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const file of files) {
    const entry = {
      name: Buffer.from(file.name, "utf8"),
      packed: deflateRawSync(file.bytes, { level: 9, memLevel: 9 }),
      crc: crc32(file.bytes),
      size: file.bytes.length,
    };
    const fields = sharedFields(entry);
    const local = [Buffer.from("PK\x03\x04", "latin1"), fields, entry.name, entry.packed];
    const central = Buffer.alloc(14); // comment length, disk, attributes, then where the entry begins
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, central, entry.name);
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
