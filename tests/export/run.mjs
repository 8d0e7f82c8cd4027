// Export → open gives the same: summary, columns, facets of all fields, customers, interactions; and the exported cells,
// read by another program, are the answers' values.
//   node tests/export/run.mjs [--only ARCHIVE] [--filters N] [--program PATH]
// Closes with "N passed, N failed", counted in comparisons of whole answers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { readCsv } from "../oracle/csv.mjs";
import { randomFilter } from "../oracle/filters.mjs";
import { Random } from "../oracle/random.mjs";
import { Table } from "../oracle/table.mjs";
import { archives } from "./archives.mjs";
import { runs, valueOf } from "./cells.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const options = { only: "", filters: "20", program: join(root, "dist/throughline"), seed: "1" };
for (let i = 2; i < process.argv.length; i += 2) {
  const name = process.argv[i].replace(/^--/, "");
  if (!(name in options) || i + 1 === process.argv.length) throw new Error(`what is ${process.argv[i]}?`);
  options[name] = process.argv[i + 1];
}
const folder = mkdtempSync(join(tmpdir(), "throughline-export-"));
let passed = 0;
let failed = 0;

function same(name, expected, actual) {
  if (isDeepStrictEqual(expected, actual)) return void ++passed;
  ++failed;
  console.log(`FAILED ${name}: ${difference(expected, actual, "")}`);
}

