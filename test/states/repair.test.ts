// Whether a matrix is a state, and what becomes of it where it is none.

import { describe, expect, it } from "vitest";
import { composed, eigensystem } from "../../src/model/hermitian.js";
import { checkState, policy, type RepairOptions, simplex } from "../../src/model/repair.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal, rejection } from "../support/errors.js";
import { Random } from "../support/random.js";
import { asInput, KINDS, randomState, SINGLET } from "../support/states.js";

/** Real and imaginary parts in turn. */
function interleaved({ re, im }: { re: ArrayLike<number>; im: ArrayLike<number> }): Float64Array {
  return Float64Array.from({ length: 32 }, (_, k) => (k % 2 === 0 ? re : im)[k >> 1]!);
}

/** A Hermitian matrix of normal numbers. */
function randomHermitian(random: Random, scale = 1): Float64Array {
  const out = new Float64Array(32);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j <= i; j++) {
      const [re, im] = [scale * random.normal(), i === j ? 0 : scale * random.normal()];
      out[2 * (4 * i + j)] = out[2 * (4 * j + i)] = re;
      out[2 * (4 * i + j) + 1] = im;
      out[2 * (4 * j + i) + 1] = -im;
    }
  }
  return out;
}

const repaired = (numbers: Float64Array, options: RepairOptions) =>
  checkState(numbers, policy(options));

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.sqrt(Array.from(a).reduce((sum, x, k) => sum + (x - b[k]!) ** 2, 0));
}

const trace = (m: ArrayLike<number>) => [0, 10, 20, 30].reduce((sum, k) => sum + m[k]!, 0);

describe("eigenvalues and eigenvectors of a Hermitian matrix", () => {
  it("put it together again, in descending order, and are orthonormal", () => {
    const random = new Random(4201);
    for (let k = 0; k < 500; k++) {
      const matrix = randomHermitian(random, random.logUniform(1e-3, 1e3));
      const size = distance(matrix, new Float64Array(32));
      const system = eigensystem(matrix);
      expect(distance(composed(system, system.values), matrix) / size).toBeLessThan(1e-14);
      for (let j = 1; j < 4; j++)
        expect(system.values[j]).toBeLessThanOrEqual(system.values[j - 1]!);
      const identity = composed(system, [1, 1, 1, 1]);
      expect(
        distance(
          identity,
          interleaved({
            re: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
            im: new Array(16).fill(0),
          }),
        ),
      ).toBeLessThan(1e-14);
    }
  });

  it("are those of degenerate and diagonal ones, too", () => {
    for (const diagonal of [
      [1, 1, 1, 1],
      [0, 0, 0, 0],
      [3, -2, 3, 0],
      [0, 0, 0, 5],
    ]) {
      const matrix = new Float64Array(32);
      diagonal.forEach((value, k) => {
        matrix[10 * k] = value;
      });
      expect(Array.from(eigensystem(matrix).values)).toEqual(diagonal.toSorted((a, b) => b - a));
    }
    expect(eigensystem(interleaved(SINGLET)).values[0]).toBeCloseTo(1, 15);
  });
});

describe("the nearest point of the simplex", () => {
  it("is no further than any point of a grid", () => {
    const random = new Random(4202);
    for (let k = 0; k < 60; k++) {
      const values = [0, 0, 0].map(() => random.uniform(-0.6, 1.2));
      const sorted = [...values, 1 - values.reduce((a, b) => a + b)].sort((a, b) => b - a);
      const found = simplex(sorted);
      expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
      expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
      const near = distance(found, sorted);
      const n = 24;
      for (let a = 0; a <= n; a++) {
        for (let b = 0; a + b <= n; b++) {
          for (let c = 0; a + b + c <= n; c++) {
            const point = [a, b, c, n - a - b - c].map((x) => x / n);
            expect(near).toBeLessThanOrEqual(distance(point, sorted) + 1e-14);
          }
        }
      }
    }
  });
});

