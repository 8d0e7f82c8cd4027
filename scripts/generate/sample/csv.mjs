// Tables as text. A cell is quoted only where it must be.

export function csv(header, rows, { delimiter = ",", lineEnd = "\r\n" } = {}) {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [...header, ...rows].map((row) => row.map(cell).join(delimiter) + lineEnd).join("");
}

// Windows-1252, for the letters that occur: Latin-1 and the euro sign.
export function windows1252(text) {
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x20ac && (code > 255 || (code > 127 && code < 160)))
      throw new Error(`not in Windows-1252: ${text[i]}`);
    bytes[i] = code === 0x20ac ? 0x80 : code;
  }
  return bytes;
}
