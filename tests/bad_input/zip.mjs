// Zips that no packer writes: every number in them can be told wrong.
import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { crc32 } from "../../scripts/generate/sample/zip.mjs";

const kDeflated = 8;
const kEncryptedFlag = 1;

/**
 * entries: {name, data} or {name, packed, size, crc}; further `stored` (packed by method 0), `method`, `encrypted`, and `at`:
 * the directory says that the entry begins there, and nothing is written for it. `count`: of entries, as the end says.
 */
export function zip(entries, { count = entries.length } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const method = entry.method ?? (entry.stored ? 0 : kDeflated);
    const packed = entry.packed ?? (entry.stored ? entry.data : deflateRawSync(entry.data));
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.encrypted ? kEncryptedFlag : 0, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(0x5ae1, 8); // a day in 2025
    shared.writeUInt32LE(entry.crc ?? crc32(entry.data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.size ?? entry.data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(entry.at ?? offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, central, name);
    if (entry.at !== undefined) continue;
    const local = [Buffer.from("PK\x03\x04", "latin1"), shared, name, packed];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** Deflate's data of `start` and then `piece` as many times over; packing it takes as long as packing it once. */
export function deflatedRepeat(start, piece, times) {
  const open = { finishFlush: constants.Z_FULL_FLUSH };
  const end = Buffer.from([3, 0]); // an empty last block
  return Buffer.concat([deflateRawSync(start, open), ...Array(times).fill(deflateRawSync(piece, open)), end]);
}

/** Gzip with its end as it should be or not. */
export function gzip(data, { sum, length } = {}) {
  const bytes = gzipSync(data);
  if (sum !== undefined) bytes.writeUInt32LE(sum, bytes.length - 8);
  if (length !== undefined) bytes.writeUInt32LE(length, bytes.length - 4);
  return bytes;
}

/** A gzip member around data that is deflated already, its check sum wrong: nobody gets that far. */
export function gzipOf(deflated) {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), deflated, Buffer.alloc(8)]);
}
