// Writes the sample archive of assets/sample/story.md, and what was put into it.
//   node scripts/generate/sample_archive.mjs [out/sample/sample.zip [out/sample/truth.json]]
// The same bytes on every run of the same Node.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { helpdeskFile } from "./sample/helpdesk_file.mjs";
import * as tables from "./sample/table_files.mjs";
import { truthOf } from "./sample/truth.mjs";
import { makeWorld } from "./sample/world.mjs";
import { zip } from "./sample/zip.mjs";

export function makeSample() {
  const world = makeWorld();
  const files = [
    ["crm/activities.csv", tables.activitiesFile],
    ["crm/meeting_notes.json", tables.meetingsFile],
    ["finance/invoices.csv", tables.invoicesFile],
    ["finance/payments.csv", tables.paymentsFile],
    ["helpdesk/tickets.json", helpdeskFile],
    ["shop/orders_export.csv", tables.ordersFile],
    ["social/posts.ndjson", tables.postsFile],
    ["survey/delivery_survey.csv", tables.surveyFile],
    ["telephony/calls.csv", tables.callsFile],
  ].map(([name, write]) => ({ name, bytes: Buffer.from(write(world)) }));
  return { archive: zip(files), truth: truthOf(world), files };
}

function main() {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  const target = resolve(process.argv[2] ?? `${root}/out/sample/sample.zip`);
  const truthTarget = resolve(process.argv[3] ?? `${dirname(target)}/truth.json`);
  const { archive, truth } = makeSample();
  for (const path of [target, truthTarget]) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(target, archive);
  writeFileSync(truthTarget, JSON.stringify(truth, null, 1) + "\n");
  console.log(`${target}: ${archive.length} bytes, ${truth.interactions} interactions`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