function difference(expected, actual, path) {
  if (isDeepStrictEqual(expected, actual)) return null;
  if (![expected, actual].every((one) => typeof one === "object" && one !== null)) return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`.slice(0, 600);
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = difference(expected[key], actual[key], `${path}.${key}`);
    if (found) return found;
  }
  return `${path}: the order of members differs`;
}

function program(words) {
  const run = spawnSync(options.program, words, { maxBuffer: 2 ** 31 - 1 });
  if (run.error) throw run.error;
  if (run.status === 2 || run.status === null) throw new Error(`throughline ${words.join(" ")}: ${run.status ?? run.signal}: ${run.stderr}`);
  return run;
}

let requestFiles = 0;
function ask(paths, requests) {
  const file = join(folder, `requests-${++requestFiles}`);
  writeFileSync(file, requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const lines = program(["query", "--requests", file, ...paths]).stdout.toString("utf8").split("\n");
  return requests.map((_, i) => JSON.parse(lines[i], (key, value) => (key === "epoch" ? undefined : value)));
}

function exportTo(paths, format, name, filter) {
  const path = join(folder, name);
  const { stdout, stderr, status } = program(["export", "--format", format, ...(filter === undefined ? [] : ["--filter", filter]), ...paths]);
  writeFileSync(path, stdout);
  return { path, bytes: stdout, stderr: stderr.toString("utf8"), status };
}

// What the export does not keep: where a row came from.
function withoutSource(answer) {
  return JSON.parse(JSON.stringify(answer, (key, value) => (["files", "rejected", "source"].includes(key) ? undefined : value)));
}
const withoutIds = (rows) => rows.map(({ id, ...rest }) => rest);

function sampled(list, most, random) {
  return list.length <= most ? list : Array.from({ length: most }, () => random.pick(list));
}

function allQuestions(paths, random) {
  const [{ columns }, { rows: customers }] = ask(paths, [{ op: "columns" }, { op: "customers", limit: 1e9, sort: "id" }]);
  const fields = columns.map(({ field }) => field).filter((field) => field !== "source" && field !== "id");
  return { fields, customers, sample: sampled(customers, 400, random).map(({ id }) => id) };
}

function answersOf(paths, { fields, sample }) {
  const rowFields = fields.filter((field) => field !== "link");
  const faceted = fields.filter((field) => !["subject", "body", "attachment", "recording"].includes(field));
  const questions = [
    ["summary", { op: "summary" }],
    ["columns", { op: "columns" }],
    ["customers", { op: "customers", limit: 1e9, sort: "id" }],
    ["first rows", { op: "interactions", limit: 3000, fields: rowFields }],
    ["last rows", { op: "interactions", limit: 3000, sort: "-time", fields: rowFields }],
    ...faceted.map((field) => [`facets of ${field}`, { op: "facets", fields: [field], limit: 1e6 }]),
    ...sample.map((id) => [`customer ${id}`, { op: "customer", id, limit: 1000, fields: rowFields }]),
  ];
  const answers = ask(paths, questions.map(([, request]) => request)).map(withoutSource);
  for (const answer of answers) {
    if (answer.columns) answer.columns = answer.columns.filter(({ field }) => field !== "source").sort((a, b) => (a.field < b.field ? -1 : 1));
    if (answer.rows?.[0]?.id !== undefined && answer.rows[0].interactions === undefined) answer.rows = withoutIds(answer.rows);
    if (answer.customer) for (const identity of answer.customer.identities) delete identity.files;
  }
  return new Map(questions.map(([name], i) => [name, answers[i]]));
}

// Equal identities of several files are listed once: the files they stand in are not kept.
function compareAnswers(name, before, after) {
  for (const [question, answer] of before) same(`${name}: ${question}`, answer, after.get(question));
}

// The cells as another program reads them, against the rows as they are answered.
function compareCells(name, paths, csvPath, ndjsonBytes, random) {
  const [header, ...records] = readCsv(csvPath);
  const lines = ndjsonBytes.toString("utf8").split("\n").slice(0, -1);
  const columns = header.filter((column) => !["customer_by", "counted", "id"].includes(column));
  const window = 2000;
  const offset = records.length <= window ? 0 : random.below(records.length - window);
  const [answer] = ask(paths, [{ op: "interactions", offset, limit: window, fields: columns.map((column) => (column === "started_at" ? "time" : column)) }]);
  same(`${name}: number of records`, [answer.total, answer.total], [records.length, lines.length]);
  same(`${name}: every record has every cell`, [], records.filter((record) => record.length !== header.length).slice(0, 3));
  answer.rows.forEach((row, i) => {
    const expected = Object.fromEntries(columns.map((column) => [column, row[column === "started_at" ? "time" : column]]));
    const record = records[offset + i];
    const object = JSON.parse(lines[offset + i]);
    const fromCsv = Object.fromEntries(columns.map((column) => [column, valueOf(column, record[header.indexOf(column)])]));
    const fromJson = Object.fromEntries(columns.map((column) => [column, valueOf(column, object[column] === null ? null : String(object[column]), false)]));
    if (isDeepStrictEqual(expected, fromCsv) && isDeepStrictEqual(expected, fromJson)) return;
    same(`${name}: CSV record ${offset + i}`, expected, fromCsv);
    same(`${name}: NDJSON line ${offset + i}`, expected, fromJson);
  });
  const money = new Set(["value"]);
  const run = records.flatMap((record) => record.filter((cell, i) => !money.has(header[i]) && runs(cell)));
  same(`${name}: no cell is a formula`, [], run.slice(0, 3));
}

function underFilters(name, paths, csvPath, random) {
  const table = new Table(csvPath);
  for (const field of ["source", "x.customer_by", "x.counted", "started_at"]) table.columns.delete(field);
  const filters = Array.from({ length: Number(options.filters) }, () => randomFilter(table, random).text);
  const questions = (filter) => [
    { op: "summary", filter },
    { op: "customers", limit: 1e9, sort: "id", filter },
  ];
  const before = ask(paths, filters.flatMap((filter) => questions(filter)));
  filters.forEach((filter, i) => {
    const none = before[i * 2].interactions === 0;
    const format = i % 2 === 0 || none ? "csv" : "ndjson"; // NDJSON of nothing is an empty file
    const { path } = exportTo(paths, format, `filtered.${format}`, filter);
    const after = ask([path], questions(""));
    const expected = before.slice(i * 2, i * 2 + 2);
    same(`${name}: summary under ${filter}`, withoutSource(expected[0]), withoutSource(after[0]));
    same(`${name}: customers under ${filter}`, expected[1], after[1]);
  });
}

try {
  for (const { name, paths } of archives(folder, root, options.only)) {
    const random = new Random(Number(options.seed));
    const begun = performance.now();
    const questions = allQuestions(paths, random);
    const before = answersOf(paths, questions);
    const csv = exportTo(paths, "csv", "first.csv");
    const ndjson = exportTo(paths, "ndjson", "first.ndjson");
    compareAnswers(`${name}, csv`, before, answersOf([csv.path], questions));
    compareAnswers(`${name}, ndjson`, before, answersOf([ndjson.path], questions));
    for (const from of [csv, ndjson]) {
      same(`${name}: an export's export as CSV`, true, exportTo([from.path], "csv", "second.csv").bytes.equals(csv.bytes));
      same(`${name}: an export's export as NDJSON`, true, exportTo([from.path], "ndjson", "second.ndjson").bytes.equals(ndjson.bytes));
    }
    compareCells(name, paths, csv.path, ndjson.bytes, random);
    underFilters(name, paths, csv.path, random);
    console.log(`${name}: ${(csv.bytes.length / 1e6).toFixed(1)} MB as CSV, ${(ndjson.bytes.length / 1e6).toFixed(1)} MB as NDJSON, compared in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
