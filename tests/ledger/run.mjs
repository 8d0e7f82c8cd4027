// Ledgers of every customer, worked out again by plain loops: run.mjs [THROUGHLINE]
// Over the sample archive, whose stories are known (truth.json), and over tables of random links.
// Closes with one line "N passed, N failed".
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.argv[2] ?? join(root, "dist/throughline"));
const folder = mkdtempSync(join(tmpdir(), "ledger-"));
const results = { passed: 0, failed: 0 };

function check(name, actual, expected) {
  const same = JSON.stringify(actual) === JSON.stringify(expected);
  results[same ? "passed" : "failed"]++;
  if (same) return;
  console.log(`FAILED  ${name}\n        is       ${JSON.stringify(actual)}\n        expected ${JSON.stringify(expected)}`);
}

const ask = (request, path) =>
  JSON.parse(execFileSync(program, ["query", JSON.stringify(request), path], { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] }));

const links = ["order", "invoice", "payment", "dispute", "case"];
const fields = ["time", "customer", "type", "status", "value", "currency", "received", "given", "thread", "follow_up_at", ...links];
const micros = (text) => {
  const [whole, part = ""] = text.replace("-", "").split(".");
  const sum = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, "0"));
  return text.startsWith("-") ? -sum : sum;
};
const day = 86_400_000;

/** Rows that share a value of a field, found by walking from row to row. */
function groupsOf(rows, named) {
  const byValue = new Map();
  rows.forEach((row, i) => {
    for (const field of named) {
      if (row[field] === null) continue;
      const key = `${field} ${row[field]}`;
      byValue.set(key, [...(byValue.get(key) ?? []), i]);
    }
  });
  const group = new Array(rows.length).fill(-1);
  for (let start = 0; start < rows.length; start++) {
    if (group[start] >= 0) continue;
    const waiting = [start];
    group[start] = start;
    while (waiting.length > 0) {
      const i = waiting.pop();
      for (const field of named) {
        if (rows[i][field] === null) continue;
        for (const other of byValue.get(`${field} ${rows[i][field]}`)) {
          if (group[other] >= 0) continue;
          group[other] = start;
          waiting.push(other);
        }
      }
    }
  }
  return group;
}

function sums(rows) {
  const byCurrency = new Map();
  for (const row of rows) {
    if (row.received === null && row.given === null) continue;
    const key = row.currency ?? "\uffff";
    const sum = byCurrency.get(key) ?? [0n, 0n];
    sum[0] += row.received === null ? 0n : micros(row.received);
    sum[1] += row.given === null ? 0n : micros(row.given);
    byCurrency.set(key, sum);
  }
  return [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, [received, given]]) => `${currency} ${received} ${given}`);
}

const sumsOfAnswer = (value) => value.map((each) => `${each.currency ?? "\uffff"} ${micros(each.received)} ${micros(each.given)}`);

/** When the chain's invoice was due and covered; null where it has none, or several that no dispute joins. */
function payments(rows) {
  const invoices = rows.filter((row) => row.type === "invoice" && row.value !== null);
  const disputed = rows.some((row) => row.type === "dispute" || row.dispute !== null);
  if (invoices.length === 0 || (new Set(invoices.map((row) => row.invoice)).size > 1 && !disputed)) return { due: null, paid: null };
  const last = invoices.at(-1);
  const claimed = invoices.filter((row) => row.invoice === last.invoice).reduce((sum, row) => sum + micros(row.value), 0n);
  let covered = 0n;
  for (const row of rows) {
    if (row.type !== "payment" || row.value === null || row.currency !== last.currency) continue;
    covered += micros(row.value);
    if (covered >= claimed) return { due: last.follow_up_at, paid: row.time };
  }
  return { due: last.follow_up_at, paid: null };
}

const openStatus = new Set(["new", "open", "pending", "on_hold", "escalated"]);
const settled = (row) => row.status === "resolved" || row.status === "closed";

