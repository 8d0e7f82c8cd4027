// Real exports others published, where ../shared/data is at hand: every table opens, each record is accounted for, and the
// counts and totals are those another reader finds.
// node tests/real_exports/run.mjs [BINARY]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCsv } from '../oracle/csv.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const data = join(root, '../shared/data');
const binary = process.argv[2] ?? join(root, 'dist/throughline');
let passed = 0;
let failed = 0;

function check(name, test) {
  let trouble;
  try {
    trouble = test();
  } catch (error) {
    trouble = error.message;
  }
  if (trouble) {
    failed++;
    console.log(`FAILED ${name}: ${trouble}`);
  } else {
    passed++;
  }
}

function differs(what, expected, actual) {
  const [a, b] = [JSON.stringify(expected), JSON.stringify(actual)];
  return a === b ? undefined : `${what}: expected ${a}, got ${b}`;
}

function summary(...paths) {
  const run = spawnSync(binary, ['summary', '--json', ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`exit status ${run.status}: ${run.stderr}`);
  const answer = JSON.parse(run.stdout);
  for (const file of answer.files) {
    if (file.records !== file.used + file.reference + file.merged + file.rejected) throw new Error(`${file.name} does not add up`);
  }
  return answer;
}

const records = (answer) => answer.files.reduce((sum, file) => sum + file.records, 0);

function purchases(path) {
  const rows = readFileSync(path, 'latin1').split(/\r?\n/).slice(1).filter((line) => line.trim() !== '');
  const customers = new Set();
  let cents = 0n;
  for (const row of rows) {
    const [customer, , , value] = row.trim().split(/ +/);
    customers.add(customer);
    const [units, fraction = ''] = value.split('.');
    cents += BigInt(units) * 100n + BigInt(fraction.padEnd(2, '0'));
  }
  return { rows: rows.length, customers: customers.size, received: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}` };
}

const cases = {
  zendesk(folder) {
    const tables = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    const counts = new Map(tables.map((name) => [name, readCsv(join(folder, name)).length - 1]));
    for (const name of tables) {
      check(name, () => differs('records', counts.get(name), records(summary(join(folder, name)))));
    }
    check('all tables of zendesk at once', () => {
      const found = Object.fromEntries(summary(folder).files.map((file) => [basename(file.name), file.records]));
      return differs('records', tables.map((name) => [name, counts.get(name)]), tables.map((name) => [name, found[name]]));
    });
    // What describes others is no interaction: people, groups, brands, tags.
    for (const name of tables.filter((name) => /^(user|organization|group|brand)_data|_tag_data/.test(name))) {
      check(`${name} is a reference`, () => differs('interactions', 0, summary(join(folder, name)).interactions));
    }
  },
  cdnow(folder) {
    const path = join(folder, 'CDNOW_master.txt');
    check('CDNOW_master.txt', () => {
      const truth = purchases(path);
      const answer = summary(path);
      return (
        differs('the other reader', { rows: 69659, customers: 23570, received: '2500315.63' }, truth) ??
        differs('interactions', truth.rows, answer.interactions) ??
        differs('customers', truth.customers, answer.customers) ??
        differs('received', truth.received, answer.value[0].received)
      );
    });
  },
  amazon_connect(folder) {
    check('a contact record', () => differs('records', 1, summary(join(folder, 'ctr_sample.json')).files[0].records));
  },
  rsmf(folder) {
    const path = join(folder, 'rsmf_manifest.json');
    check('rsmf_manifest.json', () => {
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      const found = Object.fromEntries(summary(path).files.map((file) => [file.name.split('#')[1], file.records]));
      return ['participants', 'conversations', 'events']
        .map((table) => differs(table, manifest[table].length, found[table]))
        .find(Boolean);
    });
  },
  slack(folder) {
    check('export.zip', () => {
      const days = summary(join(folder, 'export.zip')).files.filter((file) => /\/[0-9-]+\.json$/.test(file.name));
      return differs('messages', 158, days.reduce((sum, file) => sum + file.records, 0));
    });
  },
  online_retail(folder) {
    check('online_retail.csv.gz', () => {
      const answer = summary(join(folder, 'online_retail.csv.gz'));
      return differs('interactions', 541909, answer.interactions) ?? differs('net', '9747747.934', answer.value[0].net);
    });
  },
};

for (const [name, test] of Object.entries(cases)) {
  const folder = join(data, name);
  if (existsSync(folder)) test(folder);
  else console.log(`${name}: not at hand, left out`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
