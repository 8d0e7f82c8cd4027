// Each view model as real controls, tables and text.
import { type Node } from "./keyed_dom";
import { customer } from "./twin_customer";
import { button, definitions, does, group, labelled, number, paragraph, presses, problem, section, values } from "./twin_parts";
import { record, source, sources } from "./twin_sources";
import { list, text, type Item, type View, type ViewModels } from "./view_models";

type Values = Parameters<typeof values>[0];

export function twinOf(models: ViewModels): Node[] {
  const views = new Map(models.views.map((view) => [view.id, view]));
  const nodes: (Node | null)[] = [];
  const add = (id: string, make: (view: View) => Node | null) => {
    const view = views.get(id);
    if (view !== undefined) nodes.push(make(view));
  };
  const sheets = () => {
    for (const id of ["palette", "keys", "privacy", "columns"]) add(id, (view) => (view.visible ? sheet(view) : null));
  };
  // First and always there: a live region speaks only of changes to what it already held.
  add("status", status);
  if (models.phase !== "open" || views.get("opening")?.visible === true) add("opening", opening);
  add("toolbar", (view) => toolbar(view, models));
  if (models.phase === "empty") {
    sheets();
    return nodes.filter((node) => node !== null);
  }
  if (views.get("sources")?.visible === true) {
    add("sources", sources);
    add("source", (view) => (view.visible ? source(view) : null));
    sheets();
    return nodes.filter((node) => node !== null);
  }
  add("breakdown", breakdown);
  add("overview", overview);
  add("timeline", timeline);
  add("tabs", tabs);
  add(models.tab === "customers" ? "customers" : "table", table);
  add("customer", (view) => (shown(view) ? customer(view) : null));
  add("export", (view) => (view.visible ? exporting(view) : null));
  add("interaction", (view) => (shown(view) ? interaction(view) : null));
  add("record", (view) => (view.visible && views.get("interaction")?.["loaded"] === true ? record(view) : null));
  sheets();
  return nodes.filter((node) => node !== null);
}

const shown = (view: View): boolean => view.visible && view["loaded"] === true;

function status(view: View): Node {
  const live = { key: "text", tag: "p", text: text(view["text"]), attributes: { role: "status" } } as const;
  return group("status", [live, paragraph("zone", text(view["zone"])), ...presses(view.items)]);
}

function exporting(view: View): Node {
  const fraction = view["fraction"];
  const bar: Node[] = typeof fraction === "number" ? [{ key: "progress", tag: "progress", attributes: { max: "1", "aria-label": "Exporting", value: String(fraction) } }] : [];
  return section("export", "Export", [paragraph("text", text(view["text"]), { role: "status" }), ...bar, ...presses(view.items)]);
}

function opening(view: View): Node {
  const progress = view["progress"] as { fraction: number | null; text: string } | null;
  const error = view["error"] as { what: string; where: string; advice: string } | null;
  const bar: Node[] =
    progress === null
      ? []
      : [
          {
            key: "progress",
            tag: "progress",
            attributes: { max: "1", "aria-label": "Opening", ...(progress.fraction === null ? {} : { value: String(progress.fraction) }) },
          },
          paragraph("progress text", progress.text),
        ];
  const told = error === null ? "" : [error.what, error.where, error.advice].filter((part) => part).join(" ");
  return section("opening", "Opening", [
    paragraph("sentence", text(view["sentence"])),
    paragraph("opens", text(view["opens"])),
    paragraph("promise", text(view["promise"])),
    ...bar,
    paragraph("result", text(view["result"]), { role: "status" }),
    problem("error", told),
    ...presses(view.items),
  ]);
}

function toolbar(view: View, models: ViewModels): Node {
  const children: (Node | null)[] = [paragraph("files", [text(view["files"]), text(view["summary"])].filter((part) => part).join(", "))];
  for (const item of view.items) {
    if (item.role === "searchbox") {
      const field: Node = {
        key: "field",
        tag: "input",
        value: text(item["value"]),
        attributes: { type: item["hidden"] === true ? "password" : "search", placeholder: text(item["hint"]), "aria-invalid": String(text(item["error"]) !== ""), size: "60" },
        input: { id: item.id, action: "input" },
        enter: { id: item.id, action: "submit" },
      };
      children.push(labelled(item.id, item.label, field), problem("search error", item["error"]));
    } else if (item.role === "chip") {
      const wrong = item["wrong"] === true ? " (not understood)" : "";
      children.push(button(item.id, `Remove ${item.label}${wrong}`, "remove"));
    } else if (does(item, "press")) {
      children.push(button(item.id, item.label, "press"));
    }
  }
  if (models.can_undo) children.push(button("app", "Undo", "undo"));
  if (models.can_redo) children.push(button("app", "Redo", "redo"));
  return section("toolbar", "Filter", children);
}

