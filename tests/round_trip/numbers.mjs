// Exact amounts (BigInt of ten-thousandths) and durations as systems write them.
export const kUnit = 10000n;

// As the protocol says it: at least two places, no zeros beyond.
export function exact(amount, least = 2) {
  const negative = amount < 0n;
  const digits = String(negative ? -amount : amount).padStart(5, '0');
  let places = digits.slice(-4).replace(/0+$/, '');
  places = places.padEnd(least, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -4)}${places === '' ? '' : `.${places}`}`;
}

function grouped(whole, separator) {
  return separator === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, separator);
}

export function amountStyle(random, mark, allows) {
  const other = mark === ',' ? '.' : ',';
  const separators = ['', '', '', other, other, ' ', "'"];
  if (allows.latin) separators.push('\u00a0', '\u2019');
  if (allows.wide) separators.push('\u202f');
  return {
    mark,
    separator: random.pick(separators),
    places: random.pick([2, 2, 2, 'least', 4]),
    minus: random.pick(['-', '-', '-', 'trailing', 'brackets', ...(allows.wide ? ['\u2212'] : [])]),
    currency: random.pick(['none', 'none', 'column', 'column', 'sign_before', 'sign_behind', 'code_before', 'code_behind', 'header']),
  };
}
// Groups alone could be taken for places: with a separator there are always places.
export const settled = (style) => ({ ...style, places: style.separator !== '' && style.places === 'least' ? 2 : style.places });

export function writeNumber(amount, style) {
  const text = exact(amount < 0n ? -amount : amount, style.places === 'least' ? 0 : style.places);
  const [whole, places] = text.split('.');
  return grouped(whole, style.separator) + (places === undefined ? '' : style.mark + places);
}

const kSigns = { EUR: '€', GBP: '£', USD: 'US$', INR: '₹', PLN: 'zł', BRL: 'R$' };
export const signOf = (code) => kSigns[code];

export function writeAmount(amount, style, code) {
  let text = writeNumber(amount, style);
  const minus = amount < 0n ? style.minus : '';
  const gap = style.gap ?? '';
  if (style.currency === 'sign_before') text = kSigns[code] + gap + text;
  if (style.currency === 'code_before') text = `${code} ${text}`;
  if (minus === 'trailing') text += '-';
  if (style.currency === 'sign_behind') text = `${text}${gap || ' '}${kSigns[code]}`;
  if (style.currency === 'code_behind') text = `${text} ${code}`;
  if (minus === 'brackets') return `(${text})`;
  return (minus === '-' || minus === '\u2212' ? minus : '') + text;
}

const two = (number) => String(number).padStart(2, '0');
const split = (seconds) => [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
// write(seconds); `suffix`: what the column's name says of the unit.
export const durationStyles = {
  clock: { write: (s) => split(s).map(two).join(':') },
  short_clock: { write: (s) => `${two(Math.floor(s / 60))}:${two(s % 60)}`, most: 3599 },
  seconds: { write: String, numeric: true },
  seconds_named: { write: String, numeric: true, suffix: [' (s)', '_seconds', ' (sec)', '_s'] },
  millis: { write: (s) => String(s * 1000), numeric: true, suffix: ['_ms', ' (ms)'] },
  minutes: { write: (s) => String(s / 60), numeric: true, suffix: [' (min)', '_minutes', ' (minutes)'], step: 15 },
  letters: { write: (s) => { const [h, m, r] = split(s); return `${h ? `${h}h` : ''}${h || m ? `${m}m` : ''}${r}s`; } },
  words: { write: (s) => { const [h, m, r] = split(s); return [h ? `${h} h` : '', m ? `${m} min` : '', r || s === 0 ? `${r} sec` : ''].filter(Boolean).join(' '); } },
  iso: { write: (s) => { const [h, m, r] = split(s); return `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${r || s === 0 ? `${r}S` : ''}`; } },
};
