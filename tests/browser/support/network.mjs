// Sees every request of a network scheme: by the browser's own events for the pages, and by a proxy that all of the
// browser's traffic goes to, loopback included, so that what no event reports (a worker, a prefetch) is seen as well.
import { createServer } from "node:http";

const networkScheme = /^(https?|wss?|ftp):/i;

// What the browsers ask of their makers on their own, if they do.
const makers = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|mozgcp\.net|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)(:\d+)?$/i;

const hostOf = (address) => (URL.canParse(address) ? new URL(address).host : "");

export async function watchNetwork() {
  const requested = [];
  const proxied = [];
  const served = new Map();
  const refuse = (target) => {
    const host = target.replace(/^\w+:\/\//, "").split("/", 1)[0];
    if (!makers.test(host)) proxied.push(target);
  };
  const server = createServer((request, response) => {
    const own = served.get(request.headers.host);
    if (own !== undefined) {
      own(new URL(request.url, "http://any").pathname, response);
      return;
    }
    refuse(request.url.startsWith("/") ? `http://${request.headers.host}${request.url}` : request.url);
    response.writeHead(200, { "content-type": "text/plain", "access-control-allow-origin": "*" });
    response.end("seen");
  });
  server.on("connect", (request, socket) => {
    refuse(request.url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();

  return {
    /** An address of this server: a request that gets out is counted whichever way it takes. */
    address: `http://127.0.0.1:${port}/probe`,
    get seen() {
      return [...requested, ...proxied.map((target) => `proxy: ${target}`)];
    },
    forget() {
      requested.length = proxied.length = 0;
    },
    /** Origins of the test's own, on loopback ports: `answer(path, response)`. What they are asked is not counted. */
    async serve(answer) {
      const own = createServer((request, response) => answer(new URL(request.url, "http://any").pathname, response));
      await new Promise((resolve) => own.listen(0, "127.0.0.1", resolve));
      const hosts = ["127.0.0.1", "localhost"].map((name) => `${name}:${own.address().port}`);
      for (const host of hosts) served.set(host, answer);
      return {
        /** Two names, so two sites, of one server. */
        origins: hosts.map((host) => `http://${host}`),
        close: () => {
          for (const host of hosts) served.delete(host);
          own.closeAllConnections?.();
          return new Promise((resolve) => own.close(resolve));
        },
      };
    },
    watchPage(page) {
      page.on("request", (request) => {
        if (served.has(hostOf(request.url()))) return;
        if (networkScheme.test(request.url())) requested.push(request.url());
      });
    },
    /** What makes a browser send everything here. */
    launchOptions: {
      extraArguments: [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"],
      extraPreferences: {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": port,
        "network.proxy.allow_hijacking_localhost": true,
        "network.proxy.no_proxies_on": "",
      },
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections?.();
      server.close(resolve);
    }),
  };
}
