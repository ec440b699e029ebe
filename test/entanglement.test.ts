import { describe, expect, it } from "vitest";
import { SOLVERS } from "./support/backends.js";
import { correlationsOf } from "./support/bell.js";
import {
  combine,
  dagger,
  identity,
  kron,
  type Matrix,
  matrix,
  multiply,
  projector,
  trace,
} from "./support/complex.js";
import { Random } from "./support/random.js";
import {
  AS_THEY_ARE,
  asInput,
  collinsGisin,
  KINDS,
  partySwapped,
  randomPopulations,
  randomState,
  randomUnitary,
  rotated,
  SINGLET,
  schmidt,
  werner,
  xState,
} from "./support/states.js";
import { Worst } from "./support/worst.js";

/** Eq. (1) */
function concurrenceX({ re, im }: Matrix): number {
  const inner = Math.hypot(re[6]!, im[6]!) - Math.sqrt(re[0]! * re[15]!);
  const outer = Math.hypot(re[3]!, im[3]!) - Math.sqrt(re[5]! * re[10]!);
  return 2 * Math.max(0, inner, outer);
}

/** A random X-state with exactly this many populations that are not zero. */
function xOfRank(random: Random, kind: number): Matrix {
  const p = randomPopulations(random);
  const phase = random.uniform(0, 2 * Math.PI);
  const polar = (size: number): [number, number] => [
    size * Math.cos(phase),
    size * Math.sin(phase),
  ];
  // Rank one: a pure block; rank two: two pure blocks; rank three: one of them mixed.
  if (kind === 1) {
    const q = p[1]! + p[0]!;
    return xState([0, q, 1 - q, 0], [0, 0], polar(Math.sqrt(q * (1 - q))));
  }
  const inner = Math.sqrt(p[1]! * p[2]!);
  const outer = Math.sqrt(p[0]! * p[3]!);
  if (kind === 2) return xState(p, polar(outer), polar(inner));
  return xState(p, polar(outer * random.uniform()), polar(inner));
}

describe.each(SOLVERS)("concurrence on $backend", (solver) => {
  const concurrence = (rho: Matrix) => solver.state(asInput(rho), AS_THEY_ARE).concurrence;

  it("of a pure state is 2|ad − bc|", () => {
    const random = new Random(81);
    const worst = new Worst("pure concurrence");
    for (let k = 0; k < 500; k++) {
      const draw = () => [0, 1, 2, 3].map(() => random.normal());
      const re = draw();
      const im = draw();
      const norm = re.reduce((sum, x, i) => sum + x * x + im[i]! ** 2, 0);
      const real = re[0]! * re[3]! - im[0]! * im[3]! - re[1]! * re[2]! + im[1]! * im[2]!;
      const imaginary = re[0]! * im[3]! + im[0]! * re[3]! - re[1]! * im[2]! - im[1]! * re[2]!;
      const exact = (2 * Math.hypot(real, imaginary)) / norm;
      worst.update(Math.abs(concurrence(projector(re, im)) - exact), k);
    }
    worst.expectWithin(1e-10);
  });

  it.each([1, 2, 3])(
    "is accurate to 1e-10 on states of rank %d, seen in any local basis",
    (rank) => {
      const random = new Random(82 + rank);
      const worst = new Worst(`rank ${rank}`);
      for (let k = 0; k < 300; k++) {
        const x = xOfRank(random, rank);
        const exact = concurrenceX(x);
        worst.update(Math.abs(concurrence(x) - exact), "as an X-state");
        const seen = rotated(x, randomUnitary(random), randomUnitary(random));
        worst.update(Math.abs(concurrence(seen) - exact), { k, x });
      }
      worst.expectWithin(1e-10);
    },
  );

  it("agrees with Eq. (1) where Wootters' general formula is used on X-states", () => {
    const random = new Random(87);
    const worst = new Worst("general against X");
    for (let k = 0; k < 400; k++) {
      const x = randomState(random, k % 2 === 0 ? "x" : "x-near-axial");
      // A rotation about z keeps the X form; one entry of 1e-300 leaves it formally.
      const general = asInput(x);
      const re = Array.from(general.re);
      re[1] = re[4] = 1e-300;
      worst.update(
        Math.abs(
          solver.state({ re, im: general.im }).concurrence - solver.state(general).concurrence,
        ),
        x,
      );
    }
    worst.expectWithin(1e-10);
  });

  it("has its textbook values", () => {
    expect(concurrence(SINGLET)).toBeCloseTo(1, 14);
    expect(concurrence(identityState())).toBe(0);
    for (const theta of [0, 0.1, 0.5, Math.PI / 4]) {
      expect(concurrence(schmidt(theta))).toBeCloseTo(Math.sin(2 * theta), 14);
    }
    for (const p of [0, 1 / 3, 0.5, 0.8, 1]) {
      expect(concurrence(werner(p))).toBeCloseTo(Math.max(0, (3 * p - 1) / 2), 14);
    }
    expect(concurrence(collinsGisin(0.85))).toBeCloseTo(0.68, 14);
  });

  it("lies between 0 and 1, is invariant under local unitaries and party exchange", () => {
    const random = new Random(88);
    const worst = new Worst("invariance");
    for (let k = 0; k < 600; k++) {
      const kind = KINDS[k % KINDS.length]!;
      const rho = randomState(random, kind);
      const value = concurrence(rho);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-14);
      if (solver.state(asInput(rho), AS_THEY_ARE).minEigenvalue < -1e-12) continue;
      const seen = rotated(rho, randomUnitary(random), randomUnitary(random));
      worst.update(Math.abs(concurrence(seen) - value), { kind, rho });
      worst.update(Math.abs(concurrence(partySwapped(rho)) - value), { kind, rho });
    }
    worst.expectWithin(1e-10);
  });

  it("is convex: a mixture has no more than its parts", () => {
    const random = new Random(89);
    for (let k = 0; k < 300; k++) {
      const a = randomState(random, "hilbert-schmidt");
      const b = randomState(random, "pure");
      const w = random.uniform();
      const mixed = concurrence(combine([w, a], [1 - w, b]));
      expect(mixed).toBeLessThanOrEqual(w * concurrence(a) + (1 - w) * concurrence(b) + 1e-12);
    }
  });

  it("vanishes on product states", () => {
    const random = new Random(90);
    for (let k = 0; k < 200; k++) {
      expect(concurrence(randomProduct(random))).toBeLessThan(1e-12);
    }
  });
});

