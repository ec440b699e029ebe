// Section 5.4: thermal rectification, Figs. 15 and 16.

import {
  criticalTemperatureDifferences,
  type ParametersInput,
  type Quantity,
} from "../../index.js";
import { BOSONIC } from "../temperature.js";
import { type Bench, type Claim, exactly, withinBounds } from "./claim.js";
import { column, EXACT, largest, lineThrough, short, smallest, worstStep } from "./tools.js";

const BIASES = [0.2, 0.4, 0.6];
const bias = { parameter: "temperature.difference", values: BIASES } as const;
const DETUNING = { parameter: "epsilon.difference", from: -1.5, to: 1.5, count: 121 } as const;
const IMBALANCE = { parameter: "gamma.difference", from: -0.15, to: 0.15, count: 121 } as const;

/** R of Fig. 15: one row for each bias. */
async function ratios(bench: Bench, axis: typeof DETUNING | typeof IMBALANCE) {
  return bench.once(`ratios ${axis.parameter}`, async () => {
    const all = await column(bench, { base: BOSONIC, axes: [bias, axis] }, "rectification");
    return BIASES.map((_, k) => all.subarray(k * axis.count, (k + 1) * axis.count));
  });
}

/** Imbalances at which the detuning that cancels them is sought; 0.03 is the third. */
const CANCELLED = [0.01, 0.02, 0.03, 0.04, 0.045];

/** A zero of a function that changes its sign once, by bisection of many ranges at a time. */
async function zeros(
  count: number,
  [from, to]: readonly [number, number],
  evaluate: (x: readonly number[]) => Promise<readonly number[]>,
): Promise<number[]> {
  const low = new Array<number>(count).fill(from);
  const high = new Array<number>(count).fill(to);
  for (let step = 0; step < 40; step++) {
    const middle = low.map((value, k) => 0.5 * (value + high[k]!));
    const values = await evaluate(middle);
    values.forEach((value, k) => {
      if (value < 0) low[k] = middle[k]!;
      else high[k] = middle[k]!;
    });
  }
  return low.map((value, k) => 0.5 * (value + high[k]!));
}

/** Detunings that cancel each imbalance: for R at ΔT = 0.6 and for two CNTDs. */
function cancellations(bench: Bench) {
  return bench.once("cancellations", async () => {
    const point = (detuning: number, k: number, difference: number): ParametersInput => ({
      ...BOSONIC,
      epsilon: { mean: 1, difference: detuning },
      gamma: { mean: 0.1, difference: CANCELLED[k]! },
      temperature: { mean: 0.4, difference },
    });
    const critical = (quantity: Quantity) =>
      zeros(CANCELLED.length, [0, 1.5], async (x) => {
        const inputs = x.map((detuning, k) => point(detuning, k, 0));
        const found = await criticalTemperatureDifferences(bench.solver, inputs, quantity);
        return found.map(({ at }) => at);
      });
    const ratio = zeros(CANCELLED.length, [0, 1.5], async (x) => [
      ...(await column(
        bench,
        {
          base: point(0, 0, 0.6),
          axes: [
            [
              { parameter: "epsilon.difference", values: x },
              { parameter: "gamma.difference", values: CANCELLED },
            ],
          ],
        },
        "rectification",
      )),
    ]);
    return {
      rectification: await ratio,
      concurrence: await critical("concurrence"),
      i2: await critical("i2"),
    };
  });
}

const linear = (
  id: string,
  label: string,
  axis: typeof DETUNING | typeof IMBALANCE,
  [holds, approximately]: readonly [number, number],
): Claim => ({
  id,
  where: "Sec. 5.4, Fig. 15",
  statement: `The rectification ratio is almost linear in the ${label}.`,
  async check(bench) {
    const rows = await ratios(bench, axis);
    const x = Array.from(
      { length: axis.count },
      (_, k) => axis.from + ((axis.to - axis.from) * k) / (axis.count - 1),
    );
    const deviations = rows.map((row) => lineThrough(x, row).deviation / largest(row));
    const worst = largest(deviations);
    return {
      computed: `largest distance of R from the nearest line, relative to the largest R, over the range of Fig. 15: ${deviations.map((d) => short(d, 2)).join(", ")} for ΔT = ${BIASES.join(", ")} (holds to ${holds}, approximately to ${approximately})`,
      numbers: {
        deviationAt02: deviations[0]!,
        deviationAt04: deviations[1]!,
        deviationAt06: deviations[2]!,
        holds,
        approximately,
      },
      verdict: withinBounds(worst, holds, approximately),
    };
  },
});

