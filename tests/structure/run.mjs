// Rules of the house that no compiler checks: which folder may use which, where data text is drawn, how long a file is.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// Each folder may use itself and those before it; apps may use all.
const house = ['base', 'archive', 'model', 'store', 'formats', 'query', 'insight', 'output', 'engine', 'ui', 'apps'];
// src/ui talks to the engine by the protocol alone: of the house it uses base, model's words and itself.
const allowedForUi = new Set(['base', 'model', 'ui']);

function filesUnder(folder, endings) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

export function forbiddenIncludes(file, text) {
  const folder = file.split('/')[1];
  const rank = house.indexOf(folder);
  const found = [];
  for (const [, included] of text.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
    const target = included.split('/')[0];
    if (!included.includes('/') || !house.includes(target)) continue;
    const allowed =
      folder === 'ui' ? allowedForUi.has(target) : folder === 'apps' || house.indexOf(target) <= rank;
    if (!allowed) found.push(`${file} includes ${included}`);
    if (file.startsWith('src/ui/model/') && /^ui\/(draw|text)\//.test(included)) {
      found.push(`${file} includes ${included}: view models know nothing of drawing`);
    }
  }
  return found;
}

// DESIGN.md, decision 8: data text is measured and drawn through src/ui/text alone.
export function forbiddenTextCalls(file, text) {
  if (file.startsWith('src/ui/text/')) return [];
  const pattern = /ImGui::(Text\w*|CalcTextSize|LabelText|BulletText|SetTooltip|SetItemTooltip)\s*\(|->\s*AddText\s*\(|\bCalcTextSizeA\s*\(/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => `${file} calls ${match[0].trim()}`);
}

const results = [];
function check(name, findings) {
  results.push(findings.length === 0);
  console.log(`${findings.length === 0 ? 'ok' : 'FAILED'}  ${name}`);
  for (const finding of findings) console.log(`        ${finding}`);
}
const read = (file) => readFileSync(join(root, file), 'utf8');

// The checks themselves can fail: seen on lines that break them.
check('the dependency check sees an include of a folder below',
  forbiddenIncludes('src/store/a.cpp', '#include "query/b.h"\n').length === 1 &&
  forbiddenIncludes('src/ui/model/a.cpp', '#include "ui/draw/b.h"\n#include "store/c.h"\n').length === 2 &&
  forbiddenIncludes('src/query/a.cpp', '#include "store/b.h"\n').length === 0 ? [] : ['it does not']);
check('the text check sees a call outside src/ui/text',
  forbiddenTextCalls('src/ui/draw/a.cpp', 'ImGui::TextUnformatted(x); list->AddText(p, c, s);').length === 2 &&
  forbiddenTextCalls('src/ui/text/a.cpp', 'list->AddText(p, c, s);').length === 0 ? [] : ['it does not']);

const sources = filesUnder('src', ['.h', '.cpp']);
check('each folder uses only those above it', sources.flatMap((file) => forbiddenIncludes(file, read(file))));
check('data text is drawn through src/ui/text only',
  sources.filter((file) => file.startsWith('src/ui/') || file.startsWith('src/apps/page'))
    .flatMap((file) => forbiddenTextCalls(file, read(file))));
check('files stay small (500 lines)',
  [...sources, ...filesUnder('web', ['.ts', '.html', '.css']), ...filesUnder('tests', ['.cpp', '.mjs']), ...filesUnder('scripts', ['.mjs', '.sh'])]
    .map((file) => [file, read(file).split('\n').length])
    .filter(([, lines]) => lines > 500)
    .map(([file, lines]) => `${file}: ${lines} lines`));
check('every header has #pragma once',
  sources.filter((file) => file.endsWith('.h') && !read(file).includes('#pragma once')));
check('no page code makes HTML or code from data',
  filesUnder('web', ['.ts']).flatMap((file) =>
    [...withoutComments(read(file)).matchAll(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\s*\(|new Function|window\.open|RTCPeerConnection|WebSocket|XMLHttpRequest|sendBeacon)/g)]
      .map((match) => `${file}: ${match[0]}`)));
check('no tracked file is large', filesUnder('src', ['']).filter((file) => statSync(join(root, file)).size > 300 * 1024));

const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