describe("repair", () => {
  it("nearest gives a state, and none of many others is nearer", () => {
    const random = new Random(4203);
    let moved = 0;
    for (let k = 0; k < 40 * KINDS.length; k++) {
      const base = interleaved(randomState(random, KINDS[k % KINDS.length]!));
      const noise = randomHermitian(random, random.logUniform(1e-4, 0.2));
      const noisy = base.map((x, j) => x + noise[j]!);
      const part = trace(noisy);
      const input = noisy.map((x) => x / part);
      const { numbers, repaired: report } = repaired(input, { repair: "nearest" });
      if (report === null) continue;
      moved += 1;
      expect(trace(numbers)).toBeCloseTo(1, 14);
      expect(eigensystem(numbers).values[3]).toBeGreaterThan(-1e-15);
      expect(report.distance).toBeCloseTo(distance(numbers, input), 15);
      expect(report.minEigenvalue).toBeCloseTo(eigensystem(input).values[3]!, 14);
      for (let trial = 0; trial < 20; trial++) {
        const other = interleaved(
          randomState(random, random.pick(KINDS.filter((kind) => kind !== "model"))),
        );
        const weight = random.logUniform(1e-6, 1);
        const point = numbers.map((x, j) => (1 - weight) * x + weight * other[j]!);
        expect(report.distance).toBeLessThanOrEqual(distance(point, input) + 1e-14);
      }
    }
    expect(moved).toBeGreaterThan(100);
  });

  it("normalise takes the Hermitian part and divides by the trace, and says what there was", () => {
    const random = new Random(4204);
    for (let k = 0; k < 20 * KINDS.length; k++) {
      const kind = KINDS[k % KINDS.length]!;
      if (kind === "model") continue;
      const base = interleaved(randomState(random, kind));
      const factor = 1 + random.uniform(-0.009, 0.009);
      const input = base.map((x) => factor * x);
      input[2] = input[2]! + 1e-3;
      input[9] = input[9]! - 2e-3;
      const { numbers, repaired: report } = repaired(input, {
        repair: "normalise",
        allowNotPositive: true,
      });
      expect(report!.trace).toBeCloseTo(factor, 14);
      expect(report!.antiHermitian).toBeCloseTo(Math.hypot(1e-3, 2e-3), 14);
      const wanted = base.slice();
      wanted[2] = wanted[8] = base[2]! + 0.5e-3 / factor;
      wanted[3] = base[3]! + 1e-3 / factor;
      wanted[9] = -wanted[3]!;
      expect(distance(numbers, wanted)).toBeLessThan(1e-14);
    }
  });

  it("leaves states as they are, and reports nothing", () => {
    const random = new Random(4205);
    for (const options of [{}, { repair: "normalise" }, { repair: "nearest" }] as RepairOptions[]) {
      for (const kind of KINDS.filter((one) => one !== "model")) {
        const rho = interleaved(randomState(random, kind));
        const { numbers, repaired: report } = repaired(rho, options);
        expect(distance(numbers, rho)).toBeLessThan(1e-15);
        expect(report).toBeNull();
      }
    }
  });
});

const changed = (changes: Record<number, number>) => {
  const numbers = interleaved(SINGLET);
  for (const [k, value] of Object.entries(changes)) numbers[Number(k)] = value;
  return numbers;
};

