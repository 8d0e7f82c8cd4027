// The table that measurements load: the one named, else online_retail unpacked, else one made of 450,000 rows.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { makeRows, writeTable } from "../browser/support/tables.mjs";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export function benchTable(folder, named) {
  if (named !== undefined) return named;
  const retail = resolve(repository, "../shared/data/online_retail/online_retail.csv.gz");
  if (!existsSync(retail)) return writeTable(folder, "table.csv", Array.from({ length: 10 }, (_, i) => makeRows(45_000, i)).flat());
  const file = join(folder, "online_retail.csv");
  writeFileSync(file, gunzipSync(readFileSync(retail)));
  return file;
}
