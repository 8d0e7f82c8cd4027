// What was read, looked at by a person: rejected records, the mapping's reasons, an interaction's record in its file.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zip } from "../../../scripts/generate/sample/zip.mjs";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf, models } from "../support/models.mjs";

const good = (i) => `{"started_at":"2024-03-0${1 + i}T09:00:00Z","customer":"c${i}","subject":"Café ${i}"}`;
// Each broken in its own way; the first holds a control character and one that turns the text around.
const broken = [`{"started_at":,"subject":"\u0001\u202Ebad"}`, `"a text"`, `{"subject":"x" "body":"y"}`];
const shownText = [`{"started_at":,"subject":"‹SOH›‹U+202E›bad"}`, `"a text"`, `{"subject":"x" "body":"y"}`];
const lines = [good(0), broken[0], good(1), good(2), broken[1], broken[2], good(3)];
const places = [1, 4, 5].map((line) => Buffer.byteLength(lines.slice(0, line).join("\n")) + 1);

async function openedPage({ page: open, folder }, options) {
  const page = await open(options);
  const path = join(folder, "broken.ndjson");
  writeFileSync(path, `${lines.join("\n")}\n`);
  await openFiles(page, [path]);
  await settled(page);
  return page;
}

async function click(page, id) {
  await page.mouse.click(...(await middleOf(page, id)));
  await settled(page);
}

async function key(page, name) {
  await page.keyboard.press(name);
  await settled(page);
}

/** Presses the button of the accessible view that has these words. */
async function press(page, words) {
  await page.evaluate((wanted) => {
    const found = [...document.querySelectorAll("#twin button")].find(({ textContent }) => textContent.startsWith(wanted));
    if (found === undefined) throw new Error(`no button "${wanted}"`);
    found.click();
  }, words);
  await settled(page);
}

const twinText = (page) => page.evaluate(() => document.querySelector("#twin").textContent);
const visible = async (page, id) => (await itemOf(page, id)).visible;

async function assertRejected(page, index) {
  const { rejected } = await itemOf(page, "source");
  assert.equal(rejected.text, shownText[index]);
  assert.match(rejected.place, new RegExp(`^Record ${[2, 5, 6][index]}, ${Buffer.byteLength(broken[index])} bytes at byte ${places[index]}$`));
  assert.match(rejected.reason, /^Byte \d+: /);
  const twin = await page.$eval("#twin pre", (element) => element.textContent);
  assert.equal(twin, shownText[index], "the accessible view shows the same bytes");
}

const table = `when,customer,channel,subject\n${Array.from({ length: 400 }, (_, i) => `2024-02-${String(1 + (i % 28)).padStart(2, "0")},c${i % 9},phone,"call ${i}, Grüße"\r\n`).join("")}`;
const rowOf = (record) => `2024-02-${String(1 + (record % 28)).padStart(2, "0")},c${record % 9},phone,"call ${record}, Grüße"‹CR›‹LF›\n`;

