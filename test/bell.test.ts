import { describe, expect, it } from "vitest";
import { SOLVERS } from "./support/backends.js";
import { chshReference, correlationsOf, symmetricEigenvalues } from "./support/bell.js";
import type { Matrix } from "./support/complex.js";
import { Random } from "./support/random.js";
import {
  AS_THEY_ARE,
  asInput,
  collinsGisin,
  KINDS,
  partySwapped,
  randomState,
  randomUnitary,
  rotated,
  SINGLET,
  schmidt,
  werner,
} from "./support/states.js";
import { Worst } from "./support/worst.js";

const TSIRELSON = 2 * Math.SQRT2;

describe("the eigenvalues used by these tests", () => {
  it("solve the characteristic equation", () => {
    const random = new Random(101);
    for (let k = 0; k < 200; k++) {
      const [a, b, c, d, e, f] = Array.from({ length: 6 }, () => random.normal()) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const [x, y, z] = symmetricEigenvalues([
        [a, d, e],
        [d, b, f],
        [e, f, c],
      ]) as [number, number, number];
      expect(x + y + z).toBeCloseTo(a + b + c, 12);
      expect(x * y + y * z + x * z).toBeCloseTo(a * b + b * c + a * c - d * d - e * e - f * f, 11);
      const determinant = a * (b * c - f * f) - d * (d * c - f * e) + e * (d * f - b * e);
      expect(x * y * z).toBeCloseTo(determinant, 11);
    }
  });
});

describe.each(SOLVERS)("CHSH on $backend", (solver) => {
  const measure = (rho: Matrix) => solver.state(asInput(rho), AS_THEY_ARE);

  it("is 2√(t₁² + t₂²) (Horodecki) for every kind of state", () => {
    const random = new Random(102);
    const worst = new Worst("chsh");
    for (let k = 0; k < 900; k++) {
      const kind = KINDS[k % KINDS.length]!;
      const rho = randomState(random, kind);
      worst.update(Math.abs(measure(rho).chsh - chshReference(rho)), { kind, rho });
    }
    worst.expectWithin(1e-13);
  });

  it("is reached by no choice of directions, and approached by some", () => {
    const random = new Random(103);
    for (let k = 0; k < 40; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { t } = correlationsOf(rho);
      const value = measure(rho).chsh;
      let best = 0;
      for (let trial = 0; trial < 4000; trial++) {
        const [b1, b2] = [random.direction(), random.direction()];
        // Alice's best answers to Bob: along T(b₁ ± b₂).
        const along = (sign: number) =>
          Math.hypot(
            ...t.map((row) => row.reduce((sum, x, i) => sum + x * (b1[i]! + sign * b2[i]!), 0)),
          );
        best = Math.max(best, along(1) + along(-1));
      }
      expect(best).toBeLessThanOrEqual(value + 1e-12);
      expect(best).toBeGreaterThan(0.95 * value);
    }
  });

  it("stays below Tsirelson's bound for positive states, at 2 for product ones", () => {
    const random = new Random(104);
    for (let k = 0; k < 900; k++) {
      const { chsh, i2, minEigenvalue } = measure(randomState(random, KINDS[k % KINDS.length]!));
      if (minEigenvalue < -1e-15) continue;
      expect(chsh).toBeLessThanOrEqual(TSIRELSON + 1e-14);
      expect(i2).toBeCloseTo(Math.max(0, (chsh - 2) / (TSIRELSON - 2)), 14);
    }
    expect(measure(schmidt(0)).chsh).toBeCloseTo(2, 14);
  });

  it("is invariant under local unitaries and party exchange", () => {
    const random = new Random(105);
    const worst = new Worst("invariance");
    for (let k = 0; k < 450; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { chsh } = measure(rho);
      const seen = rotated(rho, randomUnitary(random), randomUnitary(random));
      worst.update(Math.abs(measure(seen).chsh - chsh), rho);
      worst.update(Math.abs(measure(partySwapped(rho)).chsh - chsh), rho);
    }
    worst.expectWithin(1e-13);
  });

  it("has its textbook values", () => {
    expect(measure(SINGLET).chsh).toBeCloseTo(TSIRELSON, 14);
    expect(measure(SINGLET).i2).toBeCloseTo(1, 14);
    for (const p of [0, 0.3, 1 / Math.SQRT2, 1]) {
      expect(measure(werner(p)).chsh).toBeCloseTo(p * TSIRELSON, 14);
    }
    for (const theta of [0.1, 0.4, Math.PI / 4]) {
      // Gisin 1991: every entangled pure state violates CHSH.
      expect(measure(schmidt(theta)).chsh).toBeCloseTo(2 * Math.hypot(1, Math.sin(2 * theta)), 13);
    }
    expect(measure(collinsGisin(0.85)).chsh).toBeCloseTo(1.9518196638, 10);
    expect(measure(collinsGisin(0.85)).i2).toBe(0);
  });
});
