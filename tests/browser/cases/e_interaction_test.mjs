import assert from "node:assert/strict";
import { openFiles, query, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf } from "../support/models.mjs";
import { countBy, makeRows, writeTable } from "../support/tables.mjs";

const rows = makeRows(2000, 11);
const emails = countBy(rows, "channel").get("email");

async function openedPage({ page: open, folder }, options) {
  const page = await open(options);
  await openFiles(page, [writeTable(folder, "session.csv", rows)]);
  await settled(page);
  return page;
}

const stateOf = (page) => page.evaluate(() => window.throughline.state);
const activeData = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-id") ?? document.activeElement?.id ?? "");

/** What the screen says of the breakdown, and what the engine answers for the state as it is. */
async function assertFilteredToEmail(page) {
  await settled(page);
  assert.match(await stateOf(page), /(^| )channel:email( |$)/);
  const status = await itemOf(page, "status");
  assert.ok(status.text.includes(emails.toLocaleString("en")), `the status line "${status.text}" tells ${emails}`);
  assert.equal((await itemOf(page, "facet/channel/email")).standing, "selected");
  assert.equal((await query(page, { op: "summary", filter: await stateOf(page) })).interactions, emails);
  assert.ok(await page.$eval("#twin [role=status]", (element, words) => element.textContent.includes(words), emails.toLocaleString("en")));
}

