// How long the page keeps a 20 ms timer waiting while a table of 48 MB loads, beside the same page idle. Drawing is
// counted apart: on a machine without a graphics card it says more of the software renderer than of the viewer.
// page_responsiveness.mjs [FILE]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchTable, repository } from "./bench_table.mjs";
import { launchChromium } from "../../scripts/view/browsers.mjs";
import { openFiles, openPage, settled } from "../../scripts/view/page_driver.mjs";

const timerMs = 20;

/** Runs in the page before its own script: notes the gaps of a timer and the time that frames take within each. */
function watchTimer(period) {
  const original = window.requestAnimationFrame.bind(window);
  let drawing = 0;
  window.requestAnimationFrame = (callback) =>
    original((time) => {
      const begun = performance.now();
      try {
        callback(time);
      } finally {
        drawing += performance.now() - begun;
      }
    });
  window.gaps = [];
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    window.gaps.push({ gap: now - last, drawing });
    last = now;
    drawing = 0;
  }, period);
}

const takeGaps = (page) => page.evaluate(() => window.gaps.splice(0));

function report(name, gaps) {
  const largest = (values) => values.reduce((most, value) => Math.max(most, value), 0).toFixed(1);
  const whole = largest(gaps.map(({ gap }) => gap));
  const without = largest(gaps.map(({ gap, drawing }) => gap - drawing));
  const frame = largest(gaps.map(({ drawing }) => drawing));
  console.log(`  ${name}: largest gap ${without} ms without drawing, ${whole} ms with it; most drawing in one gap ${frame} ms; ${gaps.length} ticks`);
}

const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
const browser = await launchChromium();
try {
  const file = benchTable(folder, process.argv[2]);
  const megabytes = statSync(file).size / 1e6;

  const page = await openPage(browser, join(repository, "dist/throughline.html"), {
    prepare: (fresh) => fresh.evaluateOnNewDocument(watchTimer, timerMs),
  });
  await settled(page);
  await new Promise((done) => setTimeout(done, 1000));
  await takeGaps(page);
  await new Promise((done) => setTimeout(done, 5000));
  const idle = await takeGaps(page);
  const begun = performance.now();
  const { summary, error } = await openFiles(page, [file]);
  const seconds = (performance.now() - begun) / 1000;
  const loading = await takeGaps(page);
  if (error) throw new Error(error.message);
  console.log(`page, a timer of ${timerMs} ms, ${megabytes.toFixed(1)} MB, ${summary.interactions.toLocaleString("en")} interactions, loaded in ${seconds.toFixed(1)} s (${(megabytes / seconds).toFixed(1)} MB/s)`);
  report("idle   ", idle);
  report("loading", loading);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
