// Prints one value of dependencies.json: pinned.mjs NAME FIELD...  (empty where it is not given).
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../../dependencies.json", import.meta.url), "utf8"));
const [name, ...fields] = process.argv.slice(2);
let value = [...manifest.tools, ...manifest.libraries].find((entry) => entry.name === name);
if (!value) throw new Error(`dependencies.json has no entry named ${name}`);
for (const field of fields) value = value?.[field];
console.log(value ?? "");
