// Figures of a width in millimetres, and as PDF: read back.

import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { figureSvg } from "../../src/plot/node.js";
import { pdfWriter } from "../../src/plot/pdf.js";
import type { ContoursSpec, FigureSpec, LinesSpec, RegionsSpec } from "../../src/plot/spec.js";
import { readPdf } from "../support/pdf.js";

const FONT = new URL("../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf", import.meta.url);
const write = await pdfWriter(FONT);

const x = Float64Array.from({ length: 50 }, (_, k) => k / 49);
const lines: LinesSpec = {
  kind: "lines",
  title: "(a) two curves",
  x: { label: "ΔT/ε̄" },
  y: { label: "C, ℐ₂" },
  curves: [
    { series: 0, x, y: x.map((v) => v * v) },
    { series: 1, x, y: x.map((v) => 1 - v) },
  ],
  dots: [{ series: 1, x: 0, y: 1 }],
};
const side = Float64Array.from({ length: 21 }, (_, k) => -1 + k / 10);
const z = Float64Array.from({ length: 441 }, (_, k) => {
  const [u, v] = [side[k % 21]!, side[Math.floor(k / 21)]!];
  return u > 0.8 && v > 0.8 ? Number.NaN : u * v;
});
const contours: ContoursSpec = {
  kind: "contours",
  title: "(b) a saddle",
  x: { label: "x" },
  y: { label: "y" },
  columns: side,
  rows: side,
  z,
  label: "x·y",
  levels: [-0.5, 0, 0.5],
  colours: "diverging",
};
const { label: _label, levels: _levels, colours: _colours, z: _z, ...plane } = contours;
const regions: RegionsSpec = { ...plane, kind: "regions", kinds: z.map((v) => (v > 0 ? 1 : 0)) };

const figure = (...panels: FigureSpec["panels"]): FigureSpec => ({
  description: "A test: two panels",
  panels,
  perRow: 3,
  legend: ["concurrence C", "CHSH function ℐ₂", "I₃₃₂₂ function ℐ₃"],
  note: "κ = 3ε̄, and so many words that the line has to be broken where the figure is narrow",
});

/** Millimetres of a length in points. */
const millimetres = (points: number) => (points * 25.4) / 72;
const sides = (svg: string) =>
  ["width", "height"].map((name) => Number(new RegExp(` ${name}="([\\d.]+)mm"`).exec(svg)![1]));
const pixels = (svg: string) => Number(/viewBox="0 0 ([\d.]+)/.exec(svg)![1]);
/** Attributes of elements that are numbers. */
const numbers = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(` ${name}="([\\d.]+)"`, "g"))].map(([, value]) => Number(value));

describe("a figure of a width", () => {
  it.each([86, 120, 178])("of %i mm has text of 7 points and lines of half a point", (width) => {
    const svg = figureSvg(figure(lines, contours, lines), { width });
    expect(sides(svg)[0]).toBe(width);
    const points = (width / 25.4) * (72 / pixels(svg));
    const sizes = numbers(svg, "font-size");
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes) * points).toBeGreaterThan(7);
    expect(Math.max(...sizes) * points).toBeLessThan(10);
    const widths = numbers(svg, "stroke-width");
    expect(widths.length).toBeGreaterThan(10);
    expect(Math.min(...widths) * points).toBeGreaterThanOrEqual(0.5);
  });

  it("has as many panels in a row as there is room for, and its legend in lines", () => {
    const places = (svg: string) =>
      [...svg.matchAll(/<g text-anchor="middle" transform="translate\(([\d.]+),([\d.]+)\)"/g)].map(
        ([, left, top]) => [Number(left), Number(top)] as const,
      );
    const rows = (width: number | undefined, ...panels: FigureSpec["panels"]) => {
      const found = places(figureSvg(figure(...panels), width === undefined ? {} : { width }));
      expect(found).toHaveLength(panels.length);
      return new Set(found.map(([, top]) => top)).size;
    };
    expect(rows(undefined, lines, lines, lines)).toBe(1);
    expect(rows(178, lines, lines, lines)).toBe(1);
    expect(rows(178, contours, contours, contours)).toBe(2);
    expect(rows(120, lines, lines, lines)).toBe(2);
    expect(rows(86, lines, lines, lines)).toBe(3);
    const legend = (svg: string) => {
      const [, group] = /aria-label="legend">(.*?<\/g>)<\/g>/.exec(svg)!;
      return new Set(
        [...group!.matchAll(/translate\([\d.]+,([\d.]+)\)"><line/g)].map(([, y]) => y),
      );
    };
    expect(legend(figureSvg(figure(lines))).size).toBe(1);
    expect(legend(figureSvg(figure(lines), { width: 86 })).size).toBe(2);
  });

  it("is refused where nothing could be read, or drawn", () => {
    for (const width of [0, 59, 1001, Number.NaN]) {
      expect(() => figureSvg(figure(lines), { width })).toThrow(
        /^width: .*Allowed: 60 to 1000 millimetres; 86 is one column/,
      );
    }
  });
});

