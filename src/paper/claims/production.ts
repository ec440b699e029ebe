// Section 5.1: entropy production, Figs. 6 and 7.

import { notPositive, type ParametersInput, positiveValues } from "../../index.js";
import { HEAT, HEAT_COUPLINGS, PARTICLE_COUPLINGS, PARTICLES } from "../currents.js";
import { type Bench, type Claim, everywhere, withinBounds } from "./claim.js";
import { ALL_COUPLINGS } from "./currents.js";
import { column, columns, EXACT, kappas, short, smallest, span, worstStep } from "./tools.js";

const DIFFERENCE = "temperature.difference";
/** Entropy production rates in the settings of Figs. 6-13 and over the whole model. */
async function productionRates(bench: Bench) {
  const own: number[] = [];
  const take = (values: Float64Array) => own.push(smallest(values));
  for (const kappa of HEAT_COUPLINGS) {
    const axes = [span(DIFFERENCE, 1, 101)];
    take(await column(bench, { base: { ...HEAT, kappa }, axes }, "entropyProduction"));
  }
  for (const kappa of PARTICLE_COUPLINGS) {
    const axes = [span("mu.difference", 8, 101)];
    take(await column(bench, { base: { ...PARTICLES, kappa }, axes }, "entropyProduction"));
  }
  const strong: ParametersInput = { kappa: 3, temperature: [0.4, 0.4] };
  for (const parameter of ["epsilon.difference", "gamma.difference"] as const) {
    const to = parameter === "epsilon.difference" ? 1.5 : 0.19;
    const axes = [span(parameter, to, 41), span(DIFFERENCE, 0.79, 41)];
    take(await column(bench, { base: strong, axes }, "entropyProduction"));
  }
  const all = await columns(bench, {
    base: HEAT,
    axes: [kappas(ALL_COUPLINGS), span(DIFFERENCE, 1, 41)],
    observables: ["entropyProduction"],
  });
  const flags = all["flags"]!;
  const sigma = positiveValues(all["entropyProduction"]!, flags);
  const least = smallest(sigma);
  const at = all["kappa"]![sigma.indexOf(least)]!;
  return { own: smallest(own), least, at, leftOut: notPositive(flags) };
}

export const PRODUCTION: readonly Claim[] = [
  {
    id: "heat-flows-from-hot-to-cold",
    where: "Secs. 5.1, 5.2",
    statement:
      "Energy flows from the hotter to the colder bath; the entropy production rate is always positive.",
    async check(bench) {
      const { own, least, at, leftOut } = await productionRates(bench);
      return {
        computed: `smallest σ in the settings of Figs. 6-13: ${short(own)}; over 0.05 ≤ κ ≤ 5.95 at T̄ = 1: ${short(least)} at κ = ${short(at)}, near 2√(ε₁ε₂), where γ is not small against ε₋ and heat flows backwards; left out as not positive: ${leftOut} of ${41 * ALL_COUPLINGS.length} matrices (allowed: −${EXACT}; holds everywhere, approximately in the paper's settings only)`,
        numbers: {
          smallestInSettings: own,
          smallest: least,
          atKappa: at,
          leftOut,
          tolerance: EXACT,
        },
        verdict: everywhere(least >= -EXACT, own >= -EXACT),
      };
    },
  },
  {
    id: "production-quadratic",
    where: "Sec. 5.1, Fig. 6(b)",
    statement: "The entropy production rate of bosonic baths is proportional to ΔT².",
    async check(bench) {
      const values = [1e-3, 0.5, 1];
      let [half, whole] = [0, 0];
      for (const kappa of HEAT_COUPLINGS) {
        const axes = [{ parameter: DIFFERENCE, values }] as const;
        const sigma = await column(bench, { base: { ...HEAT, kappa }, axes }, "entropyProduction");
        const curvature = sigma[0]! / values[0]! ** 2;
        half = Math.max(half, Math.abs(sigma[1]! / (curvature * values[1]! ** 2) - 1));
        whole = Math.max(whole, Math.abs(sigma[2]! / (curvature * values[2]! ** 2) - 1));
      }
      const [holds, approximately] = [0.01, 0.5];
      return {
        computed: `σ against the parabola that fits at ΔT → 0, κ = ${HEAT_COUPLINGS.join(", ")}: apart by up to ${short(half, 2)} at ΔT = T̄/2, ${short(whole, 2)} at ΔT = T̄ (holds to ${holds}, approximately to ${approximately})`,
        numbers: { deviationAtHalf: half, deviationAtMean: whole, holds, approximately },
        verdict: withinBounds(whole, holds, approximately),
      };
    },
  },
  {
    id: "production-linear",
    where: "Sec. 5.1, Fig. 7(b)",
    statement: "The entropy production rate of fermionic baths is proportional to |Δμ|.",
    async check(bench) {
      const values = [0.1, 0.11, 7.9, 8, 39, 40];
      let [near, edge, far] = [0, 0, 0];
      for (const kappa of PARTICLE_COUPLINGS) {
        const axes = [{ parameter: "mu.difference", values }] as const;
        const sigma = await column(
          bench,
          { base: { ...PARTICLES, kappa }, axes },
          "entropyProduction",
        );
        const exponent = (a: number, b: number) =>
          Math.log(sigma[b]! / sigma[a]!) / Math.log(values[b]! / values[a]!);
        near = Math.max(near, exponent(0, 1));
        edge = Math.max(edge, Math.abs(exponent(2, 3) - 1));
        far = Math.max(far, Math.abs(exponent(4, 5) - 1));
      }
      const [holds, approximately] = [0.01, 0.1];
      return {
        computed: `the exponent d ln σ/d ln|Δμ| deviates from 1 by ${short(far)} at Δμ = 40 and ${short(edge, 2)} at the figure's end, Δμ = 8; at small Δμ it is ${short(near, 3)}: quadratic until the current saturates (holds if to ${holds} at every Δμ, approximately if to ${approximately} where the current is saturated)`,
        numbers: {
          exponentSmall: near,
          deviationAt8: edge,
          deviationAt40: far,
          holds,
          approximately,
        },
        verdict:
          Math.abs(near - 1) <= holds
            ? withinBounds(edge, holds)
            : edge <= approximately && far <= holds
              ? "approximately"
              : "fails",
      };
    },
  },
  {
    id: "production-monotonic",
    where: "Secs. 5.1, 5.2",
    statement:
      "On either side of equilibrium the entropy production rate grows with |ΔT|, so that σ and ΔT are equivalent conditions.",
    async check(bench) {
      let worst = 0;
      for (const epsilon of [
        [1, 1],
        [0.5, 1.5],
      ] as const) {
        for (const gamma of [
          [0.1, 0.1],
          [0.15, 0.05],
        ] as const) {
          for (const side of [1, -1]) {
            const base: ParametersInput = { epsilon, gamma, kappa: 3, temperature: [0.4, 0.4] };
            const axes = [{ parameter: DIFFERENCE, from: 0, to: side * 0.79, count: 400 }] as const;
            worst = Math.max(
              worst,
              worstStep(await column(bench, { base, axes }, "entropyProduction"), 1),
            );
          }
        }
      }
      return {
        computed: `largest fall of σ between neighbours of 400 temperature differences on either side, settings of Fig. 8: ${short(worst)} (allowed: ${EXACT})`,
        numbers: { largestFall: worst, tolerance: EXACT },
        verdict: withinBounds(worst, EXACT),
      };
    },
  },
];
