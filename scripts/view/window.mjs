// Opens the viewer on files in a browser window and ends when that is closed: window.mjs FILE...
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fileUrl, launchChromium } from "./browsers.mjs";
import { openFiles } from "./page_driver.mjs";

const html = join(resolve(dirname(fileURLToPath(import.meta.url)), "../.."), "dist/throughline.html");
const files = process.argv.slice(2).map((file) => resolve(file));
const browser = await launchChromium({ headless: false, defaultViewport: null, ignoreDefaultArgs: ["--enable-automation"] });
const [page] = await browser.pages();
await page.goto(fileUrl(html));
await page.evaluate(() => window.throughline.ready);
if (files.length > 0) {
  const { error } = await openFiles(page, files);
  if (error) console.error(error.message ?? error);
}
await new Promise((closed) => page.once("close", closed));
await browser.close();
