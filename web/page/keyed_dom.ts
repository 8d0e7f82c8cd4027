// Makes the children of an element what a description says, keeping the elements whose key is still there: focus,
// selection and a screen reader's place survive an update. Text only ever enters as text.

export interface Action {
  readonly id: string;
  readonly action: string;
  readonly value?: string | number;
}

export interface Node {
  /** Unique among its siblings. */
  readonly key: string;
  readonly tag: keyof HTMLElementTagNameMap;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly checked?: boolean;
  readonly children?: readonly Node[];
  /** Sent on click of a button, on change of a checkbox. */
  readonly press?: Action;
  /** Sent with the field's value as it is typed, when it is left or chosen, and on Enter. */
  readonly input?: Action;
  readonly change?: Action;
  readonly enter?: Action;
}

const described = new WeakMap<Element, Node>();

export const nodeOf = (element: Element): Node | undefined => described.get(element);

export function reconcile(parent: Element, nodes: readonly Node[]): void {
  const old = new Map<string, Element>();
  for (const child of parent.children) {
    const node = described.get(child);
    if (node !== undefined) old.set(node.key, child);
  }
  let place = firstDescribed(parent);
  for (const node of nodes) {
    let element = old.get(node.key);
    if (element !== undefined && described.get(element)?.tag === node.tag) {
      old.delete(node.key);
    } else {
      element = document.createElement(node.tag);
    }
    update(element, node);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const element of old.values()) element.remove();
}

/** What the page's own text has put before stays in front. */
function firstDescribed(parent: Element): Element | null {
  for (const child of parent.children) if (described.has(child)) return child;
  return null;
}

function update(element: HTMLElement | Element, node: Node): void {
  const before = described.get(element);
  described.set(element, node);
  const attributes = node.attributes ?? {};
  for (const name of Object.keys(before?.attributes ?? {})) if (!(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    if (before?.attributes?.[name] !== value) element.setAttribute(name, value);
  }
  if (node.children !== undefined) {
    if (before !== undefined && before.children === undefined) element.textContent = "";
    reconcile(element, node.children);
  } else if (node.text !== undefined && (before?.text !== node.text || before.children !== undefined)) {
    element.textContent = node.text;
  }
  if (node.checked !== undefined) (element as HTMLInputElement).checked = node.checked;
  const field = element as HTMLInputElement | HTMLSelectElement;
  // What a person is typing is not overwritten by what it was before.
  if (node.value !== undefined && before?.value !== node.value && field.value !== node.value) field.value = node.value;
}
