import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeSample } from "../../../scripts/generate/sample_archive.mjs";
import { openFiles, query, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf, models } from "../support/models.mjs";

const { archive, truth } = makeSample();
const money = (text) => Number(text).toLocaleString("en", { minimumFractionDigits: 2 });

/** The sample with one customer's panel open, found by a filter as a person would. */
async function panelOf({ page: open, folder }, email, options) {
  const page = await open(options);
  const path = join(folder, "customer_sample.zip");
  writeFileSync(path, archive);
  await openFiles(page, [path]);
  await settled(page);
  const { rows } = await query(page, { op: "interactions", filter: `email:${email}`, limit: 1, fields: ["customer"] });
  await page.evaluate((key) => (window.throughline.state = `view.customer:"${key}"`), rows[0].customer);
  await settled(page);
  return { page, customer: rows[0].customer };
}

const click = async (page, id) => {
  await page.mouse.click(...(await middleOf(page, id)));
  await settled(page);
};

/** By the wheel over the panel until the thing stands still and wholly on the screen. */
async function scrollTo(page, id) {
  const panel = (await itemOf(page, "customer")).rect;
  const bottom = panel[1] + panel[3];
  await page.mouse.move(panel[0] + panel[2] / 2, bottom - 60);
  const still = async () => {
    for (let before = null; ; await new Promise((resolve) => setTimeout(resolve, 150))) {
      await settled(page);
      const rect = (await itemOf(page, id))?.rect ?? null;
      if (before !== null && JSON.stringify(rect) === before) return rect;
      before = JSON.stringify(rect);
    }
  };
  for (let i = 0; i < 60; ++i) {
    const rect = await still();
    if (rect && rect[3] > 30 && rect[1] + rect[3] < bottom - 4) return;
    await page.mouse.wheel({ deltaY: 100 });
  }
  throw new Error(`${id} does not come into sight`);
}

/** The engine's interaction of each step that the archive's author wrote down. */
async function idsOfSteps(page, steps, customer) {
  const { rows } = await query(page, { op: "interactions", filter: `customer:"${customer}"`, sort: "time", limit: 200, fields: ["time"] });
  return steps.map(({ time }) => rows.find((row) => row.time === time).id);
}

