import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { commandLine, withoutEpoch } from "../support/command_line.mjs";
import { hosted, openInFrame } from "../support/hosts.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

const rows = makeRows(500, 31);

const ask = (page, message, options) => page.evaluate((...given) => window.ask(...given), message, options);
const stateOf = (frame) => frame.evaluate(() => window.throughline.state);
const settled = (frame) => frame.evaluate(() => window.throughline.settled());
const filesOf = (frame) => frame.evaluate(async () => (await window.throughline.query({ op: "summary" })).files.map(({ name }) => name));

export default [
  {
    name: "embedding: a listed origin opens, asks, reads and sets the state, closes",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        const frame = await visit(hosts.listed, `#origins:${hosts.listed}`);
        assert.match(await frame.evaluate(() => document.querySelector("#twin").textContent), new RegExp(`may read what is opened here, if it is of ${hosts.listed}`));
        const table = writeTable(context.folder, "framed.csv", rows);
        const text = readFileSync(table, "utf8");
        const opened = await page.evaluate(async (content) => {
          const bytes = new TextEncoder().encode(content).buffer;
          const reply = await window.ask({ throughline: 1, id: "first", op: "open", files: [{ name: "framed.csv", data: bytes }] }, { transfer: [bytes] });
          return { ...reply, left: bytes.byteLength };
        }, text);
        const wanted = commandLine(table, "summary", "--json");
        assert.deepEqual(withoutEpoch(opened.data.answer), withoutEpoch(wanted));
        assert.deepEqual([opened.data.throughline, opened.data.id, opened.fromViewer, opened.origin, opened.left], [1, "first", true, hosts.viewerOrigin, 0]);

        const second = await page.evaluate(
          (content) => window.ask({ throughline: 1, id: 2, op: "open", files: [new File([content], "again.csv"), { name: "text.csv", data: content }] }),
          "started_at,channel\n2024-01-02T03:04:05Z,email\n",
        );
        assert.deepEqual(second.data.answer.files.map(({ name, records }) => [name, records]), [["framed.csv", 500], ["again.csv", 1], ["text.csv", 1]]);

        const set = await ask(page, { throughline: 1, id: 3, op: "state", state: "channel:email" });
        assert.deepEqual(set.data, { throughline: 1, id: 3, answer: { state: "channel:email" } });
        await settled(frame);
        assert.equal(await stateOf(frame), "channel:email");
        assert.deepEqual((await ask(page, { throughline: 1, id: 4, op: "state" })).data.answer, { state: "channel:email" });

        const asked = await ask(page, { throughline: 1, id: 5, op: "query", request: { op: "summary", filter: "channel:email" } });
        assert.equal(asked.data.answer.interactions, rows.filter(({ channel }) => channel === "email").length + 2);
        const wrong = await ask(page, { throughline: 1, id: 6, op: "query", request: { op: "summary", filter: "time:2023-99" } });
        assert.equal(wrong.data.error.code, "bad_filter");
        assert.equal("answer" in wrong.data, false);

        assert.deepEqual((await ask(page, { throughline: 1, id: 7, op: "close" })).data, { throughline: 1, id: 7, answer: {} });
        assert.deepEqual(await filesOf(frame), []);
      });
    },
  },
  {
    name: "embedding: an origin that is not listed gets nothing and changes nothing",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        const table = readFileSync(writeTable(context.folder, "private.csv", rows), "utf8");
        const lists = ["", `#origins:${hosts.listed}`, `#origins:*,null,${hosts.stranger}.example,${hosts.stranger}/path,${hosts.stranger.replace(/\d$/, "")} type:complaint`];
        for (const fragment of lists) {
          const frame = await visit(hosts.stranger, fragment, { "data-origins": hosts.stranger });
          await openInFrame(frame, table);
          // What the list is not made of.
          await frame.evaluate((origin) => (window.throughline.state = `channel:email origins:"${origin}"`), hosts.stranger);
          await settled(frame);
          const before = await stateOf(frame);
          const replies = await page.evaluate(() =>
            Promise.all(
              [
                { op: "state" },
                { op: "state", state: "channel:phone" },
                { op: "query", request: { op: "summary" } },
                { op: "open", files: [{ name: "evil.csv", data: "started_at\n2024-01-01\n" }] },
                { op: "close" },
                { op: "nothing" },
              ].map((message, id) => window.ask({ throughline: 1, id, ...message }, { wait: 700 })),
            ),
          );
          assert.deepEqual(replies, replies.map(() => null), fragment);
          assert.deepEqual(await page.evaluate(() => window.heard), []);
          assert.equal(await stateOf(frame), before);
          assert.deepEqual(await filesOf(frame), ["session.csv"]);
        }
      });
    },
  },
  {
    name: "embedding: only the frame's host is answered, not another frame of a listed origin, nor the opener of a page of its own",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        const frame = await visit(hosts.listed, `#origins:${hosts.listed}`);
        const sibling = await page.evaluate(async () => {
          const other = document.body.appendChild(document.createElement("iframe"));
          const heard = [];
          other.contentWindow.addEventListener("message", ({ data }) => heard.push(data));
          // The message's source is the window whose code sends it.
          const script = other.contentDocument.createElement("script");
          script.textContent = 'parent.frames[0].postMessage({ throughline: 1, id: 1, op: "state", state: "channel:phone" }, "*")';
          other.contentDocument.body.append(script);
          await new Promise((resolve) => setTimeout(resolve, 700));
          return heard;
        });
        assert.deepEqual(sibling, []);
        assert.equal(await stateOf(frame), "");

        await page.goto(`${hosts.viewer}#origins:${hosts.viewerOrigin} channel:email`);
        await page.evaluate(() => window.throughline.ready);
        const alone = await page.evaluate(async () => {
          const heard = [];
          addEventListener("message", ({ data }) => heard.push(data));
          window.postMessage({ throughline: 1, id: 1, op: "state", state: "channel:phone" }, "*");
          await new Promise((resolve) => setTimeout(resolve, 700));
          return heard;
        });
        assert.deepEqual(alone.map(({ op }) => op), ["state"], "nothing but its own message");
        assert.equal(await stateOf(page), "channel:email", "the list is no part of the state");
        assert.match(await page.$eval("#twin", (twin) => twin.textContent), /Nothing leaves this tab/);
        context.complaints.expect(/favicon\.ico/); // Firefox asks for one, and the policy refuses it
      });
    },
  },
  {
    name: "embedding: what is no proper message is answered with an error, or passed over",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        const frame = await visit(hosts.listed, `#origins:"${hosts.stranger}","${hosts.listed}" channel:email`);
        assert.equal(await stateOf(frame), "channel:email");
        const wheres = await page.evaluate(async () => {
          const cycle = { op: "summary" };
          cycle.self = cycle;
          let deep = {};
          for (let i = 0; i < 500; ++i) deep = { deep };
          const messages = {
            op: [{}, { op: null }, { op: "constructor" }, { op: "__proto__" }, { op: ["open"] }, { op: "Open" }],
            files: [{ op: "open" }, { op: "open", files: [] }, { op: "open", files: "a" }, { op: "open", files: [{ name: "a.csv" }] }, { op: "open", files: [{ name: "", data: "a" }] }, { op: "open", files: [{ name: "n".repeat(2000), data: "a" }] }, { op: "open", files: [{ name: {}, data: "a" }, null] }, { op: "open", files: { length: 1 } }],
            request: [{ op: "query" }, { op: "query", request: "summary" }, { op: "query", request: [] }, { op: "query", request: { op: "open", files: [{ handle: 1, name: "a", size: 1 }] } }, { op: "query", request: { op: "close" } }, { op: "query", request: { op: "cancel", id: 1 } }, { op: "query", request: new Map() }],
            state: [{ op: "state", state: 1 }, { op: "state", state: null }, { op: "state", state: ["channel:phone"] }],
          };
          const found = [];
          let id = 0;
          for (const [where, list] of Object.entries(messages)) {
            for (const message of list) {
              const { data } = await window.ask({ throughline: 1, id: ++id, ...message });
              found.push([where, data.error?.where, data.error?.code, "answer" in data]);
            }
          }
          for (const wrongId of [undefined, null, {}, [], NaN, Infinity, 1n, true, "x".repeat(257)]) {
            const known = window.heard.length;
            document.querySelector("#viewer").contentWindow.postMessage({ throughline: 1, id: wrongId, op: "state" }, "*");
            while (window.heard.length === known) await new Promise((resolve) => setTimeout(resolve, 10));
            const { data } = window.heard[known];
            found.push(["id", data.error?.where, data.error?.code, data.id !== null]);
          }
          // What JSON cannot say is an error of some kind; what it can is the engine's matter.
          for (const request of [cycle, { op: "summary", filter: 1n }, { op: "batch", requests: [{ op: "close" }] }, { op: "none", deep }]) {
            const { data } = await window.ask({ throughline: 1, id: ++id, op: "query", request });
            found.push(["engine", "engine", data.error !== undefined || data.answer.answers[0].error !== undefined ? "bad_message" : "none", false]);
          }
          return found;
        });
        for (const [where, ...found] of wheres) assert.deepEqual(found, [where, "bad_message", false]);
        assert.equal(wheres.length, 6 + 8 + 7 + 3 + 9 + 4);

        const silent = await page.evaluate(async () => {
          const known = window.heard.length;
          const own = { id: 1, op: "state", state: "channel:phone" };
          for (const message of [null, 1, "throughline", [], [1], own, { ...own, throughline: "1" }, { ...own, throughline: 2 }, { ...own, throughline: true }, new Map([["throughline", 1]]), new ArrayBuffer(8), JSON.parse('{"__proto__": {"throughline": 1}}')]) {
            document.querySelector("#viewer").contentWindow.postMessage(message, "*");
          }
          await new Promise((resolve) => setTimeout(resolve, 700));
          return window.heard.slice(known);
        });
        assert.deepEqual(silent, []);
        assert.equal(await stateOf(frame), "channel:email");
        assert.equal((await ask(page, { throughline: 1, id: "x".repeat(256), op: "state" })).data.answer.state, "channel:email");
      });
    },
  },
  {
    name: "embedding: data-origins lists, where page and viewer are of one origin; a sandbox needs the fragment",
    async run(context) {
      await hosted(context, async ({ page, hosts, visit }) => {
        const own = `${hosts.listed}${hosts.viewerPath}`;
        await visit(hosts.listed, "", { "data-origins": `https://other.example ${hosts.listed}/` }, own);
        assert.deepEqual((await ask(page, { throughline: 1, id: 1, op: "state" })).data.answer, { state: "" });
        await visit(hosts.listed, "", { "data-origins": hosts.listed, sandbox: "allow-scripts" }, own);
        assert.equal(await ask(page, { throughline: 1, id: 1, op: "state" }, { wait: 700 }), null);
        const frame = await visit(hosts.listed, `#origins:${hosts.listed}`, { sandbox: "allow-scripts" }, own);
        const opened = await page.evaluate(() => window.ask({ throughline: 1, id: 1, op: "open", files: [{ name: "a.csv", data: new TextEncoder().encode("started_at\n2024-01-01\n2024-01-02\n") }] }));
        assert.deepEqual([opened.origin, opened.fromViewer, opened.data.answer.interactions], ["null", true, 2]);
        assert.equal(await frame.evaluate(() => window.origin), "null");
        await settled(frame);
      });
    },
  },
  {
    name: "embedding: the example page does what its buttons say",
    async run(context) {
      await hosted(context, async ({ page, hosts }) => {
        await page.goto(`${hosts.listed}/docs/examples/embedding.html`);
        const said = async (button, words) => {
          await page.click(button);
          await page.waitForFunction((wanted) => document.querySelector("#said").textContent === wanted, {}, words);
        };
        await said("#give", "3 interactions");
        await said("#count", "3 shown");
        await said("#complaints", "state: type:complaint");
        await said("#count", "2 shown");
        await said("#close", "closed");
        await said("#count", "0 shown");
      });
    },
  },
];
