// Section 2: what the measures are.

import type { DensityMatrix } from "../../index.js";
import { type Claim, exactly, withinBounds } from "./claim.js";
import { columns, EXACT, largest, short } from "./tools.js";

/** A real state from its upper half, row by row in |00⟩, |01⟩, |10⟩, |11⟩. */
function realState(entries: readonly (readonly [number, number, number])[]): DensityMatrix {
  const re = new Float64Array(16);
  for (const [row, column, value] of entries) {
    re[4 * row + column] = value;
    re[4 * column + row] = value;
  }
  return { re, im: new Float64Array(16) };
}

const SINGLET = realState([
  [1, 1, 0.5],
  [2, 2, 0.5],
  [1, 2, -0.5],
]);

/** λ|φ⟩⟨φ| + (1−λ)|01⟩⟨01| with φ = (2|00⟩ + |11⟩)/√5: Collins and Gisin's family (2004). */
function collinsGisin(lambda: number): DensityMatrix {
  return realState([
    [0, 0, 0.8 * lambda],
    [3, 3, 0.2 * lambda],
    [0, 3, 0.4 * lambda],
    [1, 1, 1 - lambda],
  ]);
}

type Vector = readonly [number, number, number];

/** Bloch vectors and correlation matrix of an X-state. */
interface Correlations {
  readonly r: Vector;
  readonly s: Vector;
  readonly t: readonly [Vector, Vector, Vector];
}