describe.each(SOLVERS)("what is no state, on $backend", (each) => {
  it.each([
    [
      "a trace of 1 + 1e-8",
      changed({ 10: 0.5 + 1e-8 }),
      {},
      ["trace is 1.0000000", "1e-8", "--repair normalise"],
    ],
    [
      "a trace of 1.02",
      changed({ 10: 0.52 }),
      { repair: "normalise" },
      ["off 1 by 0.02", "tolerance 0.01", "at least 0.0202"],
    ],
    ["a trace of −1", changed({ 10: -1.5 }), { repair: "nearest" }, ["the trace is -1"]],
    [
      "an asymmetry of 1e-6",
      changed({ 12: -0.5 + 1e-6 }),
      {},
      ["not Hermitian", "(3,2)", "by 0.000001", "Hermitian part"],
    ],
    [
      "an asymmetry of 0.1",
      changed({ 12: -0.4 }),
      { repair: "nearest" },
      ["not Hermitian", "tolerance 0.01", "at least 0.101"],
    ],
    [
      "an eigenvalue of −0.06",
      changed({ 12: -0.56, 18: -0.56 }),
      {},
      ["not positive", "-0.06", "--repair nearest", "--allow-not-positive"],
    ],
    [
      "an eigenvalue of −0.06, normalised",
      changed({ 12: -0.56, 18: -0.56 }),
      { repair: "normalise" },
      ["not positive", "-0.06", "--repair nearest"],
    ],
  ] as [string, Float64Array, RepairOptions, string[]][])(
    "%s is refused with its size and the way out",
    (_, rho, options, words) => {
      const error = refusal(() => each.state(rho, options));
      expect(error.code).toBe("INVALID_STATE");
      for (const word of words) expect(error.message).toContain(word);
    },
  );

  it("the way out leads out", () => {
    expect(
      each.state(changed({ 10: 0.52 }), { repair: "normalise", tolerance: 0.0202 }).repaired!.trace,
    ).toBeCloseTo(1.02, 14);
    const input = changed({ 12: -0.56, 18: -0.56 });
    const near = each.state(input, { repair: "nearest" });
    expect(near.concurrence).toBeCloseTo(1, 13);
    expect(near.chsh).toBeCloseTo(2 * Math.SQRT2, 13);
    expect(near.i3322).toBeCloseTo(5, 13);
    expect(near.flags).toEqual([]);
    expect(near.repaired!.minEigenvalue).toBeCloseTo(-0.06, 14);
    expect(near.repaired!.distance).toBeCloseTo(0.06 * Math.SQRT2, 14);
    const kept = each.state(input, { allowNotPositive: true });
    expect(kept.flags).toEqual(["not-positive"]);
    expect(kept.minEigenvalue).toBeCloseTo(-0.06, 14);
    expect(kept).not.toHaveProperty("repaired");
  });

  it("values of accepted states stay in their ranges", () => {
    // Off by what is accepted: trace 1 + 0.9e-9, an eigenvalue of −0.9e-9.
    const rho = changed({
      0: -0.9e-9,
      10: 0.5 + 0.9e-9,
      20: 0.5 + 0.9e-9,
      12: -0.5 - 0.9e-9,
      18: -0.5 - 0.9e-9,
    });
    const { concurrence, chsh, i3322, i2, i3 } = each.state(rho, { allowNotPositive: false });
    expect(concurrence).toBeLessThanOrEqual(1);
    expect(chsh).toBeLessThanOrEqual(2 * Math.SQRT2);
    expect(i3322).toBeLessThanOrEqual(5);
    expect(i2).toBeLessThanOrEqual(1);
    expect(i3).toBeLessThanOrEqual(1);
  });
});

describe("options", () => {
  it.each([
    [{ repair: "normalize" as never }, "repair", 'Did you mean "normalise"?'],
    [{ repair: "nearest", tolerance: -1 }, "tolerance", "-1"],
    [{ repair: "nearest", tolerance: "0.1" as never }, "tolerance", '"0.1"'],
    [{ allowNotPositive: 1 as never }, "allowNotPositive", "true or false"],
  ] as [RepairOptions, string, string][])("%j are refused", (options, path, words) => {
    const error = refusal(() => solver.state(asInput(SINGLET), options));
    expect([error.code, error.parameter]).toEqual(["INVALID_PARAMETER", path]);
    expect(error.message).toContain(words);
  });

  it("hold for a certificate as they do for the measures", async () => {
    const input = changed({ 12: -0.56, 18: -0.56 });
    expect((await rejection(solver.certify(input))).message).toContain("not positive");
    const proof = await solver.certify({ rho: input }, { gap: 1e-6, repair: "nearest" });
    expect(proof.value).toBeCloseTo(5, 12);
    expect(proof.repaired!.minEigenvalue).toBeCloseTo(-0.06, 14);
    const kept = await solver.certify(input, { gap: 1e-6, allowNotPositive: true });
    expect(kept.value).toBeGreaterThan(5.1);
  });
});
