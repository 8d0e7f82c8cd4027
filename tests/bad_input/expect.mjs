// Whether what a bad file came to is what the list says. `ask` puts a question of the protocol to whatever opened the file.
import assert from "node:assert/strict";
import { writevSync, openSync, closeSync } from "node:fs";
import { join } from "node:path";

export function writeInput(folder, { file, parts }) {
  const path = join(folder, file);
  const handle = openSync(path, "w");
  const list = parts();
  if (list.length > 0) assert.equal(writevSync(handle, list), list.reduce((sum, part) => sum + part.length, 0));
  closeSync(handle);
  return path;
}

export function checkError(error, { code, says, where }) {
  assert.equal(error.code, code, error.message);
  for (const pattern of says) assert.match(error.message, pattern);
  if (where !== undefined) assert.ok(error.where.includes(where), `where: ${error.where}`);
}

/** What the keys of `expected` name must be equal in `actual`. */
export function checkPart(actual, expected, path = "answer") {
  if (expected instanceof RegExp) return assert.match(actual, expected, path);
  if (typeof expected !== "object" || expected === null) return assert.equal(actual, expected, path);
  assert.ok(typeof actual === "object" && actual !== null, `${path}: ${JSON.stringify(actual)}`);
  if (Array.isArray(expected)) assert.equal(actual.length, expected.length, `${path}.length`);
  for (const key of Object.keys(expected)) checkPart(actual[key], expected[key], `${path}.${key}`);
}

/** `files`: of the summary, those that this open added. */
export function checkFiles(files, { opens, unread = [] }) {
  const read = files.filter(({ error }) => error === undefined);
  checkPart(read, opens, "files");
  for (const { records, used, reference, merged, rejected } of read) assert.equal(records, used + reference + merged + rejected);
  const not = files.filter(({ error }) => error !== undefined);
  assert.deepEqual(not.map(({ name, format }) => [name, format]), unread.map(({ name }) => [name, null]));
  unread.forEach((expected, i) => checkError(not[i].error, expected));
}

export function checkRejected(rows, expected = []) {
  assert.equal(rows.length, expected.length, "rejected records");
  expected.forEach((row, i) => checkPart(rows[i], row, `rejected[${i}]`));
}
