import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openFiles, query, settled } from "../../../scripts/view/page_driver.mjs";
import { askCommandLine, commandLine, withoutEpoch } from "../support/command_line.mjs";
import { repository, Skipped } from "../support/runner.mjs";
import { countBy, makeRows, writeTable } from "../support/tables.mjs";

const filter = "channel:email,phone -type:refund";
const requests = [
  { op: "summary" },
  { op: "summary", filter },
  { op: "facets" },
  { op: "facets", fields: ["channel", "agent", "x.Region"], filter, limit: 2 },
  { op: "facets", fields: ["agent"], find: "b" },
  { op: "timeline", lanes: "channel", from: "2023-01-01T00:00:00Z", to: "2024-01-01T00:00:00Z", bins: 12, filter },
  { op: "timeline", from: "2023-03-01T00:00:00Z", to: "2023-04-01T00:00:00Z", bins: 31 },
  { op: "interactions", filter, sort: "-time", offset: 5, limit: 40, fields: ["time", "channel", "subject", "value", "x.Region"] },
  { op: "interactions", sort: "customer", limit: 30 },
  { op: "customers", sort: "-interactions", offset: 0, limit: 50 },
  { op: "customer", id: "c7" },
  { op: "search", text: "late delivery", limit: 100 },
  { op: "search", text: "配達" },
  { op: "columns" },
  { op: "mapping" },
  { op: "tiles", lanes: "channel", level: 30, tiles: [6, 7] },
  { op: "batch", requests: [{ op: "facets", fields: ["type"] }, { op: "summary", filter: "type:complaint" }] },
  { op: "summary", filter: "channel:" },
  { op: "summary", filter: "nonsense:1" },
  { op: "there_is_no_such_op" },
];

async function compare(page, file, asked) {
  for (const request of asked) {
    const fromPage = await query(page, request);
    // The one word that says how arrays are to be handed over is no part of the answer.
    const fromCommandLine = askCommandLine(file, request);
    assert.deepEqual(withoutEpoch(fromPage), withoutEpoch(fromCommandLine), `the answers to ${JSON.stringify(request)} differ`);
  }
}

export default [
  {
    name: "every operation answers as the command line does, and as plain loops over the rows count",
    async run({ page: open, folder }) {
      const rows = makeRows(3000);
      const file = writeTable(folder, "small.csv", rows);
      const page = await open();
      const { summary, error } = await openFiles(page, [file]);
      assert.equal(error, undefined);
      assert.deepEqual(withoutEpoch(summary), withoutEpoch(commandLine(file, "summary", "--json")));
      await compare(page, file, requests);

      const kept = rows.filter(({ channel, type }) => ["email", "phone"].includes(channel) && type !== "refund");
      const filtered = await query(page, { op: "summary", filter });
      assert.equal(filtered.interactions, kept.length);
      assert.equal(filtered.customers, new Set(kept.map(({ customer }) => customer)).size);
      const counted = Object.fromEntries(filtered.facets.channel.map(({ value, count }) => [value, count]));
      assert.deepEqual(counted, Object.fromEntries(countBy(kept, "channel")));
      const cents = (kind) => rows.filter(({ type }) => type === kind).reduce((sum, { value }) => sum + Math.round(Math.abs(Number(value)) * 100), 0);
      const { value } = await query(page, { op: "summary" });
      const euro = value.find(({ currency }) => currency === "EUR");
      assert.equal(Math.round(Number(euro.received) * 100), cents("purchase"));
      assert.equal(Math.round(Number(euro.given) * 100), cents("refund"));
    },
  },
  {
    name: "what stands in a file is text on the page, never markup or program",
    async run({ page: open, folder }) {
      const rows = makeRows(200);
      rows[0].agent = "<img src=x onerror=\"document.title='hacked'\">";
      rows[1].channel = "<b>bold</b>";
      const file = writeTable(folder, "<svg onload=document.title='hacked'>.csv", rows);
      const page = await open();
      await openFiles(page, [file]);
      await settled(page);
      assert.equal(await page.title(), "Throughline");
      assert.equal(await page.evaluate(() => document.querySelectorAll("img, svg, b").length), 0);
      assert.ok(await page.evaluate(() => document.querySelector("#twin").textContent.includes("<img src=x")), "it is shown as the text it is");
    },
  },
  {
    name: "online_retail.csv.gz gives the known figures and the command line's answers",
    async run({ page: open }) {
      const file = resolve(repository, "../shared/data/online_retail/online_retail.csv.gz");
      if (!existsSync(file)) throw new Skipped("the data folder beside the repository is not here");
      const page = await open();
      const { summary, error } = await openFiles(page, [file]);
      assert.equal(error, undefined);
      assert.deepEqual(withoutEpoch(summary), withoutEpoch(commandLine(file, "summary", "--json")));
      const [{ records, used, rejected }] = summary.files;
      assert.deepEqual({ records, used, rejected }, { records: 541909, used: 541909, rejected: 0 });
      assert.equal(summary.interactions, 541909);
      assert.equal(summary.customers, 4372);
      assert.deepEqual(summary.span, { from: "2010-12-01T08:26:00Z", to: "2011-12-09T12:50:00Z" });
      assert.deepEqual(summary.value, [{ currency: null, received: "10666684.544", given: "918936.61", net: "9747747.934" }]);
      const under = async (text) => {
        const { interactions, value } = await query(page, { op: "summary", filter: text });
        return [interactions, value[0]?.given];
      };
      assert.equal((await under("customer:null"))[0], 135080);
      assert.deepEqual(await under("type:return"), [10624, "896812.49"]);
      assert.deepEqual(await under("type:refund"), [2, "22124.12"]);
      await compare(page, file, [
        { op: "facets", filter: "time:2011-03 -type:return", limit: 20 },
        { op: "facets", fields: ["x.Country"], filter: "type:return" },
        { op: "timeline", lanes: "type", from: "2010-12-01T00:00:00Z", to: "2012-01-01T00:00:00Z", bins: 400, filter: "" },
        { op: "interactions", filter: "customer:17850", sort: "-value", limit: 100 },
        { op: "customers", sort: "-interactions", limit: 50, filter: "x.Country:France" },
        { op: "customer", id: "17850" },
        { op: "search", text: "white hanging heart", limit: 100 },
      ]);
      await settled(page);
      await page.screenshot({ path: join(repository, "out", "online_retail.png") });
    },
  },
];
