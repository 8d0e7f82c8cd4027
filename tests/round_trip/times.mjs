// Instants as systems write them. Instants are numbers of milliseconds; each style says how fine it is.
const two = (number) => String(number).padStart(2, '0');
const kDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const kMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const kLongMonths = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

// The parts of an instant as a clock `minutes` east of Greenwich shows them.
function parts(instant, minutes = 0) {
  const date = new Date(instant + minutes * 60000);
  const hour = date.getUTCHours();
  return { y: String(date.getUTCFullYear()), m: date.getUTCMonth() + 1, d: date.getUTCDate(), H: hour, M: two(date.getUTCMinutes()), S: two(date.getUTCSeconds()), ms: String(date.getUTCMilliseconds()).padStart(3, '0'), weekday: kDays[date.getUTCDay()], month: kMonths[date.getUTCMonth()], half: hour < 12 ? 'AM' : 'PM', h: hour % 12 || 12 };
}
const offsetText = (minutes, colon) => `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${colon}${two(Math.abs(minutes) % 60)}`;
const style = (unit, write, more = {}) => ({ unit, write, zoned: false, order: null, ...more });
const kSecond = 1000, kMinute = 60000, kDay = 86400000;
const kOffsets = [0, 60, 120, -600, -300, 330, 345, 780];

