// Section 5.2: critical nonequilibrium conditions, Fig. 11.

import {
  type CriticalPoint,
  criticalEntropyProduction,
  criticalTemperatureDifferences,
  type ParametersInput,
  type Quantity,
} from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { BOSONIC, SETTINGS } from "../temperature.js";
import { type Bench, type Claim, exactly, withinBounds } from "./claim.js";
import { largest, PLACED, short, smallest, worstStep } from "./tools.js";

/** Positive asymmetries: the negative ones mirror them. */
const DETUNINGS = Array.from({ length: 30 }, (_, k) => (k + 1) * 0.05);
const IMBALANCES = Array.from({ length: 38 }, (_, k) => (k + 1) * 0.005);

const detuned = (difference: number): ParametersInput => ({
  ...BOSONIC,
  epsilon: { mean: 1, difference },
});
const unbalanced = (difference: number): ParametersInput => ({
  ...BOSONIC,
  gamma: { mean: 0.1, difference },
});

interface Series {
  readonly kind: "epsilon" | "gamma";
  readonly points: Readonly<Record<Quantity, readonly CriticalPoint[]>>;
}

/** CNTDs of the three quantities along both asymmetries. */
function series(bench: Bench): Promise<Series[]> {
  return bench.once("cntd", async () => {
    const all: Series[] = [];
    for (const kind of ["epsilon", "gamma"] as const) {
      const inputs = kind === "epsilon" ? DETUNINGS.map(detuned) : IMBALANCES.map(unbalanced);
      const find = (quantity: Quantity) =>
        criticalTemperatureDifferences(bench.solver, inputs, quantity);
      const points = {
        concurrence: await find("concurrence"),
        i2: await find("i2"),
        i3: await find("i3"),
      };
      all.push({ kind, points });
    }
    return all;
  });
}

const positions = (points: readonly CriticalPoint[]) => points.map(({ at }) => at);

