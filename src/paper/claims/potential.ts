// Section 5.3: fermionic baths at different chemical potentials, Figs. 12-14.

import {
  criticalChemicalPotentialDifference,
  criticalEntropyProduction,
  type ParameterPath,
  type ParametersInput,
} from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { FERMIONIC } from "../potential.js";
import { BOSONIC } from "../temperature.js";
import { type Claim, everywhere, exactly, withinBounds } from "./claim.js";
import { column, columns, crossing, EXACT, largest, PLACED, short, smallest } from "./tools.js";

const ALONG = "mu.difference";
const DETUNED: ParametersInput = { ...FERMIONIC, epsilon: [0.5, 1.5] };
/** The map of Fig. 14. */
const MAP = [
  { parameter: "epsilon.difference", from: -1.5, to: 1.5, count: 201 },
  { parameter: ALONG, from: -1.5, to: 1.5, count: 201 },
] as const;

/** Connected parts of the grid points where `inside` is true (neighbours share a side). */
function connectedParts(inside: readonly boolean[], width: number): number[][] {
  const seen = new Uint8Array(inside.length);
  const parts: number[][] = [];
  for (let start = 0; start < inside.length; start++) {
    if (!inside[start] || seen[start]) continue;
    const part = [start];
    seen[start] = 1;
    for (let next = 0; next < part.length; next++) {
      const k = part[next]!;
      const column = k % width;
      const around = [k - width, k + width];
      if (column > 0) around.push(k - 1);
      if (column < width - 1) around.push(k + 1);
      for (const one of around) {
        if (inside[one] && !seen[one]) {
          seen[one] = 1;
          part.push(one);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

export const POTENTIAL: readonly Claim[] = [
  {
    id: "fermionic-maximum-at-resonance",
    where: "Sec. 5.3, Fig. 12(a)",
    statement: "For identical sites concurrence and I2 are largest at Δμ = 0.",
    async check({ solver }) {
      const c = (await criticalChemicalPotentialDifference(solver, FERMIONIC, "concurrence")).at;
      const i2 = (await criticalChemicalPotentialDifference(solver, FERMIONIC, "i2")).at;
      const deviation = Math.max(Math.abs(c), Math.abs(i2));
      return {
        computed: `maxima at Δμ = ${short(c)} and ${short(i2)} (allowed: ${PLACED})`,
        numbers: { concurrence: c, i2, tolerance: PLACED },
        verdict: withinBounds(deviation, PLACED),
      };
    },
  },
  {
    id: "no-i3322-violation",
    where: "Sec. 5.3, Fig. 12(a)",
    statement: "For identical sites no violation of I3322 is found.",
    async check(bench) {
      const axes = [{ parameter: ALONG, from: -2, to: 2, count: 401 }] as const;
      const bound = largest(await column(bench, { base: FERMIONIC, axes }, "i3322Bound"));
      const value = largest(await column(bench, { base: FERMIONIC, axes }, "i3322"));
      return {
        computed: `largest I3322 value for |Δμ| ≤ 2: ${short(value, 6)}, rigorous bound ${short(bound, 6)} (local bound 4)`,
        numbers: { i3322: value, i3322Bound: bound },
        verdict: exactly(bound <= 4),
      };
    },
  },
  {
    id: "entanglement-survives-longer",
    where: "Sec. 5.3, Fig. 12(a)",
    statement: "Entanglement survives to larger Δμ than the Bell nonlocality.",
    async check(bench) {
      const c = await crossing(bench, FERMIONIC, ALONG, [0, 2], "concurrence", 0);
      const i2 = await crossing(bench, FERMIONIC, ALONG, [0, 2], "chsh", 2);
      return {
        computed: `the concurrence vanishes at |Δμ| = ${short(c)}, I2 at ${short(i2)}`,
        numbers: { concurrence: c, i2 },
        verdict: exactly(c > i2),
      };
    },
  },
  {
    id: "fermionic-maxima-coincide",
    where: "Sec. 5.3, Figs. 12(b), (c)",
    statement: "Unlike with bosons, concurrence, I2 and I3 have their maxima at the same Δμ.",
    async check({ solver }) {
      const at = (await Promise.all(
        COMPARED.map(
          async (q) => (await criticalChemicalPotentialDifference(solver, DETUNED, q)).at,
        ),
      )) as [number, number, number];
      const spread = largest(at) - smallest(at);
      const [holds, approximately] = [PLACED, 0.02];
      return {
        computed: `3ε₁ = ε₂: Δμ = ${short(at[0])} (concurrence), ${short(at[1])} (I2), ${short(at[2])} (I3); spread ${short(spread, 2)} (holds to ${holds}, approximately to ${approximately})`,
        numbers: { concurrence: at[0], i2: at[1], i3: at[2], spread, holds, approximately },
        verdict: withinBounds(spread, holds, approximately),
      };
    },
  },
  {
    id: "fermionic-critical-productions-coincide",
    where: "Sec. 5.3, Fig. 13",
    statement:
      "The entropy production rate of maximal entanglement is the same as that of maximal Bell nonlocality.",
    async check({ solver }) {
      const sigma = (await Promise.all(
        COMPARED.map(
          async (q) => (await criticalEntropyProduction(solver, DETUNED, q, -1)).entropyProduction,
        ),
      )) as [number, number, number];
      const deviation = largest(sigma) / smallest(sigma) - 1;
      const [holds, approximately] = [1e-6, 0.05];
      return {
        computed: `3ε₁ = ε₂, Δμ < 0: σ = ${sigma.map((s) => short(s)).join(", ")} at the maxima of concurrence, I2, I3; apart by ${short(deviation, 2)} (holds to ${holds}, approximately to ${approximately})`,
        numbers: {
          concurrence: sigma[0],
          i2: sigma[1],
          i3: sigma[2],
          deviation,
          holds,
          approximately,
        },
        verdict: withinBounds(deviation, holds, approximately),
      };
    },
  },
  {
    id: "high-potential-at-low-frequency",
    where: "Sec. 5.3, Fig. 14",
    statement:
      "The lower-frequency site at the higher chemical potential gives stronger entanglement and CHSH violation.",
    async check(bench) {
      const c = await columns(bench, {
        base: FERMIONIC,
        axes: MAP,
        observables: ["concurrence", "i2"],
      });
      let [worst, at] = [Infinity, [0, 0]];
      for (const name of ["concurrence", "i2"]) {
        for (let row = 101; row < 201; row++) {
          // Δε > 0: site 1 has the lower frequency and gains from Δμ < 0.
          for (let k = 0; k < 100; k++) {
            const gain = c[name]![201 * row + k]! - c[name]![201 * row + 200 - k]!;
            if (gain >= worst) continue;
            worst = gain;
            at = [c["epsilon.difference"]![201 * row]!, c[ALONG]![k]!];
          }
        }
      }
      return {
        computed: `smallest gain of concurrence or I2 over the reversed Δμ, 0 < Δε ≤ 1.5, 0 < |Δμ| ≤ 1.5: ${short(worst)} at Δε = ${short(at[0]!)}, Δμ = ${short(at[1]!)} (allowed: −${EXACT})`,
        numbers: { smallestGain: worst, tolerance: EXACT },
        verdict: exactly(worst >= -EXACT),
      };
    },
  },
  {
    id: "chsh-regions-separated",
    where: "Sec. 5.3, Fig. 14(b)",
    statement: "The CHSH inequality is violated in separated regions: an island and two corners.",
    async check(bench) {
      const chsh = await column(bench, { base: FERMIONIC, axes: MAP }, "chsh");
      const parts = connectedParts(
        Array.from(chsh, (value) => value > 2),
        201,
      );
      // The pass between island and corner: over the detunings, the lowest of the row maxima.
      let [pass, detuning] = [Infinity, 0];
      for (let row = 100; row < 180; row++) {
        const best = largest(chsh.subarray(201 * row, 201 * (row + 1)));
        if (best < pass) [pass, detuning] = [best, -1.5 + 0.015 * row];
      }
      const island = chsh[201 * 100 + 100]!;
      return {
        computed: `violating points of the 201 × 201 grid form ${parts.length} connected part(s): from the island (CHSH ${short(island)} at the centre) to a corner a pass at Δε = ${short(detuning, 3)} stays at ${short(pass)}, above the bound 2`,
        numbers: { parts: parts.length, island, pass, passDetuning: detuning, bound: 2 },
        verdict: exactly(parts.length >= 3),
      };
    },
  },
  {
    id: "chsh-contributions",
    where: "Sec. 5.3, Fig. 14(b)",
    statement:
      "The island is due to the coherences in Eq. (10), the corners to the imbalance of the populations.",
    async check(bench) {
      const names = ["rho11", "rho22", "rho33", "rho44", "rho23Re", "rho23Im"] as const;
      const both = async (detuning: number, potential: number) => {
        const c = await columns(bench, {
          base: { ...FERMIONIC, epsilon: { mean: 1, difference: detuning } },
          axes: [{ parameter: ALONG, values: [potential] }],
          observables: names,
        });
        const [p1, p2, p3, p4, re, im] = names.map((name) => c[name]![0]!);
        const square = re! * re! + im! * im!;
        const imbalance = (p1! + p4! - p2! - p3!) ** 2 + 4 * square;
        return { coherences: 2 * Math.sqrt(8 * square), imbalance: 2 * Math.sqrt(imbalance) };
      };
      const island = await both(0, 0);
      const corner = await both(0.9, -0.38);
      return {
        computed: `2√M by its two branches: island (Δε = Δμ = 0) ${short(island.coherences)} by coherences, ${short(island.imbalance)} by imbalance; corner (Δε = 0.9, Δμ = −0.38) ${short(corner.coherences)} and ${short(corner.imbalance)}`,
        numbers: {
          islandCoherences: island.coherences,
          islandImbalance: island.imbalance,
          cornerCoherences: corner.coherences,
          cornerImbalance: corner.imbalance,
        },
        verdict: exactly(
          island.coherences > 2 &&
            island.imbalance <= 2 &&
            corner.imbalance > 2 &&
            corner.coherences <= 2,
        ),
      };
    },
  },
  {
    id: "no-advantage-of-i3322",
    where: "Sec. 5.3, Fig. 14",
    statement: "I3322 has no significant advantage over CHSH in revealing the Bell nonlocality.",
    async check(bench) {
      const c = await columns(bench, { base: FERMIONIC, axes: MAP, observables: ["i2", "i3"] });
      let [alone, chsh] = [0, 0];
      c["i3"]!.forEach((i3, k) => {
        const i2 = c["i2"]![k]! > EXACT;
        if (i2) chsh += 1;
        if (i3 > EXACT && !i2) alone += 1;
      });
      const share = alone / chsh;
      const [holds, approximately] = [0, 0.05];
      return {
        computed: `on the grid of Fig. 14, ${chsh} points violate CHSH and ${alone} violate I3322 alone, ${short(share, 2)} of them (holds to ${holds}, approximately to ${approximately})`,
        numbers: { chshViolations: chsh, i3322Only: alone, share, holds, approximately },
        verdict: withinBounds(share, holds, approximately),
      };
    },
  },
  {
    id: "unequal-couplings-matter-little",
    where: "Sec. 5.3",
    statement:
      "Unequal couplings γ1 ≠ γ2 have no significant influence on fermionic entanglement and nonlocality.",
    async check(bench) {
      // Largest change anywhere on the axis, relative to the largest value.
      const change = async (
        base: ParametersInput,
        quantity: "concurrence" | "i2",
        parameter: ParameterPath,
      ) => {
        const axes = [{ parameter, from: -0.8, to: 0.8, count: 321 }] as const;
        const equal = await column(bench, { base, axes }, quantity);
        const unequal = { ...base, gamma: [0.05, 0.15] as const };
        const other = await column(bench, { base: unequal, axes }, quantity);
        return largest(other.map((value, k) => Math.abs(value - equal[k]!))) / largest(equal);
      };
      const identical = await change(FERMIONIC, "concurrence", ALONG);
      const identical2 = await change(FERMIONIC, "i2", ALONG);
      const detuned = await change(DETUNED, "concurrence", ALONG);
      const detuned2 = await change(DETUNED, "i2", ALONG);
      const bosonic = await change(BOSONIC, "concurrence", "temperature.difference");
      const bosonic2 = await change(BOSONIC, "i2", "temperature.difference");
      const worst = largest([identical, identical2, detuned, detuned2]);
      const [bound, share] = [0.1, 0.5];
      return {
        computed: `largest change over |Δμ| ≤ 0.8 when γ1 : γ2 goes from 1 : 1 to 1 : 3, relative to the largest value: concurrence ${short(identical, 2)} and I2 ${short(identical2, 2)} (identical sites), ${short(detuned, 2)} and ${short(detuned2, 2)} (3ε₁ = ε₂); with bosons over |ΔT| ≤ 0.8 ${short(bosonic, 2)} and ${short(bosonic2, 2)} (holds to ${bound}, approximately if each stays below ${share} of the bosonic change)`,
        numbers: {
          concurrence: identical,
          i2: identical2,
          concurrenceDetuned: detuned,
          i2Detuned: detuned2,
          bosonicConcurrence: bosonic,
          bosonicI2: bosonic2,
          bound,
          share,
        },
        verdict: everywhere(
          worst <= bound,
          Math.max(identical / bosonic, detuned / bosonic) <= share &&
            Math.max(identical2 / bosonic2, detuned2 / bosonic2) <= share,
        ),
      };
    },
  },
];