function followUps(rows, paidInvoices, end) {
  const groups = groupsOf(rows, ["thread", ...links]);
  const items = new Map();
  rows.forEach((row, i) => {
    const later = rows.slice(i + 1).some((other, k) => groups[i + 1 + k] === groups[i] && settled(other));
    let waits = row.follow_up_at !== null && !settled(row);
    if (waits) waits = row.type === "invoice" ? !paidInvoices.has(row.id) : Date.parse(row.follow_up_at) > end || !later;
    const stated = openStatus.has(row.status) && !later;
    if (!waits && !stated) return;
    const before = items.get(groups[i]);
    items.set(groups[i], { id: row.id, due: waits ? row.follow_up_at : (before?.due ?? null) });
  });
  return [...items.values()].map(({ id, due }) => `${id} ${due}`).sort();
}

function compare(name, path) {
  const { rows: customers } = ask({ op: "customers", limit: 1_000_000 }, path);
  const { rows: all } = ask({ op: "interactions", sort: "time", limit: 1_000_000, fields }, path);
  const timed = all.filter((row) => row.time !== null);
  const end = Date.parse(timed.at(-1).time);
  const { answers } = ask({ op: "batch", requests: customers.map(({ id }) => ({ op: "ledger", id, limit: 1_000_000 })) }, path);
  const byCustomer = new Map();
  for (const row of all) byCustomer.set(row.customer, [...(byCustomer.get(row.customer) ?? []), row]);
  customers.forEach(({ id }, i) => {
    const rows = byCustomer.get(id);
    const groups = groupsOf(rows, links);
    const chains = new Map();
    rows.forEach((row, place) => {
      if (row.value === null && links.every((link) => row[link] === null)) return;
      chains.set(groups[place], [...(chains.get(groups[place]) ?? []), row]);
    });
    const place = new Map(rows.map((row, at) => [row.id, at]));
    const expected = [...chains.values()].sort((a, b) => place.get(b.at(-1).id) - place.get(a.at(-1).id));
    const paidInvoices = new Set();
    const habit = { due: 0, paid: 0, late: 0, overdue: 0 };
    for (const chain of expected) {
      const { due, paid } = payments(chain);
      if (paid !== null) for (const row of chain) if (row.type === "invoice") paidInvoices.add(row.id);
      if (due === null) continue;
      habit.due++;
      if (paid !== null) {
        habit.paid++;
        if (Math.floor((Date.parse(paid) - Date.parse(due)) / day) > 0) habit.late++;
      } else if (Date.parse(due) < end) habit.overdue++;
    }
    const answer = answers[i];
    const told = `${name}, customer ${id}`;
    check(`${told}: value`, sumsOfAnswer(answer.value), sums(rows));
    check(`${told}: chains`, answer.chains.map((chain) => sumsOfAnswer(chain.value)), expected.map(sums));
    check(`${told}: rows of steps`, answer.chains.map((chain) => chain.steps.reduce((sum, step) => sum + step.rows, 0)), expected.map((chain) => chain.length));
    check(`${told}: due and paid`, answer.chains.map(({ due, paid }) => ({ due, paid })), expected.map(payments));
    const { days, ...counts } = answer.invoices;
    check(`${told}: invoices`, counts, habit);
    check(`${told}: follow-ups`, answer.follow_ups.map((item) => `${item.id} ${item.due}`).sort(), followUps(rows, paidInvoices, end).slice(0, 100));
    // The balance after the last counted step of a currency is the customer's net in it.
    const steps = answer.chains.flatMap((chain) => chain.steps).filter((step) => step.balance !== null);
    for (const { currency, net } of answer.value) {
      const latest = steps.filter((step) => step.currency === currency).sort((a, b) => place.get(a.id) - place.get(b.id)).at(-1);
      check(`${told}: last balance`, latest.rows > 1 || micros(latest.balance) === micros(net), true);
    }
    check(`${told}: claims are not counted`, steps.filter((step) => step.type === "invoice" || step.type === "dispute"), []);
  });
  console.log(`${name}: ${customers.length} customers`);
}

