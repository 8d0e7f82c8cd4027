import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles, query } from "../../../scripts/view/page_driver.mjs";
import { askCommandLine, withoutEpoch } from "../support/command_line.mjs";
import makeCells from "../../golden/cases/xlsx_cells/input.mjs";
import makeDamaged from "../../golden/cases/xlsx_damaged/input.mjs";

function write(folder, { name, bytes }) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

export default [
  {
    name: "a workbook's sheets are tables, as on the command line",
    async run({ page: open, folder }) {
      const page = await open();
      const book = write(folder, makeCells());
      const { summary } = await openFiles(page, [book]);
      assert.deepEqual(summary.files.map(({ name, records }) => [name, records]), [["orders.xlsx", 0], ["orders.xlsx#Orders", 4], ["orders.xlsx#People <1>", 2]]);
      const record = { op: "record", id: "1:1:0", raw: true };
      for (const request of [{ op: "summary" }, { op: "mapping" }, record, { op: "interactions", sort: "time", limit: 10 }]) {
        assert.deepEqual(withoutEpoch(await query(page, request)), withoutEpoch(askCommandLine(book, request)));
      }
    },
  },
  {
    name: "damaged workbooks: rows in front of the damage are read, the page goes on",
    async run({ page: open, folder }) {
      const page = await open();
      const zip = write(folder, makeDamaged());
      const { summary } = await openFiles(page, [zip]);
      assert.equal(summary.interactions, 13);
      assert.equal(summary.rejected, 10);
      const rejected = { op: "rejected" };
      assert.deepEqual(await query(page, rejected), askCommandLine(zip, rejected));
    },
  },
];
