import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles, query, settled } from "../../../scripts/view/page_driver.mjs";
import { makeSample } from "../../../scripts/generate/sample_archive.mjs";
import { middleOf } from "../support/models.mjs";
import { withoutEpoch } from "../support/command_line.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

let largeTable = null;
function large(folder) {
  // Long enough to be caught in the middle on any machine.
  largeTable ??= writeTable(folder, "large.csv", Array.from({ length: 12 }, (_, i) => makeRows(50_000, i)).flat());
  return largeTable;
}

/** Starts to open; answers once the first progress is told, with what will come of the open as a promise. */
async function startToOpen(page, file) {
  await page.evaluate(() => {
    window.firstProgress = new Promise((resolve) => window.throughline.addEventListener("progress", (event) => resolve(event.detail), { once: true }));
  });
  const result = openFiles(page, [file]);
  result.catch(() => undefined); // where the case fails before it, the page is closed under it
  return { progress: await page.evaluate(() => window.firstProgress), result };
}

async function cancelWhileLoading(page, file, cancel) {
  const { progress, result } = await startToOpen(page, file);
  await cancel();
  return { progress, ...(await result) };
}

export default [
  {
    name: "cancelled while loading, and then another file opens",
    async run({ page: open, folder }) {
      const page = await open();
      const { progress, error } = await cancelWhileLoading(page, large(folder), () => page.evaluate(() => window.throughline.cancel()));
      assert.equal(error?.code, "cancelled");
      assert.ok(progress.total > progress.bytes, "it was caught in the middle");
      assert.equal((await query(page, { op: "summary" })).interactions, 0);
      const other = await openFiles(page, [writeTable(folder, "other.csv", makeRows(120))]);
      assert.equal(other.summary?.interactions, 120);
      assert.deepEqual(other.summary.files.map(({ name }) => name), ["other.csv"]);
    },
  },
  {
    name: "cancelled by the Cancel control, what was open stays as it was",
    async run({ page: open, folder }) {
      const page = await open();
      await openFiles(page, [writeTable(folder, "first.csv", makeRows(500, 3))]);
      const before = await query(page, { op: "summary" });
      const pressCancel = async () => {
        const button = await page.waitForFunction(() => [...document.querySelectorAll("#twin button")].find(({ textContent }) => /cancel/i.test(textContent)));
        await button.evaluate((element) => element.click());
      };
      const { error } = await cancelWhileLoading(page, large(folder), pressCancel);
      assert.equal(error?.code, "cancelled");
      assert.deepEqual(withoutEpoch(await query(page, { op: "summary" })), withoutEpoch(before));
    },
  },
  {
    name: "while a file loads, the part already read can be asked",
    async run({ page: open, folder }) {
      const page = await open();
      const { result } = await startToOpen(page, large(folder));
      const partial = await page.evaluate(async () => {
        for (;;) {
          const answer = await window.throughline.query({ op: "summary" });
          if (answer.interactions > 0) return answer;
        }
      });
      assert.equal(partial.complete, false);
      assert.ok(partial.interactions > 0 && partial.interactions < 600_000);
      const { summary } = await result;
      assert.equal(summary.interactions, 600_000);
      assert.equal(summary.complete, true);
    },
  },
  {
    name: "an open that fails leaves what was open, and says why",
    async run({ page: open, folder }) {
      const page = await open();
      await openFiles(page, [writeTable(folder, "kept.csv", makeRows(300, 5))]);
      const before = await query(page, { op: "summary" });
      const broken = join(folder, "broken.csv.gz");
      writeFileSync(broken, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(500, 0xa5)]));
      const { error } = await openFiles(page, [broken]);
      assert.ok(error?.code && error.message, "the error is told");
      await settled(page);
      assert.deepEqual(withoutEpoch(await query(page, { op: "summary" })), withoutEpoch(before));
      const rejected = await page.evaluate(() => window.throughline.open([new File([new Uint8Array([0x1f, 0x8b, 8, 0])], "b.gz")]).then(() => null, ({ code }) => code));
      assert.ok(rejected, "the promise of throughline.open rejects");
    },
  },
  {
    name: "opening adds to what is open, closing forgets it",
    async run({ page: open, folder }) {
      const page = await open();
      await openFiles(page, [writeTable(folder, "one.csv", makeRows(40, 1))]);
      const { summary } = await openFiles(page, [writeTable(folder, "two.csv", makeRows(50, 2))]);
      assert.deepEqual(summary.files.map(({ name, records }) => [name, records]), [["one.csv", 40], ["two.csv", 50]]);
      await page.evaluate(() => window.throughline.close());
      const empty = await query(page, { op: "summary" });
      assert.deepEqual([empty.files, empty.interactions], [[], 0]);
    },
  },
  {
    name: "an engine that dies says so, and the next open has a new one",
    browsers: ["chromium"],
    async run({ page: open, folder, complaints }) {
      const page = await open();
      await openFiles(page, [writeTable(folder, "before.csv", makeRows(30))]);
      const told = page.evaluate(() => new Promise((resolve) => window.throughline.addEventListener("error", (event) => resolve(event.detail), { once: true })));
      await page.workers()[0].evaluate(() => {
        setTimeout(() => {
          throw new Error("struck");
        });
      });
      const error = await told;
      assert.equal(error.code, "engine_stopped");
      complaints.expect(/struck/);
      const { summary } = await openFiles(page, [writeTable(folder, "after.csv", makeRows(60))]);
      assert.deepEqual(summary.files.map(({ name, records }) => [name, records]), [["after.csv", 60]]);
      await settled(page);
    },
  },
  {
    name: "drop and paste open as the file input does",
    async run({ page: open }) {
      const page = await open();
      const opened = (start) =>
        page.evaluate(async (source) => {
          const told = new Promise((resolve) => window.throughline.addEventListener("open", (event) => resolve(event.detail), { once: true }));
          const transfer = new DataTransfer();
          const table = "started_at,channel\n2024-01-02T03:04:05Z,email\n";
          if (source === "drop") transfer.items.add(new File([table], "dropped.csv"));
          else transfer.setData("text/plain", table);
          const init = { bubbles: true, cancelable: true };
          const event = source === "drop" ? new DragEvent("drop", { ...init, dataTransfer: transfer }) : new ClipboardEvent("paste", init);
          // Firefox's constructor does not take what is on the clipboard.
          if (source === "paste") Object.defineProperty(event, "clipboardData", { value: transfer });
          document.querySelector("#canvas").dispatchEvent(event);
          return (await told).files.map(({ name, records }) => [name, records]);
        }, start);
      assert.deepEqual(await opened("drop"), [["dropped.csv", 1]]);
      assert.deepEqual(await opened("paste"), [["dropped.csv", 1], ["pasted.csv", 1]]);
    },
  },
  {
    name: "Try the sample opens the archive that is in the page: every file of it is read",
    async run({ page: open }) {
      const page = await open();
      await settled(page);
      const told = page.evaluate(() => new Promise((resolve) => window.throughline.addEventListener("open", (event) => resolve(event.detail), { once: true })));
      await page.mouse.click(...(await middleOf(page, "opening/sample")));
      const summary = await told;
      const { truth } = makeSample();
      assert.equal(summary.interactions, truth.interactions);
      assert.equal(summary.rejected, 0);
      assert.deepEqual(summary.files.filter(({ error }) => error), []);
    },
  },
];
