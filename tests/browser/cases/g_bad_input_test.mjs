// Bad input in the page: the list that the command line is held to as well (tests/bad_input).
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { openFiles, openPage, query, settled } from "../../../scripts/view/page_driver.mjs";
import { checkError, checkFiles, checkPart, checkRejected, writeInput } from "../../bad_input/expect.mjs";
import { inputs } from "../../bad_input/inputs.mjs";
import { withoutEpoch } from "../support/command_line.mjs";
import { itemOf } from "../support/models.mjs";
import { html } from "../support/runner.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

// One page a browser for all of them: each must leave it as good as it was.
const pages = new Map();
async function pageOf({ browser, complaints }) {
  let page = pages.get(browser);
  if (page === undefined || page.isClosed()) {
    page = await openPage(browser, html, { width: 900, height: 500 }); // frames cost by their size
    pages.set(browser, page);
  }
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
  complaints.watch(page);
  return page;
}

const rows = makeRows(200, 11);
const goodFile = (folder) => writeTable(folder, "good.csv", rows);
const twinText = (page) => page.evaluate(() => document.querySelector("#twin").textContent);
const plain = async (page) => withoutEpoch(await query(page, { op: "summary" }));

/** Everything a person goes on with: the table under a filter, counts, and taking the filter away again. */
async function checkWorks(page, interactions) {
  await page.evaluate(() => (window.throughline.state = "channel:phone"));
  await settled(page);
  const phone = rows.filter(({ channel }) => channel === "phone").length;
  const { text } = await itemOf(page, "status");
  assert.match(text, new RegExp(`^${phone} of`));
  assert.equal((await query(page, { op: "interactions", filter: "channel:phone", limit: 1 })).total, phone);
  await page.evaluate(() => (window.throughline.state = ""));
  assert.equal((await query(page, { op: "interactions", limit: 1 })).total, interactions);
}

async function checkFailure(page, input, error, before) {
  checkError(error, input.fails);
  const { error: shown } = await itemOf(page, "opening");
  assert.equal(shown.what, error.message);
  assert.equal(shown.where, error.where);
  assert.notEqual(shown.advice, "");
  const twin = await twinText(page);
  for (const words of [error.message, error.where]) assert.ok(twin.includes(words), `the twin says: ${words}`);
  assert.deepEqual(await plain(page), before, "what was open is unchanged");
}

async function checkOpened(page, input, summary) {
  const added = summary.files.slice(1);
  checkFiles(added, input);
  const { total, rows: rejected } = await query(page, { op: "rejected" });
  assert.equal(total, summary.rejected);
  checkRejected(rejected, input.rejected);
  const { result } = await itemOf(page, "opening");
  const twin = await twinText(page);
  assert.ok(twin.includes(result));
  assert.match(result, new RegExp(`${total} rejected`));
  if (total > 0) assert.ok(result.includes(`record ${(rejected[0].record + 1).toLocaleString("en")}. ${rejected[0].reason.replace(/\.$/, "")}`), result);
  for (const { name, says } of input.unread ?? []) {
    for (const pattern of [name, ...says]) assert.match(result, new RegExp(pattern));
  }
  if (input.notes) {
    const { files } = await query(page, { op: "mapping" });
    for (const note of input.notes) assert.match(files[1].notes.join("\n"), note);
  }
}

async function checkInput(context, input) {
  const { folder } = context;
  const page = await pageOf(context);
  try {
    await page.evaluate(() => window.throughline.close());
    const good = await openFiles(page, [goodFile(folder)]);
    assert.equal(good.summary?.interactions, rows.length);
    const before = await plain(page);
    const path = writeInput(folder, input);
    const { summary, error } = await openFiles(page, [path]);
    rmSync(path);
    await settled(page);
    if (input.fails) {
      assert.ok(error, "it is not opened");
      await checkFailure(page, input, error, before);
    } else {
      assert.equal(error, undefined, error?.message);
      await checkOpened(page, input, summary);
    }
    await checkWorks(page, input.fails ? rows.length : summary.interactions);
    const again = await openFiles(page, [writeTable(folder, "again.csv", makeRows(20, 12))]);
    assert.equal(again.summary?.interactions, (summary?.interactions ?? rows.length) + 20);
  } catch (failure) {
    await page.close(); // the next one gets a page of its own
    throw failure;
  }
}

export default inputs.map((input) => ({ name: `bad input: ${input.name}`, run: (context) => checkInput(context, input) }));
