// Cells of an exported table back to values, written from docs/canonical_table.md alone.

const nullWords = new Set(["", "NULL", "N/A", "?", "\\N", "NaN", "null", "n/a", "nan", "NAN"]);
const trimmed = (text) => text.replace(/^[ \t\r\n\f\v]+|[ \t\r\n\f\v]+$/g, "");
const isNegativeNumber = (text) => /^-[0-9]+(\.[0-9]+)?$/.test(text);
const isFormula = (text) => /^ *[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !isNegativeNumber(text.replace(/^ +/, ""));
const isMarked = (text, formulas) => /^'+(?!$)/.test(text) && (([rest]) => nullWords.has(trimmed(rest)) || (formulas && isFormula(rest)))([text.replace(/^'+/, "")]);

/** Whether a spreadsheet would run the cell as it stands. */
export const runs = isFormula;

/** The text of a cell of CSV (or, without formulas, of NDJSON); null where it says nothing. */
export function textOf(cell, formulas = true) {
  if (cell === null || nullWords.has(trimmed(cell))) return null;
  return isMarked(cell, formulas) ? cell.slice(1) : cell;
}

const numberColumns = new Set(["csat", "nps", "wait_s", "hold_s", "talk_s", "wrap_s", "transfers"]);

/** As the `interactions` answer has it. */
export function valueOf(column, cell, formulas = true) {
  if (cell === null || cell === "") return null;
  if (numberColumns.has(column)) return Number(cell);
  if (column === "tags") {
    const tags = (textOf(cell, formulas) ?? "").split(";").map((tag) => tag.replace(/^[ \t]+|[ \t]+$/g, "")).filter((tag) => tag !== "");
    return tags.length === 0 ? null : tags;
  }
  if (column === "sentiment" && /^[-0-9]/.test(cell)) return Number(cell) >= 0.05 ? "positive" : Number(cell) <= -0.05 ? "negative" : "neutral";
  return ["value", "started_at", "ended_at", "follow_up_at", "sentiment"].includes(column) ? cell : textOf(cell, formulas);
}
