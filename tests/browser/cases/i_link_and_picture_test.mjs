import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { hosted, openInFrame } from "../support/hosts.mjs";
import { itemOf, middleOf } from "../support/models.mjs";
import { coloursIn, decodePng } from "../support/png.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

async function openedPage({ page: open, folder }, options) {
  const page = await open(options);
  await openFiles(page, [writeTable(folder, "Ünsafe $(name) .csv", makeRows(500, 51))]);
  await page.evaluate(() => (window.throughline.state = "channel:email view.lanes:agent"));
  await settled(page);
  return page;
}

/** The three ways to a command: where it is drawn, its key, its control in the accessible view. */
const ways = (id, key) => ({
  pointer: async (page) => page.mouse.click(...(await middleOf(page, id))),
  key: async (page) => {
    await page.focus("#canvas");
    await page.keyboard.press(key);
  },
  "accessible view": async (page) => {
    const label = (await itemOf(page, id)).label;
    await page.evaluate((words) => [...document.querySelectorAll("#twin button")].find(({ textContent }) => textContent === words).focus(), label);
    await page.keyboard.press("Enter");
  },
});

/** What the page gives to the clipboard, which a test must not share with whoever sits at the machine. */
const recordClipboard = (page) =>
  page.evaluateOnNewDocument(() => {
    window.written = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void window.written.push(text) } });
  });

const closedClipboard = (page) =>
  page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });

/** What the page saves: the link that it clicks, and the bytes behind it. */
const recordDownloads = (page) =>
  page.evaluateOnNewDocument(() => {
    window.saved = [];
    HTMLAnchorElement.prototype.click = function () {
      const { download, href } = this;
      window.saved.push({ name: download, blob: window.blobs.get(href) });
    };
    window.blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = create.call(URL, blob);
      window.blobs.set(address, blob);
      return address;
    };
  });

async function savedPicture(page) {
  await page.waitForFunction(() => window.saved.length > 0);
  const { name, type, bytes } = await page.evaluate(async () => {
    const [{ name, blob }] = window.saved.splice(0);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { name, type: blob.type, bytes: Array.from(bytes) };
  });
  return { name, type, picture: decodePng(Uint8Array.from(bytes)) };
}

const told = (page) => page.$eval("#told.shown", ({ textContent }) => textContent);

export default [
  {
    name: "Copy link by pointer, key and accessible view: the link gives the same screen again",
    async run(context) {
      for (const [way, press] of Object.entries(ways("toolbar/copy_link", "l"))) {
        const page = await openedPage(context, { prepare: recordClipboard });
        assert.equal(await page.evaluate(() => location.hash), "");
        await press(page);
        await page.waitForFunction(() => window.written.length > 0);
        const [link, ...more] = await page.evaluate(() => window.written);
        assert.deepEqual(more, [], way);
        assert.match(link, /^file:\/\/\/.*throughline\.html#/);
        assert.equal(decodeURIComponent(new URL(link).hash), "#channel:email view.lanes:agent");
        assert.equal(await page.evaluate(() => location.href), link, "it is the address now");
        await page.waitForSelector("#told.shown");
        assert.match(await told(page), /not the files/);
        const again = await context.page({ fragment: new URL(link).hash });
        assert.equal(await again.evaluate(() => window.throughline.state), "channel:email view.lanes:agent");
        await again.close();
        await page.close();
      }
    },
  },
  {
    name: "Copy link where the clipboard is closed: the link is shown, selected, to copy by hand",
    async run(context) {
      const page = await openedPage(context, { prepare: closedClipboard });
      await page.focus("#canvas");
      await page.keyboard.press("l");
      await page.waitForSelector("#by-hand[open]");
      const shown = await page.evaluate(() => {
        const field = document.activeElement;
        return { id: field.id, text: field.value, selected: field.value.slice(field.selectionStart, field.selectionEnd), label: field.labels[0].textContent };
      });
      assert.equal(shown.id, "by-hand-text");
      assert.equal(decodeURIComponent(new URL(shown.text).hash), "#channel:email view.lanes:agent");
      assert.equal(shown.selected, shown.text);
      assert.match(shown.label, /copy by hand/);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => !document.querySelector("#by-hand").open && document.activeElement.id === "canvas");
      assert.equal(await page.$("#told.shown"), null, "nothing is said to be copied");
    },
  },
  {
    name: "Copy link in a frame: the link has no origins, the frame's own address keeps them",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        await recordClipboard(page);
        const frame = await visit(hosts.listed, `#origins:${hosts.listed} channel:phone`);
        await openInFrame(frame, "started_at,channel\n2024-01-01,email\n2024-01-02,phone\n");
        await frame.evaluate(() => [...document.querySelectorAll("#twin button")].find(({ textContent }) => textContent === "Copy link").click());
        await frame.waitForFunction(() => window.written.length > 0);
        assert.deepEqual(await frame.evaluate(() => window.written), [`${hosts.viewer}#channel%3Aphone`]);
        assert.equal(await frame.evaluate(() => decodeURIComponent(location.hash)), `#origins:${hosts.listed} channel:phone`);
      });
    },
  },
  {
    name: "Save picture by pointer, key and accessible view: a PNG of the canvas with what is on it",
    async run(context) {
      const page = await openedPage(context, { width: 1280, height: 720, prepare: recordDownloads });
      for (const [way, press] of Object.entries(ways("toolbar/save_picture", "p"))) {
        await press(page);
        const { name, type, picture } = await savedPicture(page);
        assert.match(name, /^Ünsafe_name_.csv_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.png$/u, way);
        assert.equal(type, "image/png");
        assert.deepEqual([picture.width, picture.height], await page.evaluate(() => [document.querySelector("#canvas").width, document.querySelector("#canvas").height]));
        for (const id of ["timeline", "breakdown", "table"]) {
          assert.ok(coloursIn(picture, (await itemOf(page, id)).rect).size > 8, `${id} is in the picture`);
        }
        assert.ok((await told(page)).includes(name));
      }
    },
  },
  {
    name: "Save picture writes a file into the folder for downloads",
    browsers: ["chromium"],
    async run(context) {
      const page = await openedPage(context, { width: 800, height: 600 });
      const folder = mkdtempSync(join(context.folder, "saved-"));
      const session = await page.createCDPSession();
      await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
      await page.focus("#canvas");
      await page.keyboard.press("p");
      for (let i = 0; i < 100 && !readdirSync(folder).some((name) => name.endsWith(".png")); ++i) await new Promise((resolve) => setTimeout(resolve, 50));
      const [name, ...more] = readdirSync(folder);
      assert.deepEqual(more, []);
      const picture = decodePng(readFileSync(join(folder, name)));
      assert.deepEqual([picture.width, picture.height], [800, 600]);
    },
  },
];
