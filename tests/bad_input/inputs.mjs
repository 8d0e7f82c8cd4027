// Bad files and what must come of opening each. The command line and the page are held to the same list.
//
// {name, file, parts, fails}: nothing is opened; the error's code, and what its words must say: what happened, where, what to do.
// {name, file, parts, opens}: the file (or each of its entries) is opened; its accounting must be exactly this.
//   `unread`: entries that are listed with an error; `rejected`: what is kept of each rejected record; `notes`: what is told of
//   how it was read; `asks`: further questions with their answers, of which the keys written here must match.
// `parts` makes the file's bytes, a list of buffers. `raised`: a limit for the command line under which the file opens after all.
import { crc32 } from "../../scripts/generate/sample/zip.mjs";
import { deflatedRepeat, gzip, gzipOf, zip } from "./zip.mjs";

const MiB = 1 << 20;
const text = (words) => Buffer.from(words, "utf8");
const bytes = (...values) => Buffer.from(values);
const used = (file, format, records) => ({ name: file, format, records, used: records, reference: 0, merged: 0, rejected: 0 });

const good = text("date,customer,note\n2024-01-01,c1,first\n2024-01-02,c2,second\n");
const again = /download or copy/i;

// --- archives

function csvOfBlankLines() {
  // Rows enough to recognise the table by, then blank lines without end: they cost a reader time, but no memory.
  const rows = Array.from({ length: 40 }, (_, i) => `2024-01-01,c${i},x\n`).join("");
  return { start: text(`date,customer,note\n${rows}`), piece: Buffer.alloc(MiB, "\n") };
}

function ratioBomb() {
  const { start, piece } = csvOfBlankLines();
  const packed = deflatedRepeat(start, piece, 2000);
  return zip([{ name: "rows.csv", packed, size: start.length + 2000 * MiB, crc: 1 }]);
}

/** Each archive is modest; only together they are not: a hundred times four MiB. */
function nestedBomb() {
  const { start, piece } = csvOfBlankLines();
  const packed = deflatedRepeat(start, piece, 4);
  const crc = crc32(Buffer.concat([start, piece, piece, piece, piece]));
  const inner = zip([{ name: "rows.csv", packed, size: start.length + 4 * MiB, crc }]);
  return zip([{ name: "all.zip", data: zip(Array.from({ length: 100 }, (_, i) => ({ name: `${i}.zip`, data: inner }))) }]);
}

function deepZip(depth) {
  let inner = { name: "rows.csv", data: good };
  for (let i = depth; i > 1; --i) inner = { name: `${i}.zip`, data: zip([inner]) };
  return zip([inner]);
}

// --- JSON of 10,000 records

const jsonRecords = Array.from({ length: 10_000 }, (_, i) => {
  const time = new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString();
  return `{"id":${i},"created_at":"${time}","customer_id":"c${i % 50}","via":{"channel":"email"},"tags":["a","b"]}`;
});

/** The records as an array, one of them replaced; where each begins, and how long it is. */
function jsonArray(bad, replacement, separator) {
  const records = jsonRecords.with ? jsonRecords.with(bad, replacement) : jsonRecords.map((record, i) => (i === bad ? replacement : record));
  let at = 1;
  const places = records.map((record) => {
    const place = { offset: at, length: Buffer.byteLength(record) };
    at += place.length + separator.length;
    return place;
  });
  return { file: text(`[${records.join(separator)}]`), places };
}

function jsonCase(name, bad, replacement, separator, reason) {
  const array = jsonArray(bad, replacement, separator);
  return {
    name,
    file: "records.json",
    parts: () => [array.file],
    opens: [{ ...used("records.json", "json", 10_000), used: 9_999, rejected: 1 }],
    rejected: [{ file: "records.json", record: bad, ...array.places[bad], text: replacement, reason }],
    asks: [
      // Reading resumes at the next record, and both neighbours stand where they do.
      { ask: { op: "record", id: `0:${bad - 1}:0` }, answer: array.places[bad - 1] },
      { ask: { op: "record", id: `0:${bad + 1}:0` }, answer: array.places[bad + 1] },
      { ask: { op: "record", id: "0:9999:0" }, answer: array.places[9_999] },
      { ask: { op: "interactions", filter: `id:${bad - 1},${bad},${bad + 1}`, fields: ["id"] }, answer: { total: 2 } },
    ],
  };
}

