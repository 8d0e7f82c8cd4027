// Opens the viewer on files without a display: headless.mjs [FILE...]
// Writes out/throughline.png and prints the summary. Exit status 2 where the files could not be opened.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./browsers.mjs";
import { openFiles, openPage, query, settled } from "./page_driver.mjs";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const picture = join(repository, "out/throughline.png");
const count = (number) => number.toLocaleString("en");

function printSummary(summary) {
  for (const file of summary.files) {
    const kinds = ["used", "reference", "merged", "rejected"].filter((kind) => file[kind] > 0);
    const parts = kinds.map((kind) => `${count(file[kind])} ${kind}`).join(", ");
    console.log(`${file.name}: ${file.format ?? "not read"}, ${count(file.records)} records${parts && ` (${parts})`}`);
    if (file.error) console.log(`  ${file.error.message ?? file.error}`);
  }
  console.log(`${count(summary.interactions)} interactions, ${count(summary.customers)} customers, ${count(summary.rejected)} records rejected`);
  if (summary.span) console.log(`${summary.span.from} to ${summary.span.to}`);
  for (const { currency, received, given, net } of summary.value) {
    console.log(`value${currency ? ` ${currency}` : ""}: received ${received}, given ${given}, net ${net}`);
  }
  for (const [field, values] of Object.entries(summary.facets)) {
    const known = values.filter(({ value }) => value !== null);
    if (known.length === 0) continue;
    const shown = known.slice(0, 8).map(({ value, count: n }) => `${value} ${count(n)}`);
    console.log(`${field}: ${shown.join(", ")}${known.length > 8 ? ", …" : ""}`);
  }
}

const files = process.argv.slice(2).map((file) => resolve(file));
const browser = await launchChromium();
try {
  const page = await openPage(browser, join(repository, "dist/throughline.html"));
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  const { summary, error } = files.length > 0 ? await openFiles(page, files) : { summary: await query(page, { op: "summary" }) };
  await settled(page);
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture });
  if (error) {
    console.error(`${error.message}${error.where ? ` (${JSON.stringify(error.where)})` : ""}`);
    process.exitCode = 2;
  } else {
    printSummary(summary);
  }
  console.log("picture: out/throughline.png");
} finally {
  await browser.close();
}