function correlations(c: Readonly<Record<string, Float64Array>>, k: number): Correlations {
  const [p1, p2, p3, p4] = ["rho11", "rho22", "rho33", "rho44"].map((name) => c[name]![k]!);
  const [re14, im14] = [c["rho14Re"]![k]!, c["rho14Im"]![k]!];
  const [re23, im23] = [c["rho23Re"]![k]!, c["rho23Im"]![k]!];
  return {
    r: [0, 0, p1! + p2! - p3! - p4!],
    s: [0, 0, p1! - p2! + p3! - p4!],
    t: [
      [2 * (re14 + re23), 2 * (im23 - im14), 0],
      [-2 * (im14 + im23), 2 * (re23 - re14), 0],
      [0, 0, p1! - p2! - p3! + p4!],
    ],
  };
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** An observable: x𝟙 + n·σ. Dichotomic ones have x = 0, |n| = 1; degenerate ones x = ±1, n = 0. */
interface Measured {
  readonly x: number;
  readonly n: Vector;
}

/** Tr(ρ A⊗B). */
function mean({ r, s, t }: Correlations, a: Measured, b: Measured): number {
  const tb: Vector = [dot(t[0], b.n), dot(t[1], b.n), dot(t[2], b.n)];
  return a.x * b.x + b.x * dot(r, a.n) + a.x * dot(s, b.n) + dot(a.n, tb);
}

const ONE: Measured = { x: 1, n: [0, 0, 0] };

/** Tr(B₂₂₂₂ρ), Eq. (3). */
function chsh(state: Correlations, a: readonly Measured[], b: readonly Measured[]): number {
  const e = (i: number, j: number) => mean(state, a[i]!, b[j]!);
  return e(0, 0) + e(0, 1) + e(1, 0) - e(1, 1);
}

/** Tr(B₃₃₂₂ρ), Eq. (6). */
function i3322(state: Correlations, a: readonly Measured[], b: readonly Measured[]): number {
  const e = (i: number, j: number) => mean(state, a[i]!, b[j]!);
  const alone = (k: number) => mean(state, a[k]!, ONE) - mean(state, ONE, b[k]!);
  return (
    e(0, 0) +
    e(0, 1) +
    e(0, 2) +
    e(1, 0) +
    e(1, 1) -
    e(1, 2) +
    e(2, 0) -
    e(2, 1) +
    alone(0) +
    alone(1)
  );
}

/** Direction number k of a sequence that covers the sphere (golden angle). */
function direction(k: number): Measured {
  const z = 1 - 2 * ((k * 0.754877666) % 1);
  const phi = 2 * Math.PI * ((k * 0.569840291) % 1);
  const radius = Math.sqrt(1 - z * z);
  return { x: 0, n: [radius * Math.cos(phi), radius * Math.sin(phi), z] };
}

const ENTRIES = [
  "rho11",
  "rho22",
  "rho33",
  "rho44",
  "rho14Re",
  "rho14Im",
  "rho23Re",
  "rho23Im",
] as const;

export const MEASURES: readonly Claim[] = [
  {
    id: "quantum-maxima",
    where: "Sec. 2.2",
    statement:
      "Maximally entangled states have concurrence 1, CHSH value 2√2 and the quantum maximum 5 of B3322.",
    async check({ solver }) {
      const { concurrence, chsh, i3322 } = solver.state(SINGLET);
      const deviation = Math.max(
        Math.abs(concurrence - 1),
        Math.abs(chsh - 2 * Math.SQRT2),
        Math.abs(i3322 - 5),
      );
      return {
        computed: `the singlet's three values deviate by ${short(deviation)} (allowed: ${EXACT})`,
        numbers: { concurrence, chsh, i3322, deviation, tolerance: EXACT },
        verdict: withinBounds(deviation, EXACT),
      };
    },
  },
  {
    id: "i3322-without-chsh",
    where: "Secs. 1, 2.2",
    statement: "There are states that preserve the CHSH inequality and violate I3322.",
    async check({ solver }) {
      const lambda = 0.85;
      const { concurrence, chsh, i3322 } = solver.state(collinsGisin(lambda));
      return {
        computed: `Collins and Gisin's state at λ = ${lambda}: CHSH ${short(chsh)} ≤ 2, I3322 ${short(i3322)} > 4`,
        numbers: { lambda, concurrence, chsh, i3322 },
        verdict: exactly(chsh <= 2 && i3322 > 4),
      };
    },
  },
  {
    id: "chsh-without-i3322",
    where: "Sec. 2.2",
    statement: "With dichotomic observables there are states that violate CHSH and preserve I3322.",
    async check(bench) {
      const at = 0.6;
      const c = await columns(bench, {
        base: { kappa: 3, temperature: { mean: 0.4, difference: at } },
        axes: [{ parameter: "kappa", values: [3] }],
        observables: ["chsh", "i3322", "i3322Bound"],
      });
      const [chsh, i3322, bound] = [c["chsh"]![0]!, c["i3322"]![0]!, c["i3322Bound"]![0]!];
      return {
        computed: `the state of Fig. 8(a) at ΔT = ${at}: CHSH ${short(chsh)} > 2, I3322 ${short(i3322)} ≤ 4 with the rigorous bound ${short(bound)}`,
        numbers: { temperatureDifference: at, chsh, i3322, i3322Bound: bound },
        verdict: exactly(chsh > 2 && bound <= 4),
      };
    },
  },
  {
    id: "degenerate-i3322-is-chsh",
    where: "Sec. 2.2",
    statement: "With degenerate observables A3 and B1, I3322 is equivalent to CHSH.",
    async check(bench) {
      const c = await columns(bench, {
        base: { epsilon: [0.5, 1.5], kappa: 3 },
        axes: [{ parameter: "temperature.difference", from: -0.8, to: 0.8, count: 40 }],
        observables: ENTRIES,
      });
      const minus: Measured = { x: -1, n: [0, 0, 0] };
      let deviation = 0;
      for (let k = 0; k < 40; k++) {
        const state = correlations(c, k);
        for (let d = 0; d < 25; d++) {
          const [a1, a2, b2, b3] = [0, 1, 2, 3].map((i) => direction(1 + k + 7 * (4 * d + i))) as [
            Measured,
            Measured,
            Measured,
            Measured,
          ];
          const left = i3322(state, [a1, a2, minus], [minus, b2, b3]);
          deviation = Math.max(deviation, Math.abs(left - 2 - chsh(state, [a1, a2], [b2, b3])));
        }
      }
      return {
        computed: `with A3 = B1 = −1, Tr(B3322 ρ) = Tr(B2222 ρ) + 2 for every other setting: largest deviation ${short(deviation)} on 40 states of the model × 25 settings (allowed: ${EXACT}), so the bound 4 is CHSH's bound 2`,
        numbers: { states: 40, settings: 25, deviation, tolerance: EXACT },
        verdict: withinBounds(deviation, EXACT),
      };
    },
  },
  {
    id: "i3322-party-symmetry",
    where: "Abstract, Secs. 1, 2.2, 5.2",
    statement:
      "The observables of I3322 are not symmetric between Alice and Bob, and its violation reflects that.",
    async check(bench) {
      const { solver } = bench;
      const states = [0.15, 0.45, 0.75].flatMap((x) => [
        collinsGisin(0.8 + 0.25 * x),
        realState([
          [0, 0, 0.1 * x],
          [1, 1, 0.5 + 0.2 * x],
          [2, 2, 0.5 - 0.3 * x],
          [1, 2, -0.45 + 0.1 * x],
        ]),
      ]);
      const swapped = ({ re, im }: DensityMatrix): DensityMatrix => {
        const order = [0, 2, 1, 3];
        const turn = (m: ArrayLike<number>) =>
          Float64Array.from({ length: 16 }, (_, k) => m[4 * order[k >> 2]! + order[k & 3]!]!);
        return { re: turn(re), im: turn(im) };
      };
      const pairs = states.map((rho) => [
        solver.state(rho).i3322,
        solver.state(swapped(rho)).i3322,
      ]);
      const difference = largest(pairs.map(([a, b]) => Math.abs(a! - b!)));
      const tolerance = 1e-10;
      return {
        computed: `the maximum of Tr(B3322 ρ) and of the state with its qubits exchanged differ by ${short(difference)} at most on ${states.length} asymmetric states (to show in the violation: more than ${tolerance}). Exchanging A and B with all six signs flipped leaves Eq. (6) as it is`,
        numbers: {
          states: states.length,
          firstState: pairs[0]![0]!,
          firstStateExchanged: pairs[0]![1]!,
          difference,
          tolerance,
        },
        verdict: exactly(difference > tolerance),
      };
    },
  },
];
