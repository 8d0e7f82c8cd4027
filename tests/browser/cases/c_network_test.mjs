import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles } from "../../../scripts/view/page_driver.mjs";
import { fileUrl } from "../../../scripts/view/browsers.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

/** Run in the page or in its worker: tries, and says what came of it and what the policy reported. */
function tryFetch(address) {
  return new Promise((resolve) => {
    const reported = [];
    const listen = (event) => reported.push(event.effectiveDirective);
    self.addEventListener("securitypolicyviolation", listen);
    const done = (outcome) => setTimeout(() => resolve({ outcome, reported }), 200);
    fetch(address).then(
      () => done("answered"),
      (error) => done(error.name),
    );
  });
}

const refusalWords = /connect-src|Content Security Policy|Content-Security-Policy/;

export default [
  {
    name: "the watch on the network does see a request that gets out",
    async run({ browser, folder, network }) {
      const control = join(folder, "control.html");
      writeFileSync(control, "<!doctype html><title>no policy</title>");
      const page = await browser.newPage();
      network.watchPage(page);
      await page.goto(fileUrl(control));
      assert.equal((await page.evaluate(tryFetch, network.address)).outcome, "answered");
      await page.close();
      assert.ok(network.seen.some((entry) => entry.startsWith("proxy: ")), "by the proxy");
      assert.ok(network.seen.some((entry) => entry === network.address), "by the browser's events");
      network.forget();
    },
  },
  {
    name: "a fetch from the page's own script is refused by the policy",
    async run({ page: open, network, complaints }) {
      const page = await open();
      const before = network.seen.length;
      const { outcome, reported } = await page.evaluate(tryFetch, network.address);
      assert.equal(outcome, "TypeError");
      assert.deepEqual(reported, ["connect-src"]);
      assert.deepEqual(network.seen.slice(before), []);
      complaints.expect(refusalWords);
    },
  },
  {
    name: "a fetch from the worker is refused by the policy",
    browsers: ["chromium"],
    async run({ page: open, folder, network, complaints }) {
      const page = await open();
      await openFiles(page, [writeTable(folder, "worker.csv", makeRows(10))]);
      const [worker] = page.workers();
      assert.ok(worker, "the engine runs in a worker");
      const before = network.seen.length;
      const { outcome, reported } = await worker.evaluate(tryFetch, network.address);
      assert.equal(outcome, "TypeError");
      assert.deepEqual(reported, ["connect-src"]);
      assert.deepEqual(network.seen.slice(before), []);
      complaints.expect(refusalWords);
    },
  },
];
