// A table whose truth is known: columns of written cells, and beside them what every interaction must say.
import { amountStyle, durationStyles, exact, kUnit, settled, signOf, writeAmount, writeNumber } from './numbers.mjs';
import { clocks, dateStyles, dayOf, kDay, rfc3339, styles } from './times.mjs';
import * as words from './words.mjs';

// What the writing allows: `latin` and `wide` letters, line ends in text, numbers as JSON has them.
export class Table {
  constructor(random, rows, allows) {
    Object.assign(this, { random, rows, allows, columns: [], used: new Set() });
    this.language = random.pick(words.languages);
    this.truth = Array.from({ length: rows }, () => ({}));
    this.mark = random.chance(50) ? '.' : ',';
  }
  // `cells`: text or null; `json`: the same for JSON, where that differs; `numeric`: may hold marks like "-".
  add(role, cells, more = {}) {
    let name = more.name ?? this.random.pick(words.names(role, this.language));
    if (more.suffix) name += /^[ (]/.test(more.suffix) || /^[a-z_]+$/.test(name) ? more.suffix : more.suffix.replace('_', ' ');
    if (this.used.has(name)) {
      const plain = name;
      for (let number = 2; this.used.has(name); number++) name = `${plain} (${number})`;
      more.header = plain;
    }
    this.used.add(name);
    const column = { header: name, ...more, name, role, cells };
    this.columns.push(column);
    return column;
  }
  each(make) {
    return Array.from({ length: this.rows }, (_, row) => make(row));
  }
  // The truth of a field; `kept`: the cells stand as x.NAME as well.
  tell(field, values) {
    values.forEach((value, row) => (this.truth[row][field] = value));
  }
  extra(column) {
    this.tell(`x.${column.name}`, column.cells);
  }
  sparse(percent, make) {
    return this.each((row) => (this.random.chance(percent) ? null : make(row)));
  }
}

function addIdentity(table) {
  const { random, rows } = table;
  const kinds = random.pick([['id'], ['id'], ['id', 'name'], ['id', 'email'], ['id', 'email', 'phone', 'name'], ['id', 'phone'], ['email'], ['email', 'name'], ['phone'], ['account'], ['name'], []]);
  const idStyle = random.pick([(n) => `C-${String(n).padStart(4, '0')}`, (n) => String(12000 + n), (n) => String(n).padStart(6, '0'), (n) => `${17850 + n}.0`, (n) => `cus_${(n * 7919 + 104729).toString(36)}x${n}`]);
  const people = Array.from({ length: 1 + random.below(rows) }, (_, n) => {
    const first = random.pick(words.firstNames), last = random.pick(words.lastNames);
    const plain = `${first}.${last}${n}`.normalize('NFD').replace(/[^A-Za-z0-9.]/g, '').toLowerCase();
    return { id: idStyle(n), email: `${plain}@example.${random.pick(['com', 'org', 'co.uk'])}`, phone: `+4930${1000000 + n * 37}`, name: `${first} ${last} ${['', 'Jr. ', 'II '][n % 3]}${String.fromCharCode(65 + (n % 26))}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(n / 26) % 26]}${Math.floor(n / 676) ? 'x' : ''}` };
  });
  const who = table.each(() => random.pick(people));
  const whole = (text) => (text !== null && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text);
  const identities = table.each(() => ({}));
  for (const kind of kinds) {
    // An id may be missing only beside an e-mail.
    const gaps = kind === 'id' || kind === 'account' ? (kinds.includes('email') ? 8 : kinds.length === 1 && random.chance(40) ? 6 : 0) : kind === 'name' ? 6 : 4;
    const cells = table.each((row) => (random.chance(gaps) ? null : who[row][kind === 'account' ? 'id' : kind]));
    const values = kind === 'id' || kind === 'account' ? cells.map(whole) : cells;
    const role = { id: 'customer', account: 'account', email: 'email', phone: 'phone', name: 'customer_name' }[kind];
    const number = (kind === 'id' || kind === 'account') && /^[1-9]\d*(\.0)?$/.test(people[0].id) && random.chance(60);
    const nested = table.allows.json && random.chance(15);
    table.add(role, cells, { ...(nested && { name: { id: 'customer.id', account: 'account.id', email: 'customer.email', phone: 'customer.phone', name: 'customer.name' }[kind] }), ...(number && { json: cells.map((cell) => cell && { raw: cell }) }) });
    if (kind === 'email' || kind === 'phone' || kind === 'name') table.tell(role, values);
    values.forEach((value, row) => (identities[row][kind === 'account' ? 'id' : kind] = value));
  }
  table.tell('customer', customersOf(identities));
}

// One customer: equal ids, equal e-mails. Its key: the first present of id, e-mail, phone, name.
function customersOf(identities) {
  const kOrder = ['id', 'email', 'phone', 'name'];
  const parent = new Map();
  const find = (key) => (parent.get(key) === key ? key : find(parent.get(key)));
  const keysOf = (identity) => {
    const strong = ['id', 'email'].filter((kind) => identity[kind]).map((kind) => `${kind} ${identity[kind]}`);
    if (strong.length > 0) return strong;
    const kind = kOrder.find((one) => identity[one]);
    return kind ? [`${kind} ${identity[kind]}`] : [];
  };
  for (const identity of identities) {
    const keys = keysOf(identity);
    for (const key of keys) if (!parent.has(key)) parent.set(key, key);
    if (keys.length === 2) parent.set(find(keys[1]), find(keys[0]));
  }
  const best = new Map();
  for (const key of parent.keys()) {
    const root = find(key), rank = kOrder.indexOf(key.split(' ', 1)[0]);
    if (!best.has(root) || rank < best.get(root)[0]) best.set(root, [rank, key.slice(key.indexOf(' ') + 1)]);
  }
  return identities.map((identity) => (keysOf(identity).length ? best.get(find(keysOf(identity)[0]))[1] : null));
}

function addTimes(table) {
  const { random, rows, allows } = table;
  const pick = () => random.pick(Object.keys(styles).filter((name) => name !== 'midnight' && (name !== 'local_words' || allows.latin)));
  const apart = random.chance(14);
  const name = apart ? random.pick(dateStyles) : pick();
  const style = styles[name];
  const from = Date.UTC(2002 + random.below(20), random.below(12), 1);
  const late = rows > 1050;
  const sorted = random.chance(40);
  let instants = table.each(() => from + random.below(700) * kDay + random.below(86400000));
  if (sorted) instants.sort((a, b) => a - b);
  // Of dates in numbers alone, one at least shows the order; in long tables none near the beginning does.
  if (style.order) {
    instants = instants.map((t, row) => (dayOf(t) > 12 && late && row < 1050 ? t - 12 * kDay * Math.ceil((dayOf(t) - 12) / 12) : t)).map((t, row) => (dayOf(t) > 12 && late && row < 1050 ? Date.UTC(2015, 3, 4, 5, 6) : t));
    const shows = late ? 1050 + random.below(rows - 1050) : random.below(rows);
    instants[shows] = Date.UTC(2016, random.below(12), 13 + random.below(15), 12, 34, 56);
    table.shows = shows;
  }
  const gaps = random.chance(15) ? 5 : 0;
  const missing = table.each((row) => row !== table.shows && random.chance(gaps));
  const cut = (t, unit) => Math.floor(t / unit) * unit;
  const write = (of, list) => list.map((t) => (t === null ? null : of.write(t, random, table.language)));
  const raw = (of, cells) => (of.bare && random.chance(70) ? { json: cells.map((cell) => cell && { raw: cell }) } : {});
  if (!apart) {
    const started = instants.map((t, row) => (missing[row] ? null : cut(t, style.unit)));
    const cells = write(style, started);
    table.add('time', cells, { numeric: true, time: true, ...raw(style, cells) });
    table.tell('time', started.map((t) => t && rfc3339(t)));
    if (random.chance(25)) {
      const ended = instants.map((t) => (random.chance(10) ? null : cut(t + 1000 * random.below(50000), style.unit)));
      const endCells = write(style, ended);
      table.add('ended_at', endCells, { numeric: true, time: true, ...raw(style, endCells) });
      table.tell('ended_at', ended.map((t) => t && rfc3339(t)));
    }
  } else {
    const [unit, clock] = clocks[random.pick(Object.keys(clocks))];
    const dates = instants.map((t, row) => (missing[row] ? null : cut(t, kDay)));
    const dateCells = write(style, dates);
    table.add('date', dateCells, { numeric: true, time: true, ...raw(style, dateCells) });
    const clockGaps = random.chance(20) ? 6 : 0;
    const starts = instants.map((t) => (random.chance(clockGaps) ? null : cut(t, unit)));
    const column = table.add('time_of_day', starts.map((t) => t && clock(t)), { numeric: true });
    const started = dates.map((date, row) => (date === null ? null : date + (starts[row] === null ? 0 : starts[row] % kDay)));
    table.tell('time', started.map((t) => t && rfc3339(t)));
    table.tell(`x.${column.name}`, column.cells.map((cell, row) => (dates[row] === null ? cell : null)));
    if (random.chance(30)) {
      const ends = instants.map((t, row) => cut((starts[row] ?? t) + 1000 * random.below(40000), unit));
      const end = table.add('end_of_day', ends.map((t) => clock(t)), { numeric: true });
      table.tell('ended_at', dates.map((date, row) => {
        if (date === null) return null;
        const t = date + (ends[row] % kDay);
        return rfc3339(t < started[row] ? t + kDay : t);
      }));
      table.tell(`x.${end.name}`, end.cells.map((cell, row) => (dates[row] === null ? cell : null)));
    }
  }
  if (random.chance(12)) {
    const due = styles.iso_date;
    const days = table.sparse(30, (row) => cut(instants[row] + 3 * kDay, kDay));
    table.add('follow_up_at', write(due, days), { numeric: true, time: true });
    table.tell('follow_up_at', days.map((t) => t && rfc3339(t)));
  }
}

function addWords(table, kind, some) {
  const { random } = table;
  const ours = table.sparse(random.pick([0, 0, 10]), () => random.pick(some ?? words.ourWords(kind)));
  const cells = ours.map((word) => word && random.pick(words.sourceWords(kind, word, table.language)));
  const column = table.add(kind, cells);
  const unknown = random.chance(6) && table.rows >= 12 ? random.below(table.rows) : -1;
  if (unknown >= 0) cells[unknown] = random.pick(words.unknownWords);
  table.tell(kind, ours.map((word, row) => (row === unknown ? 'other' : word)));
  table.tell(`x.${column.name}`, cells.map((cell, row) => (row === unknown ? cell : null)));
}

const kMoneyTypes = ['purchase', 'purchase', 'purchase', 'refund', 'return', 'payment', 'invoice', 'dispute'];

function addMoney(table) {
  const { random, allows } = table;
  const typed = table.columns.some((column) => column.role === 'type');
  const style = settled(amountStyle(random, table.mark, allows));
  style.gap = random.pick(['', ' ']);
  if (allows.latin === false && style.currency.startsWith('sign')) style.currency = 'code_behind';
  const codes = style.currency === 'none' ? [null] : style.currency === 'header' ? [random.pick(['EUR', 'USD', 'GBP'])] : ['EUR', 'GBP', 'USD', 'INR'].slice(0, 1 + random.below(4));
  const writable = (code) => code === null || !style.currency.startsWith('sign') || allows.wide || !'₹ł'.split('').some((letter) => signOf(code).includes(letter));
  const currency = table.each(() => random.pick(codes.filter(writable)));
  const price = () => BigInt(1 + random.below(random.pick([2000, 99999, 3000000]))) * (kUnit / 100n);
  const suffix = style.currency === 'header' ? random.pick([` (${codes[0]})`, ` ${codes[0]}`, `_${codes[0].toLowerCase()}`]) : undefined;
  const byPrice = random.chance(25);
  // Where rows say what they are, refunds are written without a sign, or all of them with one.
  const signed = !typed || random.chance(50);
  const moneyRow = (row) => (typed ? kMoneyTypes.includes(table.truth[row].type) : !random.chance(random.below(10)));
  const plain = allows.json && random.chance(60);
  if (plain) Object.assign(style, { mark: '.', separator: '', minus: '-', currency: style.currency === 'column' || style.currency === 'header' ? style.currency : 'none', places: 'least' });
  if (plain && style.currency === 'none') currency.fill(null);
  const out = (row) => typed && ['refund', 'return'].includes(table.truth[row].type);
  const values = table.each((row) => (moneyRow(row) ? price() * (typed ? 1n : random.chance(8) ? -1n : 1n) : null));
  const negatives = values.map((value, row) => (value === null ? null : out(row) ? -value : value));
  const json = (cells) => (plain ? { json: cells.map((cell) => cell && { raw: cell }) } : {});
  let total = negatives;
  let priced = values;
  if (byPrice && !typed) {
    const quantity = values.map((value) => (value === null ? null : BigInt((value < 0n ? -1 : 1) * (1 + random.below(12)))));
    priced = values.map((value) => (value === null ? null : value < 0n ? -value : value));
    total = values.map((value, row) => (value === null ? null : quantity[row] * priced[row]));
    const count = table.add('quantity', quantity.map((one) => (one === null ? null : String(one))), { numeric: true });
    if (allows.json) count.json = count.cells.map((cell) => cell && { raw: cell });
    table.extra(count);
    const cells = priced.map((value, row) => (value === null ? null : writeAmount(value, style, currency[row])));
    table.extra(table.add('unit_price', cells, { numeric: true, suffix, ...json(cells) }));
    table.tell('type', quantity.map((one) => (one === null ? null : one < 0n ? 'return' : 'purchase')));
  } else {
    const cells = (signed ? negatives : values).map((value, row) => (value === null ? null : writeAmount(value, style, currency[row])));
    table.add('value', cells, { numeric: true, suffix, amount: true, ...json(cells) });
    if (!typed) table.tell('type', values.map((value) => (value === null ? null : value < 0n ? 'refund' : 'purchase')));
  }
  table.tell('value', total.map((value) => (value === null ? null : exact(value))));
  const stated = currency.map((code, row) => (total[row] === null || style.currency === 'none' ? null : code));
  if (style.currency === 'column') table.add('currency', stated.map((code) => code && (random.chance(5) ? code.toLowerCase() : code)));
  table.tell('currency', stated);
  if (random.chance(30)) addLink(table, 'order', total, typed);
  if (random.chance(15)) addLink(table, 'invoice', total, typed);
}

// Every row its own; with types a payment may share one with what it pays.
function addLink(table, field, total, typed) {
  const { random } = table;
  const prefix = random.pick(['O-', '', 'SO', '00']);
  const links = total.map((value, row) => (value === null ? null : `${prefix}${10023 + row * 3}`));
  if (typed) links.forEach((link, row) => { if (link && row > 0 && table.truth[row].type === 'payment' && random.chance(50)) links[row] = links[random.below(row)] ?? link; });
  table.add(field, links);
  table.tell(field, links);
}

function addDuration(table, field) {
  const { random } = table;
  const style = durationStyles[random.pick(Object.keys(durationStyles))];
  const step = style.step ?? 1;
  const seconds = table.sparse(random.pick([0, 15]), () => step * random.below(Math.floor((style.most ?? random.pick([600, 9000])) / step)));
  const cells = seconds.map((one) => (one === null ? null : style.write(one)));
  const more = { numeric: true, ...(style.suffix && { suffix: random.pick(style.suffix) }), ...(style.numeric && { json: cells.map((cell) => cell && { raw: cell }) }) };
  table.add(field, cells, more);
  table.tell(field, seconds);
}

function addText(table, field, pool, wide, gaps) {
  const { random, allows } = table;
  const texts = [...pool, ...(allows.wide ? [...wide, ...wide] : [])].filter((text) => (allows.latin || /^[\x00-\x7f]*$/.test(text)) && (allows.lines || !/[\r\n\t]/.test(text)));
  const cells = table.sparse(gaps, () => random.pick(texts));
  table.add(field, cells);
  table.tell(field, cells);
}

function addCategory(table, field, pool, gaps = 10) {
  const cells = table.sparse(gaps, () => table.random.pick(pool));
  table.add(field, cells);
  table.tell(field, cells);
}

function addTags(table) {
  const { random, allows } = table;
  const separator = random.pick([';', ';', ', ', ',', '; ']);
  const lists = table.sparse(25, () => [...new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(words.tags)))]);
  const cells = lists.map((list) => list && list.join(separator));
  table.add('tags', cells, allows.json && random.chance(70) ? { json: lists } : {});
  table.tell('tags', lists.map((list) => list ?? []));
}

