// What pictures of systems mark: where quantities are highest, and where they end.

import { describe, expect, it } from "vitest";
import { SETUPS, type SystemInput, withSystemNumber } from "../../src/index.js";
import { openLines, region } from "../../src/plot/contourLines.js";
import { computeView } from "../../src/view/compute.js";
import { peaksOf } from "../../src/view/peaks.js";
import { ROW } from "../../src/view/positive.js";
import type { CurveView, MapView, Side } from "../../src/view/view.js";
import { wasm } from "../support/twoSolvers.js";

const published = (name: string) => SETUPS.find((one) => one.name === name)!.system;
const marked = { marks: true } as const;

const ALONG: Side = { parameter: "hamiltonian.+-", range: [0.05, 2] };
const CURVE: CurveView = {
  kind: "curve",
  base: published("entanglement-engine"),
  shows: "compared",
  along: ALONG,
  points: 400,
  production: null,
  family: null,
};

describe("curves of a system", () => {
  it("have their maxima marked, by a search and, while sliders move, by their points", async () => {
    const { marks } = await computeView(wasm, CURVE, marked);
    expect(marks.map(({ quantity, kind }) => [quantity, kind])).toEqual([
      ["concurrence", "unique"],
    ]);
    expect(marks[0]!.at).toBeCloseTo((Math.sqrt(5) - 1) / 2, 8);
    expect(marks[0]!.y).toBeCloseTo((Math.sqrt(5) - 1) / 4, 12);
    const view = { ...CURVE, points: 60 };
    const rough = (await computeView(wasm, view, { ...marked, rough: true })).marks;
    expect(rough.length).toBe(1);
    // A parabola through points that are 0.033 apart.
    expect(Math.abs(rough[0]!.at - 0.618034)).toBeLessThan(0.002);
    expect(Math.abs(rough[0]!.y - 0.309017)).toBeLessThan(2e-5);
  });

  it("have none where the number does not matter", async () => {
    // A thermal state, however strongly the baths of one temperature couple.
    const base = published("exchange-dimer");
    const along = { parameter: "baths.1.spectrum.gamma", range: [0.005, 0.05] } as const;
    const same: CurveView = { ...CURVE, base, along };
    for (const rough of [false, true]) {
      const { marks, curves } = await computeView(wasm, same, { ...marked, rough });
      expect(curves[0]!.y[0]).toBeGreaterThan(0.1);
      expect(marks).toEqual([]);
    }
  });

  it("have them at an end, and against σ, all the same", async () => {
    const base = published("double-dot");
    const along = { parameter: "baths.1.mu", range: [0, 2] } as const;
    const view: CurveView = { ...CURVE, base, along, production: 1 };
    const { marks } = await computeView(wasm, view, marked);
    const rough = (await computeView(wasm, view, { ...marked, rough: true })).marks;
    expect(rough.map(({ quantity }) => quantity)).toEqual(marks.map(({ quantity }) => quantity));
    expect(marks.length).toBeGreaterThan(2);
    marks.forEach(({ at, x, y, values }, k) => {
      const { entropyProduction } = wasm.solve(withSystemNumber(base, "baths.1.mu", at));
      expect(x).toBeCloseTo(entropyProduction!, 12);
      expect(values["entropyProduction"]).toBe(x);
      expect(Math.abs(rough[k]!.at - at)).toBeLessThan(1e-3);
      expect(Math.abs(rough[k]!.x - x)).toBeLessThan(1e-4);
      expect(Math.abs(rough[k]!.y - y)).toBeLessThan(1e-5);
    });
  });
});

/** Any form of a state: a coupling and a field that keep no parity. */
const TILTED: SystemInput = {
  ...published("exchange-dimer"),
  hamiltonian: { XX: 1, YY: 1, ZZ: 1, XI: 0.6, ZI: 0.3 },
  equation: "redfield",
};
const MAP: MapView = {
  kind: "map",
  base: TILTED,
  shows: "concurrence",
  x: { parameter: "hamiltonian.ZZ", range: [-1, 2] },
  y: { parameter: "baths.2.temperature", range: [0.5, 8] },
  grid: 41,
};

describe("maps of a system", () => {
  it("have the edge of entanglement where a state of any form loses it", async () => {
    const { border, z } = await computeView(wasm, MAP, marked);
    const { grid, x, y } = MAP;
    const shape = { z: border!.z, columns: grid, rows: grid, x: x.range, y: y.range } as const;
    const lines = openLines(region(shape, border!.level, 0), shape, 0);
    expect(lines.length).toBe(1);
    const [line] = lines;
    expect(line!.length).toBeGreaterThan(20);
    const concurrence = (at: number, temperature: number) => {
      const moved = withSystemNumber(TILTED, "hamiltonian.ZZ", at);
      return wasm.solve(withSystemNumber(moved, "baths.2.temperature", temperature)).concurrence;
    };
    const step = (x.range[1] - x.range[0]) / (grid - 1);
    for (const [at, temperature] of line!.filter((_, k) => k % 5 === 0)) {
      // Bisection for the end of the positive values.
      let [none, some] = [at - step, at + step];
      expect([concurrence(none, temperature), concurrence(some, temperature) > 0]).toEqual([
        0,
        true,
      ]);
      for (let k = 0; k < 40; k++) {
        const middle = 0.5 * (none + some);
        if (concurrence(middle, temperature) > 0) some = middle;
        else none = middle;
      }
      expect(Math.abs(some - at)).toBeLessThan(0.05 * step);
    }
    expect(Math.min(...z)).toBe(0);
  });

  it("have their highest points marked", async () => {
    const { peaks, z } = await computeView(wasm, MAP, marked);
    const highest = z.indexOf(Math.max(...z));
    expect(peaks).toEqual({
      peaks: [{ column: highest % 41, row: Math.floor(highest / 41), value: z[highest] }],
      beside: false,
    });
    const other = await computeView(wasm, { ...MAP, shows: "purity" }, marked);
    expect(other.peaks).toBeNull();
  });
});

describe("the highest points of a map", () => {
  const sound = new Uint8Array(9);
  const z = Float64Array.of(0, 1, 0, 0, 0, 0, 0, 1, 0);

  it("are all that a symmetry makes equal, but no plateau", () => {
    expect(peaksOf(z, sound, 3).peaks.map(({ column, row }) => [column, row])).toEqual([
      [1, 0],
      [1, 2],
    ]);
    expect(peaksOf(new Float64Array(9).fill(2), sound, 3).peaks).toEqual([]);
    expect(peaksOf(new Float64Array(9), sound, 3)).toEqual({ peaks: [], beside: false });
  });

  it("are none beside states that are not positive", () => {
    const kinds = Uint8Array.from(sound);
    kinds[0] = ROW.notPositive;
    const holed = Float64Array.from(z);
    holed[0] = Number.NaN;
    expect(peaksOf(holed, kinds, 3)).toEqual({ peaks: [], beside: true });
    // A lower point beside them changes nothing.
    holed[1] = 0.5;
    expect(peaksOf(holed, kinds, 3).peaks).toEqual([{ column: 1, row: 2, value: 1 }]);
  });
});
