import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type BellOptions, type BellSettings, bell } from "../../src/bell/bell.js";
import type { InequalityInput } from "../../src/bell/inequality.js";
import { inequality } from "../../src/bell/inequality.js";
import { solver } from "../support/backends.js";
import { PAULI } from "../support/bell.js";
import { combine, identity, kron, type Matrix, matrix, traceProduct } from "../support/complex.js";
import { CORES, wasm } from "../support/cores.js";
import { Random } from "../support/random.js";
import { seesaw } from "../support/seesaw.js";
import { asInput, KINDS, randomState, SINGLET, werner } from "../support/states.js";
import { Worst } from "../support/worst.js";

interface GoldenBell {
  readonly kind: string;
  readonly name: string | null;
  readonly inequality: { a: number[]; b: number[]; c: number[][] };
  readonly rhoRe: number[];
  readonly rhoIm: number[];
  readonly expect: { readonly maximum: number; readonly localBound: number };
}

const GOLDEN = readFileSync(new URL("../fixtures/bell.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as GoldenBell);

const NAMES = ["chsh", "i3322", "i4422", "elegant", "chained-3", "chained-4"] as const;

/** Solutions of the model may be slightly negative. */
const ANY = { allowNotPositive: true };
const value = (rho: Matrix, input: InequalityInput, options: BellOptions = {}) =>
  bell(wasm, asInput(rho), input, { ...ANY, ...options });

/** Tr(B ρ) of the operator built from settings. */
function onMatrices(rho: Matrix, input: InequalityInput, { alice, bob }: BellSettings): number {
  const { a, b, c, scale, constant } = inequality(input);
  const operator = (one: BellSettings["alice"][number]): Matrix =>
    typeof one === "number"
      ? combine([one, identity(2)])
      : combine([one[0], PAULI[0]!], [one[1], PAULI[1]!], [one[2], PAULI[2]!]);
  const [p, q] = [alice.map(operator), bob.map(operator)];
  const terms: [number, Matrix][] = [];
  p.forEach((x, i) => {
    terms.push([a[i]!, kron(x, identity(2))]);
    q.forEach((y, j) => {
      terms.push([c[i * q.length + j]!, kron(x, y)]);
    });
  });
  q.forEach((y, j) => {
    terms.push([b[j]!, kron(identity(2), y)]);
  });
  return scale * traceProduct(combine(...terms), rho) + constant;
}

describe.each(CORES)("bell on $backend", (core) => {
  it("is never 1e-8 below the golden table, nor 1e-6 above, with exact local bounds", () => {
    const below = new Worst("below the golden maximum");
    const above = new Worst("above the golden maximum");
    for (const row of GOLDEN) {
      const rho = { re: row.rhoRe, im: row.rhoIm };
      const found = bell(core, rho, row.inequality, ANY);
      below.update(row.expect.maximum - found.value, row);
      above.update(found.value - row.expect.maximum, row);
      expect(found.localBound).toBe(row.expect.localBound);
    }
    below.expectWithin(1e-8);
    above.expectWithin(1e-6);
  });
});

describe("the largest value on a state", () => {
  it.each([
    ["chsh", 2 * Math.SQRT2],
    ["i3322", 5],
    ["i4422", 7.778174593052],
    ["elegant", 4 * Math.sqrt(3)],
    ["chained-3", 6 * Math.cos(Math.PI / 6)],
    ["chained-9", 18 * Math.cos(Math.PI / 18)],
  ] as const)("of %s on the singlet is known", (name, maximum) => {
    const found = value(SINGLET, name);
    expect(Math.abs(found.value - maximum)).toBeLessThan(1e-11);
    expect(found.proven).toBe(true);
    expect(Math.abs(found.criticalVisibility! - found.localBound / maximum)).toBeLessThan(1e-11);
  });

  it("is attained by its settings, unit vectors, and below its bound", () => {
    const random = new Random(511);
    const attained = new Worst("Tr(B ρ) at the settings");
    const unit = new Worst("length of a direction");
    const bound = new Worst("value above its bound");
    for (let k = 0; k < 90; k++) {
      const kind = KINDS[k % KINDS.length]!;
      const rho = randomState(random, kind);
      const name = random.pick(NAMES);
      const found = value(rho, name);
      attained.update(Math.abs(onMatrices(rho, name, found.settings) - found.value), { kind, rho });
      for (const one of [...found.settings.alice, ...found.settings.bob]) {
        unit.update(Math.abs(Math.hypot(...(one as number[])) - 1), { kind, rho });
      }
      bound.update(found.value - found.upperBound!, { kind, name, rho });
      expect(found.reached).toBeLessThanOrEqual(found.starts);
    }
    attained.expectWithin(1e-12);
    unit.expectWithin(1e-14);
    bound.expectWithin(0);
  });

  it("is never below see-saws from many random starts", () => {
    const random = new Random(512);
    const below = new Worst("below the see-saw");
    for (let k = 0; k < 120; k++) {
      const kind = KINDS[k % KINDS.length]!;
      const rho = randomState(random, kind);
      const [m, n] = [2 + random.integer(4), 2 + random.integer(4)];
      const draw = () => random.integer(5) - 2;
      const input = {
        a: Array.from({ length: m }, draw),
        b: Array.from({ length: n }, draw),
        c: Array.from({ length: m }, () => Array.from({ length: n }, draw)),
      };
      below.update(seesaw(rho, input, random, 60) - value(rho, input).value, { kind, input, rho });
    }
    below.expectWithin(1e-8);
  });

  it("agrees for CHSH and I3322 with the measures of the state", () => {
    const random = new Random(513);
    for (let k = 0; k < 45; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { chsh, i3322 } = solver.state(asInput(rho), ANY);
      const found = value(rho, "chsh");
      expect(Math.abs(found.value - chsh)).toBeLessThan(1e-12);
      expect(found.proven).toBe(true);
      expect(value(rho, "i3322").value).toBe(i3322);
    }
  });

  it("is 4 + 4 I in the form of Collins and Gisin", () => {
    const table = [
      [0, -2, -1, 0],
      [-1, 1, 1, 1],
      [0, 1, 1, -1],
      [0, 1, -1, 0],
    ];
    const found = value(SINGLET, { name: "cg", collinsGisin: table });
    expect(Math.abs(found.value - 0.25)).toBeLessThan(1e-12);
    expect(found.localBound).toBe(0);
    expect(Math.abs(found.criticalVisibility! - 0.8)).toBeLessThan(1e-12);
    expect(found.name).toBe("cg");
  });

  it("repeats itself to the last bit", () => {
    const rho = randomState(new Random(514), "hilbert-schmidt");
    expect(value(rho, "i4422")).toEqual(value(rho, "i4422"));
  });
});

describe("degenerate observables", () => {
  it("reach the local bound on any state, and CHSH + 2 in I3322", () => {
    const random = new Random(521);
    for (const name of ["i3322", "elegant", "chained-3"] as const) {
      const rho = randomState(random, "hilbert-schmidt");
      const found = value(rho, name, { allowDegenerate: true });
      expect(found.value).toBeGreaterThanOrEqual(found.localBound - 1e-12);
      expect(Math.abs(onMatrices(rho, name, found.settings) - found.value)).toBeLessThan(1e-12);
    }
    for (let k = 0; k < 12; k++) {
      const rho = randomState(random, "noisy-pure");
      const { i3322 } = solver.state(asInput(rho), { ...ANY, allowDegenerate: true });
      const found = value(rho, "i3322", { allowDegenerate: true });
      expect(Math.abs(found.value - i3322)).toBeLessThan(1e-9);
    }
  });

  it("lower the visibility of I3322 on the singlet to that of CHSH", () => {
    const found = value(SINGLET, "i3322", { allowDegenerate: true });
    expect(found.value).toBeGreaterThanOrEqual(5 - 1e-12);
    expect(Math.abs(found.criticalVisibility! - Math.SQRT1_2)).toBeLessThan(1e-9);
  });
});

describe("given settings", () => {
  const settings: BellSettings = {
    alice: [
      [0, 0, 1],
      [1, 0, 0],
    ],
    bob: [
      [-Math.SQRT1_2, 0, -Math.SQRT1_2],
      [Math.SQRT1_2, 0, -Math.SQRT1_2],
    ],
  };

  it("have their value", () => {
    const found = value(werner(0.8), "chsh", { settings });
    expect(Math.abs(found.value - 0.8 * 2 * Math.SQRT2)).toBeLessThan(1e-14);
    expect(found.upperBound).toBeNull();
    expect(Math.abs(found.criticalVisibility! - Math.SQRT1_2 / 0.8)).toBeLessThan(1e-14);
  });

  it("may be degenerate", () => {
    const fixed: BellSettings = { alice: [1, -1], bob: [1, 1] };
    expect(
      value(matrix(4, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "chsh", {
        settings: fixed,
      }).value,
    ).toBe(2);
  });

  it.each([
    [{ alice: settings.alice }, "settings.bob"],
    [{ alice: [[0, 0, 1]], bob: settings.bob }, "settings.alice"],
    [{ alice: [[0, 0, 2], 1], bob: settings.bob }, "settings.alice[0]"],
  ])("that are none are refused: %#", (wrong, parameter) => {
    expect(() => value(SINGLET, "chsh", { settings: wrong as BellSettings })).toThrow(
      expect.objectContaining({ code: "INVALID_PARAMETER", parameter }),
    );
  });
});
