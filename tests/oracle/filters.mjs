import { vocabulary } from './table.mjs';
import { fold, formatDecimal, formatTime, inZone, parseDecimal } from './values.mjs';

// Random filters, each as text and as a structure of terms: {field, negated, tests}, field null for words. A test takes
// a list of values ([] is null).

const quote = (text) => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = (text) => text === '' || text === 'null' || /[\s,:"*<>]|\.\.|^-/.test(text);
const written = (text, random) => (needsQuotes(text) || random.chance(20) ? quote(text) : text);
const isNull = { text: 'null', test: (list) => list.length === 0 };
const present = (test) => (list) => list.some(test);

function textTest(column, random) {
  const list = random.pick(column.lists);
  if (list.length === 0) return isNull;
  const value = String(random.pick(list));
  if (random.chance(20)) {
    const prefix = [...value].slice(0, 1 + random.below(3)).join('');
    return { text: `${written(prefix, random)}*`, test: present((one) => one.startsWith(prefix)) };
  }
  const number = parseDecimal(value);
  if (number !== null && random.chance(50)) return numberTest(number, random, (one) => parseDecimal(one));
  return { text: written(value, random), test: present((one) => one === value) };
}

function numberTest(bound, random, numberOf) {
  const shown = formatDecimal(bound, 0);
  const holds = (test) => present((one) => numberOf(one) !== null && test(numberOf(one)));
  switch (random.below(7)) {
    case 0: return { text: `>${shown}`, test: holds((number) => number > bound) };
    case 1: return { text: `>=${shown}`, test: holds((number) => number >= bound) };
    case 2: return { text: `<${shown}`, test: holds((number) => number < bound) };
    case 3: return { text: `<=${shown}`, test: holds((number) => number <= bound) };
    case 4: {
      const high = bound + parseDecimal(String(random.below(50)));
      return { text: `${shown}..${formatDecimal(high, 0)}`, test: holds((number) => number >= bound && number <= high) };
    }
    case 5: return { text: `..${shown}`, test: holds((number) => number <= bound) };
    default: return { text: `${shown}..`, test: holds((number) => number >= bound) };
  }
}

// A calendar unit around a time: its text, and [begin, end).
function unitAround(time, random, zone) {
  const date = new Date(time);
  const [year, month, day, hour, minute] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
  const iso = date.toISOString();
  const between = (begin, end) => [inZone(begin, zone), inZone(end, zone)];
  switch (random.below(5)) {
    case 0: return [iso.slice(0, 4), ...between(Date.UTC(year, 0), Date.UTC(year + 1, 0))];
    case 1: return [iso.slice(0, 7), ...between(Date.UTC(year, month), Date.UTC(year, month + 1))];
    case 2: return [iso.slice(0, 10), ...between(Date.UTC(year, month, day), Date.UTC(year, month, day + 1))];
    case 3: {
      const begin = Date.UTC(year, month, day, hour, minute);
      return [`${iso.slice(0, 16)}Z`, begin, begin + 60000];
    }
    default: {
      const begin = Math.floor(time / 1000) * 1000;
      return [formatTime(begin), begin, begin + 1000];
    }
  }
}

function timeTest(column, random, zone) {
  const list = random.pick(column.lists);
  if (list.length === 0) return isNull;
  const [text, begin, end] = unitAround(list[0], random, zone);
  const another = random.pick(column.lists)[0] ?? list[0];
  switch (random.below(6)) {
    case 0: return { text: `>${text}`, test: present((time) => time >= end) };
    case 1: return { text: `>=${text}`, test: present((time) => time >= begin) };
    case 2: return { text: `<${text}`, test: present((time) => time < begin) };
    case 3: return { text: `<=${text}`, test: present((time) => time < end) };
    case 4: {
      const [lastText, , last] = unitAround(Math.max(another, list[0]), random, zone);
      return { text: `${text}..${lastText}`, test: present((time) => time >= begin && time < last) };
    }
    default: return { text, test: present((time) => time >= begin && time < end) };
  }
}

function wordTest(column, random) {
  if (random.chance(20)) return isNull;
  if (column.field === 'sentiment' && random.chance(30)) return null;
  const word = random.pick(vocabulary(column.field));
  if (random.chance(15)) return { text: `${word.slice(0, 2)}*`, test: present((one) => one.startsWith(word.slice(0, 2))) };
  return { text: word, test: present((one) => one === word) };
}

export function somePhrase(table, random) {
  const columns = ['subject', 'body'].map((field) => table.columns.get(field)).filter(Boolean);
  const list = random.pick(random.pick(columns).lists);
  if (list.length === 0) return 'zzz';
  const letters = [...list[0]];
  const begin = random.below(letters.length);
  const phrase = letters.slice(begin, begin + 2 + random.below(6)).join('').trim();
  if (phrase === '') return 'zzz';
  return random.chance(50) ? phrase.toUpperCase() === phrase ? fold(phrase) : phrase : fold(phrase);
}

function randomTerm(table, fields, random, zone) {
  const negated = random.chance(25);
  const sign = negated ? '-' : '';
  if (random.chance(12)) {
    const phrase = somePhrase(table, random);
    const text = /[\s:"]/.test(phrase) || phrase.startsWith('-') || random.chance(30) ? quote(phrase) : phrase;
    return { text: sign + text, field: null, negated, phrase: fold(phrase) };
  }
  const field = random.pick(fields);
  const column = table.columns.get(field);
  const values = [];
  for (let left = 1 + random.below(3); left > 0; left--) {
    if (column.kind === 'word') values.push(wordTest(column, random) ?? isNull);
    else if (column.kind === 'time') values.push(timeTest(column, random, zone));
    else if (column.kind === 'number' || column.kind === 'money') {
      const list = random.pick(column.lists);
      values.push(list.length === 0 ? isNull : random.chance(30) ? equalNumber(list[0]) : numberTest(list[0], random, (one) => one));
    } else values.push(textTest(column, random));
  }
  const name = field.startsWith('x.') && /[\s:",]/.test(field) ? `x.${quote(field.slice(2))}` : field;
  return { text: `${sign}${name}:${values.map((value) => value.text).join(',')}`, field: field === 'started_at' ? 'time' : field, negated, tests: values.map((value) => value.test) };
}

function equalNumber(number) {
  return { text: formatDecimal(number, 0), test: present((one) => one === number) };
}

export function randomFilter(table, random) {
  const fields = [...table.columns.keys()].filter((field) => field !== 'id');
  const zone = random.chance(15) ? random.pick(['Europe/Berlin', 'America/New_York', 'Asia/Tokyo']) : null;
  const terms = [];
  for (let left = random.below(5); left > 0; left--) terms.push(randomTerm(table, fields, random, zone));
  const texts = terms.map((term) => term.text);
  if (zone !== null) texts.splice(random.below(texts.length + 1), 0, `zone:${zone}`);
  return { text: texts.join(' '), terms };
}

// 1 for each row that satisfies the terms; those on `ignored` are left out.
export function matching(table, filter, ignored = undefined) {
  const out = new Uint8Array(table.rows).fill(1);
  for (const term of filter.terms) {
    if (ignored !== undefined && term.field === ignored) continue;
    const passing = (filter.cache ??= new Map()).get(term) ?? termRows(table, term);
    filter.cache.set(term, passing);
    for (let row = 0; row < table.rows; row++) out[row] &= passing[row];
  }
  return out;
}

export function phraseRows(table, phrase) {
  const out = new Uint8Array(table.rows);
  for (const field of ['subject', 'body']) {
    const column = table.columns.get(field);
    if (!column) continue;
    const found = column.lists.map((list) => (list.some((text) => fold(text).includes(phrase)) ? 1 : 0));
    for (let row = 0; row < table.rows; row++) out[row] |= found[column.codes[row]];
  }
  return out;
}

function termRows(table, term) {
  let out;
  if (term.field === null) {
    out = phraseRows(table, term.phrase);
  } else {
    const column = table.columns.get(term.field);
    const taken = column.lists.map((list) => (term.tests.some((test) => test(list)) ? 1 : 0));
    out = new Uint8Array(table.rows);
    for (let row = 0; row < table.rows; row++) out[row] = taken[column.codes[row]];
  }
  if (term.negated) for (let row = 0; row < table.rows; row++) out[row] ^= 1;
  return out;
}

