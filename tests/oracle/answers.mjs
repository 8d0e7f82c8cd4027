import { matching, phraseRows } from './filters.mjs';
import { compareValues, fold, formatMoney, formatTime } from './values.mjs';

// What each question must answer, by plain loops.

const noValue = Symbol('null');

// Rows per value: Map from value (or noValue) to count.
function counted(column, selected, rows) {
  const byCode = new Uint32Array(column?.lists.length ?? 1);
  for (let row = 0; row < rows; row++) byCode[column ? column.codes[row] : 0] += selected === null ? 1 : selected[row];
  const counts = new Map();
  byCode.forEach((count, code) => {
    if (count === 0) return;
    const list = column?.lists[code] ?? [];
    for (const value of list.length === 0 ? [noValue] : new Set(list)) counts.set(value, (counts.get(value) ?? 0) + count);
  });
  return counts;
}

const byCount = ([a, aCount], [b, bCount]) => {
  if (aCount !== bCount) return bCount - aCount;
  if (a === noValue || b === noValue) return a === noValue ? 1 : -1;
  return compareValues(a, b);
};
const shown = (column, value) => (value === noValue ? null : column.json(value));

export function facets(table, filter, { fields, limit }) {
  const answer = {};
  for (const field of fields) {
    const column = table.columns.get(field);
    const all = counted(column, null, table.rows);
    const under = counted(column, matching(table, filter, field), table.rows);
    const ranked = [...all.keys()].map((value) => [value, under.get(value) ?? 0]).sort(byCount);
    const values = ranked.slice(0, limit).map(([value, count]) => ({ value: shown(column, value), count, all: all.get(value) }));
    const restCount = sumOf(ranked.slice(limit).map(([, count]) => count));
    answer[field] = { distinct: ranked.length, rest: ranked.length - values.length, rest_count: restCount, values };
  }
  return { facets: answer };
}

function laneCounts(table, column, selected, from, to, bins) {
  const lanes = new Map();
  const width = BigInt(to - from);
  for (let row = 0; row < table.rows; row++) {
    const time = table.time[row];
    if (!selected[row] || time < from || time >= to) continue;
    const bin = Number((BigInt(time - from) * BigInt(bins)) / width);
    const list = column === null ? [] : column.list(row);
    for (const value of list.length === 0 ? [noValue] : new Set(list)) {
      let counts = lanes.get(value);
      if (!counts) lanes.set(value, (counts = new Array(bins).fill(0)));
      counts[bin]++;
    }
  }
  return lanes;
}

const sumOf = (counts) => counts.reduce((sum, count) => sum + count, 0);
const addUp = (lists, bins) => lists.reduce((sum, counts) => sum.map((count, i) => count + counts[i]), new Array(bins).fill(0));

export function timeline(table, filter, { lanes, from, to, bins, limit }) {
  const column = lanes === undefined ? null : table.columns.get(lanes);
  const counts = laneCounts(table, column, matching(table, filter), Date.parse(from), Date.parse(to), bins);
  if (column === null) return { lanes: [null], counts: [counts.get(noValue) ?? new Array(bins).fill(0)] };
  const ranked = [...counts].map(([value, list]) => [value, sumOf(list)]).sort(byCount);
  const answer = { lanes: [], counts: [] };
  for (const [value] of ranked.slice(0, limit)) {
    answer.lanes.push(shown(column, value));
    answer.counts.push(counts.get(value));
  }
  const rest = ranked.slice(limit);
  if (rest.length > 0) {
    answer.rest_lanes = rest.length;
    answer.rest = addUp(rest.map(([value]) => counts.get(value)), bins);
  }
  return answer;
}

export function tiles(table, filter, { lanes, level, tiles: indexes, limit }) {
  const column = table.columns.get(lanes);
  const ranked = [...counted(column, null, table.rows)].sort(byCount);
  const drawn = ranked.slice(0, limit);
  const selected = matching(table, filter, 'time');
  const width = 2 ** level * 256;
  const answer = { lanes: drawn.map(([value]) => shown(column, value)), rest_lanes: ranked.length - drawn.length, level, tiles: [] };
  for (const index of indexes) {
    const counts = laneCounts(table, column, selected, index * width, (index + 1) * width, 256);
    const zeros = new Array(256).fill(0);
    const lists = drawn.map(([value]) => counts.get(value) ?? zeros);
    if (answer.rest_lanes > 0) lists.push(addUp(ranked.slice(limit).map(([value]) => counts.get(value) ?? zeros), 256));
    answer.tiles.push({ index, counts: lists.flat() });
  }
  return answer;
}

const idOf = (row) => `0:${row}:0`;

function ordered(table, selected, sort) {
  const falling = sort.startsWith('-');
  const field = falling ? sort.slice(1) : sort;
  const rows = [...table.order].filter((row) => selected[row]);
  if (field === 'id') return rows.sort((a, b) => (falling ? b - a : a - b));
  const column = table.columns.get(field);
  const ranks = column.ranks();
  const keys = Int32Array.from(column.codes, (code) => ranks[code]);
  return rows.sort((a, b) => {
    if (keys[a] === keys[b]) return a - b;
    if (keys[a] < 0 || keys[b] < 0) return keys[a] < 0 ? 1 : -1;
    return falling ? keys[b] - keys[a] : keys[a] - keys[b];
  });
}

const rowJson = (table, row, fields) => Object.fromEntries([['id', idOf(row)], ...fields.map((field) => [field, table.columns.get(field)?.rowJson(row) ?? null])]);

