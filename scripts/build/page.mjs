// Makes dist/throughline.html, the one file that is the viewer, with the sample archive in it.
// page.mjs [FOLDER OF throughline.js AND .wasm] [OUTPUT]
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { makeSample } from "../generate/sample_archive.mjs";

const limitBytes = 3_000_000;
const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const moduleFolder = resolve(process.argv[2] ?? join(repository, "build/web"));
const output = resolve(process.argv[3] ?? join(repository, "dist/throughline.html"));

const digest = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

async function bundledScript() {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ["web/main.ts"],
    tsconfig: "web/tsconfig.json",
    bundle: true,
    write: false,
    format: "iife",
    target: ["es2022"],
    charset: "ascii",
    minify: true,
    legalComments: "none",
    // The page and the worker hand the module its wasm themselves: it never looks for a file of its own.
    define: { "import.meta.url": '""' },
    alias: { "throughline-module": join(moduleFolder, "throughline.js") },
    external: ["module", "node:*"],
    logLevel: "warning",
  });
  // Inside of a script element these two begin something else, whatever JavaScript thinks of them.
  const text = outputFiles[0].text.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "\\x3c!--").trim();
  if (/<\/script|<!--|\r/i.test(text)) throw new Error("the script holds text that HTML would read as its end");
  return text;
}

async function minifiedStyle() {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ["web/page.css"],
    bundle: true,
    write: false,
    minify: true,
    charset: "ascii",
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}

const script = await bundledScript();
const style = await minifiedStyle();
const module = gzipSync(readFileSync(join(moduleFolder, "throughline.wasm")), { level: 9 }).toString("base64");
const policy = [
  "default-src 'none'",
  `script-src ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  "worker-src blob:",
  "img-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "webrtc 'block'",
].join("; ");

const sample = makeSample().archive.toString("base64");
const parts = { policy, style, module, script, sample };
const page = readFileSync(join(repository, "web/index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => {
  if (!(name in parts)) throw new Error(`web/index.html asks for an unknown part: ${name}`);
  return parts[name];
});

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, page);
const size = Buffer.byteLength(page);
console.log(`page: ${output}: ${size.toLocaleString("en")} bytes (wasm ${module.length.toLocaleString("en")}, script ${script.length.toLocaleString("en")}, sample ${sample.length.toLocaleString("en")})`);
if (size > limitBytes) {
  console.error(`page: larger than ${limitBytes.toLocaleString("en")} bytes`);
  process.exit(1);
}
