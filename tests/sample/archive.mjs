// The archive under test, made twice into a folder that is removed again, and its tables.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { table, unzip } from "./read.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "sample-"));

function make(name) {
  const targets = [join(folder, `${name}.zip`), join(folder, `${name}.json`)];
  execFileSync(process.execPath, [join(root, "scripts/generate/sample_archive.mjs"), ...targets], { stdio: "pipe" });
  return { archive: readFileSync(targets[0]), truth: readFileSync(targets[1], "utf8") };
}

export const runs = [make("one"), make("two")];
rmSync(folder, { recursive: true });
export const truth = JSON.parse(runs[0].truth);
export const story = readFileSync(join(root, "assets/sample/story.md"), "utf8");
export const files = unzip(runs[0].archive);

const text = (name, encoding = "utf8") => files.get(name).toString(encoding);
export const helpdesk = JSON.parse(text("helpdesk/tickets.json"));
export const tickets = helpdesk.tickets;
export const users = new Map(helpdesk.users.map((user) => [user.id, user]));
export const calls = table(text("telephony/calls.csv").replace(/^\ufeff/, ""), ";");
export const lines = table(text("shop/orders_export.csv"), ",");
export const payments = table(text("finance/payments.csv"), ",");
export const invoices = table(text("finance/invoices.csv", "latin1"), ";");
export const surveys = table(text("survey/delivery_survey.csv"), ",", 1);
export const posts = text("social/posts.ndjson")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
export const meetings = JSON.parse(text("crm/meeting_notes.json"));
export const activities = table(text("crm/activities.csv"), ",");
export const comments = tickets.flatMap((ticket) => ticket.comments);
