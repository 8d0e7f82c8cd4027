import { basename } from 'node:path';
import { readCsv } from './csv.mjs';
import { compareValues, fold, formatDecimal, formatMoney, formatTime, multiplyDecimals, parseDecimal, parseTime } from './values.mjs';

// A table as columns of codes. What a code stands for is a list of values: none is null, tags and links have several.
// Kinds: word, category, text: strings; time: milliseconds; number, money: BigInt decimals; tags: strings.

const WORDS = {
  channel: 'phone email chat messenger social web in_person video sms store post app other',
  type: 'question complaint purchase return refund payment invoice dispute feedback survey follow_up marketing meeting visit delivery consent approval note status_change message incident other',
  direction: 'inbound outbound internal other',
  function: 'marketing sales fulfilment finance service other',
  status: 'new open pending on_hold resolved closed escalated other',
  sentiment: 'positive neutral negative other',
};
const KINDS = {
  id: 'text', subject: 'text', body: 'text', attachment: 'text', recording: 'text',
  started_at: 'time', ended_at: 'time', follow_up_at: 'time',
  csat: 'number', nps: 'number', wait_s: 'number', hold_s: 'number', talk_s: 'number', wrap_s: 'number', transfers: 'number',
  value: 'money', tags: 'tags',
};
const CATEGORIES = 'thread customer customer_name email phone handle organisation topic agent team currency order invoice payment dispute case'.split(' ');
const NULLS = new Set(['', 'NULL', 'null', 'N/A', 'n/a', '?', '\\N', 'NaN', 'nan']);
const NUMBER_NULLS = new Set([...NULLS, 'NA', 'None', '-', 'na', 'none']);

export const vocabulary = (field) => WORDS[field]?.split(' ') ?? null;

function kindOf(field) {
  if (WORDS[field]) return 'word';
  return KINDS[field] ?? (CATEGORIES.includes(field) || field.startsWith('x.') ? 'category' : null);
}

export class Column {
  constructor(field, kind, rows) {
    this.field = field;
    this.kind = kind;
    this.codes = new Uint32Array(rows);
    this.lists = [[]];
    this.known = new Map([['', 0]]);
  }
  set(row, list) {
    const key = list.join('\u0000');
    let code = this.known.get(list.length === 0 ? '' : key);
    if (code === undefined) {
      code = this.lists.length;
      this.lists.push(list);
      this.known.set(key, code);
    }
    this.codes[row] = code;
  }
  list(row) {
    return this.lists[this.codes[row]];
  }
  // Place of each code in the order of its values; -1 for null.
  ranks() {
    if (!this.rankOfCode) {
      const order = this.lists.map((_, code) => code).slice(1);
      order.sort((a, b) => this.compareLists(this.lists[a], this.lists[b]));
      this.rankOfCode = new Int32Array(this.lists.length);
      let rank = 0;
      order.forEach((code, i) => {
        if (i > 0 && this.compareLists(this.lists[order[i - 1]], this.lists[code]) !== 0) rank++;
        this.rankOfCode[code] = rank;
      });
      this.rankOfCode[0] = -1;
    }
    return this.rankOfCode;
  }
  // Tags one after the other; links by the first.
  compareLists(a, b) {
    const length = this.field === 'tags' ? Math.min(a.length, b.length) : 1;
    for (let i = 0; i < length; i++) {
      const order = compareValues(a[i], b[i]);
      if (order !== 0) return order;
    }
    return this.field === 'tags' ? a.length - b.length : 0;
  }
  json(value) {
    if (this.kind === 'time') return formatTime(value);
    if (this.kind === 'number') return Number(formatDecimal(value, 0));
    if (this.kind === 'money') return formatMoney(value);
    return value;
  }
  rowJson(row) {
    const list = this.list(row);
    if (list.length === 0) return null;
    return this.kind === 'tags' ? list : this.json(list[0]);
  }
}

function valuesOf(kind, text, words) {
  const isNull = (kind === 'number' || kind === 'money' || kind === 'time' ? NUMBER_NULLS : NULLS).has(text.trim());
  if (isNull) return [];
  switch (kind) {
    case 'word': return [words.includes(text.trim()) ? text.trim() : 'other'];
    case 'time': return [parseTime(text)];
    case 'number':
    case 'money': return [parseDecimal(text)];
    case 'tags': return text.split(';').map((tag) => tag.trim()).filter((tag) => tag !== '');
    case 'category': return [text.trim()];
    default: return [text];
  }
}

function sentimentOf(score) {
  const limit = parseDecimal('0.05');
  return score >= limit ? 'positive' : score <= -limit ? 'negative' : 'neutral';
}

export class Table {
  constructor(path) {
    const [header, ...records] = readCsv(path);
    this.name = basename(path);
    this.rows = records.length;
    this.columns = new Map();
    if (header.includes('started_at')) this.readCanonical(header, records);
    else if (header.includes('InvoiceNo')) this.readRetail(header, records);
    else throw new Error('neither the canonical table nor online_retail');
    this.columns.set('time', this.columns.get('started_at'));
    this.addSource();
    this.addLinks();
    this.addExchanged();
    this.addCustomers();
    this.sortRows();
  }

  column(field, kind) {
    let column = this.columns.get(field);
    if (!column) this.columns.set(field, (column = new Column(field, kind ?? kindOf(field), this.rows)));
    return column;
  }

  readCanonical(header, records) {
    header.forEach((name, index) => {
      const field = kindOf(name) === null ? `x.${name}` : name;
      const column = this.column(field);
      const words = vocabulary(name);
      records.forEach((record, row) => {
        const text = record[index] ?? '';
        if (field.startsWith('x.')) column.set(row, NULLS.has(text.trim()) ? [] : [text]);
        else if (name === 'sentiment') this.readSentiment(row, text);
        else column.set(row, valuesOf(column.kind, text, words));
      });
    });
  }

