// What is exported: a made table with a bit of everything, customers known in five ways in several files, hostile
// cells, the sample archive, and online_retail where it is at hand.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalTable } from "../oracle/generate.mjs";

const csv = (rows) => rows.map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",") + "\n").join("");

// Numbers of two systems that are not the same people, names that two files share, rows joined by an e-mail address.
function customers(folder) {
  const crm = [["date", "user_id", "name", "email", "phone", "message"]];
  const shop = [["date", "customer_no", "name", "email", "order_id", "amount", "currency"]];
  const calls = [["date", "name", "phone", "call type"]];
  const chats = [["date", "twitter_handle", "message"]];
  for (let i = 0; i < 60; i++) {
    const date = (hours) => new Date(Date.UTC(2024, 0, 1) + (i * 31 + hours) * 3600000).toISOString();
    const person = i % 12;
    crm.push([date(0), person % 3 === 0 ? "" : String(person), `Person ${person}`, person % 2 === 0 ? `P${person}@Example.org` : "", person % 4 === 1 ? `+49 30 ${person}00000` : "", `message ${i}`]);
    shop.push([date(5), String(i % 7), i % 5 === 0 ? "John" : `Buyer ${i % 7}`, i % 7 === 2 ? "p2@example.org" : "", `O${i % 20}`, (i * 1.25 - 10).toFixed(2), i % 3 === 0 ? "EUR" : "USD"]);
    calls.push([date(9), i % 2 === 0 ? "John" : "Mary", i % 3 === 0 ? "+49 30 555000" : "", "inbound"]);
    chats.push([date(12), `@user${i % 4}`, `=1+${i}`]);
  }
  const files = { "crm.csv": crm, "shop.csv": shop, "calls.csv": calls, "chats.csv": chats };
  return Object.entries(files).map(([name, rows]) => {
    writeFileSync(join(folder, name), csv(rows));
    return join(folder, name);
  });
}

// Payments that settle and payments that do not, claims, and cells that are to be feared.
function hostile(folder) {
  const texts = ["=1+1", "+1", "-1+1", "-5.00", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", "''x", "'", "'?", "'N/A", "a,b", 'say "hi"', '"', "line\nbreak", "line\r\nbreak", " blanks ", "NA", "None", "\uFF1D1", "<b>&amp;", "\\", "\u2028", "=cmd|' /C calc'!A0", "x;y", "日本語"];
  const rows = texts.map((text, i) => ({ started_at: i % 7 === 3 ? null : new Date(Date.UTC(2024, 0, 1, i) + i * 137).toISOString(), customer: i % 5 === 0 ? null : text, customer_name: text, topic: text, subject: text, body: text, tags: i % 2 === 0 ? `${text};b; c` : null, agent: i % 2 ? text : null, status: "open", note: text, "x y": text, "x.dotted": text }));
  const money = [
    ["purchase", "100", "O1"], ["payment", "100", "O1"], ["payment", "55.5", "O2"], ["invoice", "100", "O1"], ["dispute", "-20", "O1"],
    ["refund", "-0.0000001", null], ["purchase", "99999999999999999999.5", null], ["return", "-3", "O1"], [null, "7", null], ["other", "-0.10", null],
  ];
  money.forEach(([type, value, order], i) => rows.push({ started_at: `2024-02-01T00:00:0${i}.${i % 2 ? "123456" : "5"}Z`, email: `a${i % 3}@example.org`, type, value, order, currency: i % 3 ? "EUR" : null, sentiment: i % 2 ? -0.04 * i : "positive", csat: i / 8, wait_s: i * 1000.125 }));
  writeFileSync(join(folder, "hostile.ndjson"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return [join(folder, "hostile.ndjson")];
}

export function archives(folder, root, only) {
  const made = {
    generated() {
      writeFileSync(join(folder, "generated.csv"), canonicalTable(1500, 7));
      return [join(folder, "generated.csv")];
    },
    customers: () => customers(folder),
    hostile: () => hostile(folder),
    sample() {
      execFileSync(process.execPath, [join(root, "scripts/generate/sample_archive.mjs"), join(folder, "sample.zip"), join(folder, "truth.json")], { stdio: "pipe" });
      return [join(folder, "sample.zip")];
    },
    online_retail() {
      const path = join(root, "../shared/data/online_retail/online_retail.csv.gz");
      return existsSync(path) ? [path] : [];
    },
  };
  return Object.entries(made).filter(([name]) => only === "" || name === only).map(([name, make]) => ({ name, paths: make() })).filter(({ paths }) => paths.length > 0);
}