function identityState(): Matrix {
  return combine([0.25, identity(4)]);
}

/** ρ_A ⊗ ρ_B with random Bloch vectors inside the ball. */
function randomProduct(random: Random): Matrix {
  const one = () => {
    const [x, y, z] = random.direction();
    const r = random.uniform();
    return matrix(
      2,
      [(1 + r * z) / 2, (r * x) / 2, (r * x) / 2, (1 - r * z) / 2],
      [0, (-r * y) / 2, (r * y) / 2, 0],
    );
  };
  return kron(one(), one());
}

describe.each(SOLVERS)("smallest eigenvalue on $backend", (solver) => {
  it("is that of a matrix built from its spectrum", () => {
    const random = new Random(91);
    const worst = new Worst("smallest eigenvalue");
    for (let k = 0; k < 400; k++) {
      const spectrum = randomPopulations(random);
      // Every third one slightly non-positive.
      if (k % 3 === 0) {
        spectrum[0] = -random.logUniform(1e-12, 0.1);
        spectrum[1] = 1 - spectrum[0] - spectrum[2]! - spectrum[3]!;
      }
      const diagonal = matrix(
        4,
        [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].map((j) => (i === j ? spectrum[i]! : 0))),
      );
      // A general unitary: two local ones around a swap of two levels at an angle.
      const angle = random.uniform(0, Math.PI);
      const turn = matrix(4, [
        1,
        0,
        0,
        0,
        0,
        Math.cos(angle),
        -Math.sin(angle),
        0,
        0,
        Math.sin(angle),
        Math.cos(angle),
        0,
        0,
        0,
        0,
        1,
      ]);
      const u = multiply(
        kron(randomUnitary(random), randomUnitary(random)),
        turn,
        kron(randomUnitary(random), randomUnitary(random)),
      );
      const rho = multiply(u, diagonal, dagger(u));
      const half = combine([0.5, rho], [0.5, dagger(rho)]);
      const state = solver.state(asInput(half), AS_THEY_ARE);
      worst.update(Math.abs(state.minEigenvalue - Math.min(...spectrum)), spectrum);
      expect(state.flags.includes("not-positive")).toBe(Math.min(...spectrum) < -1e-12);
    }
    worst.expectWithin(1e-14);
  });

  it("is found with the X-state's closed form, too", () => {
    const { minEigenvalue } = solver.state(
      asInput(xState([0.4, 0.1, 0.2, 0.3], [0.3, 0.4], [0, 0])),
      AS_THEY_ARE,
    );
    expect(minEigenvalue).toBeCloseTo(0.35 - Math.hypot(0.05, 0.5), 15);
  });
});

describe("random states of these tests", () => {
  it("are Hermitian, of trace one, with |r|, |s| ≤ 1", () => {
    const random = new Random(92);
    for (let k = 0; k < 450; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      expect(trace(rho)[0]).toBeCloseTo(1, 12);
      const { r, s } = correlationsOf(rho);
      expect(Math.hypot(...r)).toBeLessThanOrEqual(2);
      expect(Math.hypot(...s)).toBeLessThanOrEqual(2);
    }
  });
});
