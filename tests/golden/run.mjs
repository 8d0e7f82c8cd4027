// Golden tests: small files whose answers were written by hand, asked through the command line.
// node tests/golden/run.mjs [BINARY...]: which to ask; else those of THROUGHLINE_CLI (separated by `:`), else those built.
//
// cases/NAME/case.json: {"about", "checks": [{"query": {...} | "command": [...], "status": 0, "answer": {...}}]}, asked of
// cases/NAME/input.*, or of what cases/NAME/input.mjs makes ({ name, bytes }). Of an answer the keys that are written down must
// match: objects by those keys, all else exactly.
// "output" names a file of the case that standard output must equal, byte for byte; "messages" are words that standard
// error must hold, "" that it must be empty.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

function binaries() {
  if (process.argv.length > 2) return process.argv.slice(2);
  if (process.env.THROUGHLINE_CLI) return process.env.THROUGHLINE_CLI.split(':');
  return ['dist/throughline', 'build/native-asan/throughline'].map((path) => join(root, path)).filter(existsSync);
}

// Where the answer is not as expected: "rows[1].value: expected "5.00", got null". Nothing if it is.
function difference(expected, actual, path = 'answer') {
  const differs = `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs;
    for (let i = 0; i < expected.length; i++) {
      const found = difference(expected[i], actual[i], `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (expected !== null && typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) return differs;
    for (const key of Object.keys(expected)) {
      const found = difference(expected[key], actual[key], `${path}.${key}`);
      if (found) return found;
    }
    return undefined;
  }
  return Object.is(expected, actual) ? undefined : differs;
}

function ask(binary, check, folder, input) {
  const given = check.query ? ['query', JSON.stringify(check.query)] : check.command;
  const run = spawnSync(binary, [...given, input], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) return `${run.error.message}`;
  if (check.status !== undefined && run.status !== check.status) {
    return `exit status: expected ${check.status}, got ${run.status}${run.signal ? ` (${run.signal})` : ''}\n${run.stderr}`;
  }
  if (check.output !== undefined) {
    const expected = readFileSync(join(folder, check.output), 'utf8');
    if (run.stdout !== expected) return `standard output is not ${check.output} but\n${run.stdout}`;
  }
  if (check.messages !== undefined && (check.messages === '' ? run.stderr !== '' : !run.stderr.includes(check.messages))) {
    return `standard error: expected ${JSON.stringify(check.messages)}, got ${JSON.stringify(run.stderr)}`;
  }
  if (check.answer === undefined) return undefined;
  let answer;
  try {
    answer = JSON.parse(run.stdout);
  } catch (error) {
    return `the answer is no JSON: ${error.message}\n${run.stdout.slice(0, 500)}\n${run.stderr.slice(0, 2000)}`;
  }
  return difference(check.answer, answer);
}

const made = mkdtempSync(join(tmpdir(), 'throughline-golden-'));
process.on('exit', () => rmSync(made, { recursive: true, force: true }));

async function inputOf(folder, name) {
  const file = readdirSync(folder).find((entry) => entry.startsWith('input'));
  if (!file.endsWith('.mjs')) return join(folder, file);
  const { default: make } = await import(pathToFileURL(join(folder, file)));
  const input = make();
  const path = join(made, name, input.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, input.bytes);
  return path;
}

let passed = 0;
let failed = 0;
const asked = binaries();
if (asked.length === 0) {
  console.error('No binary is built: dist/throughline is what scripts/run --build-only makes.');
  failed++;
}
for (const binary of asked) {
  for (const name of readdirSync(join(here, 'cases')).sort()) {
    const folder = join(here, 'cases', name);
    const { checks } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
    const input = await inputOf(folder, name);
    for (const [index, check] of checks.entries()) {
      const problem = ask(binary, check, folder, input);
      if (problem === undefined) {
        passed++;
        continue;
      }
      failed++;
      console.log(`FAILED ${relative(root, binary)} ${name}, check ${index + 1}: ${problem}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
