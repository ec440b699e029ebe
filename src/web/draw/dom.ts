/** An HTML element with attributes and children. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number | boolean>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== false) node.setAttribute(key, String(value));
  }
  node.append(...children);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export type SvgAttributes = Readonly<Record<string, string | number>>;

/** An SVG element of the page. Colours come from its classes: the page's policy forbids style attributes. */
export function svg(
  name: string,
  attributes: SvgAttributes = {},
  content: string | readonly Element[] = [],
): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  set(node, attributes);
  if (typeof content === "string") node.textContent = content;
  else node.append(...content);
  return node;
}

/** Sets attributes of an element; those that stay cost no new layout. */
export function set(node: Element, attributes: SvgAttributes): void {
  for (const key in attributes) {
    const text = String(attributes[key]);
    if (node.getAttribute(key) !== text) node.setAttribute(key, text);
  }
}

/** Sets the text of an element, where it changes. */
export function write(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** A coordinate to a tenth of a pixel. */
export function px(value: number): string {
  return value.toFixed(1);
}
