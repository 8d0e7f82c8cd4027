// scripts/bench: every measurement in turn. run.mjs [FILE]: a table to load instead of the default one.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
console.log(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
let failed = false;
for (const measurement of ["command_line_load.mjs", "page_responsiveness.mjs"]) {
  const { status } = spawnSync(process.execPath, [join(folder, measurement), ...process.argv.slice(2)], { stdio: "inherit" });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