export const RECTIFICATION: readonly Claim[] = [
  {
    id: "rectification-signs",
    where: "Sec. 5.4, Fig. 15",
    statement:
      "The heat current from bath 1 to bath 2 is blocked (R > 0) for Δε > 0, that from 2 to 1 (R < 0) for Δγ > 0.",
    async check(bench) {
      const [epsilon, gamma] = [await ratios(bench, DETUNING), await ratios(bench, IMBALANCE)];
      const positive = smallest(epsilon.map((row) => smallest(row.subarray(61))));
      const negative = largest(gamma.map((row) => largest(row.subarray(61))));
      return {
        computed: `ΔT = ${BIASES.join(", ")}: for 0 < Δε ≤ 1.5 R is at least ${short(positive)}, for 0 < Δγ ≤ 0.15 at most ${short(negative)}`,
        numbers: { smallestForDetuning: positive, largestForImbalance: negative },
        verdict: exactly(positive > 0 && negative < 0),
      };
    },
  },
  linear("rectification-linear-detuning", "detuning Δε", DETUNING, [0.05, 0.2]),
  linear("rectification-linear-imbalance", "imbalance Δγ", IMBALANCE, [0.05, 0.2]),
  {
    id: "rectification-even",
    where: "Sec. 5.4, Eq. (36)",
    statement: "The rectification ratio is an even function of ΔT.",
    async check(bench) {
      const axes = [
        { parameter: "epsilon.difference", values: [-1, 0.5, 1] },
        { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 101 },
      ] as const;
      const gamma = [0.12, 0.08] as const;
      const r = await column(bench, { base: { ...BOSONIC, gamma }, axes }, "rectification");
      let worst = 0;
      for (let row = 0; row < 3; row++) {
        for (let k = 0; k < 101; k++) {
          worst = Math.max(worst, Math.abs(r[101 * row + k]! - r[101 * row + 100 - k]!));
        }
      }
      return {
        computed: `largest |R(ΔT) − R(−ΔT)| on 3 × 101 asymmetric points: ${short(worst)} (allowed: ${EXACT})`,
        numbers: { deviation: worst, tolerance: EXACT },
        verdict: withinBounds(worst, EXACT),
      };
    },
  },
  {
    id: "rectification-grows-with-bias",
    where: "Sec. 5.4, Fig. 15",
    statement: "A larger temperature difference gives a larger rectification ratio.",
    async check(bench) {
      const axes = [
        { parameter: "epsilon.difference", values: [0.25, 0.5, 1, 1.5] },
        { parameter: "temperature.difference", from: 0.05, to: 0.79, count: 75 },
      ] as const;
      const r = await column(bench, { base: BOSONIC, axes }, "rectification");
      let worst = 0;
      for (let row = 0; row < 4; row++) {
        worst = Math.max(worst, worstStep(r.subarray(75 * row, 75 * (row + 1)), 1));
      }
      const [holds, approximately] = [EXACT, 1e-3];
      const three = await column(
        bench,
        { base: { ...BOSONIC, epsilon: [0.5, 1.5] }, axes: [bias] },
        "rectification",
      );
      return {
        computed: `Δε = 1: R = ${[...three].map((v) => short(v)).join(", ")} for ΔT = ${BIASES.join(", ")}; largest fall over 0.05 ≤ ΔT ≤ 0.79, four detunings: ${short(worst)} (holds to ${holds}, approximately to ${approximately})`,
        numbers: {
          ratioAt02: three[0]!,
          ratioAt04: three[1]!,
          ratioAt06: three[2]!,
          largestFall: worst,
          holds,
          approximately,
        },
        verdict: withinBounds(worst, holds, approximately),
      };
    },
  },
  {
    id: "cntd-indicates-rectification",
    where: "Sec. 5.4, Figs. 11, 15",
    statement: "A larger CNTD goes with a larger rectification ratio.",
    async check(bench) {
      const steps = Array.from({ length: 28 }, (_, k) => (k + 1) / 28);
      let worst = 0;
      for (const [pair, mean, to] of [
        ["epsilon", 1, 1.5],
        ["gamma", 0.1, 0.19],
      ] as const) {
        const inputs = steps.map(
          (step): ParametersInput => ({ ...BOSONIC, [pair]: { mean, difference: to * step } }),
        );
        const found = await criticalTemperatureDifferences(bench.solver, inputs, "i2");
        const values = steps.map((step) => to * step);
        const r = await column(
          bench,
          {
            base: { ...BOSONIC, temperature: { mean: 0.4, difference: 0.6 } },
            axes: [{ parameter: `${pair}.difference`, values }],
          },
          "rectification",
        );
        worst = Math.max(
          worst,
          worstStep(
            found.map(({ at }) => Math.abs(at)),
            1,
          ),
          worstStep(r.map(Math.abs), 1),
        );
      }
      const tolerance = 1e-8;
      return {
        computed: `along one asymmetry, Δε to 1.5 or Δγ to 0.19, |CNTD of I2| and |R(0.6)| grow together: largest fall of either ${short(worst)} (allowed: ${tolerance})`,
        numbers: { largestFall: worst, tolerance },
        verdict: withinBounds(worst, tolerance),
      };
    },
  },
  {
    id: "cancellation-linear",
    where: "Secs. 5.4, 6, Fig. 16",
    statement: "Δε and Δγ cancel each other along a line, for both CNTDs and for R.",
    async check(bench) {
      const found = await cancellations(bench);
      const numbers: Record<string, number> = {};
      let worst = 0;
      for (const [name, x] of Object.entries(found)) {
        // The line through the origin that fits best in Δε.
        const slope =
          x.reduce((sum, value, k) => sum + value * CANCELLED[k]!, 0) /
          CANCELLED.reduce((sum, value) => sum + value * value, 0);
        const deviation =
          largest(x.map((value, k) => Math.abs(value - slope * CANCELLED[k]!))) / largest(x);
        numbers[`${name}Slope`] = slope;
        numbers[`${name}Deviation`] = deviation;
        worst = Math.max(worst, deviation);
      }
      const [holds, approximately] = [0.01, 0.1];
      return {
        computed: `zeros at Δγ = ${CANCELLED.join(", ")} against the best line through the origin, relative to the largest Δε: ${Object.keys(
          found,
        )
          .map((name) => `${name} ${short(numbers[`${name}Deviation`]!, 2)}`)
          .join(", ")} (holds to ${holds}, approximately to ${approximately})`,
        numbers: { ...numbers, holds, approximately },
        verdict: withinBounds(worst, holds, approximately),
      };
    },
  },
  {
    id: "cancellation-simultaneous",
    where: "Secs. 5.4, 6, Fig. 16",
    statement:
      "Where the rectification is cancelled, maximal entanglement and Bell nonlocality are given by equilibrium: CNTDs and R vanish together.",
    async check(bench) {
      const found = await cancellations(bench);
      const [r, c, i2] = [found.rectification[2]!, found.concurrence[2]!, found.i2[2]!];
      const spread = (Math.max(r, c, i2) - Math.min(r, c, i2)) / r;
      const [holds, approximately] = [0.01, 0.1];
      return {
        computed: `at Δγ = ${CANCELLED[2]}: R(0.6) vanishes at Δε = ${short(r)}, the CNTD of I2 at ${short(i2)}, that of the concurrence at ${short(c)}; apart by ${short(spread, 3)} of the first (holds to ${holds}, approximately to ${approximately})`,
        numbers: {
          gammaDifference: CANCELLED[2]!,
          rectification: r,
          i2,
          concurrence: c,
          spread,
          holds,
          approximately,
        },
        verdict: withinBounds(spread, holds, approximately),
      };
    },
  },
];