const badUtf8Record = Buffer.concat([text('{"id":2,"note":b'), bytes(0xfc), text("d}")]);

// --- CSV

function unclosedQuote() {
  const rows = Array.from({ length: 10_000 }, (_, i) => `2024-01-01,c${i},note ${i}\n`);
  rows[4] = '2024-01-01,c4,"note 4\n'; // the fifth row
  const header = "date,customer,note\n";
  const before = header + rows.slice(0, 4).join("");
  const rest = rows.slice(4).join("");
  return { file: text(header + rows.join("")), offset: before.length, quote: before.length + rest.indexOf('"'), rest };
}
const unclosed = unclosedQuote();

function wideTable(columns, rows) {
  const names = Array.from({ length: columns - 2 }, (_, i) => `column${i}`);
  const row = (r) => `2024-01-0${r + 1},c${r},${names.map((_, i) => (i * 7 + r) % 10).join(",")}`;
  return text(`date,customer,${names.join(",")}\n${Array.from({ length: rows }, (_, r) => row(r)).join("\n")}\n`);
}

// --- files of other programs, by their first bytes

const compoundFile = (stream) => Buffer.concat([bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), Buffer.alloc(504), Buffer.from(stream, "utf16le"), Buffer.alloc(1024)]);
const other = (file, content, what, instead) => ({ name: what.source, file, parts: () => [content], fails: { code: "unsupported", says: [what, instead], where: file } });

