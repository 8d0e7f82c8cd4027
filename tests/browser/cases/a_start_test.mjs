import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { html } from "../support/runner.mjs";

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export default [
  {
    name: "the page starts from a file with WebGL2 and the engine answers",
    async run({ page: open }) {
      const page = await open();
      const answer = await page.evaluate(async () => {
        await window.throughline.settled();
        return window.throughline.query({ op: "summary" });
      });
      assert.deepEqual(answer.files, []);
      assert.equal(answer.interactions, 0);
      assert.equal(await page.$eval("#notice", (notice) => notice.hidden), true);
    },
  },
  {
    name: "the policy is the promised one and names the very script and style of the page",
    browsers: ["chromium"],
    async run({ page: open }) {
      const source = readFileSync(html, "utf8");
      assert.ok(Buffer.byteLength(source) <= 3_000_000, "the page is at most 3 MB");
      const page = await open();
      const { policy, script, style } = await page.evaluate(() => ({
        policy: document.querySelector("meta[http-equiv]").content,
        script: document.querySelector("script:not([type])").textContent,
        style: document.querySelector("style").textContent,
      }));
      assert.equal(
        policy,
        `default-src 'none'; script-src ${hashOf(script)} 'wasm-unsafe-eval'; style-src ${hashOf(style)}; worker-src blob:; img-src blob:; ` +
          "connect-src 'none'; base-uri 'none'; form-action 'none'; webrtc 'block'",
      );
      assert.doesNotMatch(script, /window\.open|RTCPeerConnection|RTCDataChannel|innerHTML|insertAdjacentHTML|\beval\(|new Function/);
      assert.doesNotMatch(source.slice(0, source.indexOf("<script")), / style=| on\w+=/, "no inline styles or handlers");
    },
  },
  {
    name: "a browser without WebGL2 gets a plain message",
    async run({ page: open }) {
      const page = await open({
        waitForReady: false,
        prepare: (page) =>
          page.evaluateOnNewDocument(() => {
            const original = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
              return kind === "webgl2" ? null : original.call(this, kind, ...rest);
            };
          }),
      });
      const rejected = await page.evaluate(() => window.throughline.ready.then(() => null, (error) => error.message));
      assert.match(rejected, /WebGL2/);
      const notice = await page.$eval("#notice", (element) => ({ text: element.textContent, hidden: element.hidden }));
      assert.deepEqual(notice, { text: rejected, hidden: false });
    },
  },
  {
    name: "ten idle seconds draw no frame",
    async run({ page: open }) {
      const page = await open();
      const count = () => page.evaluate(() => window.throughline.frames);
      await page.evaluate(() => window.throughline.settled());
      await new Promise((resolve) => setTimeout(resolve, 500));
      const before = await count();
      assert.ok(before > 0, "something was drawn at all");
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      assert.equal(await count(), before);
    },
  },
  {
    name: "the canvas has its parent's size in device pixels, and follows it",
    async run({ page: open, browserName }) {
      const page = await open({ width: 1000, height: 700 });
      const sizes = async () => {
        await page.evaluate(() => window.throughline.settled());
        return page.evaluate(() => {
          const canvas = document.querySelector("#canvas");
          const box = document.querySelector("#stage").getBoundingClientRect();
          const ratio = window.devicePixelRatio;
          return { canvas: [canvas.width, canvas.height], wanted: [Math.round(box.width * ratio), Math.round(box.height * ratio)] };
        });
      };
      const before = await sizes();
      assert.deepEqual(before.canvas, before.wanted);
      await page.setViewport({ width: 640, height: 480, deviceScaleFactor: browserName === "chromium" ? 2 : 1 });
      await page.waitForFunction(() => document.querySelector("#stage").getBoundingClientRect().width === 640);
      const after = await sizes();
      assert.deepEqual(after.canvas, after.wanted);
      assert.equal(after.canvas[0], browserName === "chromium" ? 1280 : 640);
    },
  },
];
