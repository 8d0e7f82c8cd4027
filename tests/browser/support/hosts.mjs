// Pages that hold the viewer in a frame, from loopback origins of their own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, repository } from "./runner.mjs";

const viewerPath = "/dist/throughline.html";
const files = { "/docs/examples/embedding.html": () => readFileSync(join(repository, "docs/examples/embedding.html")), [viewerPath]: () => readFileSync(html) };

// Taller than the window, with something to type into before and behind the frame.
const hostPage = `<!doctype html><meta charset="utf-8"><title>host</title>
<style>body { margin: 0; height: 3000px; } input { display: block; } iframe { width: 900px; height: 600px; border: 0; }</style>
<input id="before"><iframe id="viewer"></iframe><input id="behind">
<script>
const frame = document.querySelector("#viewer");
window.heard = [];
addEventListener("message", ({ source, origin, data }) => heard.push({ fromViewer: source === frame.contentWindow, origin, data }));
window.show = (address, attributes = {}) => new Promise((resolve) => {
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  frame.addEventListener("load", resolve, { once: true });
  frame.src = address;
});
// The reply with that id; null if there is none in time.
window.ask = async (message, { transfer = [], wait = 20000, target = "*" } = {}) => {
  const known = heard.length;
  frame.contentWindow.postMessage(message, target, transfer);
  for (const end = performance.now() + wait; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const reply = heard.slice(known).find(({ data }) => data?.id === message?.id);
    if (reply !== undefined) return reply;
  }
  return null;
};
</script>`;

async function serveHosts(network) {
  const answer = (path, response) => {
    const content = path === "/" ? hostPage : files[path]?.();
    // Browsers ask for an icon by themselves.
    response.writeHead(path === "/favicon.ico" ? 204 : content === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(content);
  };
  const servers = [await network.serve(answer), await network.serve(answer), await network.serve(answer)];
  const [[listed], [stranger], [, viewer]] = servers.map(({ origins }) => origins);
  return { listed, stranger, viewer: viewer + viewerPath, viewerOrigin: viewer, viewerPath, close: () => Promise.all(servers.map((server) => server.close())) };
}

/** The viewer's own window, as a puppeteer frame, when it can be used. */
async function viewerFrame(page) {
  const handle = await page.$("#viewer");
  const frame = await handle.contentFrame();
  await handle.dispose();
  await frame.evaluate(() => window.throughline.ready);
  return frame;
}

/** A page of its own for `run`; `visit` shows the viewer in a frame of the host page of an origin. */
export async function hosted({ browser, network, complaints }, run) {
  const hosts = await serveHosts(network);
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1000, height: 700 });
    complaints.watch(page);
    network.watchPage(page);
    const visit = async (origin, fragment = "", attributes = {}, viewer = hosts.viewer) => {
      await page.goto(`${origin}/`);
      await page.evaluate((address, given) => window.show(address, given), viewer + fragment, attributes);
      return viewerFrame(page);
    };
    await run({ page, hosts, visit });
  } finally {
    await page.close();
    await hosts.close();
  }
}

/** As a file that a person opens in the frame. */
export async function openInFrame(frame, content) {
  await frame.evaluate(async (text) => {
    await window.throughline.open([new File([text], "session.csv")]);
    await window.throughline.settled();
  }, content);
}
