import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hosted, openInFrame } from "../support/hosts.mjs";
import { itemOf, middleOf } from "../support/models.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

/** The viewer with a table, in a page of another site, or of its own; the keyboard is the host's. */
async function inHost(context, run, sameOrigin = false) {
  await hosted(context, async ({ page, hosts, visit }) => {
    const frame = await visit(hosts.listed, `#origins:${hosts.listed}`, {}, sameOrigin ? hosts.listed + hosts.viewerPath : hosts.viewer);
    await openInFrame(frame, readFileSync(writeTable(context.folder, "hosted.csv", makeRows(2000, 41)), "utf8"));
    // Of the frame's place in the host.
    const [left, top] = await page.$eval("#viewer", (element) => {
      const box = element.getBoundingClientRect();
      return [box.left, box.top + window.scrollY];
    });
    const place = async (id) => {
      const [x, y] = await middleOf(frame, id);
      return [x + left, y + top - (await page.evaluate(() => window.scrollY))];
    };
    await run({ page, frame, place });
  });
}

const settled = (frame) => frame.evaluate(() => window.throughline.settled());
const framesOf = (frame) => frame.evaluate(() => window.throughline.frames);
const rangeOf = async (frame) => {
  const { from, to } = await itemOf(frame, "timeline");
  return Date.parse(to) - Date.parse(from);
};
const scrolledOf = (page) => page.evaluate(() => window.scrollY);
const focusOf = (page) => page.evaluate(() => document.activeElement.id);
const focusInFrame = (frame) => frame.evaluate(() => (document.hasFocus() ? document.activeElement.id || document.activeElement.closest("[id]").id : ""));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what is done in a window that is not told of the end. */
async function until(what, wanted) {
  for (let i = 0; i < 100; ++i) {
    if ((await what()) === wanted) return;
    await pause(50);
  }
  assert.equal(await what(), wanted);
}

