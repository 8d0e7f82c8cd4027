import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

// All records of a comma-separated file, the header first. Quotes by RFC 4180; blank lines are no records.
export function readCsv(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const records = [];
  let record = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at++; ; ) {
        const close = text.indexOf('"', at);
        if (close < 0) throw new Error(`quote never closed in record ${records.length}`);
        value += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    } else {
      const begin = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
      value = text.slice(begin, at);
    }
    record.push(value);
    if (text[at] === ',') {
      at++;
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
      record.push('');
    }
    if (text[at] === '\r') at++;
    at++;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}
