import assert from "node:assert/strict";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf } from "../support/models.mjs";
import { countBy, makeRows, writeTable } from "../support/tables.mjs";

const rows = makeRows(2000, 11);

async function openedPage({ page: open, folder }) {
  const page = await open();
  await openFiles(page, [writeTable(folder, "session.csv", rows)]);
  await settled(page);
  return page;
}

const stateOf = (page) => page.evaluate(() => window.throughline.state);
const click = async (page, id) => {
  await page.mouse.click(...(await middleOf(page, id)));
  await settled(page);
};
const heads = (page) => page.$$eval("#twin table thead th", (cells) => cells.map(({ textContent }) => textContent));
const pressInTwin = async (page, label) => {
  const buttons = await page.$$("#twin button");
  for (const button of buttons) {
    if ((await button.evaluate((element) => element.textContent)) === label) await button.evaluate((element) => element.click());
  }
  await settled(page);
};

export default [
  {
    name: "columns are chosen on the canvas, by pointer and by keys",
    async run(context) {
      const page = await openedPage(context);
      assert.ok((await heads(page)).includes("Channel"));
      await click(page, "table/columns");
      assert.equal((await itemOf(page, "columns")).visible, true);
      await click(page, "column_choice/channel");
      assert.ok(!(await heads(page)).includes("Channel"), "a click takes the column away");
      assert.match(await stateOf(page), /view\.columns:/);
      await page.keyboard.type("chann");
      await settled(page);
      await page.keyboard.press("Enter");
      await settled(page);
      assert.ok((await heads(page)).includes("Channel"), "Enter brings the one that was found back");
      assert.doesNotMatch(await stateOf(page), /view\.columns:/, "the usual columns are no part of the state");
      await page.keyboard.press("Escape");
      await settled(page);
      assert.equal((await itemOf(page, "columns")).visible, false);
    },
  },
  {
    name: "columns are chosen in the accessible view",
    async run(context) {
      const page = await openedPage(context);
      await pressInTwin(page, "Columns");
      const boxes = await page.$$eval("#twin fieldset input[data-id^='column_choice/']", (found) => found.map((box) => [box.dataset.id, box.checked]));
      assert.deepEqual(Object.fromEntries(boxes)["column_choice/channel"], true);
      await page.$eval("#twin input[data-id='column_choice/channel']", (box) => box.click());
      await settled(page);
      assert.ok(!(await heads(page)).includes("Channel"));
      await pressInTwin(page, "Usual columns");
      assert.ok((await heads(page)).includes("Channel"));
    },
  },
  {
    name: "a value's end says only, then all, and does it; the order of a block is chosen in its head",
    async run(context) {
      const page = await openedPage(context);
      const end = async (id) => {
        const [x, y, width, height] = (await itemOf(page, id)).rect;
        await page.mouse.click(x + width - 14, y + height / 2);
        await settled(page);
      };
      await page.evaluate(() => (window.throughline.state = "channel:email,phone"));
      await settled(page);
      await end("facet/channel/phone");
      assert.equal(await stateOf(page), "channel:phone");
      await end("facet/channel/phone");
      assert.equal(await stateOf(page), "");

      const named = async () => (await itemOf(page, "facet/channel")).items.filter(({ value }) => value !== null).map(({ value }) => value);
      const counts = countBy(rows, "channel");
      const values = [...counts.keys()].filter((value) => value);
      const [x, y, width] = (await itemOf(page, "facet/channel")).rect;
      await page.mouse.click(x + width - 24, y + 16);
      await settled(page);
      assert.deepEqual(await named(), [...values].sort().slice(0, 8));
      const select = await page.evaluateHandle(() => [...document.querySelectorAll("#twin label")].find(({ textContent }) => textContent.startsWith("Order of Channel")).querySelector("select"));
      assert.equal(await select.evaluate((element) => element.value), "name");
      await select.select("count");
      await settled(page);
      const shown = await named();
      assert.deepEqual(shown.map((value) => counts.get(value)), [...values.map((value) => counts.get(value))].sort((a, b) => b - a).slice(0, 8));
    },
  },
];
