// When things happen: growth over the 18 months, seasons, weekdays, hours, and the offices' clock in Berlin.
// Instants are milliseconds since 1970, UTC.

export const kMinute = 60_000;
export const kHour = 60 * kMinute;
export const kDay = 24 * kHour;
export const kFirst = Date.UTC(2024, 0, 1);
export const kEnd = Date.UTC(2025, 6, 1);
const kDays = (kEnd - kFirst) / kDay;

const kMonthlyGrowth = 1.018;
const kSeason = [0.92, 0.94, 1.0, 1.0, 0.98, 0.95, 0.86, 0.88, 1.0, 1.06, 1.3, 1.42];
const kWeekdays = {
  office: [0.06, 1.18, 1.1, 1.04, 1.0, 0.88, 0.2], // Sunday first
  business: [0, 1, 1.1, 1.1, 1.05, 0.8, 0],
  shop: [1.05, 1.1, 0.95, 0.92, 0.95, 0.95, 1.1],
  social: [1.15, 0.95, 0.9, 0.95, 1.0, 1.05, 1.1],
  delivery: [0, 1.05, 1.05, 1, 1, 1.05, 0.4],
};
const kHours = {
  office: [0, 0, 0, 0, 0, 0, 1, 4, 9, 12, 13, 11, 7, 9, 11, 10, 8, 5, 2, 1, 1, 0, 0, 0],
  business: [0, 0, 0, 0, 0, 0, 0, 1, 5, 11, 13, 9, 3, 9, 12, 10, 7, 2, 0, 0, 0, 0, 0, 0],
  shop: [1, 0, 0, 0, 0, 1, 3, 5, 6, 7, 7, 7, 8, 7, 6, 6, 7, 8, 10, 12, 13, 11, 7, 3],
  social: [1, 1, 0, 0, 0, 1, 3, 5, 5, 4, 4, 5, 7, 6, 5, 5, 6, 8, 10, 12, 12, 10, 6, 3],
  delivery: [0, 0, 0, 0, 0, 1, 4, 9, 12, 13, 13, 11, 8, 9, 10, 9, 7, 3, 1, 0, 0, 0, 0, 0],
};
const kClosed = new Set(["01-01", "05-01", "10-03", "12-25", "12-26"]);

// Written times have whole seconds.
export const iso = (instant) => new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
export const dayOf = (instant) => new Date(instant).toISOString().slice(0, 10);
export const monthIndex = (instant) => {
  const date = new Date(instant);
  return (date.getUTCFullYear() - 2024) * 12 + date.getUTCMonth();
};

function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

// Berlin's offset from UTC in hours.
export function berlinOffset(instant) {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9) ? 2 : 1;
}

// Berlin's clock → instant; "2024-11-04 09:12" or "2024-11-04 09:12:31".
export function berlin(text) {
  const naive = Date.parse(text.replace(" ", "T") + (text.length === 16 ? ":00Z" : "Z"));
  return naive - berlinOffset(naive - kHour) * kHour;
}

function dayWeight(day, kind) {
  const date = new Date(kFirst + day * kDay);
  if (kClosed.has(date.toISOString().slice(5, 10)) && kind !== "social") return kind === "shop" ? 0.4 : 0;
  const month = monthIndex(date.getTime());
  return Math.pow(kMonthlyGrowth, month) * kSeason[date.getUTCMonth()] * kWeekdays[kind][date.getUTCDay()];
}

function hourOf(random, kind) {
  const hours = kHours[kind];
  let rest = random.next() * hours.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    hours.findIndex((weight) => (rest -= weight) < 0),
    0,
  );
}

// An instant of that day (days since kFirst) at a likely hour of the kind.
export function timeOfDay(random, kind, day) {
  const naive = kFirst + day * kDay + hourOf(random, kind) * kHour + random.integer(0, 3599) * 1000;
  return naive - berlinOffset(naive - kHour) * kHour;
}

// `count` instants of the kind in order; `weight(day)` bends the volume of a day.
export function sampleTimes(random, count, kind, weight = () => 1) {
  const cumulated = [];
  let sum = 0;
  for (let day = 0; day < kDays; day++) cumulated.push((sum += dayWeight(day, kind) * weight(day)));
  const times = [];
  for (let i = 0; i < count; i++) {
    const target = random.next() * sum;
    let low = 0;
    let high = kDays - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle] > target) high = middle;
      else low = middle + 1;
    }
    times.push(timeOfDay(random, kind, low));
  }
  return times.sort((a, b) => a - b);
}

// The next time the office is open, at least `delay` later.
export function officeTime(random, instant, delay) {
  let day = Math.floor((instant + delay - kFirst) / kDay);
  const date = () => new Date(kFirst + day * kDay);
  const hour = new Date(instant + delay).getUTCHours();
  if (date().getUTCDay() % 6 !== 0 && hour >= 6 && hour < 16) return instant + delay;
  do day += 1;
  while (date().getUTCDay() % 6 === 0 || kClosed.has(date().toISOString().slice(5, 10)));
  return kFirst + day * kDay + 6 * kHour + random.integer(0, 4 * 3600) * 1000;
}
