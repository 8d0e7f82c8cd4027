// What was read, as tables and text: the files, one of them, and an interaction's record as it stands in its file.
import { type Node } from "./keyed_dom";
import { button, does, group, paragraph, problem, section } from "./twin_parts";
import { list, text, type Item, type View } from "./view_models";

type Cells = readonly (string | Node)[];

function table(key: string, caption: string, heads: readonly string[], rows: readonly { key: string; current: boolean; cells: Cells }[]): Node {
  const cell = (content: string | Node, i: number): Node =>
    typeof content === "string" ? { key: String(i), tag: "td", text: content } : { key: String(i), tag: "td", children: [content] };
  return {
    key,
    tag: "table",
    children: [
      { key: "caption", tag: "caption", text: caption },
      {
        key: "head",
        tag: "thead",
        children: [{ key: "row", tag: "tr", children: heads.map((head): Node => ({ key: head, tag: "th", text: head, attributes: { scope: "col" } })) }],
      },
      {
        key: "body",
        tag: "tbody",
        children: rows.map((row): Node => ({
          key: row.key,
          tag: "tr",
          attributes: row.current ? { "aria-current": "true" } : {},
          children: row.cells.map(cell),
        })),
      },
    ],
  };
}

const current = (item: Item): boolean => item["selected"] === true;
const select = (item: Item, label: string): Node => button(item.id, label, "select", { attributes: { "aria-pressed": String(current(item)) } });
const presses = (items: readonly Item[]): Node[] => items.filter((item) => does(item, "press")).map((item) => button(item.id, item.label, "press"));

export function sources(view: View): Node {
  const files = view.items.filter((item) => item.role === "row");
  const rows = files.map((file) => {
    const unsure = Number(file["unsure"]) > 0 ? ` (${text(file["unsure"])} columns unsure)` : "";
    const account = text(file["error"]) || `${text(file["accounts"])}${unsure}`;
    return { key: file.id, current: current(file), cells: [select(file, file.label), text(file["format"]), text(file["size"]), account] };
  });
  return section("sources", view.label, [
    problem("error", view["error"]),
    paragraph("text", text(view["text"])),
    ...presses(view.items),
    table("files", "Files and tables", ["Name", "Format", "Size", "Records"], rows),
    button(view.id, "Previous files", "scroll_files", {}, -5),
    button(view.id, "Next files", "scroll_files", {}, 5),
  ]);
}

export function source(view: View): Node {
  const dialect = list<{ label: string; text: string }>(view["dialect"]).map((fact) => `${fact.label}: ${fact.text}`);
  const facts = [text(view["format"]), text(view["size"]), text(view["accounts"])].filter((part) => part).join(", ");
  const tabs = view.items.filter((item) => item.role === "tab").map((item) => select(item, item.label));
  const columns = view.items.filter((item) => item.role === "column");
  const rejected = view.items.filter((item) => item.role === "rejected" && item["loaded"] === true);
  const kinds = view.items.filter((item) => item.role === "option").map((item) => select(item, `${item.label} (${text(item["count_text"])})`));
  const children: (Node | null)[] = [
    paragraph("facts", facts),
    problem("error", view["error"]),
    paragraph("dialect", dialect.join(", ")),
    ...presses(view.items),
    group("tabs", tabs),
  ];
  const notes = list<string>(view["notes"]).map((note, i): Node => ({ key: String(i), tag: "li", text: note }));
  if (notes.length > 0) children.push({ key: "notes", tag: "ul", attributes: { "aria-label": "Notes" }, children: notes });
  if (columns.length > 0) {
    const rows = columns.map((item) => {
      const reason = `${item["unsure"] === true ? "Unsure. " : ""}${text(item["reason"])}`;
      return { key: item.id, current: false, cells: [item.label, text(item["role_decided"]), reason, text(item["sample"])] };
    });
    children.push(table("columns", "How each column was read", ["Column", "Read as", "Because", "For example"], rows));
  }
  if (rejected.length > 0) {
    const rows = rejected.map((item) => ({
      key: item.id,
      current: current(item),
      cells: [select(item, item.label), text(item["place"]), text(item["length"]), text(item["reason"]), text(item["text"])],
    }));
    const whole = view["rejected"] as { place: string; reason: string; text: string };
    children.push(
      group("kinds", kinds),
      table("rejected", "Rejected records", ["Record", "At", "Length", "Reason", "Text"], rows),
      button("sources", "Previous rejected records", "scroll_rejected", {}, -10),
      button("sources", "Next rejected records", "scroll_rejected", {}, 10),
      paragraph("rejected place", whole.place, { role: "status" }),
      paragraph("rejected reason", whole.reason),
      { key: "rejected text", tag: "pre", text: whole.text },
    );
  }
  return section("source", view.label, children);
}

export function record(view: View): Node {
  return section("record", view.label, [
    problem("error", view["error"]),
    ...presses(view.items),
    paragraph("place", text(view["place"])),
    paragraph("reading", text(view["reading"]), { role: "status" }),
    text(view["text"]) === "" ? null : { key: "text", tag: "pre", text: text(view["text"]) },
  ]);
}
