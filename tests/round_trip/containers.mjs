// Text → bytes in an encoding → perhaps compressed or in an archive.
import { deflateRawSync, gzipSync } from 'node:zlib';

const kWindows = new Map([...'€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'].map((letter, at) => [letter, 0x80 + at]).filter(([letter]) => letter !== '\0'));

export const encodings = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16LE without mark': (text) => Buffer.from(text, 'utf16le'),
  'Windows-1252': (text) => Buffer.from([...text].map((letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80 || (code >= 0xa0 && code < 0x100)) return code;
    if (!kWindows.has(letter)) throw new Error(`${letter} is not in Windows-1252`);
    return kWindows.get(letter);
  })),
};

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function zip(name, bytes, stored) {
  const path = Buffer.from(name, 'utf8');
  const packed = stored ? bytes : deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800, 2);
  common.writeUInt16LE(stored ? 0 : 8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), path]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

export function contain(kind, name, bytes) {
  if (kind === 'gz') return { name: `${name}.gz`, bytes: gzipSync(bytes) };
  if (kind === 'zip') return { name: `${name}.zip`, bytes: zip(name, bytes, false) };
  if (kind === 'stored zip') return { name: `${name}.zip`, bytes: zip(name, bytes, true) };
  return { name, bytes };
}