export default [
  {
    name: "the state is text that can be read, set, and set again with the same effect",
    async run(context) {
      const page = await openedPage(context);
      await page.evaluate(() => {
        window.changes = [];
        window.throughline.addEventListener("change", (event) => window.changes.push(event.detail));
        window.throughline.state = "channel:email view.lanes:agent";
      });
      await assertFilteredToEmail(page);
      const state = await stateOf(page);
      assert.match(state, /view\.lanes:agent/);
      assert.ok((await page.evaluate(() => window.changes)).length > 0, "a change event is sent");
      await page.evaluate(() => (window.throughline.state = ""));
      await settled(page);
      assert.notEqual(await stateOf(page), state);
      await page.evaluate((text) => (window.throughline.state = text), state);
      await settled(page);
      assert.equal(await stateOf(page), state);
      assert.equal(await page.evaluate(() => location.hash), "", "the address does not follow");
    },
  },
  {
    name: "the fragment is read once at the start, and never written by itself",
    async run(context) {
      const page = await openedPage(context, { fragment: `#${encodeURIComponent("channel:email")}` });
      await assertFilteredToEmail(page);
      await page.evaluate(() => (window.throughline.state = "channel:phone"));
      await settled(page);
      assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), "#channel:email");
    },
  },
  {
    name: "typing while the canvas is not focused does not reach it",
    async run(context) {
      const page = await openedPage(context);
      await page.evaluate(() => document.activeElement.blur());
      const before = [await stateOf(page), (await itemOf(page, "search")).value];
      const frames = await page.evaluate(() => window.throughline.frames);
      await page.keyboard.press("/");
      await page.keyboard.type("channel:email");
      await page.keyboard.press("Enter");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(await page.evaluate(() => window.throughline.frames), frames, "no frame was drawn for it");
      await settled(page);
      assert.deepEqual([await stateOf(page), (await itemOf(page, "search")).value], before);
    },
  },
  {
    name: "with the canvas focused, / and typing filter",
    async run(context) {
      const page = await openedPage(context);
      await page.focus("#canvas");
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.activeElement.id === "text");
      await page.keyboard.type("channel:email");
      await page.keyboard.press("Enter");
      await assertFilteredToEmail(page);
    },
  },
  {
    name: "what an input method composes arrives once, when it is done",
    browsers: ["chromium"],
    async run(context) {
      const page = await openedPage(context);
      await page.focus("#canvas");
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.activeElement.id === "text");
      const session = await page.createCDPSession();
      await session.send("Input.imeSetComposition", { text: "はいた", selectionStart: 3, selectionEnd: 3 });
      await settled(page);
      assert.equal((await itemOf(page, "search")).value, "");
      await session.send("Input.insertText", { text: "配達" });
      await settled(page);
      assert.equal((await itemOf(page, "search")).value, "配達");
    },
  },
  {
    name: "Tab leaves the canvas, and browser keys are not taken",
    async run(context) {
      const page = await openedPage(context);
      await page.evaluate(() => {
        window.prevented = {};
        window.addEventListener("keydown", (event) => (window.prevented[event.key] = event.defaultPrevented));
        for (const key of ["F5", "F11", "ArrowLeft"]) {
          document.querySelector("#canvas").dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true }));
        }
        for (const key of ["l", "t"]) {
          document.querySelector("#canvas").dispatchEvent(new KeyboardEvent("keydown", { key, code: `Key${key.toUpperCase()}`, ctrlKey: true, bubbles: true, cancelable: true }));
        }
      });
      assert.deepEqual(await page.evaluate(() => window.prevented), { F5: false, F11: false, ArrowLeft: true, l: false, t: false });
      await page.focus("#canvas");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.closest("#twin") !== null), true);
    },
  },
  {
    name: "a facet is toggled in the accessible view by keyboard alone",
    async run(context) {
      const page = await openedPage(context);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("Tab");
      assert.equal(await activeData(page), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await activeData(page), "twin-heading");
      for (let i = 0; i < 100 && (await activeData(page)) !== "facet/channel/email"; ++i) await page.keyboard.press("Tab");
      assert.equal(await activeData(page), "facet/channel/email", "Tab comes to it");
      await page.keyboard.press(" ");
      await assertFilteredToEmail(page);
      assert.equal(await activeData(page), "facet/channel/email", "the focus stays where it was");
      await page.keyboard.press(" ");
      await settled(page);
      assert.doesNotMatch(await stateOf(page), /channel:/);
      await page.keyboard.press("Escape");
      assert.equal(await activeData(page), "canvas");
    },
  },
  {
    name: "the accessible view's table holds the rows the engine answers",
    async run(context) {
      const page = await openedPage(context);
      const table = await page.$eval("#twin table", (element) => ({
        count: element.getAttribute("aria-rowcount"),
        heads: [...element.querySelectorAll("thead th")].map(({ textContent }) => textContent),
        rows: [...element.querySelectorAll("tbody tr")].map((row) => [...row.cells].map(({ textContent }) => textContent)),
      }));
      assert.equal(table.count, String(rows.length + 1));
      assert.ok(table.rows.length >= 5, "the visible rows are there");
      const subjectColumn = table.heads.findIndex((head) => /subject/i.test(head));
      assert.ok(subjectColumn >= 0);
      const model = await itemOf(page, "table");
      const ids = model.items.filter(({ cells }) => cells).map(({ id }) => id.replace(/^row\//, ""));
      const { rows: answered } = await query(page, { op: "interactions", ids, fields: ["subject"] });
      assert.deepEqual(table.rows.map((cells) => cells[subjectColumn]), answered.map(({ subject }) => subject));
    },
  },
  {
    name: "a facet is selected by a click on the canvas where its view model says it is",
    async run(context) {
      const page = await openedPage(context);
      await page.mouse.click(...(await middleOf(page, "facet/channel/email")));
      await assertFilteredToEmail(page);
      assert.equal(await page.evaluate(() => document.activeElement.id), "canvas", "the click focused the canvas");
      await page.mouse.click(...(await middleOf(page, "facet/channel/email")));
      await settled(page);
      assert.doesNotMatch(await stateOf(page), /channel:/, "a second click takes it back");
    },
  },
  {
    name: "a row clicked on the canvas opens its panel",
    async run(context) {
      const page = await openedPage(context);
      const table = await itemOf(page, "table");
      const row = table.items.find(({ cells, rect }) => cells && rect);
      await page.mouse.click(...(await middleOf(page, row.id)));
      await settled(page);
      await page.waitForFunction(() => window.throughline.viewModels().views.some(({ id, visible }) => visible && (id === "customer" || id === "interaction")));
    },
  },
  {
    name: "a wrong filter says where, and the right answer stays",
    async run(context) {
      const page = await openedPage(context);
      await page.focus("#canvas");
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.activeElement.id === "text");
      await page.keyboard.type("time:2023-99");
      await page.keyboard.press("Enter");
      await settled(page);
      const search = await itemOf(page, "search");
      assert.notEqual(search.error, "");
      assert.ok(await page.evaluate((words) => document.querySelector("#twin").textContent.includes(words), search.error), "the accessible view tells it too");
    },
  },
];