  readSentiment(row, text) {
    const score = NUMBER_NULLS.has(text.trim()) ? null : parseDecimal(text);
    if (score !== null) this.column('sentiment_score', 'number').set(row, [score]);
    this.column('sentiment').set(row, score === null ? valuesOf('word', text, vocabulary('sentiment')) : [sentimentOf(score)]);
  }

  // One row is a line item: quantity x price is its value, negative ones are returned or given back.
  readRetail(header, records) {
    const at = Object.fromEntries(header.map((name, index) => [name, index]));
    records.forEach((record, row) => {
      const text = (name) => record[at[name]] ?? '';
      const value = (name) => valuesOf('category', text(name));
      this.column('invoice').set(row, value('InvoiceNo'));
      this.column('subject').set(row, valuesOf('text', text('Description')));
      this.column('started_at').set(row, valuesOf('time', text('InvoiceDate')));
      this.column('customer').set(row, value('CustomerID').map((id) => id.replace(/\.0$/, '')));
      for (const name of ['StockCode', 'Quantity', 'UnitPrice', 'Country']) {
        this.column(`x.${name}`).set(row, NULLS.has(text(name).trim()) ? [] : [text(name)]);
      }
      const quantity = parseDecimal(text('Quantity'));
      const amount = multiplyDecimals(quantity, parseDecimal(text('UnitPrice')));
      this.column('value').set(row, [amount]);
      this.column('type').set(row, [quantity < 0n ? 'return' : amount < 0n ? 'refund' : 'purchase']);
    });
  }

  addSource() {
    const source = this.column('source', 'category');
    for (let row = 0; row < this.rows; row++) source.set(row, [this.name]);
  }

  addLinks() {
    const links = this.column('link', 'tags');
    const parts = ['order', 'invoice', 'payment', 'dispute', 'case'].map((field) => this.columns.get(field)).filter(Boolean);
    for (let row = 0; row < this.rows; row++) links.set(row, [...new Set(parts.flatMap((column) => column.list(row)))]);
  }

  // A payment that shares its order or invoice with a purchase settles that; invoices and disputes are claims.
  addExchanged() {
    const one = (field, row) => this.columns.get(field)?.list(row)[0];
    const sold = new Set();
    for (let row = 0; row < this.rows; row++) {
      if (one('type', row) !== 'purchase' || one('value', row) === undefined) continue;
      for (const field of ['order', 'invoice']) if (one(field, row) !== undefined) sold.add(`${field} ${one(field, row)}`);
    }
    const received = this.column('received', 'money');
    const given = this.column('given', 'money');
    for (let row = 0; row < this.rows; row++) {
      const value = one('value', row);
      const type = one('type', row);
      if (value === undefined || type === 'invoice' || type === 'dispute') continue;
      if (type === 'payment' && ['order', 'invoice'].some((field) => sold.has(`${field} ${one(field, row)}`))) continue;
      if (value >= 0n) received.set(row, [value]);
      else given.set(row, [-value]);
    }
  }

  // Rows of equal ids or e-mails are one customer's; a customer is called by the first of the strongest key.
  addCustomers() {
    const kinds = [['id', 'customer'], ['email', 'email'], ['phone', 'phone'], ['handle', 'handle'], ['name', 'customer_name']];
    const stated = (field, row) => {
      const value = this.columns.get(field)?.list(row)[0]?.trim();
      return value === undefined || value === '' ? null : field === 'email' ? fold(value) : value;
    };
    const parent = new Map();
    const find = (key) => {
      while (parent.get(key) !== key) key = parent.get(key);
      return key;
    };
    const add = (key) => parent.has(key) || parent.set(key, key);
    const keyOfRow = [];
    for (let row = 0; row < this.rows; row++) {
      const present = kinds.map(([kind, field]) => [kind, stated(field, row)]).filter(([, value]) => value !== null);
      const keys = present.map(([kind, value]) => `${kind} ${value}`);
      const strongest = keys[0];
      keyOfRow.push(strongest ?? null);
      if (!strongest) continue;
      add(strongest);
      if (present[0][0] === 'id' && present[1]?.[0] === 'email') {
        add(keys[1]);
        parent.set(find(keys[1]), find(strongest));
      }
    }
    const names = new Map();
    for (const [kind] of kinds) {
      for (const key of parent.keys()) {
        if (key.startsWith(`${kind} `) && !names.has(find(key))) names.set(find(key), key.slice(kind.length + 1));
      }
    }
    this.identities = kinds.map(([kind, field]) => [kind, (row) => stated(field, row)]);
    const customer = new Column('customer', 'category', this.rows);
    keyOfRow.forEach((key, row) => customer.set(row, key === null ? [] : [names.get(find(key))]));
    this.statedCustomer = this.columns.get('customer');
    this.identities[0][1] = (row) => this.statedCustomer?.list(row)[0] ?? null;
    this.columns.set('customer', customer);
  }

  // Rows in the order of time, then id, without a time last.
  sortRows() {
    const times = this.columns.get('time');
    this.time = new Float64Array(this.rows);
    for (let row = 0; row < this.rows; row++) this.time[row] = times.list(row)[0] ?? Infinity;
    this.order = Uint32Array.from({ length: this.rows }, (_, row) => row);
    this.order.sort((a, b) => (this.time[a] === this.time[b] ? a - b : this.time[a] - this.time[b]));
  }
}