export const inputs = [
  { name: "an empty file", file: "empty.csv", parts: () => [], fails: { code: "unsupported", says: [/empty/, /export/i], where: "empty.csv" } },
  { name: "a gzip of nothing", file: "empty.csv.gz", parts: () => [gzip(Buffer.alloc(0))], fails: { code: "unsupported", says: [/empty/, /export/i], where: "empty.csv.gz" } },
  {
    name: "a PNG named .csv",
    file: "picture.csv",
    parts: () => [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0)],
    fails: { code: "unsupported", says: [/PNG picture/, /as CSV or JSON/], where: "picture.csv" },
  },
  {
    name: "a zip cut in half",
    file: "half.zip",
    parts: () => {
      const whole = zip([{ name: "a.csv", data: good }, { name: "b.csv", data: good }]);
      return [whole.subarray(0, whole.length / 2)];
    },
    fails: { code: "damaged", says: [/cut short/, again], where: "half.zip" },
  },
  { name: "a gzip with a wrong check sum", file: "sum.csv.gz", parts: () => [gzip(good, { sum: 1 })], fails: { code: "damaged", says: [/damaged/, /check sum/, again], where: "sum.csv.gz" } },
  { name: "a gzip with a wrong length", file: "length.csv.gz", parts: () => [gzip(good, { length: 1 })], fails: { code: "damaged", says: [/damaged/, /length/, again], where: "length.csv.gz" } },
  { name: "a gzip cut short", file: "cut.csv.gz", parts: () => [gzip(good).subarray(0, 40)], fails: { code: "damaged", says: [/cut short/, again], where: "cut.csv.gz" } },
  {
    name: "a zip of which one entry is damaged",
    file: "some.zip",
    parts: () => [zip([{ name: "bad.csv", data: good, crc: 1 }, { name: "good.csv", data: good }])],
    opens: [used("some.zip/good.csv", "csv", 2)],
    unread: [{ name: "some.zip/bad.csv", code: "damaged", says: [/damaged/, /check sum/, again] }],
  },
  { name: "a zip without files", file: "nothing.zip", parts: () => [zip([])], fails: { code: "unsupported", says: [/holds no files/, /export/i], where: "nothing.zip" } },

  // Archives made to exhaust the machine.
  { name: "a zip bomb: the ratio of one entry", file: "ratio.zip", parts: () => [ratioBomb()], fails: { code: "limit", says: [/more than 200 times/, /unpack/], where: "ratio.zip" } },
  {
    name: "a gzip bomb",
    file: "ratio.csv.gz",
    parts: () => {
      const { start, piece } = csvOfBlankLines();
      return [gzipOf(deflatedRepeat(start, piece, 2000))];
    },
    fails: { code: "limit", says: [/more than 200 times/, /unpack/], where: "ratio.csv.gz" },
  },
  { name: "a zip bomb: archives in archives, each modest", file: "nested.zip", parts: () => [nestedBomb()], fails: { code: "limit", says: [/more than 200 times/, /unpack/], where: "nested.zip" } },
  { name: "a zip bomb: four archives deep", file: "deep.zip", parts: () => [deepZip(4)], fails: { code: "limit", says: [/more than 3 deep/, /unpack/], where: "deep.zip" }, raised: { limit: "depth=4", opens: [used("deep.zip/2.zip/3.zip/4.zip/rows.csv", "csv", 2)] } },
  {
    name: "a zip bomb: entries that share their bytes",
    file: "shared.zip",
    parts: () => [zip([{ name: "a.csv", data: good }, ...Array.from({ length: 50 }, (_, i) => ({ name: `${i}.csv`, data: good, at: 0 }))])],
    fails: { code: "limit", says: [/share the same bytes/, /genuine export/], where: "shared.zip" },
  },
  {
    name: "a zip bomb: an entry that unpacks to more than it says",
    file: "liar.zip",
    parts: () => [zip([{ name: "a.csv", packed: deflatedRepeat(good, Buffer.alloc(MiB, "\n"), 1000), size: good.length, crc: crc32(good) }])],
    fails: { code: "damaged", says: [/unpacks to more than/, again], where: "liar.zip/a.csv" },
  },
  {
    name: "a zip whose directory counts more entries than there are",
    file: "count.zip",
    parts: () => [zip([{ name: "a.csv", data: good }], { count: 60_000 })],
    fails: { code: "damaged", says: [/declares 60000 entries and holds 1/, again], where: "count.zip" },
  },

  // JSON: one record of 10,000 is broken; the others are read.
  jsonCase("JSON: a bad token within balanced braces", 4_321, jsonRecords[4_321].replace('"email"', "emial"), ",", /unexpected `emial/),
  jsonCase("JSON: a closing brace is missing", 6_000, jsonRecords[6_000].replace('"email"}', '"email"'), ",", /bracket is missing/),
  jsonCase("JSON, a record a line: a closing brace is missing at the end", 6_000, jsonRecords[6_000].slice(0, -1), ",\n", /bracket is missing/),
  jsonCase("JSON: an opening brace is missing", 7_000, jsonRecords[7_000].slice(1), ",", /no JSON value/),
  jsonCase("JSON: a quote is missing", 5_000, jsonRecords[5_000].replace('"c0"', '"c0'), ",\n", /./),

  // CSV.
  {
    name: "a CSV with an unclosed quote in row 5",
    file: "quote.csv",
    parts: () => [unclosed.file],
    opens: [{ ...used("quote.csv", "csv", 5), used: 4, rejected: 1 }],
    rejected: [{ file: "quote.csv", record: 4, offset: unclosed.offset, length: unclosed.rest.length, text: unclosed.rest, reason: new RegExp(`quote opened at byte ${unclosed.quote} is never closed`, "i") }],
  },
  {
    name: "a CSV with bytes that are no UTF-8",
    file: "utf8.csv",
    parts: () => [text("date,customer,note\n2024-01-01,c1,Grüße\n2024-01-02,c2,b"), bytes(0xff, 0xc3), text("d\n2024-01-03,c3,schön\n")],
    opens: [used("utf8.csv", "csv", 3)],
    notes: [/1 record.* no UTF-8.*U\+FFFD/],
    asks: [{ ask: { op: "interactions", sort: "time", fields: ["body"] }, answer: { rows: [{ body: "Grüße" }, { body: "b\ufffd\ufffdd" }, { body: "schön" }] } }],
  },
  {
    name: "JSON with bytes that are no UTF-8",
    file: "utf8.json",
    parts: () => [text('[{"id":1,"created_at":"2024-01-01","note":"Grüße"},{"id":2,"created_at":"2024-01-02","note":"b'), bytes(0xff), text('d"},{"id":3,"created_at":"2024-01-03","note":"schön"}]')],
    opens: [used("utf8.json", "json", 3)],
    notes: [/1 record.* not UTF-8/],
    asks: [{ ask: { op: "interactions", sort: "time", fields: ["body"] }, answer: { rows: [{ body: "Grüße" }, { body: "b\ufffdd" }, { body: "schön" }] } }],
  },
  {
    name: "a CSV with NUL bytes in it",
    file: "nul.csv",
    parts: () => [text("date,customer,note\n2024-01-01,c1,a"), bytes(0, 0), text("b\n2024-01-02,c2,fine\n")],
    opens: [used("nul.csv", "csv", 2)],
    notes: [/1 record.*U\+FFFD/],
    asks: [{ ask: { op: "interactions", sort: "time", fields: ["body"] }, answer: { rows: [{ body: "a\ufffd\ufffdb" }, { body: "fine" }] } }],
  },
  {
    name: "JSON with a NUL byte in a string",
    file: "nul.json",
    // 44 bytes stand in front of the NUL.
    parts: () => [text('[{"id":1,"created_at":"2024-01-01","note":"a'), bytes(0), text('b"},{"id":2,"created_at":"2024-01-02"}]')],
    opens: [{ ...used("nul.json", "json", 2), used: 1, rejected: 1 }],
    rejected: [{ file: "nul.json", record: 0, offset: 1, length: 47, reason: /byte 44.*control character/i }],
  },
  {
    name: "a broken JSON record that is no UTF-8 either",
    file: "both.json",
    parts: () => [text('[{"id":1,"created_at":"2024-01-01"},'), badUtf8Record, text(',{"id":3,"created_at":"2024-01-03"}]')],
    opens: [{ ...used("both.json", "json", 3), used: 2, rejected: 1 }],
    rejected: [{ file: "both.json", record: 1, offset: 36, length: badUtf8Record.length, text: '{"id":2,"note":b\u00fcd}', base64: badUtf8Record.toString("base64"), reason: /unexpected `b/ }],
  },
  { name: "a file of nothing but NUL bytes", file: "zeros.csv", parts: () => [Buffer.alloc(100_000)], fails: { code: "unsupported", says: [/NUL|zero/, again], where: "zeros.csv" } },
  {
    name: "100 MB without a line end: one letter over and over",
    file: "line.txt",
    parts: () => Array(100).fill(Buffer.alloc(MiB, "x")),
    fails: { code: "unsupported", says: [/text without columns/, /export/i], where: "line.txt" },
  },
  {
    name: "100 MB without a line end: fields",
    file: "fields.csv",
    parts: () => Array(100).fill(text("a,b,".repeat(MiB / 4))),
    fails: { code: "damaged", says: [/header/, /104857600 bytes/, /export/i], where: "fields.csv" },
  },
  {
    name: "100 MB without a line end in the middle of a table",
    file: "row.csv",
    parts: () => [text("date,customer,note\n2024-01-01,c1,fine\n2024-01-02,c2,"), ...Array(100).fill(Buffer.alloc(MiB, "x")), text("\n2024-01-03,c3,fine\n")],
    opens: [{ ...used("row.csv", "csv", 3), used: 2, rejected: 1 }],
    rejected: [{ file: "row.csv", record: 1, offset: 38, length: 100 * MiB + 15, reason: /104857614 bytes.*beginning is kept/ }],
    asks: [{ ask: { op: "record", id: "0:2:0" }, answer: { offset: 53 + 100 * MiB } }],
  },
  {
    name: "100 MB as one JSON string",
    file: "string.json",
    parts: () => [text('[{"id":1,"created_at":"2024-01-01"},{"id":2,"note":"'), ...Array(100).fill(Buffer.alloc(MiB, "x")), text('"},{"id":3,"created_at":"2024-01-03"}]')],
    opens: [{ ...used("string.json", "json", 3), used: 2, rejected: 1 }],
    rejected: [{ file: "string.json", record: 1, offset: 36, length: 100 * MiB + 18, reason: /longer than 64 MiB.*beginning is kept/ }],
  },
  {
    name: "50,000 columns",
    file: "wide.csv",
    parts: () => [wideTable(50_000, 3)],
    opens: [used("wide.csv", "csv", 3)],
    asks: [{ ask: { op: "interactions", sort: "time", fields: ["customer", "x.column0", "x.column500"] }, answer: { rows: [{ customer: "c0", "x.column0": "0", "x.column500": "0" }, { customer: "c1", "x.column0": "1", "x.column500": "1" }, { customer: "c2", "x.column0": "2", "x.column500": "2" }] } }],
  },
  { name: "more columns than a table may have", file: "wider.csv", parts: () => [wideTable(70_000, 2)], fails: { code: "damaged", says: [/header/, /65536/, /export/i], where: "wider.csv" } },
  {
    name: "columns of the same name",
    file: "names.csv",
    parts: () => [text("date,customer,flavour,flavour,Flavour\n2024-01-01,c1,sweet,sour,salty\n2024-01-02,c2,,bitter,\n")],
    opens: [used("names.csv", "csv", 2)],
    asks: [
      {
        ask: { op: "interactions", sort: "time", fields: ["x.flavour", "x.flavour (2)", "x.Flavour"] },
        answer: { rows: [{ "x.flavour": "sweet", "x.flavour (2)": "sour", "x.Flavour": "salty" }, { "x.flavour": null, "x.flavour (2)": "bitter", "x.Flavour": null }] },
      },
    ],
  },
  {
    name: "10,000 small files in one zip",
    file: "many.zip",
    parts: () => [zip(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.csv`, data: text(`date,customer\n2024-01-01,c${i}\n2024-01-02,c${i}\n`), stored: true })))],
    opens: Array.from({ length: 10_000 }, (_, i) => used(`many.zip/${i}.csv`, "csv", 2)),
  },
  {
    name: "JSON of 70,000 tables",
    file: "tables.json",
    parts: () => [text(`{${Array.from({ length: 70_000 }, (_, i) => `"t${i}":[{"id":${i},"date":"2024-01-01"}]`).join(",")}}`)],
    fails: { code: "limit", says: [/65,536 files/], where: "tables.json#t6553" }, // …4 where another file is open
  },

  // Named, with what to do instead.
  { name: "a zip with a password", file: "secret.zip", parts: () => [zip([{ name: "a.csv", data: good, encrypted: true }])], fails: { code: "unsupported", says: [/encrypted/, /unpack it with its password/], where: "secret.zip/a.csv" } },
  { name: "a zip packed by another method", file: "method.zip", parts: () => [zip([{ name: "a.csv", data: good, method: 14 }])], fails: { code: "unsupported", says: [/LZMA/, /pack it again/], where: "method.zip/a.csv" } },
  other("calls.7z", Buffer.concat([bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), Buffer.alloc(200, 0xa5)]), /7-Zip archive/, /pack them as a zip/),
  other("calls.rar", Buffer.concat([bytes(0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0), Buffer.alloc(200, 0xa5)]), /RAR archive/, /pack them as a zip/),
  other("mailbox.pst", Buffer.concat([bytes(0x21, 0x42, 0x44, 0x4e), Buffer.alloc(600, 0xa5)]), /mailbox of Outlook/, /\.mbox|Comma Separated/),
  other("letter.msg", compoundFile("__substg1.0_0037001F"), /message of Outlook/, /\.eml|CSV/),
  other("report.pdf", text("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< >>\nendobj\n"), /PDF document/, /CSV or JSON/),
  other("table.xls", compoundFile("Workbook"), /spreadsheet of the old kind/, /as CSV/),
  other("table.ods", zip([{ name: "mimetype", data: text("application/vnd.oasis.opendocument.spreadsheet"), stored: true }, { name: "content.xml", data: text("<a/>") }]), /spreadsheet/, /as CSV/),
];
