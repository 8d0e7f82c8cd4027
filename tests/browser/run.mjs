// Browser tests: run.mjs [--only TEXT] [chromium|firefox...]   (both, if none is named)
// Closes with one line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runCases } from "./support/runner.mjs";

const names = process.argv.slice(2);
const at = names.indexOf("--only");
const only = at < 0 ? "" : names.splice(at, 2)[1] ?? "";
const browsers = names.length > 0 ? names : ["chromium", "firefox"];

// Headless Firefox has no WebGL2, so it gets a display of its own, and this program is started again on that.
const hasVirtualDisplay = process.env.THROUGHLINE_VIRTUAL_DISPLAY === "1";
if (browsers.includes("firefox") && !hasVirtualDisplay) {
  const self = fileURLToPath(import.meta.url);
  const command = ["-a", "-s", "-screen 0 1700x1100x24", process.execPath, self, ...(only ? ["--only", only] : []), ...browsers];
  const { status, error } = spawnSync("xvfb-run", command, { stdio: "inherit", env: { ...process.env, THROUGHLINE_VIRTUAL_DISPLAY: "1" } });
  if (error) throw error;
  process.exit(status ?? 1);
}

const { passed, failed } = await runCases(browsers, only);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
