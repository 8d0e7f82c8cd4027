// Bad input on the command line: run.mjs [--only TEXT] [BINARY]. The same list is opened in the page by tests/browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** A file's name may be any bytes on some systems; in answers, what is no UTF-8 of it is U+FFFD. */
function checkNameNoUtf8(folder) {
  const inner = join(folder, "names");
  mkdirSync(inner);
  writeFileSync(Buffer.concat([Buffer.from(join(inner, "Stra")), Buffer.from([0xdf]), Buffer.from("e.csv")]), "id,date\n1,2024-01-01\n");
  const summary = run(folder, ["summary", "--json", "names"]);
  rmSync(inner, { recursive: true, force: true });
  assert.equal(summary.status, 0, summary.stderr);
  checkPart(JSON.parse(summary.stdout), { files: [{ name: "Stra\ufffde.csv", records: 1, used: 1 }] });
}

/** [name, what checks it in a folder]: the list of bad input, and what only a command line can be given. */
const checks = [...inputs.map((input) => [input.name, (folder) => check(input, folder), input.file]), ["a file whose name is no UTF-8", checkNameNoUtf8]];

let passed = 0;
let failed = 0;
const folder = mkdtempSync(join(tmpdir(), "throughline-bad-"));
try {
  for (const [name, verify, file] of checks.filter(([name]) => name.includes(only))) {
    const begun = Date.now();
    try {
      verify(folder);
      ++passed;
      console.log(`  ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      ++failed;
      console.log(`  FAIL  ${name}\n${String(error.stack ?? error).replace(/^/gm, "        ")}`);
    } finally {
      if (file) rmSync(join(folder, file), { force: true });
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
