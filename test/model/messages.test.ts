// What an error message shows of the value that it is about: enough to know it, and no more,
// whatever was given.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DensityMatrix, ParametersInput, SweepSpec } from "../../src/index.js";
import { nearest } from "../../src/model/keys.js";
import { PARAMETER_PATHS } from "../../src/model/paths.js";
import { shown, shownKey } from "../../src/model/shown.js";
import { solver } from "../support/backends.js";
import { refusal, rejection } from "../support/errors.js";

const SHORT = 400;

/** An array in an array in an array … */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let k = 0; k < depth; k++) value = k % 2 === 0 ? [value] : { value };
  return value;
}

describe("a value in a message", () => {
  it("is JSON where that is short, distinct for strings and numbers", () => {
    for (const value of [
      0,
      -1.5,
      "0",
      "a\nb",
      true,
      null,
      [],
      {},
      [1, [2, "x"]],
      { a: 1, b: [] },
    ]) {
      expect(shown(value)).toBe(JSON.stringify(value));
    }
    expect(shown(Number.NaN)).toBe("NaN");
    expect(shown([Infinity])).toBe("[Infinity]");
    expect(shown(Float64Array.of(0.2, 0.6))).toBe("[0.2,0.6]");
    expect(shown(12n)).toBe("12n");
    expect(shown(new URL("https://example.org/a"))).toBe('"https://example.org/a"');
  });

  it("is at most 60 characters, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(shown(value).length).toBeLessThanOrEqual(60);
      }),
    );
    expect(shown("x".repeat(1e6))).toBe(`"${"x".repeat(56)}...`);
    expect(shown(new Array(1e6).fill(1)).endsWith("...")).toBe(true);
  });

  it("is shown of any depth, and where it contains itself", () => {
    expect(shown(nested(1e5)).length).toBeLessThanOrEqual(60);
    const knot: unknown[] = [];
    knot.push(knot);
    expect(shown(knot)).toBe("[[[[[...]]]]]");
  });
});

describe("messages about hostile input", () => {
  it("are short for deep values, wherever they stand", async () => {
    const deep = nested(1e5) as never;
    for (const error of [
      refusal(() => solver.solve({ kappa: deep })),
      refusal(() => solver.solve({ epsilon: deep })),
      refusal(() => solver.solve({ unknown: deep } as ParametersInput)),
      refusal(() => solver.state(deep)),
      refusal(() => solver.state({ re: deep, im: [] })),
      await rejection(solver.sweep({ axes: deep, observables: ["i2"] })),
      await rejection(solver.sweep({ axes: [deep], observables: ["i2"] } as SweepSpec)),
    ]) {
      expect(error.message.length).toBeLessThan(SHORT);
    }
  });

  it("are short for long keys, and made at once", () => {
    const start = performance.now();
    const key = `kap${"p".repeat(3e6)}a`;
    for (const error of [
      refusal(() => solver.solve({ [key]: 1 } as ParametersInput)),
      refusal(() => solver.solve({ statistics: key as "bose" })),
      refusal(() => solver.solve({ temperature: { [key]: 1 } as never })),
      refusal(() => solver.state({ [key]: 1 } as never as DensityMatrix)),
    ]) {
      expect(error.message.length).toBeLessThan(SHORT);
      expect((error.parameter ?? "").length).toBeLessThan(100);
    }
    expect(nearest(`temperature.${key}`, PARAMETER_PATHS)).toBeNull();
    expect(shownKey(key)).toHaveLength(40);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("what is missing or of another form", () => {
  it("is said so", () => {
    const error = refusal(() => solver.solve({ temperature: { mean: 1 } as never }));
    expect(error.message).toBe(
      "temperature.difference: nothing was given. Allowed: a finite number.",
    );
  });

  it("typed arrays of two numbers are pairs", () => {
    const typed = { temperature: Float64Array.of(0.2, 0.6), gamma: Float32Array.of(0.25, 0.5) };
    expect(solver.solve(typed as unknown as ParametersInput)).toEqual(
      solver.solve({ temperature: [0.2, 0.6], gamma: [0.25, 0.5] }),
    );
    for (const list of [
      Float64Array.of(1),
      BigInt64Array.of(1n, 2n),
      new DataView(new ArrayBuffer(8)),
    ]) {
      const error = refusal(() => solver.solve({ temperature: list as never }));
      expect(error.code).toBe("INVALID_PARAMETER");
      expect(error.message).toMatch(/two numbers|a number from 0/);
    }
  });

  it("a complex number on the diagonal is named once", () => {
    const im = new Array<number>(16).fill(0);
    im[0] = 0.1;
    const re = im.map((_, k) => (k % 5 === 0 ? 0.25 : 0));
    const { message } = refusal(() => solver.state({ re, im }));
    expect(message).toContain("entry (1,1) is 0.25 + 0.1i. Allowed: real numbers");
    expect(message.match(/\(1,1\)/g)).toHaveLength(1);
  });

  it("entries that no state has are refused before anything overflows", () => {
    const matrix = (changes: Record<number, number>) => {
      const re = new Array<number>(16).fill(0);
      for (const [k, value] of Object.entries({ 0: 1, ...changes })) re[Number(k)] = value;
      return { re, im: new Array<number>(16).fill(0) };
    };
    for (const changes of [
      { 1: 1e155, 4: 1e155 },
      { 0: 1e300, 5: -1e300, 10: 1 },
      { 3: 1.1e6, 12: 1.1e6 },
    ]) {
      const error = refusal(() => solver.state(matrix(changes)));
      expect(error.code).toBe("INVALID_STATE");
      expect(error.message).toContain("at most 1000000 in size");
    }
    const large = solver.state(matrix({ 1: 1e6, 4: 1e6 }), { allowNotPositive: true });
    for (const value of [large.concurrence, large.chsh, large.i3322, large.i3322Bound]) {
      expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe("the nearest known word", () => {
  const KEYS = ["statistics", "epsilon", "kappa", "temperature", "mu", "gamma"];

  it("is the one that an abbreviation begins", () => {
    for (const [word, key] of [
      ["temp", "temperature"],
      ["T", "temperature"],
      ["eps", "epsilon"],
      ["Stat", "statistics"],
      ["k", "kappa"],
      ["gam", "gamma"],
    ] as const) {
      expect(nearest(word, KEYS)).toBe(key);
    }
    expect(nearest("diff", ["mean", "difference"])).toBe("difference");
    expect(nearest("heat", ["heatCurrent1", "heatCurrent2"])).toBe("heatCurrent1");
    expect(nearest("", KEYS)).toBeNull();
  });

  it("is found half by half in a path", () => {
    for (const [word, path] of [
      ["kappa.mean", "kappa"],
      ["temp.mean", "temperature.mean"],
      ["temperature.diff", "temperature.difference"],
      ["temprature.1", "temperature.1"],
      ["eps.2", "epsilon.2"],
      ["mu.diference", "mu.difference"],
    ] as const) {
      expect(nearest(word, PARAMETER_PATHS)).toBe(path);
    }
    expect(nearest("temperature", PARAMETER_PATHS)).toMatch(/^temperature\./);
  });

  it("is every known word's own, and never costs more than the words are long", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARAMETER_PATHS, ...KEYS), (word) => {
        const paths: readonly string[] = PARAMETER_PATHS;
        const known = paths.includes(word) ? paths : KEYS;
        expect(nearest(word, known)).toBe(word);
      }),
    );
  });
});