export default [
  {
    name: "rejected records are looked at by pointer: three reasons, positions, bytes",
    async run(context) {
      const page = await openedPage(context);
      const { result } = await itemOf(page, "opening");
      assert.match(result, /^7 records: 4 interactions, 3 rejected/);
      await click(page, "opening/look");
      assert.equal(await visible(page, "sources"), true);
      assert.equal(await visible(page, "table"), false);
      assert.equal((await itemOf(page, "sources")).text, "7 records = 4 used + 3 rejected, in 1 file or table");
      const { items } = await itemOf(page, "source");
      const kinds = items.filter(({ role }) => role === "option");
      assert.equal(kinds.length, 4, "all, and three reasons");
      assert.deepEqual(kinds.map(({ count_text }) => count_text), ["3", "1", "1", "1"]);
      const rows = items.filter(({ role }) => role === "rejected");
      assert.deepEqual(rows.map(({ text }) => text), shownText);
      assert.deepEqual(rows.map(({ place }) => place), places.map((place) => `byte ${place}`));
      for (const [index, row] of rows.entries()) {
        await click(page, row.id);
        await assertRejected(page, index);
      }
      const text = kinds.find(({ label }) => label.includes("This is a text"));
      await click(page, text.id);
      await assertRejected(page, 1);
      assert.equal((await itemOf(page, "source")).total, 1);
      await click(page, "sources/close");
      assert.equal(await visible(page, "table"), true);
    },
  },
  {
    name: "what was read by keyboard: opened, moved in, closed step by step",
    async run(context) {
      const page = await openedPage(context);
      await page.focus("#canvas");
      await key(page, "o");
      assert.equal(await visible(page, "sources"), true);
      const column = (await itemOf(page, "source")).items.find(({ label }) => label === "started_at");
      assert.deepEqual([column.role_decided, column.reason !== ""], ["started_at", true]);
      assert.match(column.sample, /2024-03-01T09:00:00Z/);
      assert.ok((await twinText(page)).includes(column.reason));
      await key(page, "ArrowRight");
      await assertRejected(page, 0);
      await key(page, "j");
      await assertRejected(page, 1);
      await key(page, "ArrowDown");
      await assertRejected(page, 2);
      await key(page, "k");
      await assertRejected(page, 1);
      await key(page, "Escape");
      assert.equal(await visible(page, "sources"), false);
    },
  },
  {
    name: "what was read in a narrow window: the files, one of them, and back",
    async run(context) {
      const page = await openedPage(context, { width: 360, height: 640 });
      await click(page, "archive/menu");
      await click(page, "archive/sources");
      assert.equal(await visible(page, "source"), false);
      await click(page, "source/0");
      await click(page, "source_part/rejected");
      await assertRejected(page, 0);
      await page.focus("#canvas");
      await key(page, "Escape");
      assert.deepEqual([await visible(page, "sources"), await visible(page, "source")], [true, false]);
      await key(page, "Escape");
      assert.equal(await visible(page, "sources"), false);
    },
  },
  {
    name: "what was read through the accessible view alone; rejected records are saved as they were",
    async run(context) {
      const page = await openedPage(context);
      await press(page, "What was read");
      assert.match(await twinText(page), /7 records = 4 used \+ 3 rejected/);
      await press(page, "Rejected records (3)");
      await assertRejected(page, 0);
      await press(page, "record 6");
      await assertRejected(page, 2);
      await page.evaluate(() => {
        window.saved = new Promise((resolve) => {
          const make = URL.createObjectURL;
          URL.createObjectURL = (blob) => {
            URL.createObjectURL = make;
            blob.text().then(resolve);
            return make.call(URL, blob);
          };
        });
        HTMLAnchorElement.prototype.click = () => undefined; // not into the folder for downloads
      });
      await press(page, "Save rejected records");
      const saved = (await page.evaluate(() => window.saved)).trimEnd().split("\n").map((line) => JSON.parse(line));
      assert.deepEqual(saved.map(({ base64 }) => Buffer.from(base64, "base64").toString()), broken);
      assert.deepEqual(saved.map(({ offset, file }) => [offset, file]), places.map((place) => [place, "broken.ndjson"]));
      await press(page, "Close");
      assert.equal(await visible(page, "sources"), false);
    },
  },
  {
    name: "a row's record is the file's own bytes, also out of gz and zip",
    async run({ page: open, folder }) {
      const page = await open();
      const bytes = Buffer.from(table);
      const files = {
        "plain.csv": bytes,
        "packed.csv.gz": gzipSync(bytes),
        "all.zip": zip([{ name: "deep/a.csv", bytes }]),
      };
      const paths = Object.entries(files).map(([name, content]) => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      });
      const { summary } = await openFiles(page, paths);
      assert.deepEqual(summary.files.map(({ records }) => records), [400, 400, 400]);
      await settled(page);
      for (const [file, record] of [[0, 7], [1, 399], [2, 250]]) {
        await page.evaluate((id) => {
          window.throughline.state = `view.interaction:"${id}"`;
        }, `${file}:${record}:0`);
        await settled(page);
        await page.focus("#canvas");
        await key(page, "r");
        const view = await itemOf(page, "record");
        assert.equal(view.text, rowOf(record), summary.files[file].name);
        assert.ok(view.place.startsWith(`${summary.files[file].name}, record ${record + 1}, `));
        assert.ok(view.rect !== null || (await itemOf(page, "interaction")).rect !== null);
        assert.ok((await twinText(page)).includes(`call ${record}, Grüße"‹CR›‹LF›`));
        const before = Buffer.byteLength(table.split("\n").slice(0, record + 1).join("\n")) + 1;
        assert.ok(view.place.includes(`at byte ${before.toLocaleString("en")}`), view.place);
      }
      await press(page, "How this file was read");
      assert.equal((await itemOf(page, "source")).label, "all.zip/deep/a.csv");
    },
  },
  {
    name: "the archive's menu closes: everything is forgotten",
    async run(context) {
      const page = await openedPage(context);
      await click(page, "archive/menu");
      await page.mouse.click(...(await middleOf(page, "archive/close")));
      await page.waitForFunction(() => window.throughline.viewModels().phase === "empty");
      await settled(page);
      assert.equal((await models(page)).state, "");
      assert.equal((await itemOf(page, "sources")).visible, false);
    },
  },
];