export const CRITICAL: readonly Claim[] = [
  {
    id: "cntd-not-zero",
    where: "Sec. 5.2, Figs. 10, 11",
    statement: "With detuned qubits or unequal couplings none of the maxima lies at ΔT = 0.",
    async check(bench) {
      const all = (await series(bench)).flatMap(({ points }) =>
        COMPARED.flatMap((quantity) => positions(points[quantity])),
      );
      const least = smallest(all.map(Math.abs));
      return {
        computed: `smallest |CNTD| of the three quantities for 30 detunings from 0.05 and 38 imbalances from 0.005: ${short(least)} (zero: up to ${PLACED})`,
        numbers: { smallest: least, tolerance: PLACED },
        verdict: exactly(least > PLACED),
      };
    },
  },
  {
    id: "cntd-signs",
    where: "Sec. 5.2, Figs. 8, 11",
    statement:
      "The maxima lie where the hotter bath has the higher-frequency qubit, and where it is the more weakly coupled one.",
    async check(bench) {
      const [epsilon, gamma] = (await series(bench)) as [Series, Series];
      const least = smallest(COMPARED.flatMap((q) => positions(epsilon.points[q])));
      const most = largest(COMPARED.flatMap((q) => positions(gamma.points[q])));
      return {
        computed: `for Δε > 0 every CNTD is at least ${short(least)}, for Δγ > 0 at most ${short(most)}`,
        numbers: { smallestForDetuning: least, largestForImbalance: most },
        verdict: exactly(least > 0 && most < 0),
      };
    },
  },
  {
    id: "cntd-ordered",
    where: "Secs. 5.2, 6, Fig. 11",
    statement: "The CNTD of the concurrence is always smaller than those of I2 and I3.",
    async check(bench) {
      let margin = Infinity;
      for (const { points } of await series(bench)) {
        points.concurrence.forEach(({ at }, k) => {
          const bell = Math.min(Math.abs(points.i2[k]!.at), Math.abs(points.i3[k]!.at));
          margin = Math.min(margin, bell - Math.abs(at));
        });
      }
      return {
        computed: `smallest excess of the Bell functions' |CNTD| over the concurrence's, 30 detunings to 1.5 and 38 imbalances to 0.19: ${short(margin)}`,
        numbers: { smallestExcess: margin },
        verdict: exactly(margin > 0),
      };
    },
  },
  {
    id: "cntd-monotonic",
    where: "Sec. 5.2, Fig. 11",
    statement: "The CNTDs grow monotonically with the detuning and with the imbalance.",
    async check(bench) {
      let worst = 0;
      for (const { points } of await series(bench)) {
        for (const quantity of COMPARED) {
          worst = Math.max(worst, worstStep(positions(points[quantity]).map(Math.abs), 1));
        }
      }
      return {
        computed: `largest fall of |CNTD| between neighbours, all three quantities: ${short(worst)} (allowed: ${PLACED})`,
        numbers: { largestFall: worst, tolerance: PLACED },
        verdict: withinBounds(worst, PLACED),
      };
    },
  },
  {
    id: "cntd-bell-functions-alike",
    where: "Sec. 5.2, Fig. 8",
    statement: "The CNTDs of I2 and I3 are almost the same.",
    async check(bench) {
      const [epsilon, gamma] = (await series(bench)) as [Series, Series];
      const at = ({ points }: Series, k: number) => [points.i2[k]!.at, points.i3[k]!.at] as const;
      // Fig. 8(b): Δε = 1; Fig. 8(e): Δγ = 0.1.
      const [b2, b3] = at(epsilon, DETUNINGS.length - 11);
      const [e2, e3] = at(gamma, 19);
      const detuning = Math.abs(b3 / b2 - 1);
      const imbalance = Math.abs(e3 / e2 - 1);
      const [holds, approximately] = [0.05, 0.25];
      return {
        computed: `Fig. 8(b): ${short(b2)} and ${short(b3)}, apart by ${short(detuning, 2)}; Fig. 8(e): ${short(e2)} and ${short(e3)}, apart by ${short(imbalance, 2)} (holds to ${holds}, approximately to ${approximately})`,
        numbers: {
          i2Detuned: b2,
          i3Detuned: b3,
          deviationDetuned: detuning,
          i2Unbalanced: e2,
          i3Unbalanced: e3,
          deviationUnbalanced: imbalance,
          holds,
          approximately,
        },
        verdict: withinBounds(Math.max(detuning, imbalance), holds, approximately),
      };
    },
  },
  {
    id: "chsh-most-sensitive",
    where: "Sec. 5.2, Fig. 11(a)",
    statement: "CHSH is the most sensitive indicator of the detuning.",
    async check(bench) {
      const [{ points }] = (await series(bench)) as [Series, Series];
      const margin = smallest(
        points.i2.map(({ at }, k) => at - Math.max(points.concurrence[k]!.at, points.i3[k]!.at)),
      );
      const slope = (quantity: Quantity) => points[quantity][0]!.at / DETUNINGS[0]!;
      return {
        computed: `shift of the maximum per detuning at small Δε: ${short(slope("concurrence"))} (concurrence), ${short(slope("i2"))} (I2), ${short(slope("i3"))} (I3); the CNTD of I2 is the largest by ${short(margin)} at least for Δε = 0.05 … 1.5`,
        numbers: {
          slopeConcurrence: slope("concurrence"),
          slopeI2: slope("i2"),
          slopeI3: slope("i3"),
          smallestMargin: margin,
        },
        verdict: exactly(margin > 0),
      };
    },
  },
  {
    id: "mismatch-vanishes",
    where: "Sec. 5.2, Fig. 11(b)",
    statement:
      "The mismatch between entanglement and Bell nonlocality disappears as γ1 → 0 or γ2 → 0.",
    async check(bench) {
      // γ₁ = 10⁻², 10⁻³ … 10⁻⁵ at γ̄ = 0.1, and exactly 0.
      const small = [1e-2, 1e-3, 1e-4, 1e-5, 0];
      const inputs = small.map(
        (gamma): ParametersInput => ({ ...BOSONIC, gamma: [gamma, 0.2 - gamma] }),
      );
      const at = await Promise.all(
        COMPARED.map(async (quantity) =>
          positions(await criticalTemperatureDifferences(bench.solver, inputs, quantity)),
        ),
      );
      const mismatch = small.map((_, k) => {
        const three = at.map((list) => list[k]!);
        return largest(three) - smallest(three);
      });
      const tolerance = 1e-3;
      return {
        computed: `spread of the three CNTDs for γ1 = ${small.join(", ")} (γ̄ = 0.1): ${mismatch.map((m) => short(m, 2)).join(", ")}; at γ1 = 0 all three lie at the end of the range, T2 = 0 (vanishing: each smaller than the one before, the last up to ${tolerance})`,
        numbers: Object.fromEntries([
          ...small.map((gamma, k) => [`mismatchAt${gamma}`, mismatch[k]!]),
          ["tolerance", tolerance],
        ]),
        verdict: exactly(
          mismatch.every((m, k) => k === 0 || m < mismatch[k - 1]! || m <= PLACED) &&
            mismatch[mismatch.length - 1]! <= tolerance,
        ),
      };
    },
  },
  {
    id: "critical-production-ordered",
    where: "Secs. 5.2, 6, Fig. 9",
    statement:
      "The critical entropy production rate of entanglement is always smaller than those of the Bell nonlocality.",
    async check(bench) {
      const numbers: Record<string, number> = {};
      let margin = Infinity;
      const texts: string[] = [];
      // (a) has its maxima at σ = 0.
      for (const { letter, base, side } of SETTINGS.slice(1)) {
        const [c, i2, i3] = (
          await Promise.all(
            COMPARED.map((q) => criticalEntropyProduction(bench.solver, base, q, side)),
          )
        ).map(({ entropyProduction }) => entropyProduction) as [number, number, number];
        numbers[`${letter}Concurrence`] = c;
        numbers[`${letter}I2`] = i2;
        numbers[`${letter}I3`] = i3;
        margin = Math.min(margin, i2 - c, i3 - c);
        texts.push(`(${letter}) ${short(c, 3)}, ${short(i2, 3)}, ${short(i3, 3)}`);
      }
      return {
        computed: `σ at the maxima of concurrence, I2, I3 in Fig. 9: ${texts.join("; ")}`,
        numbers,
        verdict: exactly(margin > 0),
      };
    },
  },
];