export function interactions(table, filter, { sort, offset, limit, fields }) {
  const rows = ordered(table, matching(table, filter), sort);
  return { total: rows.length, rows: rows.slice(offset, offset + limit).map((row) => rowJson(table, row, fields)) };
}

// Exchanged value by currency, null last.
function exchanged(table, rows) {
  const sums = new Map();
  const [received, given, currencies] = ['received', 'given', 'currency'].map((field) => table.columns.get(field));
  for (const row of rows) {
    const sides = [received.list(row)[0], given.list(row)[0]];
    if (sides[0] === undefined && sides[1] === undefined) continue;
    const currency = currencies?.list(row)[0] ?? null;
    const sum = sums.get(currency) ?? [0n, 0n];
    sums.set(currency, [sum[0] + (sides[0] ?? 0n), sum[1] + (sides[1] ?? 0n)]);
  }
  return [...sums].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compareValues(a, b)));
}

const moneyJson = (sums) => sums.map(([currency, [received, given]]) => ({ currency, received: formatMoney(received), given: formatMoney(given), net: formatMoney(received - given) }));

function mostFrequent(table, rows, field) {
  const counts = new Map();
  for (const row of rows) {
    const value = table.columns.get(field)?.list(row)[0];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(byCount)[0]?.[0] ?? null;
}

function spanOf(table, rows) {
  let first = Infinity;
  let last = -Infinity;
  for (const row of rows) {
    if (table.time[row] === Infinity) continue;
    first = Math.min(first, table.time[row]);
    last = Math.max(last, table.time[row]);
  }
  return first === Infinity ? null : { from: formatTime(first), to: formatTime(last) };
}

function rowsByCustomer(table, selected) {
  const customers = new Map();
  const column = table.columns.get('customer');
  for (const row of table.order) {
    const id = column.list(row)[0];
    if (!selected[row] || id === undefined) continue;
    if (!customers.has(id)) customers.set(id, []);
    customers.get(id).push(row);
  }
  return customers;
}

export function customers(table, filter, { sort, offset, limit }) {
  const falling = sort.startsWith('-');
  const key = falling ? sort.slice(1) : sort;
  const side = { received: (r, g) => r, given: (r, g) => g, net: (r, g) => r - g }[key];
  const all = [...rowsByCustomer(table, matching(table, filter))].map(([id, rows]) => {
    const span = spanOf(table, rows);
    const customer = { id, rows, interactions: rows.length, first: span?.from ?? null, last: span?.to ?? null };
    if (side) {
      const sums = exchanged(table, rows);
      customer.key = sums.length === 0 ? null : sums.reduce((sum, [, [received, given]]) => sum + side(received, given), 0n);
    } else if (key === 'name') customer.key = mostFrequent(table, rows, 'customer_name');
    else customer.key = customer[key];
    return customer;
  });
  all.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    const order = a.key === null ? 0 : compareValues(a.key, b.key) * (falling ? -1 : 1);
    return order === 0 ? compareValues(a.id, b.id) : order;
  });
  const rows = all.slice(offset, offset + limit).map(({ id, rows: own, interactions: count, first, last }) => ({
    id,
    name: mostFrequent(table, own, 'customer_name'),
    organisation: mostFrequent(table, own, 'organisation'),
    interactions: count,
    first,
    last,
    value: moneyJson(exchanged(table, own)),
  }));
  return { total: all.length, rows };
}

export function customer(table, filter, { id, offset, limit, fields }) {
  const column = table.columns.get('customer');
  const whole = [...table.order].filter((row) => column.list(row)[0] === id);
  const selected = matching(table, filter);
  const rows = whole.filter((row) => selected[row]);
  const identities = [];
  for (const [kind, stated] of table.identities) {
    const values = [...new Set(whole.map(stated).filter((value) => value !== null))].sort(compareValues);
    for (const value of values) identities.push({ kind, value, files: [table.name] });
  }
  const span = spanOf(table, rows);
  return {
    customer: {
      id,
      name: mostFrequent(table, whole, 'customer_name'),
      organisation: mostFrequent(table, whole, 'organisation'),
      first: span?.from ?? null,
      last: span?.to ?? null,
      identities,
    },
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map((row) => rowJson(table, row, fields)),
    value: moneyJson(exchanged(table, rows)),
  };
}

export function search(table, filter, { text, limit }) {
  const selected = matching(table, filter);
  const found = phraseRows(table, fold(text));
  const ids = [];
  let total = 0;
  for (let row = 0; row < table.rows; row++) {
    if (!selected[row] || !found[row]) continue;
    if (total++ < limit) ids.push(idOf(row));
  }
  return { total, ids };
}

export function summary(table, filter) {
  const selected = matching(table, filter);
  const rows = [...table.order].filter((row) => selected[row]);
  const answer = {};
  for (const field of ['channel', 'type', 'direction', 'function', 'status', 'sentiment', 'agent', 'organisation']) {
    const column = table.columns.get(field);
    const ranked = [...counted(column, selected, table.rows)].sort(byCount).slice(0, 200);
    answer[field] = ranked.map(([value, count]) => ({ value: shown(column, value), count }));
  }
  return {
    interactions: rows.length,
    customers: rowsByCustomer(table, selected).size,
    span: spanOf(table, rows),
    facets: answer,
    value: moneyJson(exchanged(table, rows)),
  };
}