export default [
  {
    name: "in a host: what is typed into its field is the host's, also the viewer's own keys",
    async run(context) {
      await inHost(context, async ({ page, frame }) => {
        await page.focus("#before");
        await page.evaluate(() => {
          window.prevented = [];
          addEventListener("keydown", (event) => setTimeout(() => event.defaultPrevented && window.prevented.push(event.key)));
        });
        const before = [await frame.evaluate(() => window.throughline.state), await framesOf(frame)];
        await page.keyboard.type("/Fwasd jk[]lp channel:email");
        for (const key of ["ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "Escape", "Enter"]) await page.keyboard.press(key);
        for (const key of ["z", "k", "y"]) {
          await page.keyboard.down("Control");
          await page.keyboard.press(key);
          await page.keyboard.up("Control");
        }
        await page.keyboard.type("!");
        assert.match(await page.$eval("#before", ({ value }) => value), /!$/);
        assert.equal(await focusOf(page), "before");
        assert.deepEqual(await page.evaluate(() => window.prevented), []);
        assert.deepEqual([await frame.evaluate(() => window.throughline.state), await framesOf(frame)], before);
      });
    },
  },
  // Browsers keep a frame of another site from taking the focus by itself, but not one of the host's own.
  ...[false, true].map((sameOrigin) => ({
    name: `in a host ${sameOrigin ? "of its own origin" : "of another site"}: what is asked of the viewer does not take the focus from the host`,
    async run(context) {
      await inHost(context, async ({ page, frame, place }) => {
        // The reader was in the viewer's search box, and in its accessible view, before.
        for (const enter of [async () => page.mouse.click(...(await place("search"))), () => frame.focus("#twin [data-id]")]) {
          await enter();
          await until(async () => (await focusInFrame(frame)) !== "", true);
          await page.focus("#behind");
          await until(() => focusOf(page), "behind");
          await page.keyboard.type("one");
          await page.evaluate(() => window.ask({ throughline: 1, id: Math.random(), op: "state", state: "channel:email" }));
          await settled(frame);
          await page.evaluate(() => window.ask({ throughline: 1, id: Math.random(), op: "close" }));
          await settled(frame);
          await pause(300);
          await page.keyboard.type(" two");
          assert.deepEqual([await focusOf(page), await page.$eval("#behind", ({ value }) => value)], ["behind", "one two"]);
          await page.$eval("#behind", (field) => (field.value = ""));
          await openInFrame(frame, "started_at,channel\n2024-01-01,email\n2024-01-02,phone\n");
        }
      }, sameOrigin);
    },
  })),
  // Browsers scroll smoothly and go on for a while: what scrolls the host is the last thing of a case.
  {
    name: "in a host: the wheel over a viewer that never had the focus scrolls the host",
    async run(context) {
      await inHost(context, async ({ page, frame, place }) => {
        const whole = await rangeOf(frame);
        await page.mouse.move(...(await place("timeline")));
        await page.mouse.wheel({ deltaY: 100 });
        await until(async () => (await scrolledOf(page)) > 0, true);
        await pause(500);
        await settled(frame);
        assert.equal(await rangeOf(frame), whole, "the timeline stays");
      });
    },
  },
  {
    name: "in a host: the wheel zooms while the viewer has the focus, and scrolls the host when that has it again",
    async run(context) {
      await inHost(context, async ({ page, frame, place }) => {
        const whole = await rangeOf(frame);
        await page.mouse.click(...(await place("tab/interactions")));
        await until(() => focusInFrame(frame), "canvas");
        await page.mouse.move(...(await place("timeline")));
        await page.mouse.wheel({ deltaY: -200 });
        await until(async () => (await rangeOf(frame)) < whole, true);
        await page.mouse.wheel({ deltaY: 100 });
        await pause(500);
        await settled(frame);
        assert.equal(await scrolledOf(page), 0, "the host stays");

        await page.focus("#before");
        await until(() => focusInFrame(frame), "");
        await settled(frame);
        const zoomed = await rangeOf(frame);
        await page.mouse.wheel({ deltaY: 100 });
        await until(async () => (await scrolledOf(page)) > 0, true);
        await pause(500);
        await settled(frame);
        assert.equal(await rangeOf(frame), zoomed);
      });
    },
  },
  {
    name: "in a host: keys of the browser stay its own while the viewer has the focus",
    async run(context) {
      await inHost(context, async ({ page, frame, place }) => {
        await page.mouse.click(...(await place("tab/interactions")));
        await until(() => focusInFrame(frame), "canvas");
        const prevented = await frame.evaluate(() => {
          const found = [];
          const press = (key, modifiers = {}) => {
            const event = new KeyboardEvent("keydown", { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, bubbles: true, cancelable: true, ...modifiers });
            document.activeElement.dispatchEvent(event);
            document.activeElement.dispatchEvent(new KeyboardEvent("keyup", event));
            found.push([event.key, event.defaultPrevented]);
          };
          for (const key of ["F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "Tab", "Alt", "ContextMenu", "BrowserBack"]) press(key);
          for (const modifier of ["ctrlKey", "metaKey"]) for (const key of ["l", "t", "r", "w", "n", "f", "s", "d", "p", "u", "o", "v", "1", "0", "+", "-", "F5", "Tab", "PageUp"]) press(key, { [modifier]: true });
          for (const key of ["t", "n", "r", "i", "j", "c", "k", "v", "Delete"]) press(key, { ctrlKey: true, shiftKey: true });
          for (const key of ["ArrowLeft", "ArrowRight", "d", "F4", "@"]) press(key, { altKey: true });
          press("@", { altKey: true, ctrlKey: true });
          return found;
        });
        assert.deepEqual(prevented.filter(([, taken]) => taken), []);
        assert.equal(prevented.length, 12 + 2 * 19 + 9 + 5 + 1);
        const taken = await frame.evaluate(() => {
          const event = new KeyboardEvent("keydown", { key: "f", code: "KeyF", bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
          return event.defaultPrevented;
        });
        assert.equal(taken, true, "a key of the viewer's is taken");
      });
    },
  },
  {
    name: "in a host: Tab goes into the viewer, through its accessible view and out behind it; Shift+Tab the way back",
    async run(context) {
      await inHost(context, async ({ page, frame, place }) => {
        const shiftTab = async () => {
          await page.keyboard.down("Shift");
          await page.keyboard.press("Tab");
          await page.keyboard.up("Shift");
        };
        await page.focus("#before");
        await page.keyboard.press("Tab");
        await until(() => focusInFrame(frame), "skip");
        await shiftTab();
        await until(() => focusOf(page), "before");
        await page.keyboard.press("Tab");
        await until(() => focusInFrame(frame), "skip");
        await page.keyboard.press("Tab");
        await until(() => focusInFrame(frame), "canvas");
        await page.keyboard.press("Tab");
        await until(() => focusInFrame(frame), "files");
        await shiftTab();
        // Firefox stops at what can be scrolled, too.
        if (context.browserName === "firefox" && (await focusInFrame(frame)) === "twin") await shiftTab();
        await until(() => focusInFrame(frame), "canvas");
        // The text field kept for the canvas is no trap either.
        await page.mouse.click(...(await place("search")));
        await until(() => focusInFrame(frame), "text");
        await page.keyboard.press("Tab");
        await until(() => focusInFrame(frame), "files");

        await frame.evaluate(() => [...document.querySelectorAll("#twin button")].pop().focus());
        await page.keyboard.press("Tab");
        await until(() => focusOf(page), "behind");
        await shiftTab();
        await until(() => focusOf(page), "viewer");
      });
    },
  },
];
