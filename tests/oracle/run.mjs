// Asks dist/throughline many random questions and compares its answers with plain loops over the same file.
//   node tests/oracle/run.mjs [--seed S] [--count N] [--program PATH] (FILE | --generated ROWS)
// FILE: online_retail.csv(.gz) or a canonical CSV. Ends with "N passed, N failed", counted in filters.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as answers from './answers.mjs';
import { randomFilter, somePhrase } from './filters.mjs';
import { canonicalTable } from './generate.mjs';
import { Random } from './random.mjs';
import { Table } from './table.mjs';
import { formatTime } from './values.mjs';

function readArguments(words) {
  const options = { seed: 1, count: 200, program: 'dist/throughline', generated: 0, file: null };
  for (let i = 0; i < words.length; i++) {
    if (words[i].startsWith('--')) {
      const name = words[i].slice(2);
      if (!(name in options) || i + 1 === words.length) throw new Error(`what is ${words[i]}?`);
      options[name] = name === 'program' ? words[++i] : Number(words[++i]);
    } else options.file = words[i];
  }
  if (options.file === null && !options.generated) throw new Error('name a file, or --generated ROWS');
  return options;
}

// The questions asked about one filter.
function requestsFor(table, filter, random) {
  const fields = [...table.columns.keys()].filter((field) => field !== 'started_at');
  const some = (most) => [...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(fields)))];
  const lanes = fields.filter((field) => !['id', 'subject', 'body'].includes(field));
  const times = [0, 1].map(() => table.time[table.order[random.below(table.rows)]]).map((time) => (time === Infinity ? 0 : time));
  const [from, to] = [Math.min(...times) - random.below(1e9), Math.max(...times) + 1 + random.below(1e9)];
  const level = 20 + random.below(9);
  const tile = Math.floor(times[0] / (2 ** level * 256));
  const customers = table.columns.get('customer').lists;
  const id = customers.length > 1 ? customers[1 + random.below(customers.length - 1)][0] : null;
  const withFilter = (request) => ({ ...request, filter: filter.text });
  const requests = [
    withFilter({ op: 'facets', fields: some(4), limit: random.pick([3, 50, 200]) }),
    withFilter({ op: 'timeline', lanes: random.pick(lanes), from: formatTime(from), to: formatTime(to), bins: 1 + random.below(300), limit: random.pick([2, 30]) }),
    withFilter({ op: 'timeline', from: formatTime(from), to: formatTime(to), bins: 1 + random.below(50) }),
    withFilter({ op: 'tiles', lanes: random.pick(lanes), level, tiles: [tile, tile + 1], limit: random.pick([2, 30]) }),
    withFilter({ op: 'interactions', sort: random.pick(['', '-']) + random.pick([...fields, 'time', 'time']), offset: random.below(random.pick([300, table.rows])), limit: random.below(100), fields: some(6).filter((field) => field !== 'id' && field !== 'link') }),
    withFilter({ op: 'customers', sort: random.pick(['', '-']) + random.pick(['interactions', 'id', 'name', 'first', 'last', 'received', 'given', 'net']), offset: random.below(20), limit: random.below(60) }),
    withFilter({ op: 'search', text: somePhrase(table, random), limit: 1 + random.below(100) }),
    withFilter({ op: 'summary' }),
  ];
  if (id !== null) requests.push(withFilter({ op: 'customer', id, offset: random.below(3), limit: random.below(40), fields: ['time', 'type', 'value', 'invoice'] }));
  return requests;
}

// What the program adds to what the oracle knows: which data it was, and the files.
function comparable(answer) {
  const { epoch, complete, files, rejected, ...rest } = answer;
  return rest;
}

function firstDifference(expected, actual, path = '') {
  if (isDeepStrictEqual(expected, actual)) return null;
  const bothObjects = [expected, actual].every((one) => typeof one === 'object' && one !== null);
  if (!bothObjects) return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = firstDifference(expected[key], actual[key], `${path}.${key}`);
    if (found) return found.slice(0, 500);
  }
  return `${path}: differs`;
}

const options = readArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'throughline-oracle-'));
let passed = 0;
let failed = 0;
try {
  const file = options.file ?? join(folder, 'generated.csv');
  if (options.file === null) writeFileSync(file, canonicalTable(options.generated, options.seed));
  const table = new Table(file);
  const random = new Random(options.seed);
  const filters = Array.from({ length: options.count }, () => randomFilter(table, random));
  const asked = filters.map((filter) => requestsFor(table, filter, random));
  const requestFile = join(folder, 'requests.ndjson');
  writeFileSync(requestFile, asked.flat().map((request) => `${JSON.stringify(request)}\n`).join(''));
  const output = execFileSync(options.program, ['query', '--requests', requestFile, file], { maxBuffer: 2 ** 30, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = output.split('\n').filter((line) => line !== '');
  if (lines.length !== asked.flat().length) throw new Error(`${asked.flat().length} requests, ${lines.length} answers`);
  let line = 0;
  filters.forEach((filter, i) => {
    let bad = 0;
    for (const request of asked[i]) {
      const actual = comparable(JSON.parse(lines[line++]));
      const difference = firstDifference(answers[request.op](table, filter, request), actual);
      if (difference === null) continue;
      bad++;
      console.log(`${JSON.stringify(request)}\n  ${difference}`);
    }
    if (bad > 0) failed++;
    else passed++;
    filter.cache = undefined;
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
