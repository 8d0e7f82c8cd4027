// Runs every case in every browser, one page after the other, and watches what each page says and asks the network for.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium, launchFirefox } from "../../../scripts/view/browsers.mjs";
import { openPage } from "../../../scripts/view/page_driver.mjs";
import { watchNetwork } from "./network.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const repository = resolve(here, "../../..");
/** THROUGHLINE_PAGE names another build of the page. */
export const html = resolve(process.env.THROUGHLINE_PAGE ?? join(repository, "dist/throughline.html"));
export const pictures = join(repository, "out");

/** Thrown by a case that needs what this machine has not got. */
export class Skipped extends Error {}

const caseTimeoutMs = 240_000;

// Chromium does not know the directive yet; it is in the policy for the browsers that do.
const expectedWords = [/Unrecognized Content-Security-Policy directive 'webrtc'/, /Couldn.t process unknown directive .webrtc./];

/** What the page complained of. Cases that provoke a refusal take it out by `expect`. */
class Complaints {
  list = [];
  watch(page) {
    page.on("pageerror", (error) => this.add(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.add(`console: ${message.text()}`);
    });
  }
  add(text) {
    if (!expectedWords.some((words) => words.test(text))) this.list.push(text);
  }
  expect(pattern) {
    this.list = this.list.filter((text) => !pattern.test(text));
  }
}

async function loadCases() {
  const folder = join(here, "../cases");
  const files = readdirSync(folder).filter((name) => name.endsWith("_test.mjs")).sort();
  const modules = await Promise.all(files.map((name) => import(join(folder, name))));
  return modules.flatMap((module) => module.default);
}

export async function runCases(browsers, only) {
  mkdirSync(pictures, { recursive: true });
  const cases = (await loadCases()).filter(({ name }) => name.includes(only));
  const folder = mkdtempSync(join(tmpdir(), "throughline-browser-"));
  let passed = 0;
  let failed = 0;
  try {
    for (const browserName of browsers) {
      const network = await watchNetwork();
      const launch = { chromium: launchChromium, firefox: launchFirefox }[browserName];
      if (launch === undefined) throw new Error(`no such browser: ${browserName}`);
      const { extraArguments, extraPreferences } = network.launchOptions;
      const browser = await launch(browserName === "firefox" ? { extraPreferences } : { extraArguments });
      console.log(`${browserName}: ${await browser.version()}`);
      for (const test of cases) {
        if (test.browsers !== undefined && !test.browsers.includes(browserName)) continue;
        const outcome = await runCase(test, { browser, browserName, network, folder });
        if (outcome === "passed") ++passed;
        if (outcome === "failed") ++failed;
      }
      // Over the whole run, not only in the cases that look for it.
      if (network.seen.length > 0) {
        console.log(`  FAIL  no request of a network scheme in the whole run: ${network.seen.join(", ")}`);
        ++failed;
      } else if (only === "") {
        console.log("  ok    no request of a network scheme in the whole run");
        ++passed;
      }
      await browser.close();
      await network.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed, failed };
}

async function runCase({ name, run }, { browser, browserName, network, folder }) {
  const complaints = new Complaints();
  const pages = [];
  const context = {
    browser,
    browserName,
    network,
    folder,
    complaints,
    async page(options = {}) {
      const prepare = async (page) => {
        pages.push(page);
        complaints.watch(page);
        network.watchPage(page);
        await options.prepare?.(page);
      };
      return openPage(browser, options.html ?? html, { ...options, prepare });
    },
  };
  const begun = Date.now();
  let timer;
  try {
    const tooLong = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${caseTimeoutMs / 1000} s`)), caseTimeoutMs);
    });
    await Promise.race([run(context), tooLong]);
    if (complaints.list.length > 0) throw new Error(`the page complained:\n${complaints.list.join("\n")}`);
    console.log(`  ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    return "passed";
  } catch (error) {
    if (error instanceof Skipped) {
      console.log(`  skip  ${name}: ${error.message}`);
      return "skipped";
    }
    console.log(`  FAIL  ${name} (${browserName})\n${String(error.stack ?? error).replace(/^/gm, "        ")}`);
    for (const complaint of complaints.list) console.log(`        page: ${complaint}`);
    return "failed";
  } finally {
    clearTimeout(timer);
    for (const page of pages) await page.close().catch(() => undefined);
  }
}
