import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf, middleOf } from "../support/models.mjs";
import { repository } from "../support/runner.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

const filter = "channel:email,phone -type:refund";

const commandLineExport = (file, format) =>
  execFileSync(join(repository, "dist/throughline"), ["export", "--format", format, "--filter", filter, basename(file)], { cwd: dirname(file), encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] });

// What the page hands to the browser for saving, instead of a file in somebody's folder.
const catchDownloads = (page) =>
  page.evaluateOnNewDocument(() => {
    window.saved = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download === "") return click.call(this);
      window.saved.push(fetchBlob(this.href).then((text) => ({ name: this.download, text })));
    };
    const blobs = new Map();
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    const fetchBlob = (address) => blobs.get(address).text();
  });

const savedFiles = (page) => page.evaluate(() => Promise.all(window.saved));

async function openedPage({ page: open, folder }, rows) {
  const page = await open({ prepare: catchDownloads });
  const file = writeTable(folder, "orders.csv", makeRows(rows, 5));
  await openFiles(page, [file]);
  await page.evaluate((text) => (window.throughline.state = text), filter);
  await settled(page);
  return { page, file };
}

async function click(page, id) {
  await page.mouse.click(...(await middleOf(page, id)));
  await settled(page);
}

export default [
  {
    name: "export by the canvas gives byte for byte what the command line gives",
    async run(context) {
      const { page, file } = await openedPage(context, 20_000);
      const { total } = await page.evaluate((text) => window.throughline.query({ op: "interactions", filter: text, limit: 0 }), filter);
      for (const format of ["csv", "ndjson"]) {
        await click(page, "status/export");
        await click(page, `export/${format}`);
        const saved = (await savedFiles(page)).at(-1);
        assert.equal(saved.name, `orders-${total}-interactions.${format}`);
        assert.ok(saved.text === commandLineExport(file, format), `the ${format} is the command line's`);
        assert.match((await itemOf(page, "export")).text, new RegExp(`^Exported ${saved.name}: ${total.toLocaleString("en")} interactions`));
        await click(page, "export/close");
        assert.equal((await itemOf(page, "export")).visible, false);
      }
    },
  },
  {
    name: "export by the keyboard and the twin, and opened again it is the same",
    async run(context) {
      const { page } = await openedPage(context, 2000);
      const summaryOf = (text) =>
        page.evaluate(async (asked) => {
          const { interactions, customers, span, facets, value } = await window.throughline.query({ op: "summary", filter: asked });
          return { interactions, customers, span, facets, value };
        }, text);
      const before = await summaryOf(filter);
      await page.focus("#canvas");
      await page.keyboard.press("e");
      await settled(page);
      await page.evaluate(() => {
        const buttons = document.querySelectorAll('#twin section[aria-label="Export"] button');
        [...buttons].find(({ textContent }) => textContent === "CSV").click();
      });
      await settled(page);
      const [saved] = await savedFiles(page);
      await page.evaluate(async ({ name, text }) => {
        await window.throughline.close();
        await window.throughline.open([new File([text], name)]);
      }, saved);
      assert.deepEqual(await summaryOf(""), before);
    },
  },
  {
    name: "export cancelled writes nothing, and another one can begin",
    async run({ page: open, folder }) {
      const page = await open({
        prepare: async (prepared) => {
          await catchDownloads(prepared);
          // So slow that there is time for a click.
          await prepared.evaluateOnNewDocument(() => {
            const post = Worker.prototype.postMessage;
            window.slow = true;
            Worker.prototype.postMessage = function (message, ...rest) {
              const wait = window.slow && message?.json?.includes('"op":"export"') ? 2000 : 0;
              if (wait > 0) setTimeout(() => post.call(this, message, ...rest), wait);
              else post.call(this, message, ...rest);
            };
          });
        },
      });
      await openFiles(page, [writeTable(folder, "orders.csv", makeRows(3000, 5))]);
      await settled(page);
      await click(page, "status/export");
      await page.mouse.click(...(await middleOf(page, "export/csv")));
      await page.waitForFunction(() => {
        const { items } = window.throughline.viewModels().views.find(({ id }) => id === "export");
        return items.some(({ id, rect }) => id === "export/cancel" && rect !== null);
      });
      await click(page, "export/cancel");
      assert.equal((await itemOf(page, "export")).visible, false);
      assert.equal((await savedFiles(page)).length, 0);
      await page.evaluate(() => (window.slow = false));
      await click(page, "status/export");
      await click(page, "export/ndjson");
      assert.deepEqual((await savedFiles(page)).map(({ name }) => name), ["orders-3000-interactions.ndjson"]);
    },
  },
];
