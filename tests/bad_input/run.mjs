// Bad input on the command line: run.mjs [--only TEXT] [BINARY]. The same list is opened in the page by tests/browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkError, checkFiles, checkPart, checkRejected, writeInput } from "./expect.mjs";
import { inputs } from "./inputs.mjs";

const words = process.argv.slice(2);
const at = words.indexOf("--only");
const only = at < 0 ? "" : words.splice(at, 2)[1] ?? "";
const binary = resolve(words[0] ?? join(dirname(fileURLToPath(import.meta.url)), "../../dist/throughline"));

// Of address space: what a machine that is not large can give. Sanitizers need far more than they use.
const mostKiB = 2 << 20;
const limited = !binary.includes("asan");

/** Run where the files are: they are named without their folder. */
function run(folder, given) {
  const command = `${limited ? `ulimit -v ${mostKiB}; ` : ""}exec "$0" "$@"`;
  const { status, signal, stdout, stderr, error } = spawnSync("sh", ["-c", command, binary, ...given], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, timeout: 60_000 });
  if (error) throw error;
  assert.equal(signal, null, stderr);
  return { status, stdout, stderr };
}

function check(input, folder) {
  const file = basename(writeInput(folder, input));
  const rejects = join(folder, "rejects.ndjson");
  const summary = run(folder, ["summary", "--json", "--rejects", rejects, file]);
  if (input.fails) {
    assert.equal(summary.status, 2, summary.stderr);
    const { error } = JSON.parse(summary.stdout);
    checkError(error, input.fails);
    assert.ok(summary.stderr.startsWith(`throughline: ${error.where}: ${error.message}`), summary.stderr);
    assert.equal(summary.stderr.includes("--limit"), error.code === "limit");
    if (input.raised) checkFiles(JSON.parse(run(folder, ["summary", "--json", "--limit", input.raised.limit, file]).stdout).files, input.raised);
    return;
  }
  const answer = JSON.parse(summary.stdout);
  checkFiles(answer.files, input);
  const rejected = input.opens.reduce((sum, { rejected: count }) => sum + count, 0);
  assert.equal(answer.rejected, rejected);
  assert.equal(summary.status, rejected > 0 ? 1 : 0, summary.stderr);
  for (const { name, says } of input.unread ?? []) {
    for (const pattern of [name, ...says]) assert.match(summary.stderr, new RegExp(pattern));
  }
  if (rejected > 0) assert.match(summary.stderr, new RegExp(`${rejected} .*rejected`));
  checkRejected(readFileSync(rejects, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)), input.rejected);
  for (const { ask, answer: expected } of input.asks ?? []) checkPart(JSON.parse(run(folder, ["query", JSON.stringify(ask), file]).stdout), expected);
  if (input.notes) {
    const { files } = JSON.parse(run(folder, ["mapping", "--json", file]).stdout);
    for (const note of input.notes) assert.match(files[0].notes.join("\n"), note);
  }
}

let passed = 0;
let failed = 0;
const folder = mkdtempSync(join(tmpdir(), "throughline-bad-"));
try {
  for (const input of inputs.filter(({ name }) => name.includes(only))) {
    const begun = Date.now();
    try {
      check(input, folder);
      ++passed;
      console.log(`  ok    ${input.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      ++failed;
      console.log(`  FAIL  ${input.name}\n${String(error.stack ?? error).replace(/^/gm, "        ")}`);
    } finally {
      rmSync(join(folder, input.file), { force: true });
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