function addExtra(table) {
  const { random, allows } = table;
  const names = [...words.extraNames, ...(allows.wide ? words.wideExtraNames : [])].filter((name) => allows.latin || /^[\x00-\x7f]*$/.test(name));
  const name = random.pick(names);
  const make = name === 'Birth Date'
    ? () => `${1950 + random.below(50)}-0${1 + random.below(9)}-1${random.below(10)}`
    : random.pick([() => `${random.pick(['AB', 'zz', 'Q'])}-${random.below(900)}`, () => String(random.below(5000)), () => (random.below(9000) / 100).toFixed(2), () => `${random.below(40)}.0`, () => random.pick(['true', 'false']), () => random.pick(['Nord', 'Süd', 'Île', 'N']).normalize(), () => random.pick(['yes', 'no']), () => String(random.below(99)).padStart(4, '0')]);
  const cells = table.sparse(random.pick([0, 10, 60]), make).map((cell) => (cell !== null && !allows.latin ? cell.replace(/[^\x00-\x7f]/g, 'u') : cell));
  const filled = cells.filter((cell) => cell !== null);
  const numeric = filled.length > 0 && filled.every((cell) => /^\d+(\.\d+)?$/.test(cell));
  const raw = numeric && filled.every((cell) => !/^0\d/.test(cell)) && random.chance(50);
  const json = raw ? cells.map((cell) => cell && { raw: cell }) : filled.every((cell) => /^(true|false)$/.test(cell)) ? cells.map((cell) => cell && { raw: cell }) : undefined;
  table.extra(table.add('extra', cells, { name, numeric, ...(json && { json }) }));
}

