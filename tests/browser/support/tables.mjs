// Tables made by the tests, and what plain loops over their rows say of them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Numbers in [0, 1), the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const channels = ["email", "phone", "chat", "social"];
const types = ["complaint", "question", "purchase", "refund"];
const subjects = [
  "Late delivery",
  "<img src=x onerror=document.title='hacked'>",
  "</script><script>document.title='hacked'</script>",
  "Überweisung, \"zweimal\" gebucht",
  "配達の遅れ 😀",
  "تأخر التسليم",
  "{{policy}} $& \\u0000 ${x}",
];

const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The canonical table's columns, so that no guess is in the way of what is compared. */
export function makeRows(count, seed = 7) {
  const next = random(seed);
  const pick = (values) => values[Math.floor(next() * values.length)];
  const start = Date.UTC(2023, 0, 1);
  const rows = [];
  for (let i = 0; i < count; ++i) {
    const type = pick(types);
    const amount = (Math.floor(next() * 100000) / 100).toFixed(2);
    rows.push({
      id: `r${i}`,
      customer: `c${Math.floor(next() * 40)}`,
      started_at: new Date(start + Math.floor(next() * 365 * 86400) * 1000).toISOString().replace(".000", ""),
      channel: pick(channels),
      type,
      direction: pick(["inbound", "outbound"]),
      agent: pick(["Ada", "Björn", "Chiara", ""]),
      status: pick(["open", "resolved", ""]),
      subject: pick(subjects),
      value: type === "purchase" ? amount : type === "refund" ? `-${amount}` : "",
      currency: type === "purchase" || type === "refund" ? "EUR" : "",
      Region: pick(["north", "south"]),
    });
  }
  return rows;
}

export function writeTable(folder, name, rows) {
  const columns = Object.keys(rows[0]);
  const lines = [columns.join(","), ...rows.map((row) => columns.map((column) => quoted(row[column])).join(","))];
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

export function countBy(rows, field) {
  const counts = new Map();
  for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
  return counts;
}
