// Numbers, times and texts as the oracle understands them: BigInt decimals, milliseconds, bytes. Shares nothing with
// the program it checks.

// Decimals are BigInts of 10^-DIGITS units.
const DIGITS = 14;
const UNIT = 10n ** BigInt(DIGITS);

// "12", "-3.50"; null for anything else.
export function parseDecimal(text) {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match || (match[3] ?? '').length > DIGITS) return null;
  const magnitude = BigInt(match[2]) * UNIT + BigInt((match[3] ?? '').padEnd(DIGITS, '0'));
  return match[1] === '-' ? -magnitude : magnitude;
}

export const multiplyDecimals = (a, b) => (a * b) / UNIT;

// At least `places` decimals, zeros beyond dropped.
export function formatDecimal(value, places) {
  const magnitude = value < 0n ? -value : value;
  let fraction = (magnitude % UNIT).toString().padStart(DIGITS, '0').replace(/0+$/, '');
  fraction = fraction.padEnd(places, '0');
  return `${value < 0n ? '-' : ''}${magnitude / UNIT}${fraction === '' ? '' : `.${fraction}`}`;
}

export const formatMoney = (value) => formatDecimal(value, 2);

// "2024-03-05T10:00:00Z", "2024-03-05 10:00:00", with or without seconds, fraction, zone: milliseconds; null otherwise.
export function parseTime(text) {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{3})?(Z|[+-]\d\d:\d\d)?)?$/.exec(text.trim());
  if (!match) return null;
  const [, date, time = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = match;
  const value = Date.parse(`${date}T${time}${seconds}${fraction}${zone}`);
  return Number.isNaN(value) ? null : value;
}

export const formatTime = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');

// Milliseconds of a civil time (written as if it were UTC) in an IANA zone.
export function inZone(civil, zone) {
  if (zone === null) return civil;
  const offset = (at) => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    }).formatToParts(at);
    const part = (name) => Number(parts.find((one) => one.type === name).value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at;
  };
  const first = civil - offset(civil);
  return civil - offset(first);
}

const encoder = new TextEncoder();

// By UTF-8 bytes.
export function compareTexts(a, b) {
  if (a === b) return 0;
  const left = encoder.encode(a);
  const right = encoder.encode(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  }
  return left.length - right.length;
}

export function compareValues(a, b) {
  if (typeof a === 'string') return compareTexts(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

// For the letters that tests use, lower case is simple case folding.
export const fold = (text) => text.toLowerCase();
