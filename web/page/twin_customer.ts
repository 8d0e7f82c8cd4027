// The customer's panel as text and controls: who, what is open, and the part that is chosen.
import { type Node } from "./keyed_dom";
import { button, definitions, does, group, labelled, paragraph, presses, problem, section, values, type Definition } from "./twin_parts";
import { list, text, type Item, type View } from "./view_models";

type Values = Parameters<typeof values>[0];

const joined = (parts: readonly unknown[]): string =>
  parts
    .map(text)
    .filter((part) => part !== "")
    .join(" · ");

export function customer(view: View): Node {
  const named = [text(view["name"]), text(view["key"])].filter((part, i, all) => part !== "" && all.indexOf(part) === i);
  const tabs = view.items.filter((item) => item.role === "tab");
  const children: (Node | null)[] = [
    problem("error", view["error"]),
    text(view["organisation"]) === "" ? null : paragraph("organisation", text(view["organisation"])),
    paragraph("summary", joined([view["summary"], text(view["ranking"]) && `${text(view["ranking"])} in the ranking`])),
    ...presses(view.items.filter((item) => item.id.startsWith("panel/"))),
    values(list(view["value"]) as Values),
    followUps(view.items.filter((item) => item.role === "follow_up")),
    timeline(view),
    choices("parts", "Parts of the customer's record", tabs.filter((item) => item.id.startsWith("panel/"))),
  ];
  if (view["part"] === "ledger") children.push(ledger(view));
  else if (view["part"] === "about") children.push(about(view));
  else children.push(conversation(view, tabs));
  return section("customer", `Customer ${named.join(", ")}`, children);
}

function choices(key: string, label: string, items: readonly Item[]): Node {
  const children = items.map((item) => button(item.id, item.label, "select", { attributes: { "aria-pressed": String(item["selected"] === true) } }));
  return { key, tag: "div", attributes: { role: "group", "aria-label": label }, children };
}

function followUps(items: readonly Item[]): Node | null {
  if (items.length === 0) return null;
  const lines = items.map((item): Node => ({ key: item.id, tag: "li", children: [button(item.id, joined([item.label, item["state"]]), "select")] }));
  return group("follow-ups", [
    { key: "heading", tag: "h3", text: "Open follow-ups" },
    { key: "list", tag: "ul", children: lines },
  ]);
}

interface Sparkline {
  readonly lanes: readonly string[];
  readonly bins: number;
  readonly counts: readonly number[];
  readonly text: string;
}

/** What the picture shows by its lanes; the conversation is where its times are read. */
function timeline(view: View): Node | null {
  const sparkline = view["sparkline"] as Sparkline;
  if (sparkline.bins === 0) return null;
  const lanes = sparkline.lanes.map((label, lane): Node => {
    const counts = sparkline.counts.slice(lane * sparkline.bins, (lane + 1) * sparkline.bins);
    return { key: String(lane), tag: "li", text: `${label} ${counts.reduce((sum, count) => sum + count, 0)}` };
  });
  return group("timeline", [
    { key: "heading", tag: "h3", text: `Small timeline, ${sparkline.text}` },
    { key: "lanes", tag: "ul", children: lanes },
  ]);
}

function conversation(view: View, tabs: readonly Item[]): Node {
  const entries = view.items.filter((item) => item.role === "article").map(entry);
  const field: Node = { key: "field", tag: "input", attributes: { type: "date" }, change: { id: "customer_timeline", action: "jump_to" } };
  return group("conversation", [
    { key: "heading", tag: "h3", text: "Conversation" },
    choices("order", "Reading order", tabs.filter((item) => item.id.startsWith("conversation/"))),
    { key: "entries", tag: "div", attributes: { role: "feed", "aria-label": "Conversation" }, children: entries },
    labelled("date", "Go to the date", field),
    button(view.id, "Earlier", "scroll_by", {}, -10),
    button(view.id, "Later", "scroll_by", {}, 10),
  ]);
}

function entry(item: Item): Node {
  const attached = text(item["attachments"]) === "" ? "" : `Attached: ${text(item["attachments"])}`;
  const parts = { conversation: item["conversation"], gap: item["gap"], heading: item["heading"], within: item["within"], subject: item["subject"] };
  const lines = { ...parts, body: item["body"], attached, value: item["value"] };
  const children = Object.entries(lines)
    .filter(([, content]) => text(content) !== "")
    .map(([key, content]): Node => paragraph(key, text(content)));
  return {
    key: item.id,
    tag: "article",
    attributes: { "aria-label": `${text(item["time"])} ${item.label}`, ...(item["selected"] === true ? { "aria-current": "true" } : {}) },
    children: does(item, "select") ? [...children, button(item.id, "Details", "select")] : children,
  };
}

function ledger(view: View): Node {
  const chains = view.items.filter((item) => item.role === "group").map(chain);
  const days = list<number>(view["days_late"]);
  return group("ledger", [
    { key: "heading", tag: "h3", text: "Ledger" },
    ...(text(view["habit"]) === "" ? [] : [paragraph("habit", text(view["habit"]))]),
    ...(days.length < 2 ? [] : [paragraph("days", `Days from due date to payment: ${days.join(", ")}`)]),
    { key: "chains", tag: "ul", attributes: { "aria-label": "Orders, invoices, disputes" }, children: chains },
    ...presses(view.items.filter((item) => item.id === "ledger/more")),
  ]);
}

function chain(item: Item): Node {
  const open = item["open"] === true;
  const head = button(item.id, joined([item.label, item["amount"], item["outcome"], item["about"], item["date"]]), "toggle", {
    attributes: { "aria-expanded": String(open) },
  });
  if (!open) return { key: item.id, tag: "li", children: [head] };
  const steps = (item.items ?? []).map((step): Node => {
    const since = text(step["gap"]) === "" ? "" : `${text(step["gap"])} later`;
    const amount = text(step["amount"]) === "" ? "" : `${text(step["amount"])} ${text(step["meaning"])}`;
    const balance = text(step["balance"]) === "" ? "" : `balance ${text(step["balance"])}`;
    const words = joined([step["time"], since, step.label, step["subject"], amount, balance]);
    const current: Record<string, string> = step["selected"] === true ? { "aria-current": "true" } : {};
    return { key: step.id, tag: "li", children: [button(step.id, words, "select", { attributes: current })] };
  });
  const earlier = text(item["earlier"]) === "" ? [] : [paragraph("earlier", text(item["earlier"]))];
  return { key: item.id, tag: "li", children: [head, ...earlier, { key: "steps", tag: "ol", children: steps }] };
}

function about(view: View): Node {
  const known = definitions("identities", list<Definition>(view["identities"]));
  const numbers = definitions("numbers", list<Definition>(view["numbers"]));
  return group("about", [
    { key: "known by", tag: "h3", text: "Known by" },
    ...(known === null ? [] : [known]),
    { key: "in numbers", tag: "h3", text: "In numbers" },
    ...(numbers === null ? [] : [numbers]),
  ]);
}
