import { describe, expect, it } from "vitest";
import { figureSvg } from "../../src/plot/node.js";
import { rasteriser } from "../../src/plot/png.js";
import type { ContoursSpec, FigureSpec, LevelsSpec, LinesSpec } from "../../src/plot/spec.js";

const x = Float64Array.from({ length: 50 }, (_, k) => k / 49);
const lines: LinesSpec = {
  kind: "lines",
  title: "(a) two curves & <marks>",
  x: { label: "ΔT/ε̄" },
  y: { label: "C, ℐ₂" },
  curves: [
    { series: 0, x, y: x.map((v) => v * v) },
    { series: 1, x, y: x.map((v) => 1 - v) },
  ],
  dots: [{ series: 1, x: 0.5, y: 0.5 }],
};

const side = Float64Array.from({ length: 41 }, (_, k) => -1 + k / 20);
const hill = Float64Array.from({ length: 41 * 41 }, (_, k) => {
  const [column, row] = [side[k % 41]!, side[Math.floor(k / 41)]!];
  return Math.exp(-2 * (column - 0.3) ** 2 - row ** 2);
});
const contours: ContoursSpec = {
  kind: "contours",
  title: "(b) a hill",
  x: { label: "x" },
  y: { label: "y" },
  columns: side,
  rows: side,
  z: hill,
  levels: [0.2, 0.4, 0.6, 0.8],
  bold: { z: hill, level: 0.5, label: "half" },
  colours: "sequential",
};

const diagram: LevelsSpec = {
  kind: "levels",
  title: "(c) levels",
  y: { label: "energy" },
  levels: [
    { from: 0.1, to: 0.4, y: -1, label: "|1⟩ −1" },
    { from: 0.6, to: 0.9, y: 1, label: "|2⟩ 1" },
  ],
  links: [{ series: 0, from: [0.3, -1], to: [0.7, 1] }],
};

const figure = (...panels: FigureSpec["panels"]): FigureSpec => ({
  description: "a test",
  panels,
  perRow: 2,
  legend: ["first", "second"],
});