// A few cells that are no value of their column: null there, kept as they stand.
function spoil(table) {
  const { random } = table;
  const candidates = table.columns.filter((column) => ['time', 'value', 'wait_s', 'talk_s', 'csat', 'nps'].includes(column.role));
  const column = random.pick(candidates);
  if (!column || table.rows < 15) return;
  const row = random.below(table.rows);
  if (row === table.shows || (column.role === 'value' && !table.columns.some((other) => other.role === 'type'))) return;
  const text = random.pick(column.role === 'time' ? ['tbd', '31/02/2024', 'see above', '2024-13-01'] : ['tbd', 'n.v.', '12 apples']);
  column.cells[row] = text;
  if (column.json) column.json[row] = text;
  table.truth[row][column.role] = null;
  if (column.role === 'value') {
    const own = table.columns.some((other) => other.role === 'currency');
    if (!own) table.truth[row].currency = null;
  }
  table.truth[row][`x.${column.name}`] = text;
}

export function makeTable(random, allows) {
  const rows = random.chance(2) ? 1060 + random.below(400) : random.chance(20) ? 6 + random.below(10) : 12 + random.below(90);
  const table = new Table(random, rows, allows);
  const typed = random.chance(55);
  const money = random.chance(60);
  addIdentity(table);
  addTimes(table);
  if (random.chance(50)) addCategory(table, 'source_id', [null], 0), (table.columns.at(-1).cells = table.each((row) => `T${row + 100}`)), table.truth.forEach((row) => delete row.source_id);
  if (typed) addWords(table, 'type', money ? [...kMoneyTypes, ...words.ourWords('type')] : undefined);
  if (random.chance(55)) addWords(table, 'channel');
  if (random.chance(25)) addWords(table, 'direction');
  else if (random.chance(12)) {
    const [yes, no] = random.pick([['true', 'false'], ['1', '0'], ['yes', 'no'], ['Y', 'N'], ['True', 'False']]);
    const inbound = table.each(() => random.chance(60));
    const cells = inbound.map((one) => (one ? yes : no));
    table.add('is_inbound', cells, ['true', '1'].includes(yes) ? { json: cells.map((cell) => ({ raw: cell })) } : {});
    table.tell('direction', inbound.map((one) => (one ? 'inbound' : 'outbound')));
  }
  if (random.chance(40)) addWords(table, 'status');
  if (money) addMoney(table);
  if (random.chance(25)) addDuration(table, 'wait_s');
  if (random.chance(25)) addDuration(table, 'talk_s');
  if (typed && random.chance(25)) {
    const scores = table.sparse(20, () => (random.chance(50) ? 10 * (1 + random.below(5)) : 5 + 10 * random.below(5)));
    const cells = scores.map((score) => score && String(score / 10).replace('.', table.mark));
    table.add('csat', cells, { numeric: true });
    table.tell('csat', scores.map((score) => score && score / 10));
  }
  const latin = (list) => list.filter((text) => allows.latin || /^[\x00-\x7f]*$/.test(text));
  if (random.chance(25)) addCategory(table, 'topic', latin(words.topics));
  if (random.chance(35)) addCategory(table, 'agent', latin(words.firstNames));
  if (random.chance(15)) addCategory(table, 'team', latin(words.teams));
  if (random.chance(15)) addCategory(table, 'organisation', latin(words.organisations));
  if (random.chance(25)) addTags(table);
  if (random.chance(50)) addText(table, 'subject', words.subjects, words.wideSubjects, 10);
  if (random.chance(50)) addText(table, 'body', words.bodies, words.wideBodies, 20);
  for (let count = random.below(4); count > 0; count--) addExtra(table);
  if (random.chance(8)) spoil(table);
  if (random.chance(60)) shuffle(random, table.columns);
  // Of columns with one name the first keeps it: "Region", "Region (2)".
  for (const header of new Set(table.columns.map((column) => column.header))) {
    const places = table.columns.flatMap((column, at) => (column.header === header ? [at] : []));
    const inOrder = places.map((at) => table.columns[at]).sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
    places.forEach((at, index) => (table.columns[at] = inOrder[index]));
  }
  return table;
}

function shuffle(random, list) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
}
