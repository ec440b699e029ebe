import { describe, expect, it } from "vitest";
import { inequality, localMaximum } from "../../src/bell/inequality.js";
import { BellnessError } from "../../src/model/errors.js";
import { Random } from "../support/random.js";

/** Every deterministic pair of strategies, spelt out. */
function bruteLocal(a: number[], b: number[], c: number[][]): number {
  let best = -Infinity;
  for (let x = 0; x < 2 ** a.length; x++) {
    for (let y = 0; y < 2 ** b.length; y++) {
      const alice = a.map((_, i) => 1 - 2 * ((x >> i) & 1));
      const bob = b.map((_, j) => 1 - 2 * ((y >> j) & 1));
      let value = 0;
      alice.forEach((p, i) => {
        value += p * a[i]!;
        bob.forEach((q, j) => {
          value += p * q * c[i]![j]!;
        });
      });
      bob.forEach((q, j) => {
        value += q * b[j]!;
      });
      best = Math.max(best, value);
    }
  }
  return best;
}

function refused(call: () => unknown): BellnessError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(BellnessError);
    return error as BellnessError;
  }
  return expect.fail("nothing was refused");
}

describe("the local bound", () => {
  it("is that of every pair of deterministic strategies", () => {
    const random = new Random(501);
    for (let k = 0; k < 60; k++) {
      const [m, n] = [1 + random.integer(5), 1 + random.integer(5)];
      const draw = () => random.integer(7) - 3;
      const a = Array.from({ length: m }, draw);
      const b = Array.from({ length: n }, draw);
      const c = Array.from({ length: m }, () => Array.from({ length: n }, draw));
      expect(inequality({ a, b, c }).localBound).toBe(bruteLocal(a, b, c));
    }
  });

  it.each([
    ["chsh", 2],
    ["i3322", 4],
    ["i4422", 7],
    ["elegant", 6],
    ["chained-2", 2],
    ["chained-7", 12],
    ["chained-12", 22],
  ] as const)("of %s is %d", (name, bound) => {
    expect(inequality(name).localBound).toBe(bound);
    expect(inequality(name).name).toBe(name);
  });

  it("with twelve settings each takes milliseconds", () => {
    const row = Array.from({ length: 12 }, (_, k) => (k % 3) - 1);
    const c = Array.from({ length: 12 }, (_, k) => row.map((x, j) => (x + k * j) % 5));
    const start = performance.now();
    localMaximum(inequality({ c }));
    expect(performance.now() - start).toBeLessThan(500);
  });

  it("refuses a given one that is wrong, and says the right one", () => {
    const c = [
      [1, 1],
      [1, -1],
    ];
    expect(inequality({ c, bound: 2 }).localBound).toBe(2);
    const error = refused(() => inequality({ c, bound: 2.5 }));
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.parameter).toBe("inequality.bound");
    expect(error.message).toMatch(/2\.5 is not allowed\. Allowed: 2, /);
  });
});

describe("the form of Collins and Gisin", () => {
  /** I3322 ≤ 0 as they print it: −P(a₁) − 2P(b₁) − P(b₂) + …, times −1 where their table has it. */
  const I3322 = [
    [0, -2, -1, 0],
    [-1, 1, 1, 1],
    [0, 1, 1, -1],
    [0, 1, -1, 0],
  ];

  it("has the bound of its own form", () => {
    expect(inequality({ collinsGisin: I3322, bound: 0 }).localBound).toBe(0);
    // CH: P(a₁b₁) + P(a₁b₂) + P(a₂b₁) − P(a₂b₂) − P(a₁) − P(b₁) ≤ 0.
    const ch = [
      [0, -1, 0],
      [-1, 1, 1],
      [0, 1, -1],
    ];
    expect(inequality({ collinsGisin: ch }).localBound).toBe(0);
    expect([...inequality({ collinsGisin: ch }).c]).toEqual([1, 1, 1, -1]);
  });

  it("keeps a constant", () => {
    const shifted = I3322.map((row) => [...row]);
    shifted[0]![0] = 0.25;
    expect(inequality({ collinsGisin: shifted }).localBound).toBe(0.25);
  });
});

describe("what is no inequality", () => {
  it.each([
    ["a name that is none", "i3323", "inequality", /did you mean "i3322"/],
    ["a chain that is too long", "chained-13", "inequality", /n from 2 to 12/],
    ["no coefficients", { a: [1] }, "inequality.c", /nothing was given/],
    [
      "rows of two lengths",
      { c: [[1, 2], [1]] },
      "inequality.c[1]",
      /1 entries. Allowed: 2 numbers/,
    ],
    ["marginals that do not fit", { a: [1], c: [[1], [2]] }, "inequality.a", /Allowed: 2 numbers/],
    ["what is no number", { c: [[1, Number.NaN]] }, "inequality.c[0][1]", /NaN is not allowed/],
    ["an unknown key", { c: [[1]], bond: 1 }, "inequality.bond", /Did you mean "bound"/],
    ["a list", [[1]], "inequality", /a name, \{a, b, c, bound\}/],
  ] as const)("%s is refused", (_, input, parameter, message) => {
    const error = refused(() => inequality(input));
    expect(error.parameter).toBe(parameter);
    expect(error.message).toMatch(message);
  });
});
