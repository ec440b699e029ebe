// Section 4.2: fermionic baths in equilibrium, Fig. 5.

import { type CriticalPoint, criticalPoints, type ParametersInput } from "../../index.js";
import { COLD_LEADS } from "../equilibrium.js";
import { type Bench, type Claim, exactly, withinBounds } from "./claim.js";
import { columns, crossing, PLACED, short } from "./tools.js";

const COLD: ParametersInput = { ...COLD_LEADS, kappa: 0.6 };
const DETUNED: ParametersInput = { ...COLD, epsilon: [0.5, 1.5] };

/** The maximum along μ in a panel of Fig. 5. */
function along(
  bench: Bench,
  base: ParametersInput,
  quantity: "concurrence" | "i2" | "i3",
): Promise<CriticalPoint> {
  return bench.once(`leads ${JSON.stringify(base.epsilon)} ${quantity}`, async () => {
    const range = [0, 2] as const;
    return (await criticalPoints(bench.solver, [base], "mu.mean", quantity, { range }))[0]!;
  });
}

export const LEADS: readonly Claim[] = [
  {
    id: "maximum-at-resonance",
    where: "Sec. 4.2, Fig. 5",
    statement:
      "The maxima lie at the resonance μ = ε̄: concurrence and I2 for both pairs of sites, I3 for identical ones.",
    async check(bench) {
      const points = [
        await along(bench, COLD, "concurrence"),
        await along(bench, COLD, "i2"),
        await along(bench, COLD, "i3"),
        await along(bench, DETUNED, "concurrence"),
        await along(bench, DETUNED, "i2"),
      ];
      const deviation = Math.max(...points.map(({ at }) => Math.abs(at - 1)));
      return {
        computed: `largest distance of the five maxima from μ = ε̄: ${short(deviation)} (allowed: ${PLACED})`,
        numbers: {
          concurrence: points[0]!.at,
          i2: points[1]!.at,
          i3: points[2]!.at,
          detunedConcurrence: points[3]!.at,
          detunedI2: points[4]!.at,
          deviation,
          tolerance: PLACED,
        },
        verdict: withinBounds(deviation, PLACED),
      };
    },
  },
  {
    id: "concurrence-above-half",
    where: "Sec. 4.2, Fig. 5(a)",
    statement:
      "With fermionic baths the concurrence can exceed 1/2, the limit of thermal entanglement.",
    async check(bench) {
      const { value } = await along(bench, COLD, "concurrence");
      return {
        computed: `largest concurrence for ε₁ = ε₂: ${short(value)}`,
        numbers: { concurrence: value, bound: 0.5 },
        verdict: exactly(value > 0.5),
      };
    },
  },
  {
    id: "detuning-lowers-maximum",
    where: "Sec. 4.2, Fig. 5",
    statement:
      "Detuned sites have a smaller maximal concurrence at the resonance than identical ones.",
    async check(bench) {
      const same = (await along(bench, COLD, "concurrence")).value;
      const detuned = (await along(bench, DETUNED, "concurrence")).value;
      return {
        computed: `${short(same)} for ε₁ = ε₂, ${short(detuned)} for 3ε₁ = ε₂`,
        numbers: { symmetric: same, detuned },
        verdict: exactly(detuned < same),
      };
    },
  },
  {
    id: "plateau-widens",
    where: "Sec. 4.2, Fig. 5",
    statement: "Detuning widens the plateau about the resonance.",
    async check(bench) {
      const widths: number[] = [];
      for (const difference of [0, 0.5, 1]) {
        const base: ParametersInput = { ...COLD, epsilon: { mean: 1, difference } };
        const top = (
          await columns(bench, {
            base,
            axes: [{ parameter: "mu.mean", values: [1] }],
            observables: ["concurrence"],
          })
        )["concurrence"]![0]!;
        const end = await crossing(bench, base, "mu.mean", [1, 3], "concurrence", 0.9 * top);
        widths.push(2 * (end - 1));
      }
      const [none, half, full] = widths as [number, number, number];
      return {
        computed: `width in μ over which the concurrence keeps 90 % of its value at the resonance: ${widths.map((w) => short(w, 3)).join(", ")} for Δε = 0, 0.5, 1`,
        numbers: { width0: none, width05: half, width1: full },
        verdict: exactly(none < half && half < full),
      };
    },
  },
  {
    id: "i3-off-resonance",
    where: "Sec. 4.2, Fig. 5(b)",
    statement: "Detuned sites have their maximal I3 slightly away from μ = ε̄.",
    async check(bench) {
      const { at, value, maxima } = await along(bench, DETUNED, "i3");
      const centre = (
        await columns(bench, {
          base: DETUNED,
          axes: [{ parameter: "mu.mean", values: [1] }],
          observables: ["i3"],
        })
      )["i3"]![0]!;
      const second = maxima[maxima.length - 1]!;
      const asymmetry = Math.abs(at + second.at - 2);
      return {
        computed: `${maxima.length} maxima, a pair that mirrors each other about ε̄ to ${short(asymmetry)}: I3 = ${short(value)} at μ = ${short(at)} and ${short(second.at)}, ${short(centre)} at μ = ε̄ between them`,
        numbers: {
          maxima: maxima.length,
          first: at,
          last: second.at,
          value,
          valueLast: second.value,
          valueAtResonance: centre,
          mirrorDeviation: asymmetry,
        },
        verdict: exactly(Math.abs(at - 1) > PLACED && value > centre),
      };
    },
  },
  {
    id: "i3-off-resonance-by-asymmetry",
    where: "Sec. 4.2, Fig. 5(b)",
    statement:
      "That the maximal I3 lies off the resonance results from the asymmetry of the observables between Alice and Bob.",
    async check(bench) {
      const swapped: ParametersInput = { ...DETUNED, epsilon: [1.5, 0.5] };
      const axes = [{ parameter: "mu.mean", from: 0.6, to: 1.4, count: 81 }] as const;
      const read = async (base: ParametersInput) =>
        (await columns(bench, { base, axes, observables: ["i3"] }))["i3"]!;
      const [one, other] = [await read(DETUNED), await read(swapped)];
      const mirrored = Array.from(one).reverse();
      const parties = Math.max(...Array.from(one, (value, k) => Math.abs(value - other[k]!)));
      const mirror = Math.max(...Array.from(one, (value, k) => Math.abs(value - mirrored[k]!)));
      const tolerance = 1e-10;
      return {
        computed: `I3 does not change when the two sites are exchanged (${short(parties)}), nor when μ is mirrored about ε̄ (${short(mirror)}): an asymmetry between the parties would show in one of them by more than ${tolerance}`,
        numbers: { partyDifference: parties, mirrorDifference: mirror, tolerance },
        verdict: exactly(Math.max(parties, mirror) > tolerance),
      };
    },
  },
  {
    id: "i3-favours-partial-entanglement",
    where: "Sec. 4.2, Fig. 5",
    statement:
      "Relative to I2, I3 is larger for detuned sites, whose excited states are partially entangled, than for identical ones.",
    async check(bench) {
      const ratio = async (base: ParametersInput) =>
        (await along(bench, base, "i3")).value / (await along(bench, base, "i2")).value;
      const [same, detuned] = [await ratio(COLD), await ratio(DETUNED)];
      return {
        computed: `largest I3 over largest I2: ${short(same)} for ε₁ = ε₂, ${short(detuned)} for 3ε₁ = ε₂`,
        numbers: { symmetric: same, detuned },
        verdict: exactly(detuned > same),
      };
    },
  },
  {
    id: "anomaly-only-out-of-equilibrium",
    where: "Sec. 5.2",
    statement:
      "The nonlocality anomaly, different conditions for maximal entanglement and maximal Bell violation, shows only out of equilibrium.",
    async check(bench) {
      const concurrence = (await along(bench, DETUNED, "concurrence")).at;
      const i3 = (await along(bench, DETUNED, "i3")).at;
      const mismatch = Math.abs(concurrence - i3);
      return {
        computed: `equilibrium leads of Fig. 5(b): the concurrence is largest at μ = ${short(concurrence)}, I3 at μ = ${short(i3)} and its mirror image; mismatch ${short(mismatch)} (allowed: ${PLACED})`,
        numbers: { concurrence, i3, mismatch, tolerance: PLACED },
        verdict: withinBounds(mismatch, PLACED),
      };
    },
  },
];
