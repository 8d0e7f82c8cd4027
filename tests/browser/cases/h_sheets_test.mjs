import assert from "node:assert/strict";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf, models } from "../support/models.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

const rows = makeRows(500, 23);

async function openedPage({ page: open, folder }) {
  const page = await open();
  await openFiles(page, [writeTable(folder, "sheets.csv", rows)]);
  await settled(page);
  return page;
}

async function press(page, id) {
  await page.mouse.click(...(await middleOf(page, id)));
  await settled(page);
}

async function keys(page, ...names) {
  for (const name of names) await page.keyboard.down(name);
  for (const name of names.reverse()) await page.keyboard.up(name);
  await settled(page);
}

const twinButton = (page, label) =>
  page.evaluate((words) => [...document.querySelectorAll("#twin button")].find((button) => button.textContent === words)?.click(), label);

export default [
  {
    name: "the command palette: by key, typed into, chosen by arrows, done by Enter",
    async run(context) {
      const page = await openedPage(context);
      await page.focus("#canvas");
      await keys(page, "Control", "k");
      assert.equal((await itemOf(page, "palette")).visible, true);
      await page.keyboard.type("show");
      await settled(page);
      const offered = (await itemOf(page, "palette")).items.filter(({ id }) => id.startsWith("command/")).map(({ label }) => label);
      assert.ok(offered.includes("Show customers"), offered.join());
      for (let i = 0; i < offered.indexOf("Show customers"); ++i) await keys(page, "ArrowDown");
      await keys(page, "Enter");
      assert.equal((await itemOf(page, "palette")).visible, false);
      assert.equal((await models(page)).tab, "customers");
      // Escape leaves the palette, and only that.
      await keys(page, "Control", "k");
      await keys(page, "Escape");
      assert.equal((await itemOf(page, "palette")).visible, false);
      assert.equal((await models(page)).tab, "customers");
    },
  },
  {
    name: "a sheet covers the views: keys and presses do not reach what is below it",
    async run(context) {
      const page = await openedPage(context);
      const below = await middleOf(page, "facet/channel/email");
      await press(page, "toolbar/keys");
      assert.equal((await itemOf(page, "keys")).visible, true);
      await keys(page, "j");
      assert.equal((await itemOf(page, "interaction")).visible, false);
      await page.mouse.click(...below); // closes the sheet, no more
      await settled(page);
      assert.equal((await itemOf(page, "keys")).visible, false);
      assert.equal(await page.evaluate(() => window.throughline.state), "");
    },
  },
  {
    name: "privacy: policy, requests and memory are the page's own, and everything can be forgotten",
    async run(context) {
      const page = await openedPage(context);
      await page.evaluate(() => fetch("https://example.invalid/").catch(() => undefined));
      await press(page, "toolbar/privacy");
      await page.waitForFunction(() => window.throughline.viewModels().views.find(({ id }) => id === "privacy").items.some(({ id }) => id === "privacy/memory"));
      await settled(page);
      const told = async (id) => (await itemOf(page, `privacy/${id}`)).text;
      assert.equal(await told("requests"), "0");
      assert.ok(Number(await told("refused")) >= 1, "the refused fetch is counted");
      assert.equal(await told("connect-src"), "none");
      assert.match(await told("memory"), /^[0-9.]+ MB$/);
      await twinButton(page, "Forget everything");
      await page.waitForFunction(() => window.throughline.viewModels().phase === "empty");
      assert.deepEqual((await page.evaluate(() => window.throughline.query({ op: "summary" }))).interactions, 0);
      context.complaints.expect(/connect-src|Content Security Policy|Content-Security-Policy/);
    },
  },
  {
    name: "names and texts are hidden by a key, on the canvas' models and in the twin, and shown while another is held",
    async run(context) {
      const page = await openedPage(context);
      const shown = async () => (await itemOf(page, "table")).items.filter(({ cells }) => cells).flatMap(({ cells }) => cells.map(({ text }) => text));
      const names = new Set(rows.map((row) => row.customer).filter(Boolean));
      assert.ok((await shown()).some((text) => names.has(text)));
      await page.focus("#canvas");
      await keys(page, "b");
      assert.ok(!(await shown()).some((text) => names.has(text)));
      await page.waitForFunction(() => document.querySelector("#twin table").textContent.includes("••••••"));
      await page.keyboard.down("h");
      await settled(page);
      assert.ok((await shown()).some((text) => names.has(text)));
      await page.keyboard.up("h");
      await settled(page);
      assert.ok(!(await shown()).some((text) => names.has(text)));
      await press(page, "toolbar/blur");
      assert.ok((await shown()).some((text) => names.has(text)));
    },
  },
];
