// The page from outside: open it, give it files, hear when it is done.
import { fileUrl } from "./browsers.mjs";

export async function openPage(browser, html, { width = 1600, height = 900, scheme, fragment = "", waitForReady = true, prepare } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  if (scheme !== undefined) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await prepare?.(page);
  await page.goto(fileUrl(html) + fragment);
  if (waitForReady) await page.evaluate(() => window.throughline.ready);
  return page;
}

/** Through the file input, as a person does it. Answers {summary} or {error}. */
export async function openFiles(page, paths) {
  await page.evaluate(() => {
    window.opened = new Promise((resolve) => {
      window.throughline.addEventListener("open", (event) => resolve({ summary: event.detail }), { once: true });
      window.throughline.addEventListener("error", (event) => resolve({ error: event.detail }), { once: true });
    });
  });
  const input = await page.$("#files");
  await input.uploadFile(...paths);
  await input.dispose();
  return page.evaluate(() => window.opened);
}

export const settled = (page) => page.evaluate(() => window.throughline.settled());

/** The protocol's answer with its typed arrays made plain, as the command line gives it. */
export function query(page, request) {
  return page.evaluate(async (asked) => {
    const plain = (_, value) => (ArrayBuffer.isView(value) ? Array.from(value, Number) : value);
    return JSON.parse(JSON.stringify(await window.throughline.query(asked), plain));
  }, request);
}