function breakdown(view: View): Node {
  return section("breakdown", view.label || "Breakdown", [values(list(view["value"]) as Values), ...view.items.map(facet)]);
}

function facet(block: Item): Node {
  const children: Node[] = [{ key: "legend", tag: "legend", text: block.label }];
  if (block["can_find"] === true) {
    const find: Node = { key: "field", tag: "input", value: text(block["find"]), attributes: { type: "search" }, input: { id: block.id, action: "find" } };
    children.push(labelled("find", `Find in ${block.label}`, find));
  }
  if (block["can_order"] === true) {
    const orders = ["count", "name"].map((order): Node => ({ key: order, tag: "option", text: `by ${order}`, attributes: { value: order } }));
    const select: Node = { key: "field", tag: "select", value: text(block["order"]), children: orders, change: { id: block.id, action: "order" } };
    children.push(labelled("order", `Order of ${block.label}`, select));
  }
  children.push({ key: "options", tag: "ul", children: (block.items ?? []).map(option) });
  if (text(block["more"]) !== "") children.push(button(block.id, text(block["more"]), "more"));
  if (block["can_fewer"] === true) children.push(button(block.id, "Fewer", "fewer"));
  if (block["filtered"] === true) children.push(button(block.id, `Clear ${block.label}`, "clear"));
  return { key: block.id, tag: "fieldset", children };
}

function option(item: Item): Node {
  const standing = text(item["standing"]);
  const counts = [text(item["count_text"]), text(item["share_text"])].filter((part) => part).join(", ");
  const box: Node = {
    key: "box",
    tag: "input",
    checked: standing === "selected",
    attributes: { type: "checkbox", "data-id": item.id },
    press: { id: item.id, action: "toggle" },
  };
  const exclude = button(item.id, standing === "excluded" ? "Excluded" : "Exclude", "exclude", {
    attributes: { "aria-pressed": String(standing === "excluded"), "aria-label": `Exclude ${item.label}` },
  });
  const label: Node = { key: "label", tag: "label", children: [box, { key: "text", tag: "span", text: `${item.label} ${counts} ` }] };
  const only = button(item.id, "Only", "only", { attributes: { "aria-label": `Only ${item.label}` } });
  return { key: item.id, tag: "li", children: does(item, "exclude") ? [label, only, exclude] : [label] };
}

function overview(view: View): Node {
  const brush = list<string>(view["brush"]);
  const field: Node = {
    key: "field",
    tag: "input",
    value: brush.join(".."),
    attributes: { type: "text", size: "50", placeholder: `${text(view["from"])}..${text(view["to"])}` },
    change: { id: view.id, action: "set_brush" },
  };
  return section("overview", view.label || "Overview", [
    paragraph("text", text(view["text"])),
    labelled("brush", "Time range, FROM..TO", field),
    brush.length > 0 ? button(view.id, "Clear the time range", "clear") : null,
  ]);
}

function timeline(view: View): Node {
  const children: Node[] = [paragraph("text", text(view["text"]))];
  const lanes: Node[] = [];
  for (const item of view.items) {
    if (item.role === "combobox") {
      const fields = list<string>(view["lane_fields"]).map((name): Node => ({ key: name, tag: "option", text: name, attributes: { value: name } }));
      const select: Node = { key: "field", tag: "select", value: text(item["value"]), children: fields, change: { id: item.id, action: "set" } };
      children.push(labelled(item.id, item.label, select));
    } else if (does(item, "press")) {
      children.push(button(item.id, item.label, "press"));
    } else if (item.role === "row") {
      lanes.push({ key: item.id, tag: "li", text: item.label });
    }
  }
  return section("timeline", view.label || "Timeline", [...children, { key: "lanes", tag: "ul", attributes: { "aria-label": "Lanes" }, children: lanes }]);
}