describe("PDF", () => {
  it.each([86, 178])("is one page of %i mm, with its font and its texts", async (width) => {
    const svg = figureSvg(figure(lines, contours), { width });
    const { pages, embedded, missing, texts, images } = readPdf(await write(svg));
    expect(pages).toHaveLength(1);
    const [across, down] = sides(svg);
    expect(millimetres(pages[0]![0])).toBeCloseTo(across!, 3);
    expect(millimetres(pages[0]![1])).toBeCloseTo(down!, 3);
    expect(embedded).toHaveLength(1);
    // A part of the font: six letters and a plus stand before its name.
    expect(embedded[0]).toMatch(/^[A-Z]{6}\+DejaVuSans$/);
    expect(missing).toEqual([]);
    expect(images).toBe(0);
    // Every text of the SVG, in its order; what has a rim is there twice.
    const expected = [...svg.matchAll(/<text([^>]*)>([^<]+)<\/text>/g)].flatMap(([, look, text]) =>
      look!.includes("paint-order") ? [text!, text!] : [text!],
    );
    expect(expected).toContain("ΔT/ε̄");
    // A mark over a letter, which moves it, cuts a text.
    expect(texts.join("")).toBe(expected.join(""));
  });

  it("without a width has the size of the pixels", async () => {
    const svg = figureSvg(figure(lines));
    const { pages } = readPdf(await write(svg));
    expect(pages[0]![0]).toBeCloseTo(0.75 * pixels(svg), 6);
  });

  it("has the curves as lines, where the SVG has them", async () => {
    const svg = figureSvg({ ...figure(lines), legend: [], note: "" }, { width: 86 });
    const { drawing } = readPdf(await write(svg));
    const d = /aria-label="line"[^>]*><path[^>]* d="([^"]*)"/.exec(svg)![1]!;
    const points = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, u, v]) => `${u} ${v}`);
    expect(points.length).toBeGreaterThan(20);
    const steps = points.map((point, k) => `${point} ${k === 0 ? "m" : "l"}`).join("\n");
    expect(drawing).toContain(steps);
    // 1.6 pixels of a quarter of a millimetre, in #0072b2.
    expect(drawing).toMatch(/\n1\.6 w\n/);
    expect(drawing).toMatch(/\n0 0\.447\d* 0\.698\d* SCN\n/);
  });

  it("hatches gaps within their outlines, and fills regions", async () => {
    const gapped = readPdf(await write(figureSvg(figure(contours), { width: 86 }))).drawing;
    expect(gapped.match(/\nW n\n/g)).toHaveLength(1);
    const whole = { ...contours, z: z.map((v) => (Number.isNaN(v) ? 0 : v)) };
    expect(readPdf(await write(figureSvg(figure(whole), { width: 86 }))).drawing).not.toContain(
      "\nW n\n",
    );
    const filled = readPdf(await write(figureSvg(figure(regions), { width: 86 }))).drawing;
    // The second fill: #7fc9a5.
    expect(filled).toMatch(/\n0\.498\d* 0\.788\d* 0\.647\d* scn\n/);
  });

  it.each(["fig02", "fig05", "fig09", "fig14", "steering", "verdicts"])(
    "has the texts of the figure %s of docs/",
    async (name) => {
      const svg = await readFile(
        new URL(`../../docs/figures/${name}.svg`, import.meta.url),
        "utf8",
      );
      const { texts, pages } = readPdf(await write(svg));
      const words = [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) =>
        text!.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
      );
      const all = texts.join("");
      for (const word of words) expect(all).toContain(word);
      expect(pages[0]![0]).toBeCloseTo(0.75 * pixels(svg), 6);
    },
  );

  it("is the same every time", async () => {
    const svg = figureSvg(figure(lines), { width: 86 });
    expect(Buffer.from(await write(svg)).equals(Buffer.from(await write(svg)))).toBe(true);
  });
});
