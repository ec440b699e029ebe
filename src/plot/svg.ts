const SVG = "http://www.w3.org/2000/svg";

export type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element with its attributes, and a text or children. */
export function svg(
  document: Document,
  name: string,
  attributes: Attributes,
  content: string | readonly Element[] = [],
): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  if (name === "svg") node.setAttribute("xmlns", SVG);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (typeof content === "string") node.textContent = content;
  else node.append(...content);
  return node;
}

/** Plot's own style sheet sets nothing that the figure needs, and styles the page around it. */
export function withoutStyle(plot: Element): Element[] {
  return [...plot.children].filter((child) => child.localName !== "style");
}
