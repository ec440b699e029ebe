// Figures as PDF: the elements that figures are made of, drawn as vectors by pdfkit, with the
// signs that they use of the font that comes along.

import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";

/** PDF needs the optional package pdfkit. */
export class PdfWriterMissing extends Error {
  readonly code = "PDF_WRITER_MISSING";

  constructor() {
    super("PDF needs the package pdfkit: npm install pdfkit");
  }
}

/** Turns an SVG of `figureSvg` into a PDF of one page of its size. */
export type PdfWriter = (svg: string) => Promise<Uint8Array>;

type Document = PDFKit.PDFDocument;

/** Points of a pixel, of which an inch has 96, and of a millimetre. */
const POINTS = { "": 72 / 96, px: 72 / 96, mm: 72 / 25.4 } as const;

/** A length in points. */
function points(text: string): number {
  const [, number, unit] = /^([\d.]+)(px|mm|)$/.exec(text)!;
  return Number(number) * POINTS[unit as keyof typeof POINTS];
}

/** What elements have from those around them. */
interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly color: string;
  readonly "stroke-width": string;
  readonly "stroke-dasharray": string;
  readonly "stroke-linecap": string;
  readonly "stroke-linejoin": string;
  readonly "font-size": string;
  readonly "text-anchor": string;
  readonly "paint-order": string;
}

const FIRST: Look = {
  fill: "black",
  stroke: "none",
  color: "black",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "font-size": "11",
  "text-anchor": "start",
  "paint-order": "normal",
};

function lookOf(node: Element, around: Look): Look {
  const own = Object.keys(FIRST).flatMap((name) => {
    const value = node.getAttribute(name);
    return value === null ? [] : [[name, value]];
  });
  return { ...around, ...Object.fromEntries(own) };
}

/** A colour as pdfkit takes it: a name or #rrggbb, or three numbers. */
function colour(text: string, { color }: Look): PDFKit.Mixins.ColorValue {
  if (text === "currentColor") return color;
  const [, channels] = /^rgb\((.*)\)$/.exec(text) ?? [];
  if (channels === undefined) return text;
  return channels.split(",").map(Number) as [number, number, number];
}

const NUMBER = String.raw`-?[\d.]+(?:e-?\d+)?`;

