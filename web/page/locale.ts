// How this browser's user writes numbers and dates, for the interface.

const orderLetters: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = { year: "y", month: "m", day: "d" };

export function localeNotice(): { event: "locale" } & Record<string, string | boolean> {
  const numbers = new Intl.NumberFormat().formatToParts(1234567.8);
  const numberPart = (type: Intl.NumberFormatPartTypes) => numbers.find((part) => part.type === type)?.value ?? "";
  const format = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "2-digit", day: "2-digit", hour: "numeric" });
  const dates = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(0);
  const { timeZone, hour12 } = format.resolvedOptions();
  return {
    event: "locale",
    grouping: numberPart("group"),
    decimal: numberPart("decimal") || ".",
    date_order: dates.map(({ type }) => orderLetters[type] ?? "").join(""),
    date_separator: dates.find(({ type }) => type === "literal")?.value.trim() || "-",
    twelve_hours: hour12 ?? false,
    zone: timeZone,
  };
}
