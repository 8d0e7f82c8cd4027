// Writes seeded random tables whose truth is known, has the program read them, and compares every value and total.
//   node tests/round_trip/run.mjs [--seeds A-B] [--seed N] [--program PATH]
// --seed N repeats one, says what was written and keeps its file. Ends with "N passed, N failed", counted in tables.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../oracle/random.mjs';
import { differences, requests } from './answers.mjs';
import { contain, encodings } from './containers.mjs';
import { csvDialect, writeCsv, writeFixed } from './csv_writer.mjs';
import { jsonDialect, writeJson } from './json_writer.mjs';
import { makeTable } from './table.mjs';

function readArguments(words) {
  const options = { from: 1, to: 500, program: 'dist/throughline', keep: false };
  for (let i = 0; i < words.length; i += 2) {
    const value = words[i + 1];
    if (words[i] === '--seed' && value) Object.assign(options, { from: Number(value), to: Number(value), keep: true });
    else if (words[i] === '--seeds' && /^\d+-\d+$/.test(value)) [options.from, options.to] = value.split('-').map(Number);
    else if (words[i] === '--program' && value) options.program = value;
    else throw new Error(`what is ${words[i]}?`);
  }
  return options;
}

function make(seed) {
  const random = new Random(seed * 7919);
  const shape = random.pick(['csv', 'csv', 'csv', 'csv', 'csv', 'csv', 'json', 'json', 'json', 'fixed']);
  const json = shape === 'json';
  const encoding = random.pick(json ? ['UTF-8', 'UTF-8', 'UTF-8', 'UTF-8 with mark', 'UTF-16LE'] : ['UTF-8', 'UTF-8', 'UTF-8 with mark', 'UTF-16LE', 'UTF-16BE', 'UTF-16LE without mark', 'Windows-1252', 'Windows-1252']);
  const wide = encoding !== 'Windows-1252' && encoding !== 'UTF-16LE without mark';
  const allows = { json, wide, latin: true, lines: shape !== 'fixed' };
  const dialect = json ? jsonDialect(random) : csvDialect(random);
  const table = makeTable(random, allows);
  table.rejected = 0;
  const fixed = shape === 'fixed' ? writeFixed(table, random) : null;
  const text = json ? writeJson(table, dialect, random) : (fixed ?? writeCsv(table, dialect, random));
  const written = json ? 'json' : fixed ? 'fixed' : 'csv';
  const container = random.pick(['none', 'none', 'none', 'gz', 'zip', 'stored zip']);
  const ending = json ? (dialect.shape === 'lines' ? 'ndjson' : 'json') : fixed ? 'txt' : dialect.separator === '\t' && random.chance(50) ? 'tsv' : 'csv';
  const file = contain(container, `export-${seed}.${ending}`, encodings[encoding](text));
  return { seed, table, file, about: { written, encoding, container, ...(fixed ? {} : dialect), mark: table.mark, language: table.language } };
}

function ask(program, file, requestFile) {
  return new Promise((resolve) => {
    const child = spawn(program, ['query', '--requests', requestFile, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    const out = [], errors = [];
    child.stdout.on('data', (bytes) => out.push(bytes));
    child.stderr.on('data', (bytes) => errors.push(bytes));
    child.on('close', (status, signal) => resolve({ status: status ?? signal, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }));
  });
}

async function check(made, folder, program) {
  const { table, file } = made;
  const path = join(folder, file.name);
  const requestFile = `${path}.requests`;
  const asked = requests(table);
  writeFileSync(path, file.bytes);
  writeFileSync(requestFile, asked.map((request) => `${JSON.stringify(request)}\n`).join(''));
  const { status, out, errors } = await ask(program, path, requestFile);
  const answers = out.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (answers.length !== asked.length) return [['not read', `exit ${status}: ${errors.slice(0, 300)}`]];
  const found = differences(table, answers);
  if (status !== (table.rejected ? 1 : 0)) found.push(['exit status', `expected ${table.rejected ? 1 : 0}, got ${status}: ${errors.slice(0, 300)}`]);
  return found;
}

const options = readArguments(process.argv.slice(2));
const folder = options.keep ? 'out/round_trip' : mkdtempSync(join(tmpdir(), 'throughline-round-trip-'));
mkdirSync(folder, { recursive: true });
const classes = new Map();
let passed = 0, failed = 0, next = options.from;

async function work() {
  while (next <= options.to) {
    const made = make(next++);
    const found = await check(made, folder, options.program);
    if (options.keep) console.log(`${join(folder, made.file.name)}\n${JSON.stringify(made.about)}`);
    if (found.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.log(`seed ${made.seed}: ${JSON.stringify(made.about)}`);
    for (const [, sentence] of found.slice(0, options.keep ? 100 : 4)) console.log(`  ${sentence.slice(0, 400)}`);
    if (options.keep && found.roles) console.log(`  ${found.roles}`);
    for (const kind of new Set(found.map(([one]) => one))) classes.set(kind, (classes.get(kind) ?? 0) + 1);
  }
}
try {
  await Promise.all([work(), work()]);
} finally {
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
}
for (const [kind, count] of [...classes].sort((a, b) => b[1] - a[1])) console.log(`${count} tables differ in: ${kind}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
