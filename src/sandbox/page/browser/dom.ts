export type Child = Node | string | null | undefined | false;
type Attribute = string | number | boolean | null | undefined;
type Listeners = {
  readonly [name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[name]) => void;
};

/** Attributes as HTML spells them; `on` holds listeners; false, null and undefined leave an attribute out. */
export type Attributes = { readonly on?: Listeners } & { readonly [name: string]: Attribute | Listeners };

const svgNamespace = 'http://www.w3.org/2000/svg';
let lastId = 0;

export const uniqueId = (stem: string): string => {
  lastId += 1;
  return `${stem}-${lastId}`;
};

function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'object') continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
}

export function append(node: Element, children: readonly Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) node.append(child);
}

/** An HTML element. Text is always a text node, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  listen(node, attributes.on);
  append(node, children);
  return node;
}

function listen(node: HTMLElement, listeners: Listeners | undefined): void {
  for (const [name, listener] of Object.entries(listeners ?? {})) {
    if (typeof listener === 'function')
      node.addEventListener(name, (event) => Reflect.apply(listener, node, [event]));
  }
}

/** An SVG element. */
export function s(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  const node = document.createElementNS(svgNamespace, tag);
  setAttributes(node, attributes);
  append(node, children);
  return node;
}

export function fragment(...children: readonly Child[]): DocumentFragment {
  const nodes = document.createDocumentFragment();
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) nodes.append(child);
  return nodes;
}
