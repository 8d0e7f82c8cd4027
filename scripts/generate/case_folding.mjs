// Writes src/base/case_folding_table.inc from the Unicode Character Database.
//   node scripts/generate/case_folding.mjs [CaseFolding.txt]
// Default: the file of Debian's package unicode-data.
import { readFileSync, writeFileSync } from "node:fs";

const source = process.argv[2] ?? "/usr/share/unicode/CaseFolding.txt";
const text = readFileSync(source, "utf8");
const version = /CaseFolding-([\d.]+)\.txt/.exec(text)[1];

const pairs = [];
for (const line of text.split("\n")) {
  const match = /^([0-9A-F]+); ([CS]); ([0-9A-F]+);/.exec(line);
  if (match) pairs.push([parseInt(match[1], 16), parseInt(match[3], 16)]);
}
pairs.sort((a, b) => a[0] - b[0]);

// A range: first..last in steps of `stride` (1 or 2), all shifted by the same delta.
const ranges = [];
for (const [from, to] of pairs) {
  const delta = to - from;
  const range = ranges.at(-1);
  const gap = range ? from - range.last : 0;
  const single = range && range.first === range.last;
  if (range && range.delta === delta && (single ? gap <= 2 : gap === range.stride)) {
    range.stride = gap;
    range.last = from;
  } else {
    ranges.push({ first: from, last: from, stride: 1, delta });
  }
}

const hex = (n) => "0x" + n.toString(16).toUpperCase().padStart(4, "0");
const rows = ranges.map((r) => `{${hex(r.first)}, ${hex(r.last)}, ${r.stride}, ${r.delta}},`);
const target = new URL("../../src/base/case_folding_table.inc", import.meta.url);
writeFileSync(
  target,
  `// Unicode ${version}, made by scripts/generate/case_folding.mjs: {first, last, stride, delta}.\n` +
    rows.join("\n") +
    "\n",
);
console.log(`${pairs.length} foldings in ${ranges.length} ranges`);