export default [
  {
    name: "the disputed invoice: its course is read in the ledger, and each step opens its words",
    async run(context) {
      const { dispute } = truth;
      const { page, customer } = await panelOf(context, dispute.customer);
      await click(page, "panel/ledger");
      const chainId = `chain/invoice/${dispute.invoice}`;
      const chain = await itemOf(page, chainId);
      assert.equal(chain.label, `Invoice ${dispute.invoice}`);
      assert.equal(chain.amount, `${money(dispute.amount)} EUR`);
      assert.match(chain.outcome, /^resolved/);
      const ids = await idsOfSteps(page, dispute.steps, customer);
      const steps = chain.items.map(({ id }) => id.replace("step/", ""));
      assert.deepEqual(steps.filter((id) => ids.includes(id)), ids, "the five steps stand in their order");
      assert.equal(chain.items.find(({ id }) => id === `step/${ids[0]}`).amount, `${money(dispute.amount)} EUR`);
      assert.ok(chain.items.some(({ amount, meaning }) => amount === `${money(dispute.correctedAmount)} EUR` && meaning === "received"));
      assert.ok(chain.items.every(({ label, meaning }) => !/^(invoice|dispute)/.test(label) || meaning === "claimed"), "claims are not counted");

      await scrollTo(page, `step/${ids[2]}`);
      await click(page, `step/${ids[2]}`);
      const details = await itemOf(page, "detail/body");
      assert.match(details.text, /37 - 8 = 29/, "the words of the error that was found");
      await click(page, "panel/conversation");
      const entry = await itemOf(page, `entry/${ids[2]}`);
      assert.ok(entry?.selected && entry.rect, "the conversation shows the same entry");

      await click(page, "panel/ledger");
      await scrollTo(page, chainId);
      await click(page, chainId);
      assert.equal((await itemOf(page, chainId)).open, false, "a click folds the chain");
    },
  },
  {
    name: "the disputed invoice once more, in the accessible view by keyboard alone",
    async run(context) {
      const { dispute } = truth;
      const { page, customer } = await panelOf(context, dispute.customer);
      const press = async (selector) => {
        await page.focus(selector);
        await page.keyboard.press("Enter");
        await settled(page);
      };
      const buttonWith = async (words) => {
        const found = await page.evaluate((text) => {
          const button = [...document.querySelectorAll("#twin button")].find((each) => each.textContent.includes(text));
          button?.setAttribute("data-test", "sought");
          return button !== undefined;
        }, words);
        assert.ok(found, `a button says ${words}`);
        return "[data-test=sought]";
      };
      const pressNamed = async (words) => {
        const selector = await buttonWith(words);
        await press(selector);
        await page.evaluate(() => document.querySelector("[data-test=sought]")?.removeAttribute("data-test"));
      };
      await pressNamed("Ledger");
      const lines = await page.$$eval("#twin ol li", (items) => items.map(({ textContent }) => textContent));
      const expected = ["Query on", "Review of", "Error found in", "Corrected invoice", "resolved"];
      const places = expected.map((words) => lines.findIndex((line) => line.includes(words)));
      assert.ok(places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1])), `${lines}`);
      assert.match(lines[places[0]], /18,500\.00 EUR claimed/);
      await pressNamed("Error found in");
      const text = await page.$eval("#twin", (twin) => twin.textContent);
      assert.match(text, /37 - 8 = 29/);
      assert.equal((await idsOfSteps(page, dispute.steps, customer))[2], (await page.evaluate(() => window.throughline.state)).match(/view\.interaction:"?([0-9:]+)/)[1]);
    },
  },
  {
    name: "the late payer: the ledger says how late, what is unpaid, and what is to be done",
    async run(context) {
      const { latePayer } = truth;
      const { page } = await panelOf(context, latePayer.customer);
      assert.ok((await itemOf(page, "customer")).items.some(({ role, label }) => role === "follow_up" && label.includes(latePayer.unpaid[0])));
      await click(page, "panel/ledger");
      const view = await itemOf(page, "customer");
      assert.deepEqual(view.days_late, latePayer.daysAfterDue.filter((days) => days !== null));
      const unpaid = view.items.filter(({ outcome }) => outcome?.startsWith("unpaid")).map(({ label }) => label.replace("Invoice ", ""));
      assert.deepEqual(unpaid.sort(), latePayer.unpaid);
    },
  },
  {
    name: "John's conversation opens at its newest entry; the timeline leads to a time; his calls are read",
    async run(context) {
      const { john } = truth;
      const { page, customer } = await panelOf(context, john.customer, { height: 620 });
      const shown = async () => (await itemOf(page, "customer")).items.filter(({ role, rect }) => role === "article" && rect);
      const { rows } = await query(page, { op: "interactions", filter: `customer:"${customer}"`, sort: "time", limit: 50, fields: ["time"] });
      assert.equal((await shown()).at(-1).id, `entry/${rows.at(-1).id}`);
      const [x, y, width, height] = (await itemOf(page, "customer_timeline")).rect;
      await page.mouse.click(x + width * 0.01, y + height / 2);
      await settled(page);
      assert.equal((await shown())[0].id, `entry/${rows[0].id}`);
      const calls = await idsOfSteps(page, john.calls, customer);
      await scrollTo(page, `entry/${calls.at(-1)}`);
      await click(page, `entry/${calls.at(-1)}`);
      assert.match((await itemOf(page, "detail/body")).text, /Wants delivery before July 3rd/);
    },
  },
  {
    name: ". and , go along the ranking of the customers tab",
    async run(context) {
      const { page } = await panelOf(context, truth.dispute.customer);
      await page.evaluate(() => (window.throughline.state += " view.tab:customers view.customer_sort:-received"));
      await settled(page);
      const key = async () => (await itemOf(page, "customer")).key;
      const { rows } = await query(page, { op: "customers", sort: "-received", limit: 2500 });
      const at = rows.findIndex(({ id }) => id === "50001");
      const start = await key();
      assert.equal(start, rows[at].id);
      await page.focus("#canvas");
      await page.keyboard.press(".");
      await settled(page);
      assert.equal(await key(), rows[at + 1].id);
      await page.keyboard.press(",");
      await settled(page);
      assert.equal(await key(), start);
      await click(page, "panel/next");
      assert.equal(await key(), rows[at + 1].id);
    },
  },
  {
    name: "onboarding: the case is one conversation, read with its waits, by thread and by time",
    async run(context) {
      const { kyc } = truth;
      const { page, customer } = await panelOf(context, kyc.customer);
      const ids = await idsOfSteps(page, kyc.steps, customer);
      await page.evaluate((id) => (window.throughline.state += ` view.interaction:"${id}"`), ids[0]);
      await settled(page);
      const first = await itemOf(page, `entry/${ids[0]}`);
      assert.ok(first?.rect, "the selected entry is on the screen");
      assert.equal(first.conversation, `Case ${kyc.case} · ${ids.length} entries`);
      assert.equal((await itemOf(page, `entry/${ids[1]}`)).gap, "customer waited 1 d 2 h");
      await click(page, "conversation/by_time");
      assert.match((await models(page)).state, /view\.conversation:time/);
      assert.equal((await itemOf(page, `entry/${ids[0]}`)).within, `1 of ${ids.length} in case ${kyc.case}`);
      assert.match(await page.$eval("#twin", (twin) => twin.textContent), /customer waited 1 d 2 h/);
    },
  },
];
