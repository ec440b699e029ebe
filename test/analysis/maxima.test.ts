import { describe, expect, it } from "vitest";
import { equidistant, localMaxima, type Maximum, type Range } from "../../src/analysis/maxima.js";

type Fn = (x: number) => number;

/** Maxima of plain functions, each on its own range. */
async function maximaOf(
  functions: readonly Fn[],
  ranges: readonly Range[],
  count = 65,
  floor = 0,
): Promise<Maximum[][]> {
  const samples = new Float64Array(functions.length * count);
  functions.forEach((f, k) => {
    samples.set(equidistant(ranges[k]!, count).map(f), k * count);
  });
  return localMaxima(ranges, samples, count, floor, async (which, x) =>
    Float64Array.from(which, (k, i) => functions[k]!(x[i]!)),
  );
}

const one = async (f: Fn, range: Range, count?: number, floor?: number) =>
  (await maximaOf([f], [range], count, floor))[0]!;

const UNIT: Range = { low: -1, high: 1 };

describe("localMaxima", () => {
  it("places smooth maxima far below the square root of rounding", async () => {
    // Maximum of exp(−a(x−c)²)(1 + b x): root of b = 2a(x−c)(1+bx).
    for (const [a, b, c] of [
      [1, 0.3, 0.1],
      [40, 0.5, -0.72],
      [3, -0.8, 0.4],
    ] as const) {
      const [found] = await one((x) => Math.exp(-a * (x - c) ** 2) * (1 + b * x), UNIT);
      // 2ab x² + (2a − 2abc) x − 2ac − b = 0
      const [p, q, r] = [2 * a * b, 2 * a - 2 * a * b * c, -2 * a * c - b];
      const exact = (-q + Math.sign(q) * Math.sqrt(q * q - 4 * p * r)) / (2 * p);
      expect(Math.abs(found!.at - exact)).toBeLessThan(1e-10);
      expect(Math.abs(found!.at - exact)).toBeLessThan(3 * found!.uncertainty + 1e-12);
      expect(found!.edge).toBe(false);
    }
  });

  it("finds every maximum of several, in order, for many functions at once", async () => {
    const sines = [5, 9, 14].map(
      (k) =>
        (x: number): number =>
          2 + Math.sin(k * x + 0.3),
    );
    const range: Range = { low: 0, high: 6 };
    const found = await maximaOf(sines, [range, range, range], 129);
    [5, 9, 14].forEach((k, i) => {
      const exact: number[] = [];
      for (let n = 0; ; n++) {
        const x = (Math.PI / 2 - 0.3 + 2 * Math.PI * n) / k;
        if (x > 6) break;
        exact.push(x);
      }
      const inside = found[i]!.filter(({ edge }) => !edge).map(({ at }) => at);
      expect(inside.length).toBe(exact.length);
      inside.forEach((at, n) => {
        expect(Math.abs(at - exact[n]!)).toBeLessThan(1e-9);
      });
    });
  });

  it("says where a function still rises at an end of its range", async () => {
    const [rising] = await one((x) => 2 + x, UNIT);
    expect(rising).toMatchObject({ at: 1, value: 3, edge: true, uncertainty: 0 });
    const [falling] = await one((x) => 2 - x, UNIT);
    expect(falling).toMatchObject({ at: -1, edge: true });
  });

  it("looks between an end and the sample beside it", async () => {
    const c = 0.9999;
    const [found, ...others] = await one((x) => 1 - (x - c) ** 2, UNIT, 65, -9);
    expect(others).toEqual([]);
    expect(found!.edge).toBe(false);
    expect(Math.abs(found!.at - c)).toBeLessThan(1e-9);
  });

  it("returns nothing where nothing exceeds the floor", async () => {
    expect(await one(() => 0, UNIT)).toEqual([]);
    expect(await one((x) => -x * x, UNIT)).toEqual([]);
    expect(await one((x) => Math.cos(x), UNIT, 65, 1)).toEqual([]);
    expect(await one(() => Number.NaN, UNIT)).toEqual([]);
  });

  it("reports a flat top with its half width, a flat end with its width", async () => {
    const flat = await one((x) => 1 - Math.max(0, Math.abs(x) - 0.25), UNIT);
    expect(flat).toHaveLength(1);
    expect(flat[0]!.at).toBeCloseTo(0, 12);
    expect(flat[0]!.uncertainty).toBeGreaterThanOrEqual(0.25);
    expect(flat[0]!.uncertainty).toBeLessThan(0.35);
    const end = await one((x) => 1 - Math.max(0, x + 0.5), UNIT);
    expect(end[0]).toMatchObject({ at: -1, edge: true });
    expect(end[0]!.uncertainty).toBeGreaterThanOrEqual(0.45);
  });

  it("separates two maxima on either side of a kink inside one bracket", async () => {
    // The larger of two parabolas whose tops are closer than the samples.
    const [a, b] = [0.3, 0.311];
    const f = (x: number) => 2 + Math.max(-((x - a) ** 2), 1e-6 - (x - b) ** 2);
    const found = await one(f, UNIT, 65);
    const highest = found.reduce((best, next) => (next.value > best.value ? next : best));
    expect(Math.abs(highest.at - b)).toBeLessThan(1e-8);
    expect(found.map(({ at }) => at).some((at) => Math.abs(at - a) < 1e-8)).toBe(true);
  });
});