/** Content of all text elements. */
const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe("figures", () => {
  const svg = figureSvg(figure(lines, contours, diagram));

  it("stand alone as SVG files", () => {
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).not.toContain("<style");
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("carry their texts", () => {
    const found = texts(svg);
    for (const text of [
      "first",
      "second",
      "ΔT/ε̄",
      "C, ℐ₂",
      "(a) two curves &amp; &lt;marks&gt;",
      "(b) a hill",
      "half",
      "0.4",
      "(c) levels",
      "|1⟩ −1",
    ]) {
      expect(found, text).toContain(text);
    }
  });

  it("draw each curve with its own dash, and the dot", () => {
    expect(svg).toMatch(/stroke="#0072b2"[^>]*/);
    expect(svg).toMatch(/stroke-dasharray="7 3"/);
    expect(svg.match(/aria-label="dots, all"/g)).toHaveLength(1);
  });

  it("fill one band a level and draw one line more for the bold level", () => {
    const bands = /aria-label="bands">(.*?)<\/g>/.exec(svg)![1]!;
    expect(bands.match(/<path/g)).toHaveLength(5);
    const outlines = /aria-label="contour lines">(.*?)<\/g>/.exec(svg)![1]!;
    expect(outlines.match(/<path/g)).toHaveLength(5);
    // Contours of a smooth hill have many points.
    for (const [, d] of outlines.matchAll(/ d="([^"]*)"/g)) {
      expect(d!.split("L").length).toBeGreaterThan(12);
    }
  });

  it("put contour lines where the function has the level", () => {
    const alone = figureSvg({ ...figure(contours), legend: [] });
    const [, frame] = /aria-label="bands"><path[^>]* d="([^"]*)"/.exec(alone)!;
    const [, left, top, right, bottom] = /M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)/.exec(frame!)!;
    const outlines = /aria-label="contour lines">(.*?)<\/g>/.exec(alone)![1]!;
    const [, bold] = /<path[^>]* d="([^"]*)"/.exec(outlines)!;
    const points = [...bold!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
    expect(points.length).toBeGreaterThan(20);
    for (const [, px, py] of points) {
      const column = -1 + (2 * (Number(px) - Number(left))) / (Number(right) - Number(left));
      const row = 1 - (2 * (Number(py) - Number(top))) / (Number(bottom) - Number(top));
      expect(Math.abs(Math.exp(-2 * (column - 0.3) ** 2 - row ** 2) - 0.5)).toBeLessThan(5e-3);
    }
  });

  it("leave out the border of the grid from the lines of a region that it cuts", () => {
    const slope = { ...contours, z: hill.map((_, k) => side[k % 41]!), levels: [0] };
    const { bold: _, ...plain } = slope;
    const alone = figureSvg({ ...figure(plain), legend: [] });
    const outlines = /aria-label="contour lines">(.*?)<\/g>/.exec(alone)![1]!;
    const [, d] = /<path[^>]* d="([^"]*)"/.exec(outlines)!;
    // One straight line from border to border.
    expect(d!.match(/M/g)).toHaveLength(1);
    expect(d!.split("L")).toHaveLength(2);
  });

  it("hatch what has no value, with no line or label in it, and leave it out of the scale", () => {
    const inGap = (k: number) => side[k % 41]! > 0.5 && side[Math.floor(k / 41)]! > 0;
    const z = hill.map((value, k) => (inGap(k) ? Number.NaN : value));
    const gapped = figureSvg({
      ...figure({ ...contours, z, bold: { z, level: 0.5, label: "half" } }),
      legend: [],
    });
    expect(gapped).not.toMatch(/NaN|Infinity/);
    const area = /aria-label="without a value">.*? d="M([\d.]+),([\d.]+)H([\d.]+)/.exec(gapped)!;
    const [left, bottom] = [Number(area[1]), Number(area[2])];
    // As far as the frame goes, which is that of the lowest band.
    const [, right] = /aria-label="bands"><path[^>]* d="M[\d.]+,[\d.]+H([\d.]+)/.exec(gapped)!;
    expect(Number(area[3])).toBe(Number(right));
    const outlines = /aria-label="contour lines">(.*?)<\/g>/.exec(gapped)![1]!;
    const places = [...outlines.matchAll(/([\d.]+),([\d.]+)/g)];
    expect(places.length).toBeGreaterThan(100);
    const inside = places.filter(([, x, y]) => Number(x) > left + 1 && Number(y) < bottom - 1);
    expect(inside).toEqual([]);
    const labels = [...gapped.matchAll(/<text transform="translate\(([\d.]+),([\d.]+)\)/g)];
    expect(labels.length).toBeGreaterThan(1);
    for (const [, x, y] of labels)
      expect(Number(x) > left + 1 && Number(y) < bottom - 1).toBe(false);
    // Without a gap, not even a group for it.
    expect(svg).not.toContain("without a value");
    // Nothing at all to draw is no error.
    const none = hill.map(() => Number.NaN);
    expect(
      figureSvg({
        ...figure({
          ...contours,
          z: none,
          levels: [],
          bold: { z: none, level: 0.5, label: "half" },
        }),
        legend: [],
      }),
    ).not.toMatch(/NaN|Infinity/);
  });

  it("cut curves at the ends of the axis", () => {
    const cut = figureSvg(figure({ ...lines, x: { label: "x", domain: [0, 0.25] }, dots: [] }));
    const [, d] = /aria-label="line"[^>]*><path[^>]* d="([^"]*)"/.exec(cut)!;
    const xs = [...d!.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, value]) => Number(value));
    // The frame of a panel: 68 … 332 − 18.
    expect(Math.min(...xs)).toBe(68);
    expect(Math.max(...xs)).toBe(314);
  });

  it("enlarge a part of the curves over them, cut at its frame", () => {
    const inset = { x: [0.4, 0.6], y: [0.3, 0.6] } as const;
    const drawn = figureSvg({ ...figure({ ...lines, inset }), legend: [] });
    const [, part] = /aria-label="inset">(.*)/.exec(drawn)!;
    // The framed part of the panel, and the frame of the inset.
    const [, left, bottom, top, right] = /d="M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V[\d.]+Z/
      .exec(part!)!
      .map(Number);
    expect((right! - left!) / 246).toBeCloseTo(0.2, 2);
    expect(bottom!).toBeGreaterThan(top!);
    const frame = /<rect[^>]*aria-label="frame"[^>]*>/.exec(part!);
    const box = Object.fromEntries(
      [...frame![0].matchAll(/ (x|y|width|height)="([\d.]+)"/g)].map(([, k, v]) => [k, Number(v)]),
    );
    const paths = [...part!.matchAll(/aria-label="line"[^>]*><path[^>]* d="([^"]*)"/g)];
    expect(paths).toHaveLength(2);
    for (const [, d] of paths) {
      const points = [...d!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [+x!, +y!]);
      const [xs, ys] = [points.map(([x]) => x!), points.map(([, y]) => y!)];
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(box["x"]! - 0.11);
      expect(Math.max(...xs)).toBeLessThanOrEqual(box["x"]! + box["width"]! + 0.11);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(box["y"]! - 0.11);
      expect(Math.max(...ys)).toBeLessThanOrEqual(box["y"]! + box["height"]! + 0.11);
    }
    // 1 − x is 0.5 in the middle: two thirds up the inset.
    const [, straight] = paths[1]!;
    const [first] = [...straight!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
    expect(Number(first![2])).toBeCloseTo(box["y"]!, 0);
    // The mark at (0.5, 0.5) is in both.
    expect(part!.match(/aria-label="dots, all"/g)).toHaveLength(1);
  });

  it("draw marks at the frame again over it, without rims", () => {
    const at = (x: number) =>
      figureSvg({ ...figure({ ...lines, dots: [{ series: 1, x, y: 0.5 }] }), legend: [] });
    const again = /aria-label="dots, at the frame[^>]*><path[^>]*>/;
    expect(at(0.5)).not.toMatch(again);
    for (const x of [0, 1]) {
      const [mark] = again.exec(at(x))!;
      expect(mark).not.toContain("stroke");
      // Behind the frame, which so is whole.
      expect(at(x).search(again)).toBeGreaterThan(at(x).indexOf('aria-label="frame"'));
    }
  });

  it("name what a colour scale is of", () => {
    const labelled = figureSvg({ ...figure({ ...contours, label: "height/ε̄" }), legend: [] });
    const [, scale] = /aria-label="colour scale">(.*?)<\/g>/.exec(labelled)!;
    expect(texts(scale!)).toContain("height/ε̄");
  });

  it("are the same every time", () => {
    expect(figureSvg(figure(lines, contours, diagram))).toBe(svg);
  });
});

describe("PNG", () => {
  const font = new URL("../../dist/DejaVuSans.ttf", import.meta.url);
  /** Width and height in the header of a PNG file. */
  const size = (image: Uint8Array) => {
    const view = new DataView(image.buffer, image.byteOffset);
    return [view.getUint32(16), view.getUint32(20)];
  };

  it("is drawn at three dots a pixel, with text from the font that comes along", async () => {
    const svg = figureSvg(figure(lines));
    const [, width, height] = /width="(\d+)" viewBox="0 0 \d+ (\d+)"/.exec(svg)!;
    const rasterise = await rasteriser(font);
    const image = rasterise(svg);
    expect([...image.slice(1, 4)]).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
    expect(size(image)).toEqual([3 * Number(width), 3 * Number(height)]);
    // Without its texts the picture holds less.
    const mute = rasterise(svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, ""));
    expect(size(mute)).toEqual(size(image));
    expect(mute.length).toBeLessThan(0.9 * image.length);
  });
});
