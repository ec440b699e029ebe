// The proof of a maximum: sound, as tight as asked for, honest where time runs out.

import { describe, expect, it } from "vitest";
import { SOLVERS, solver } from "./support/backends.js";
import { correlationsOf, i3322Value } from "./support/bell.js";
import { bruteForce } from "./support/bruteForce.js";
import type { Matrix } from "./support/complex.js";
import { GOLDEN_STATES } from "./support/golden.js";
import { randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { AS_THEY_ARE, asInput, KINDS, randomState, SINGLET, werner } from "./support/states.js";
import { Worst } from "./support/worst.js";

const GAP = 1e-6;
/** A state whose proof takes ten thousand cells and more: nearly classical, p next to the rim |p| = 2. */
const LONG = (() => {
  const random = new Random(209);
  return asInput(randomState(random, "nearly-classical"));
})();

describe("a certificate", () => {
  it("closes the gap on every golden state, at the reference value", async () => {
    for (const { kind, rhoRe, rhoIm, expect: reference } of GOLDEN_STATES) {
      const proof = await solver.certify({ re: rhoRe, im: rhoIm }, { gap: GAP, ...AS_THEY_ARE });
      expect(proof.gap, kind).toBeLessThanOrEqual(GAP);
      expect(proof.bound - proof.value).toBe(proof.gap);
      expect(Math.abs(proof.value - reference.i3322), kind).toBeLessThan(1e-9);
    }
  });

  it.each(KINDS)(
    "holds against brute force, and its settings reach its value: %s",
    async (kind) => {
      const random = new Random(201);
      const above = new Worst("brute force above the bound");
      const reached = new Worst("Tr(B ρ) at the settings");
      for (let k = 0; k < 6; k++) {
        const rho = randomState(random, kind);
        const proof = await solver.certify(asInput(rho), { gap: GAP });
        expect(proof.gap).toBeLessThanOrEqual(GAP);
        above.update(bruteForce(rho, random, 60) - proof.bound, rho);
        reached.update(Math.abs(i3322Value(rho, proof.settings) - proof.value), rho);
      }
      above.expectWithin(0);
      reached.expectWithin(1e-13);
    },
  );

  it("is sound at every gap: a coarse bound stands above a fine one's value", async () => {
    const random = new Random(202);
    for (let k = 0; k < 2 * KINDS.length; k++) {
      const rho = asInput(randomState(random, KINDS[k % KINDS.length]!));
      const { value } = await solver.certify(rho, { gap: 1e-7 });
      for (const gap of [0.3, 1e-2, 1e-4]) {
        const coarse = await solver.certify(rho, { gap });
        expect(coarse.gap).toBeLessThanOrEqual(gap);
        expect(coarse.bound).toBeGreaterThanOrEqual(value);
      }
    }
  });

  it("comes for steady states of the model that violate, of either statistics", async () => {
    const random = new Random(203);
    let violating = 0;
    for (let k = 0; violating < 30 && k < 4000; k++) {
      const params = randomParameters(random, random.pick(["bose", "fermi"] as const));
      const { i3322, rho } = solver.solve(params);
      if (i3322 <= 4) continue;
      violating += 1;
      const proof = await solver.certify(rho, { gap: GAP, ...AS_THEY_ARE });
      expect(proof.gap).toBeLessThanOrEqual(GAP);
      expect(Math.abs(proof.value - i3322), JSON.stringify(params)).toBeLessThan(1e-9);
    }
    expect(violating).toBe(30);
  });

  it("needs no box for the singlet and for Werner states", async () => {
    for (const rho of [SINGLET, ...[0, 0.3, 0.7, 0.85, 0.999].map(werner)]) {
      const { cells, gap } = await solver.certify(asInput(rho), { gap: 1e-9 });
      expect(cells).toBe(0);
      expect(gap).toBeLessThan(1e-12);
    }
  });

  it("is the same on both cores, bit for bit", async () => {
    const random = new Random(205);
    for (const kind of KINDS) {
      const rho = asInput(randomState(random, kind));
      const [a, b] = await Promise.all(SOLVERS.map((each) => each.certify(rho, { gap: 1e-5 })));
      expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 });
    }
  });

  it("says what it reached when the budget runs out", async () => {
    const quick = solver.state(LONG);
    const proof = await solver.certify(LONG, { gap: 1e-12, budget: 0.005 });
    expect(proof.gap).toBeGreaterThan(1e-12);
    expect(proof.cells).toBeGreaterThan(0);
    expect(proof.bound).toBeLessThanOrEqual(quick.i3322Bound);
    expect(proof.bound).toBeGreaterThanOrEqual(proof.value);
    expect(proof.seconds).toBeLessThan(1);
  });

  it("ends with the signal's reason, and other work on the solver does not disturb it", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let looks = 0;
    const onProgress = () => {
      looks += 1;
      controller.abort(reason);
    };
    const options = { gap: 1e-12, onProgress, signal: controller.signal };
    await expect(solver.certify(LONG, options)).rejects.toBe(reason);
    expect(looks).toBe(1);

    const alone = await solver.certify(LONG, { gap: 1e-7 });
    const running = solver.certify(LONG, { gap: 1e-7 });
    const other = solver.state(asInput(werner(0.9))).i3322;
    const beside = await running;
    expect(other).toBeCloseTo(4.5, 12);
    expect({ ...beside, seconds: 0 }).toEqual({ ...alone, seconds: 0 });
  });

  it.each([
    [{ gap: 0 }, "gap: 0 is not allowed"],
    [{ gap: Number.NaN }, "gap: NaN is not allowed"],
    [{ gap: "1e-6" as unknown as number }, 'gap: "1e-6" is not allowed'],
    [{ budget: -1 }, "budget: -1 is not allowed"],
  ])("is refused with %o", async (options, message) => {
    await expect(solver.certify(asInput(SINGLET), options)).rejects.toMatchObject({
      code: "INVALID_PARAMETER",
      message: expect.stringContaining(message),
    });
  });

  it("is refused for what is no state", async () => {
    const rho = { re: new Array(16).fill(0), im: new Array(16).fill(0) };
    await expect(solver.certify(rho)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("degenerate observables", () => {
  const local = 4;

  it("reach the larger of I3322 with directions, CHSH + 2 and the local bound", () => {
    const random = new Random(206);
    for (let k = 0; k < 20 * KINDS.length; k++) {
      const rho = asInput(randomState(random, KINDS[k % KINDS.length]!));
      const { i3322, chsh } = solver.state(rho, AS_THEY_ARE);
      const free = solver.state(rho, { allowDegenerate: true, ...AS_THEY_ARE });
      expect(free.i3322).toBe(Math.max(i3322, chsh + 2, local));
      expect(free.i3322Bound).toBeGreaterThanOrEqual(free.i3322);
    }
  });

  it("are never below products of signs and directions tried at random", () => {
    const random = new Random(207);
    for (let k = 0; k < 60; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const free = solver.state(asInput(rho), { allowDegenerate: true, ...AS_THEY_ARE }).i3322;
      for (let trial = 0; trial < 40; trial++) {
        expect(degenerateValue(rho, random)).toBeLessThanOrEqual(free + 1e-12);
      }
    }
  });
});

/** Tr(B₃₃₂₂ρ) where each of the six is ±𝟙 with probability one half, else along a random direction. */
function degenerateValue(rho: Matrix, random: Random): number {
  const draw = () =>
    random.chance(0.5)
      ? { sign: random.pick([1, -1] as const), n: [0, 0, 0] }
      : { sign: 0, n: random.direction() };
  const [a1, a2, a3, b1, b2, b3] = [draw(), draw(), draw(), draw(), draw(), draw()];
  // Tr(B ρ) is affine in each observable sign·𝟙 + n·σ: collect it from correlations.
  const { t, r, s } = correlationsOf(rho);
  type Observable = ReturnType<typeof draw>;
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const alice = (a: Observable) => a.sign + dot(a.n, r);
  const bob = (b: Observable) => b.sign + dot(b.n, s);
  const both = (a: Observable, b: Observable) =>
    a.sign * b.sign +
    a.sign * dot(b.n, s) +
    b.sign * dot(a.n, r) +
    a.n.reduce((sum, x, i) => sum + x * dot(t[i]!, b.n), 0);
  return (
    both(a1!, b1!) +
    both(a1!, b2!) +
    both(a1!, b3!) +
    both(a2!, b1!) +
    both(a2!, b2!) -
    both(a2!, b3!) +
    both(a3!, b1!) -
    both(a3!, b2!) +
    alice(a1!) +
    alice(a2!) -
    bob(b1!) -
    bob(b2!)
  );
}
