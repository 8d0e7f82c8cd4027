// clang-tidy over every C++ file of src/ and tests/ that a build knows. A file that passed is not looked at again until it,
// a header of ours that it includes, its flags or the rules change.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { homedir, availableParallelism } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = "clang-tidy-19";
const { THROUGHLINE_CACHE, XDG_CACHE_HOME } = process.env;
const cache = join(THROUGHLINE_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), "throughline"), "clang-tidy");
const rules = readFileSync(join(repository, ".clang-tidy"), "utf8") + execFileSync(program, ["--version"]);

// Clang does not know all warnings of the native compiler, and finds deprecated calls inside of its standard library.
const common = ["--quiet", "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-deprecated-declarations"];

// clang-tidy reads em++'s command line as clang's own, which must be told what em++ knows.
function emscriptenArguments() {
  const emcc = execFileSync("sh", ["-c", "command -v emcc"], { encoding: "utf8" }).trim();
  const sysroot = join(dirname(realpathSync(emcc)), "cache/sysroot");
  return ["--target=wasm32-unknown-emscripten", `--sysroot=${sysroot}`].map((argument) => `--extra-arg=${argument}`);
}

// Object file → what it was compiled from, as Ninja remembers it.
function includedFiles(build) {
  const included = new Map();
  let files;
  for (const line of execFileSync("ninja", ["-C", build, "-t", "deps"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\n")) {
    const head = /^(\S+): #deps/.exec(line);
    if (head) included.set(head[1], (files = []));
    else if (line.startsWith("    ")) files.push(resolve(build, line.trim()));
  }
  return included;
}

const contents = new Map();
function contentOf(file) {
  if (!contents.has(file)) contents.set(file, existsSync(file) ? readFileSync(file) : "");
  return contents.get(file);
}

function work() {
  const found = new Map();
  for (const [preset, extra] of [["native", []], ["web", emscriptenArguments()]]) {
    const build = join(repository, "build", preset);
    const included = includedFiles(build);
    for (const { file, command } of JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"))) {
      const name = relative(repository, file);
      if (!/^(src|tests)\//.test(name) || found.has(name)) continue;
      const hash = createHash("sha256").update(rules).update(command.replaceAll(repository, ""));
      const object = / -o (\S+) -c /.exec(command)?.[1];
      const ours = (included.get(object) ?? []).filter((path) => path.startsWith(`${repository}/`));
      for (const path of new Set([file, ...ours])) hash.update(contentOf(path));
      found.set(name, { name, stamp: join(cache, hash.digest("hex")), arguments: [...common, "-p", build, ...extra, file] });
    }
  }
  return [...found.values()].filter(({ stamp }) => !existsSync(stamp));
}

const check = (file) =>
  new Promise((done) => {
    execFile(program, file.arguments, { cwd: repository, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) console.log(stdout.trim() || stderr.trim());
      else writeFileSync(file.stamp, "");
      done(error ? 1 : 0);
    });
  });

mkdirSync(cache, { recursive: true });
const waiting = work();
console.log(`${waiting.length} files to check`);
let failed = 0;
const worker = async () => {
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const found = await check(file); // first: `failed += await` would add to what it was before the wait
    failed += found;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
if (failed > 0) console.log(`${failed} files have findings`);
process.exitCode = failed > 0 ? 1 : 0;
