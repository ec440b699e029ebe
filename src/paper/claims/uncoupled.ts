// Sections 3.2 and 5: Eq. (19) in time, and between qubits that are not coupled.

import type { ParametersInput } from "../../index.js";
import { FERMIONIC } from "../potential.js";
import { SETTINGS } from "../temperature.js";
import { type Claim, withinBounds } from "./claim.js";
import { EXACT, largest, short } from "./tools.js";

/** A Bell state, (|00⟩ + |11⟩)/√2, and a product of superpositions: every coherence takes part. */
const BELL = {
  re: [0.5, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0.5],
  im: new Array<number>(16).fill(0),
};
const PRODUCT = {
  re: [1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1].map((x) => 0.25 * x),
  im: [0, -1, 0, -1, 1, 0, 1, 0, 0, -1, 0, -1, 1, 0, 1, 0].map((x) => 0.25 * x),
};

/** The largest difference of two states, entry by entry. */
function apart(
  a: { readonly re: readonly number[]; readonly im: readonly number[] },
  b: typeof a,
): number {
  const distances = a.re.map((re, k) => Math.hypot(re - b.re[k]!, a.im[k]! - b.im[k]!));
  return largest(distances);
}

/** In units of 1/ε̄: thousands of relaxation times at γ = 0.1ε̄. */
const LONG = 1e5;
/** Points of Figs. 8 and 12 away from equilibrium, and one of each at a weaker coupling. */
const POINTS: readonly ParametersInput[] = [
  ...SETTINGS.map(({ base, side }) => ({
    ...base,
    temperature: { mean: 0.4, difference: 0.4 * side },
  })),
  { ...SETTINGS[1].base, kappa: 1, temperature: [0.2, 0.6] },
  { ...FERMIONIC, mu: { mean: 1, difference: 1 } },
  { ...FERMIONIC, epsilon: [0.5, 1.5], mu: { mean: 1, difference: -0.4 } },
];

/** Times over which the two equations are compared at κ = 0. */
const TIMES = [0.1, 0.5, 1, 2, 5, 10, 20, 50, 100];
const UNCOUPLED_POINTS: readonly ParametersInput[] = [
  { epsilon: [0.5, 1.5], temperature: [0.2, 0.6] },
  { epsilon: [1, 1], temperature: [0.6, 0.2], gamma: [0.05, 0.15] },
  { statistics: "fermi", epsilon: [0.5, 1.5], temperature: [0.15, 0.15], mu: [1.5, 0.5] },
];

export const UNCOUPLED: readonly Claim[] = [
  {
    id: "uncoupled-is-local",
    where: "Sec. 3.2",
    statement:
      "Without coupling between the qubits, κ = 0, Eq. (19) reduces to the local master equation.",
    async check({ solver }) {
      let deviation = 0;
      for (const point of UNCOUPLED_POINTS) {
        for (const initial of [BELL, PRODUCT]) {
          const run = (equation: "redfield" | "local") =>
            solver.evolve(
              { ...point, kappa: 0, equation },
              { initial, times: TIMES, observables: ["rho"] },
            ).rho!;
          const local = run("local");
          run("redfield").forEach((rho, k) => {
            deviation = Math.max(deviation, apart(rho, local[k]!));
          });
        }
      }
      return {
        computed: `${UNCOUPLED_POINTS.length} points of either kind of bath, from a Bell state and from a product of superpositions, at ${TIMES.length} times up to ${TIMES.at(-1)}/ε̄: both equations give the same states to ${short(deviation)} (allowed: ${EXACT})`,
        numbers: { points: UNCOUPLED_POINTS.length, deviation, tolerance: EXACT },
        verdict: withinBounds(deviation, EXACT),
      };
    },
  },
  {
    id: "long-time-limit",
    where: "Sec. 5",
    statement: "The steady state is the long-time limit of Eq. (19).",
    async check({ solver }) {
      const found = POINTS.map((point) => {
        const { rho } = solver.solve(point);
        const from = [BELL, PRODUCT].map((initial) => {
          const { rho: path } = solver.evolve(point, {
            initial,
            times: [0, LONG],
            observables: ["rho"],
          });
          return { start: apart(path![0]!, rho), end: apart(path![1]!, rho) };
        });
        return {
          start: Math.min(...from.map(({ start }) => start)),
          end: Math.max(...from.map(({ end }) => end)),
        };
      });
      const start = Math.min(...found.map((one) => one.start));
      const deviation = largest(found.map(({ end }) => end));
      return {
        computed: `${POINTS.length} points of Figs. 8 and 12 and at weak coupling, from a Bell state and from a product of superpositions, both at least ${short(start)} away: after ${short(LONG)}/ε̄ the state is the steady one to ${short(deviation)} (allowed: ${EXACT})`,
        numbers: { points: POINTS.length, start, deviation, tolerance: EXACT },
        verdict: withinBounds(deviation, EXACT),
      };
    },
  },
];