function randomTable(seed) {
  let state = seed;
  const below = (n) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * n);
  const pick = (values) => values[below(values.length)];
  const header = ["id", "customer", "started_at", "type", "status", "value", "currency", "follow_up_at", "thread", ...links];
  const lines = [header.join(",")];
  for (let i = 0; i < 400; i++) {
    const type = pick(["purchase", "payment", "invoice", "dispute", "message", "note", "refund", ""]);
    const money = ["purchase", "payment", "invoice", "dispute"].includes(type) ? `${below(900)}.${10 + below(90)}` : type === "refund" ? `-${1 + below(90)}.5` : "";
    const time = new Date(Date.UTC(2024, 0, 1) + below(300) * day + below(24) * 3_600_000).toISOString();
    const due = below(5) === 0 ? new Date(Date.UTC(2024, 0, 1) + below(400) * day).toISOString() : "";
    const link = (name) => (below(6) === 0 ? `${name}${below(25)}` : "");
    const status = pick(["open", "pending", "resolved", "closed", "", "", ""]);
    lines.push([`r${i}`, `c${below(9)}`, time, type, status, money, money && pick(["EUR", "USD", ""]), due, link("T"), ...links.map((name) => link(name[0]))].join(","));
  }
  return `${lines.join("\n")}\n`;
}

try {
  const sample = join(folder, "sample.zip");
  execFileSync(process.execPath, [join(root, "scripts/generate/sample_archive.mjs"), sample, join(folder, "truth.json")], { stdio: "ignore" });
  compare("sample", sample);
  const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8"));
  const ledgerOf = (email) => {
    const { rows } = ask({ op: "interactions", filter: `email:${email}`, limit: 1, fields: ["customer"] }, sample);
    return ask({ op: "ledger", id: rows[0].customer }, sample);
  };

  const { dispute, latePayer, kyc } = truth;
  const disputed = ledgerOf(dispute.customer).chains.filter((chain) => chain.links.some(({ id }) => id === dispute.dispute));
  check("the dispute is one chain", disputed.length, 1);
  check("named by its invoice", [disputed[0].links[0], disputed[0].amount], [{ kind: "invoice", id: dispute.invoice }, dispute.amount]);
  const times = dispute.steps.map(({ time }) => time);
  check("its five steps in order", disputed[0].steps.filter(({ time }) => times.includes(time)).map(({ time, status }) => [time, status]), times.map((time, i) => [time, ["open", "pending", "pending", "pending", "resolved"][i]]));
  check("resolved, and the corrected amount was received", [disputed[0].outcome, disputed[0].value[0].received, disputed[0].paid.slice(0, 10)], ["resolved", dispute.correctedAmount, dispute.paid]);

  const late = ledgerOf(latePayer.customer);
  check("the late payer's days after due", late.invoices.days, latePayer.daysAfterDue.filter((days) => days !== null));
  check("what is unpaid", late.chains.filter(({ invoiced, paid }) => invoiced && paid === null).map(({ links: [head] }) => head.id).sort(), latePayer.unpaid);

  const onboarding = ledgerOf(kyc.customer).chains.find((chain) => chain.links[0].id === kyc.case);
  check("onboarding's steps", onboarding.steps.map(({ time }) => time), kyc.steps.map(({ time }) => time));
  check("its approvals", onboarding.steps.filter(({ type }) => type === "approval").map(({ agent }) => agent), kyc.approvals.map(({ agent }) => agent));

  for (let seed = 1; seed <= 20; seed++) {
    const path = join(folder, `random_${seed}.csv`);
    writeFileSync(path, randomTable(seed));
    compare(`random ${seed}`, path);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;
