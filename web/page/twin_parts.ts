// Elements the twin is made of.
import { type Action, type Node } from "./keyed_dom";
import { type Item, text } from "./view_models";

export const does = (item: Item, action: string): boolean => item.actions.includes(action);

export function button(id: string, label: string, action: string, more: Partial<Node> = {}, value?: string | number): Node {
  const press: Action = { id, action, ...(value === undefined ? {} : { value }) };
  return { key: `${id} ${action} ${value ?? ""}`, tag: "button", text: label, press, ...more, attributes: { type: "button", ...more.attributes } };
}

export const presses = (items: readonly Item[]): Node[] => items.filter((item) => does(item, "press")).map((item) => button(item.id, item.label, "press"));

export const paragraph = (key: string, content: string, attributes: Record<string, string> = {}): Node => ({ key, tag: "p", text: content, attributes });

export function section(key: string, heading: string, children: readonly (Node | null)[]): Node {
  const filled = children.filter((child) => child !== null);
  return { key, tag: "section", attributes: { "aria-label": heading }, children: [{ key: "heading", tag: "h2", text: heading }, ...filled] };
}

export function labelled(key: string, label: string, field: Node): Node {
  return { key, tag: "label", children: [{ key: "label", tag: "span", text: `${label} ` }, field] };
}

export const group = (key: string, children: readonly Node[]): Node => ({ key, tag: "div", children });

export interface Definition {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

export function definitions(key: string, entries: readonly Definition[]): Node | null {
  if (entries.length === 0) return null;
  const children = entries.flatMap((entry): Node[] => [
    { key: `${entry.id} term`, tag: "dt", text: entry.label },
    { key: `${entry.id} text`, tag: "dd", text: entry.text },
  ]);
  return { key, tag: "dl", children };
}

interface Value {
  readonly id: string;
  readonly currency: string | null;
  readonly received: string;
  readonly given: string;
  readonly net: string;
}

export function values(entries: readonly Value[]): Node | null {
  return definitions(
    "value",
    entries.map(({ id, currency, received, given, net }) => ({
      id,
      label: currency ? `Value, ${currency}` : "Value",
      text: `received ${received}, given ${given}, net ${net}`,
    })),
  );
}

/** A number from a model, or the fallback where it is none. */
export const number = (value: unknown, fallback = 0): number => (typeof value === "number" ? value : fallback);

export const problem = (key: string, content: unknown): Node | null => (text(content) === "" ? null : paragraph(key, text(content), { role: "alert" }));