/** "translate(1,2) rotate(3)" and nothing else is in figures. */
function transform(doc: Document, text: string | null): void {
  for (const [, name, list] of (text ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = list!.match(new RegExp(NUMBER, "g"))!.map(Number);
    if (name === "translate") doc.translate(a, b);
    else doc.rotate(a);
  }
}

/** A length of a text, which may be in units of its size. */
function length(node: Element, name: string, size: number): number {
  const text = node.getAttribute(name) ?? "0";
  return Number.parseFloat(text) * (text.endsWith("em") ? size : 1);
}

/** Appends the outline of an element to the current path; false: it has none. */
function outline(doc: Document, node: Element): boolean {
  const number = (name: string) => Number(node.getAttribute(name) ?? 0);
  switch (node.localName) {
    case "path": {
      const d = node.getAttribute("d") ?? "";
      if (d !== "") doc.path(d);
      return d !== "";
    }
    case "rect":
      doc.rect(number("x"), number("y"), number("width"), number("height"));
      return true;
    case "circle":
      doc.circle(number("cx"), number("cy"), number("r"));
      return true;
    case "line":
      doc.moveTo(number("x1"), number("y1")).lineTo(number("x2"), number("y2"));
      return true;
    case "g":
      return false;
    default:
      throw new TypeError(`figures have no <${node.localName}>: it would be missing in their PDF`);
  }
}

function setPen(doc: Document, look: Look): void {
  doc.lineWidth(Number(look["stroke-width"]));
  doc.lineCap(look["stroke-linecap"] as "butt");
  doc.lineJoin(look["stroke-linejoin"] as "miter");
  const dashes = look["stroke-dasharray"];
  if (dashes === "none") doc.undash();
  else doc.dash(dashes.split(" ").map(Number) as unknown as number, {});
  doc.strokeColor(colour(look.stroke, look));
}

/** Fills an outline with the lines of a pattern, which are as far apart as it is wide. */
function hatch(doc: Document, node: Element, pattern: Element, far: number): void {
  doc.save();
  outline(doc, node);
  doc.clip();
  transform(doc, pattern.getAttribute("patternTransform"));
  const step = Number(pattern.getAttribute("width"));
  const line = lookOf(pattern.firstElementChild!, FIRST);
  setPen(doc, line);
  for (let x = -far; x <= far; x += step) doc.moveTo(x, -far).lineTo(x, far);
  doc.stroke();
  doc.restore();
}

function drawText(doc: Document, node: Element, look: Look): void {
  const text = node.textContent ?? "";
  if (text === "") return;
  const size = Number(look["font-size"]);
  doc.fontSize(size);
  const width = doc.widthOfString(text);
  const anchor = { start: 0, middle: 0.5, end: 1 }[look["text-anchor"]] ?? 0;
  const x = length(node, "x", size) + length(node, "dx", size) - anchor * width;
  const y = length(node, "y", size) + length(node, "dy", size);
  const put = (how: { fill: boolean; stroke: boolean }) =>
    doc.text(text, x, y, { ...how, lineBreak: false, baseline: "alphabetic" });
  if (look.stroke !== "none") {
    setPen(doc, look);
    put({ fill: false, stroke: true });
  }
  if (look.fill === "none") return;
  doc.fillColor(colour(look.fill, look));
  put({ fill: true, stroke: false });
}

function drawShape(doc: Document, node: Element, look: Look, far: number): void {
  const fill = () => {
    if (look.fill === "none") return;
    const [, pattern] = /^url\((#.*)\)$/.exec(look.fill) ?? [];
    if (pattern !== undefined) {
      hatch(doc, node, node.ownerDocument.querySelector(pattern)!, far);
    } else if (outline(doc, node)) {
      doc.fillColor(colour(look.fill, look)).fill();
    }
  };
  const stroke = () => {
    if (look.stroke === "none" || Number(look["stroke-width"]) === 0) return;
    setPen(doc, look);
    if (outline(doc, node)) doc.stroke();
  };
  const order = look["paint-order"] === "stroke" ? [stroke, fill] : [fill, stroke];
  for (const paint of order) paint();
}

/** Draws an element and those in it; `far` is farther than the figure reaches. */
function draw(doc: Document, node: Element, around: Look, far: number): void {
  if (node.localName === "defs") return;
  const look = lookOf(node, around);
  doc.save();
  transform(doc, node.getAttribute("transform"));
  const opacity = node.getAttribute("opacity");
  if (opacity !== null) doc.opacity(Number(opacity));
  if (node.localName === "text") drawText(doc, node, look);
  else if (node.children.length > 0) {
    for (const child of node.children) draw(doc, child, look, far);
  } else drawShape(doc, node, look, far);
  doc.restore();
}

/**
 * A writer whose texts are those of the given TrueType file: they can be selected and searched,
 * and the signs that a figure needs are in its PDF.
 *
 * @throws PdfWriterMissing
 */
export async function pdfWriter(font: URL): Promise<PdfWriter> {
  const { default: PDFDocument } = await import("pdfkit").catch(() => {
    throw new PdfWriterMissing();
  });
  return async (svg) => {
    const root = parseHTML(
      `<!doctype html><html><body>${svg}</body></html>`,
    ).document.querySelector("svg")!;
    const side = (name: string) => points(root.getAttribute(name)!);
    const [, , across, down] = root.getAttribute("viewBox")!.split(" ").map(Number);
    const doc = new PDFDocument({
      size: [side("width"), side("height")],
      margin: 0,
      font: fileURLToPath(font),
      lang: "en",
      // The same figure has the same bytes, whenever it is made.
      info: { Title: root.getAttribute("aria-label") ?? "", CreationDate: new Date(0) },
    });
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      doc.on("end", resolve);
      doc.on("error", reject);
    });
    doc.scale(side("width") / across!);
    draw(doc, root, FIRST, across! + down!);
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  };
}
