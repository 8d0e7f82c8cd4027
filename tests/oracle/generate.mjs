import { Random } from './random.mjs';

// A canonical table with a bit of everything: nulls, duplicate times, several currencies, decimals, tags, Unicode.

const WORDS = ['Late', 'delivery', 'INVOICE', 'wrong', 'größe', 'Ünicode', 'Жалоба', '日本語', 'a,b', 'say "hi"', 'x:y', '-', '5', '*'];
const pickSome = (random, list, most) => Array.from({ length: 1 + random.below(most) }, () => random.pick(list)).join(' ');

export function canonicalTable(rows, seed) {
  const random = new Random(seed);
  const maybe = (percent, make) => (random.chance(percent) ? make() : random.chance(20) ? random.pick(['NULL', 'N/A', ' ']) : '');
  const words = (list) => () => random.pick(list.split(' '));
  const time = () => new Date(Date.UTC(2023, 0, 1) + random.below(900) * 3600000 * 13 + random.pick([0, 0, 0, 1500])).toISOString();
  const person = (n) => ({
    customer: n % 3 === 0 ? '' : `C-${n}`,
    email: n % 2 === 0 ? '' : random.chance(50) ? `p${n}@example.org` : ` P${n}@Example.ORG`,
    customer_name: random.chance(60) ? random.pick([`Person ${n}`, `P. ${n}`, `Pérson ${n}`]) : '',
  });
  const columns = {
    id: (n) => `T${n}`,
    thread: () => maybe(50, () => `th${random.below(40)}`),
    organisation: () => maybe(60, () => random.pick(['Acme, Inc', 'Béta', 'acme', 'Delta "D"', 'Ωmega'])),
    started_at: () => maybe(90, time),
    ended_at: () => maybe(40, time),
    channel: () => maybe(85, words('phone email chat web store app fax')),
    type: () => maybe(90, words('question complaint purchase return refund payment invoice dispute survey')),
    direction: () => maybe(70, words('inbound outbound internal')),
    function: () => maybe(50, words('sales service finance')),
    topic: () => maybe(50, words('a b c')),
    agent: () => maybe(80, () => random.pick(['Ann', 'bob', 'Bob', 'Zoë', 'Ann Lee', '7', '007', '12.5'])),
    status: () => maybe(70, words('new open pending resolved closed')),
    subject: () => maybe(80, () => pickSome(random, WORDS, 4)),
    body: () => maybe(60, () => pickSome(random, WORDS, 12)),
    sentiment: () => maybe(60, () => (random.below(201) / 100 - 1).toFixed(2)),
    csat: () => maybe(50, () => random.pick(['1', '2', '3.5', '4', '5.000', '-1'])),
    wait_s: () => maybe(50, () => String(random.below(4000) / 8)),
    transfers: () => maybe(30, () => String(random.below(4))),
    value: () => maybe(60, () => (random.below(200000) / 1000 - 50).toFixed(random.pick([2, 3, 5, 7]))),
    currency: () => maybe(70, words('EUR USD GBP')),
    follow_up_at: () => maybe(20, time),
    order: () => maybe(40, () => `O${random.below(60)}`),
    invoice: () => maybe(30, () => `I${random.below(60)}`),
    payment: () => maybe(20, () => `O${random.below(60)}`),
    case: () => maybe(20, () => `K${random.below(30)}`),
    tags: () => maybe(60, () => Array.from({ length: 1 + random.below(3) }, () => random.pick(['vip', 'late', 'new', 'große', '5', 'a b'])).join(random.pick([';', '; ']))),
    'Order Status': () => maybe(70, () => random.pick(['shipped', 'in transit', 'lost, sorry', '10', '9.5'])),
    Colour: () => maybe(70, () => random.pick(['red', 'green', 'Blue'])),
  };
  const header = [...Object.keys(person(1)), ...Object.keys(columns)];
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [header.map(cell).join(',')];
  for (let row = 0; row < rows; row++) {
    const record = { ...person(random.below(80)) };
    for (const [name, make] of Object.entries(columns)) record[name] = make(row);
    lines.push(header.map((name) => cell(record[name])).join(','));
  }
  return `${lines.join('\n')}\n`;
}
