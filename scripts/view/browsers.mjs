// Starts the browsers that tests and scripts/run --headless use. CHROMIUM and FIREFOX name other programs.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

function program(variable, names) {
  if (process.env[variable]) return process.env[variable];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
  throw new Error(`no ${names.join(" or ")} on the PATH; set ${variable} to the program`);
}

// WebGL2 without a graphics card, and none of the browser's own conversations with its maker.
const chromiumArguments = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--hide-scrollbars",
];

export function launchChromium({ extraArguments = [], ...options } = {}) {
  const rootNeedsThis = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({
    browser: "chrome",
    executablePath: program("CHROMIUM", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
    headless: true,
    args: [...chromiumArguments, ...rootNeedsThis, ...extraArguments],
    defaultViewport: { width: 1600, height: 900 },
    protocolTimeout: 300_000,
    ...options,
  });
}

/** Needs a display: headless Firefox has no WebGL2. */
export function launchFirefox({ extraPreferences = {}, ...options } = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: program("FIREFOX", ["firefox-esr", "firefox"]),
    headless: false,
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1" },
    extraPrefsFirefox: {
      "webgl.force-enabled": true,
      "layout.css.prefers-color-scheme.content-override": 1, // light
      "app.update.enabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      ...extraPreferences,
    },
    defaultViewport: { width: 1600, height: 900 },
    protocolTimeout: 300_000,
    ...options,
  });
}

export const fileUrl = (path) => pathToFileURL(path).href;
