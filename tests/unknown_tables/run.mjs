// Tables of shapes that nobody prepared for: is each column taken for what it is, and are the totals right?
// node tests/unknown_tables/run.mjs [--score] [NAME...]: --score adds a line a table with the roles that were right.
//
// NAME/expected.json was written from reading the table, before it was first opened:
//   table     of a JSON file: which of its tables
//   columns   column -> its role; "x" for a column that no common field takes; a list where several readings are right
//   facts     records, rejected, interactions, customers, span, value of the summary; `first`: fields of the earliest
//             interaction; all else: a facet, value -> count
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const binary = process.env.THROUGHLINE_CLI ?? join(here, '../../dist/throughline');

function ask(command, input) {
  const run = spawnSync(binary, [...command, input], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  try {
    return JSON.parse(run.stdout);
  } catch {
    throw new Error(`${command[0]}: exit status ${run.status}, ${run.stderr.slice(0, 500)}`);
  }
}

const query = (request, input) => ask(['query', JSON.stringify(request)], input);
const of_table = (files, table) => files.find((file) => table === undefined || file.name.endsWith(`#${table}`));

function check_columns(expected, input) {
  const actual = of_table(ask(['mapping', '--json'], input).files, expected.table)?.columns ?? [];
  const roles = new Map(actual.map(({ column, role }) => [column, role]));
  return Object.entries(expected.columns).map(([column, wanted]) => {
    const role = roles.get(column);
    const kind = role?.startsWith('x.') ? 'x' : role;
    const right = [wanted].flat().includes(kind);
    return { right, what: `column ${column}`, wanted: [wanted].flat().join(' or '), got: role };
  });
}

function fact(name, wanted, input, table) {
  if (name === 'first') {
    const fields = Object.keys(wanted);
    const { rows } = query({ op: 'interactions', sort: 'time', limit: 1, fields }, input);
    return Object.fromEntries(fields.map((field) => [field, rows[0]?.[field]]));
  }
  const summary = query({ op: 'summary' }, input);
  if (name === 'records' || name === 'rejected') return of_table(summary.files, table)?.[name];
  if (name in summary) return summary[name];
  const { facets } = query({ op: 'facets', fields: [name], limit: 200 }, input);
  return Object.fromEntries(facets[name].values.map(({ value, count }) => [String(value), count]));
}

function check_facts(expected, input) {
  return Object.entries(expected.facts).map(([name, wanted]) => {
    const got = fact(name, wanted, input, expected.table);
    return { right: isDeepStrictEqual(got, wanted), what: name, wanted, got };
  });
}

const arguments_given = process.argv.slice(2);
const show_score = arguments_given.includes('--score');
const named = arguments_given.filter((argument) => !argument.startsWith('--'));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
let passed = 0;
let failed = 0;
for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
  if (named.length > 0 && !named.includes(name)) continue;
  const folder = join(here, name);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const input = join(folder, readdirSync(folder).find((file) => file !== 'expected.json'));
  let columns = [];
  let facts = [];
  try {
    columns = check_columns(expected, input);
    facts = check_facts(expected, input);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error.message}`);
  }
  for (const { right, what, wanted, got } of [...columns, ...facts]) {
    if (right) passed++;
    else {
      failed++;
      console.log(`FAILED ${name}, ${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
    }
  }
  const score = (list) => `${list.filter(({ right }) => right).length} of ${list.length}`;
  if (show_score) console.log(`${name}: roles ${score(columns)}, facts ${score(facts)}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
