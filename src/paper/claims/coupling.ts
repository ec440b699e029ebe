// Sections 4.1 and 4.2: the coupling between the qubits, Fig. 4.

import type { Pair, ParametersInput } from "../../index.js";
import { COLD_LEADS } from "../equilibrium.js";
import { type Bench, type Claim, everywhere, exactly, withinBounds } from "./claim.js";
import { column, crossing, EXACT, largest, short, worstStep } from "./tools.js";

const COUNT = 400;
/** Fig. 4(a): up to where, avoiding κ = 2 exactly, and Fig. 4(b). */
const BOSE: ParametersInput = { temperature: [0.5, 0.5] };
const BOSE_RANGE: Pair = [0, 5];
const FERMI = COLD_LEADS;
const FERMI_RANGE: Pair = [0, 1.5];

const monotonic = (id: string, baths: string, base: ParametersInput, [from, to]: Pair): Claim => ({
  id,
  where: "Secs. 4.1, 4.2, 6, Fig. 4",
  statement: `With ${baths} baths concurrence, I2 and I3 increase monotonically with the coupling κ.`,
  async check(bench) {
    const numbers: Record<string, number> = { tolerance: EXACT };
    for (const name of ["concurrence", "i2", "i3"] as const) {
      const axes = [{ parameter: "kappa", from, to, count: COUNT }] as const;
      numbers[`${name}LargestFall`] = worstStep(await column(bench, { base, axes }, name), 1);
    }
    const worst = largest(Object.values(numbers).slice(1));
    return {
      computed: `largest fall between neighbours of ${COUNT} couplings from ${from} to ${to}: ${short(worst)} (allowed: ${EXACT})`,
      numbers,
      verdict: withinBounds(worst, EXACT),
    };
  },
});

/** Couplings at which the three quantities leave zero. */
function thresholds(bench: Bench, name: string, base: ParametersInput, range: Pair) {
  return bench.once(`thresholds ${name}`, async () => ({
    concurrence: await crossing(bench, base, "kappa", range, "concurrence", 0),
    i2: await crossing(bench, base, "kappa", range, "chsh", 2),
    i3: await crossing(bench, base, "kappa", range, "i3322", 4),
  }));
}
// The searches start where all three are still zero, and avoid κ = 2 as a sample.
const boseThresholds = (bench: Bench) => thresholds(bench, "bose", BOSE, [0.511, 4.999]);
const fermiThresholds = (bench: Bench) => thresholds(bench, "fermi", FERMI, [0.05, 1.5]);

export const COUPLING: readonly Claim[] = [
  monotonic("monotonic-in-kappa-bose", "bosonic", BOSE, BOSE_RANGE),
  monotonic("monotonic-in-kappa-fermi", "fermionic", FERMI, FERMI_RANGE),
  {
    id: "coupling-thresholds-ordered",
    where: "Sec. 4.1, Fig. 4",
    statement:
      "Bell nonlocality needs a stronger coupling κ than entanglement, with either kind of bath.",
    async check(bench) {
      const [bose, fermi] = [await boseThresholds(bench), await fermiThresholds(bench)];
      const ordered = ({ concurrence, i2, i3 }: typeof bose) => concurrence < Math.min(i2, i3);
      const text = ({ concurrence, i2, i3 }: typeof bose) =>
        `${short(concurrence)} (concurrence), ${short(i2)} (I2), ${short(i3)} (I3)`;
      return {
        computed: `thresholds of κ: bosonic ${text(bose)}; fermionic ${text(fermi)}`,
        numbers: {
          boseConcurrence: bose.concurrence,
          boseI2: bose.i2,
          boseI3: bose.i3,
          fermiConcurrence: fermi.concurrence,
          fermiI2: fermi.i2,
          fermiI3: fermi.i3,
        },
        verdict: exactly(ordered(bose) && ordered(fermi)),
      };
    },
  },
  {
    id: "fermionic-thresholds-smaller",
    where: "Sec. 4.2, Fig. 4",
    statement:
      "The threshold couplings are much smaller in the fermionic than in the bosonic set-up.",
    async check(bench) {
      const bose = await boseThresholds(bench);
      const warm: ParametersInput = { ...FERMI, temperature: [0.5, 0.5] };
      const ratios = (fermi: typeof bose) => [
        fermi.concurrence / bose.concurrence,
        fermi.i2 / bose.i2,
        fermi.i3 / bose.i3,
      ];
      const own = ratios(await fermiThresholds(bench));
      const same = ratios(await thresholds(bench, "warm", warm, [0.25, 4]));
      const bound = 0.5;
      const text = (three: readonly number[]) => three.map((one) => short(one, 3)).join(", ");
      return {
        computed: `fermionic over bosonic threshold for concurrence, I2, I3: ${text(own)} in the settings of Fig. 4 (T = 0.1 against 0.5), ${text(same)} at the same T = 0.5 ("much smaller": below ${bound}; holds if at the same temperature too, approximately if in the figure only)`,
        numbers: {
          ratioConcurrence: own[0]!,
          ratioI2: own[1]!,
          ratioI3: own[2]!,
          ratioConcurrenceSameT: same[0]!,
          ratioI2SameT: same[1]!,
          ratioI3SameT: same[2]!,
          bound,
        },
        verdict: everywhere(largest(same) < bound, largest(own) < bound),
      };
    },
  },
  ...(
    [
      ["fermionic-threshold-printed", "κ > 2 ln(1+√2)/T, as printed", (t: number) => 1 / t],
      ["fermionic-threshold", "κ > 2T ln(1+√2), the print corrected", (t: number) => t],
    ] as const
  ).map(
    ([id, formula, factor]): Claim => ({
      id,
      where: "Sec. 4.2",
      statement: `Nonzero concurrence between fermionic baths needs ${formula}.`,
      async check(bench) {
        const numbers: Record<string, number> = {};
        let deviation = 0;
        for (const t of [0.05, 0.1, 0.2]) {
          const base: ParametersInput = { statistics: "fermi", temperature: [t, t], mu: [1, 1] };
          const found = await crossing(bench, base, "kappa", [0.5 * t, 6 * t], "concurrence", 0);
          const expected = 2 * factor(t) * Math.log(1 + Math.SQRT2);
          numbers[`thresholdAtT${t}`] = found;
          numbers[`formulaAtT${t}`] = expected;
          deviation = Math.max(deviation, Math.abs(found / expected - 1));
        }
        const tolerance = 1e-8;
        return {
          computed: `threshold of κ at μ = ε̄ = 1 and T = 0.05, 0.1, 0.2 against the formula: largest relative deviation ${short(deviation)} (allowed: ${tolerance})`,
          numbers: { ...numbers, deviation, tolerance },
          verdict: withinBounds(deviation, tolerance),
        };
      },
    }),
  ),
];