function tabs(view: View): Node {
  const items = view.items.map((item) => does(item, "press") ? button(item.id, item.label, "press") : button(item.id, item.label, "select", { attributes: { "aria-pressed": String(item["selected"] === true) } }));
  return { key: "tabs", tag: "div", attributes: { role: "group", "aria-label": view.label }, children: items };
}

interface Cell {
  readonly text: string;
  readonly null: boolean;
}

function table(view: View): Node {
  const columns = view.items.filter((item) => item.role === "columnheader");
  const rows = view.items.filter((item) => Array.isArray(item["cells"]));
  const heads = columns.map((column): Node => {
    const content = does(column, "sort") ? [button(column.id, column.label, "sort")] : [{ key: "label", tag: "span", text: column.label } as const];
    return { key: column.id, tag: "th", attributes: { scope: "col", "aria-sort": text(column["sorted"]) || "none" }, children: content };
  });
  const body = rows.map((row): Node => {
    const cells = list<Cell>(row["cells"]).map((cell, i): Node => {
      const key = columns[i]?.id ?? String(i);
      if (i > 0 || !does(row, "open")) return { key, tag: "td", text: cell.text };
      return { key, tag: "td", children: [button(row.id, cell.text || row.label, "open")] };
    });
    const selected: Record<string, string> = row["selected"] === true ? { "aria-current": "true" } : {};
    return { key: row.id, tag: "tr", attributes: { "aria-rowindex": String(number(row["index"]) + 2), ...selected }, children: cells };
  });
  const step = Math.max(1, number(view["rows"], 1));
  const total = view["total"];
  return section(view.id, view.label, [
    problem("error", view["error"]),
    {
      key: "table",
      tag: "table",
      attributes: { "aria-rowcount": typeof total === "number" ? String(total + 1) : "-1" },
      children: [
        { key: "caption", tag: "caption", text: text(view["text"]) },
        { key: "head", tag: "thead", children: [{ key: "row", tag: "tr", attributes: { "aria-rowindex": "1" }, children: heads }] },
        { key: "body", tag: "tbody", children: body },
      ],
    },
    button(view.id, "Previous rows", "scroll_by", {}, -step),
    button(view.id, "Next rows", "scroll_by", {}, step),
  ]);
}

function interaction(view: View): Node {
  const details = view.items.filter((item) => item.id.startsWith("detail/")).map((item) => ({ id: item.id, label: item.label, text: text(item["text"]) }));
  return section("interaction", view.label || "Interaction", [
    problem("error", view["error"]),
    definitions("details", details),
    text(view["provenance"]) === "" ? null : paragraph("provenance", text(view["provenance"])),
    ...presses(view.items),
  ]);
}

/** What stands over everything else: palette, keys, privacy. */
function sheet(view: View): Node {
  const told = view.items.filter((item) => item.role === "definition").map((item) => ({ id: item.id, label: item.label, text: text(item["text"]) }));
  const children: (Node | null)[] = [text(view["text"]) === "" ? null : paragraph("text", text(view["text"])), definitions("lines", told)];
  const choices: Node[] = [];
  for (const item of view.items) {
    if (item.role === "searchbox") {
      const field: Node = { key: "field", tag: "input", value: text(item["value"]), attributes: { type: "search" }, input: { id: item.id, action: "input" }, enter: { id: item.id, action: "run" } };
      children.push(labelled(item.id, item.label, field));
    } else if (item.role === "checkbox") {
      choices.push(choice(item));
    } else if (item.role === "button") {
      const keys = text(item["keys"]);
      children.push(button(item.id, keys === "" ? item.label : `${item.label} (${keys})`, item.actions[0] ?? "press"));
    }
  }
  if (choices.length > 0) children.push({ key: "choices", tag: "fieldset", children: [{ key: "legend", tag: "legend", text: `${view.label} shown` }, ...choices] });
  return section(view.id, view.label, children);
}

function choice(item: Item): Node {
  const box: Node = { key: "box", tag: "input", checked: item["checked"] === true, attributes: { type: "checkbox", "data-id": item.id }, press: { id: item.id, action: "toggle" } };
  return { key: item.id, tag: "label", children: [box, { key: "text", tag: "span", text: `${item.label} ${text(item["text"])} ` }] };
}