// write(instant, random, language)
export const styles = {
  iso_z: style(kSecond, (t) => new Date(t).toISOString().replace('.000Z', 'Z'), { zoned: true }),
  iso_millis: style(1, (t) => new Date(t).toISOString(), { zoned: true }),
  iso_blank: style(kSecond, (t) => new Date(t).toISOString().slice(0, 19).replace('T', ' ')),
  iso_minute: style(kMinute, (t) => new Date(t).toISOString().slice(0, 16).replace('T', ' ')),
  iso_micros: style(1, (t) => new Date(t).toISOString().slice(0, 23).replace('T', ' ') + '000'),
  iso_offset: style(kSecond, (t, random) => { const o = random.pick(kOffsets); const p = parts(t, o); return `${p.y}-${two(p.m)}-${two(p.d)}T${two(p.H)}:${p.M}:${p.S}${offsetText(o, ':')}`; }, { zoned: true }),
  iso_blank_offset: style(kSecond, (t, random) => { const o = random.pick(kOffsets); const p = parts(t, o); return `${p.y}-${two(p.m)}-${two(p.d)}T${two(p.H)}:${p.M}:${p.S} ${offsetText(o, ':')}`; }, { zoned: true }),
  iso_basic: style(kSecond, (t) => { const p = parts(t); return `${p.y}${two(p.m)}${two(p.d)}T${two(p.H)}${p.M}${p.S}Z`; }, { zoned: true }),
  utc_word: style(kSecond, (t) => new Date(t).toISOString().slice(0, 19).replace('T', ' ') + ' UTC', { zoned: true }),
  twitter: style(kSecond, (t) => { const p = parts(t); return `${p.weekday} ${p.month} ${two(p.d)} ${two(p.H)}:${p.M}:${p.S} +0000 ${p.y}`; }, { zoned: true }),
  rfc2822: style(kSecond, (t, random) => { const o = random.pick(kOffsets); const p = parts(t, o); return `${p.weekday}, ${p.d} ${p.month} ${p.y} ${two(p.H)}:${p.M}:${p.S} ${offsetText(o, '')}`; }, { zoned: true }),
  ctime: style(kSecond, (t) => { const p = parts(t); return `${p.weekday} ${p.month} ${String(p.d).padStart(2)} ${two(p.H)}:${p.M}:${p.S} ${p.y}`; }),
  day_dash: style(kMinute, (t) => { const p = parts(t); return `${two(p.d)}-${two(p.m)}-${p.y} ${two(p.H)}:${p.M}`; }, { order: 'day' }),
  day_slash: style(kSecond, (t) => { const p = parts(t); return `${two(p.d)}/${two(p.m)}/${p.y} ${two(p.H)}:${p.M}:${p.S}`; }, { order: 'day' }),
  day_dot: style(kMinute, (t) => { const p = parts(t); return `${two(p.d)}.${two(p.m)}.${p.y} ${two(p.H)}:${p.M}`; }, { order: 'day' }),
  day_short: style(kMinute, (t) => { const p = parts(t); return `${p.d}.${p.m}.${p.y.slice(2)}, ${two(p.H)}:${p.M}`; }, { order: 'day' }),
  day_date: style(kDay, (t) => { const p = parts(t); return `${two(p.d)}/${two(p.m)}/${p.y}`; }, { order: 'day' }),
  month_date: style(kDay, (t) => { const p = parts(t); return `${p.m}/${p.d}/${p.y}`; }, { order: 'month' }),
  month_half: style(kMinute, (t) => { const p = parts(t); return `${p.m}/${p.d}/${p.y} ${p.h}:${p.M} ${p.half}`; }, { order: 'month' }),
  month_short: style(kMinute, (t) => { const p = parts(t); return `${two(p.m)}/${two(p.d)}/${p.y.slice(2)} ${two(p.H)}:${p.M}`; }, { order: 'month' }),
  month_dash: style(kSecond, (t) => { const p = parts(t); return `${two(p.m)}-${two(p.d)}-${p.y} ${two(p.H)}:${p.M}:${p.S}`; }, { order: 'month' }),
  year_slash: style(kMinute, (t) => { const p = parts(t); return `${p.y}/${two(p.m)}/${two(p.d)} ${two(p.H)}:${p.M}`; }),
  iso_date: style(kDay, (t) => new Date(t).toISOString().slice(0, 10)),
  compact: style(kDay, (t) => new Date(t).toISOString().slice(0, 10).replaceAll('-', ''), { bare: true }),
  compact_clock: style(kSecond, (t) => new Date(t).toISOString().slice(0, 19).replace(/[-T:]/g, ''), { bare: true }),
  epoch: style(kSecond, (t) => String(t / 1000), { zoned: true, bare: true }),
  epoch_millis: style(1, (t) => String(t), { zoned: true, bare: true }),
  epoch_micros: style(1, (t) => `${t}000`, { zoned: true, bare: true }),
  epoch_float: style(1, (t) => (t / 1000).toFixed(6), { zoned: true, bare: true }),
  named: style(kMinute, (t) => { const p = parts(t); return `${two(p.d)}-${p.month}-${p.y} ${two(p.H)}:${p.M}`; }),
  named_half: style(kSecond, (t) => { const p = parts(t); return `${p.month} ${p.d}, ${p.y} ${p.h}:${p.M}:${p.S} ${p.half}`; }),
  local_words: style(kMinute, (t, random, language) => {
    const p = parts(t), month = kLongMonths[language][p.m - 1], clock = `${two(p.H)}:${p.M}`;
    return { de: `${p.d}. ${month} ${p.y} ${clock}`, fr: `${p.d} ${month} ${p.y} ${clock}`, es: `${p.d} de ${month} de ${p.y} ${clock}`, pt: `${p.d} de ${month} de ${p.y} ${clock}`, en: `${month} ${p.d}, ${p.y} ${clock}` }[language];
  }),
};
export const dateStyles = ['iso_date', 'iso_date', 'compact', 'day_date', 'month_date', 'midnight'];
styles.midnight = style(kDay, (t) => `${new Date(t).toISOString().slice(0, 10)} 00:00:00`);

export const clocks = {
  seconds: [kSecond, (t) => new Date(t).toISOString().slice(11, 19)],
  minutes: [kMinute, (t) => new Date(t).toISOString().slice(11, 16)],
  half: [kMinute, (t) => { const p = parts(t); return `${p.h}:${p.M} ${p.half}`; }],
  dummy_1900: [kSecond, (t) => `1900-01-01 ${new Date(t).toISOString().slice(11, 19)}`],
  dummy_1899: [kSecond, (t) => `1899-12-30 ${new Date(t).toISOString().slice(11, 19)}`],
};

export const dayOf = (instant) => new Date(instant).getUTCDate();
export const rfc3339 = (instant) => new Date(instant).toISOString().replace('.000Z', 'Z');
export { kDay };
