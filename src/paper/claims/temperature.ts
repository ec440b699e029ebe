// Section 5.2: bosonic baths at different temperatures, Figs. 8 and 10.

import { criticalTemperatureDifference, levels } from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { BOSONIC, SETTINGS } from "../temperature.js";
import { type Claim, exactly, withinBounds } from "./claim.js";
import { column, columns, EXACT, largest, PLACED, short, smallest, worstStep } from "./tools.js";

const ALONG = "temperature.difference";
const whole = (count: number) => ({ parameter: ALONG, from: -0.8, to: 0.8, count }) as const;
const half = (count: number) => ({ parameter: ALONG, from: 0, to: 0.8, count }) as const;
const COUNT = 400;

export const TEMPERATURE: readonly Claim[] = [
  {
    id: "nonlocal-only-if-strong",
    where: "Secs. 5.2, 6",
    statement: "With bosonic baths the steady state is Bell nonlocal only for strong coupling κ.",
    async check(bench) {
      let [chsh, i3322, states] = [-Infinity, -Infinity, 0];
      for (const difference of [0, 0.5, 1, 1.5]) {
        const limit = 2 * Math.sqrt(1 - 0.25 * difference * difference);
        const c = await columns(bench, {
          base: { epsilon: { mean: 1, difference }, temperature: [0.4, 0.4] },
          axes: [
            { parameter: "temperature.mean", values: [0.05, 0.1, 0.2, 0.4, 0.8] },
            { parameter: "kappa", from: 0.02 * limit, to: 0.98 * limit, count: 25 },
            { parameter: "gamma.difference", values: [-0.15, 0, 0.15] },
            { parameter: ALONG, from: -1.6, to: 1.6, count: 41 },
          ],
          observables: ["chsh", "i3322", "minEigenvalue"],
        });
        for (let k = 0; k < c["chsh"]!.length; k++) {
          // Outside the weak-coupling window the matrix is no state, and temperatures end at 0.
          if (!(c["minEigenvalue"]![k]! >= -EXACT)) continue;
          states += 1;
          chsh = Math.max(chsh, c["chsh"]![k]!);
          i3322 = Math.max(i3322, c["i3322"]![k]!);
        }
      }
      return {
        computed: `${states} positive steady states with κ < 2√(ε₁ε₂), detuned, unequally coupled, up to |ΔT| = 2T̄: largest CHSH value ${short(chsh, 6)} (bound 2), largest I3322 value ${short(i3322, 6)} (bound 4)`,
        numbers: { states, chsh, i3322 },
        verdict: exactly(chsh <= 2 + EXACT && i3322 <= 4 + EXACT),
      };
    },
  },
  {
    id: "symmetric-maximum-at-equilibrium",
    where: "Secs. 5.2, 6, Fig. 8(a)",
    statement:
      "For the symmetric set-up concurrence and I2 are largest at ΔT = 0 and decrease monotonically with |ΔT|.",
    async check(bench) {
      const at: number[] = [];
      const rises: number[] = [];
      for (const quantity of ["concurrence", "i2"] as const) {
        at.push((await criticalTemperatureDifference(bench.solver, BOSONIC, quantity)).at);
        rises.push(
          worstStep(await column(bench, { base: BOSONIC, axes: [half(COUNT)] }, quantity), -1),
        );
      }
      const deviation = largest(at.map(Math.abs));
      const rise = largest(rises);
      return {
        computed: `maxima at ΔT = ${short(at[0]!)} (concurrence) and ${short(at[1]!)} (I2) (allowed: ${PLACED}); largest rise with |ΔT|: ${short(rise)} (allowed: ${EXACT})`,
        numbers: {
          concurrence: at[0]!,
          i2: at[1]!,
          largestRise: rise,
          tolerance: PLACED,
          riseTolerance: EXACT,
        },
        verdict: exactly(deviation <= PLACED && rise <= EXACT),
      };
    },
  },
  {
    id: "symmetric-i3-off-equilibrium",
    where: "Secs. 5.2, 6, Fig. 8(a), 9(a)",
    statement:
      "For the symmetric set-up I3 has its maximum away from ΔT = 0, because of the asymmetry of Eq. (6).",
    async check(bench) {
      const { at, value, kind } = await criticalTemperatureDifference(bench.solver, BOSONIC, "i3");
      const i3 = await column(bench, { base: BOSONIC, axes: [whole(2001)] }, "i3");
      const centre = i3[1000]!;
      const elsewhere = largest(i3.filter((_, k) => k !== 1000)) - centre;
      const odd = largest(i3.map((one, k) => Math.abs(one - i3[2000 - k]!)));
      return {
        computed: `one maximum (${kind}), I3 = ${short(value)} at ΔT = ${short(at)}; elsewhere on 2,001 points I3 is lower by ${short(-elsewhere)} at least, and I3(ΔT) = I3(−ΔT) to ${short(odd)} (away from 0: more than ${PLACED})`,
        numbers: { at, value, excessElsewhere: elsewhere, oddPart: odd, tolerance: PLACED },
        verdict: exactly(Math.abs(at) > PLACED && elsewhere > EXACT),
      };
    },
  },
  {
    id: "ground-population-falls",
    where: "Sec. 5.2",
    statement:
      "For the symmetric set-up the population of the ground state |2⟩ decreases with |ΔT|.",
    async check(bench) {
      const { theta } = levels(BOSONIC);
      const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
      const c = await columns(bench, {
        base: BOSONIC,
        axes: [half(COUNT)],
        observables: ["rho22", "rho33", "rho23Re"],
      });
      const population = c["rho22"]!.map(
        (value, k) =>
          cos * cos * value + sin * sin * c["rho33"]![k]! - 2 * sin * cos * c["rho23Re"]![k]!,
      );
      const rise = worstStep(population, -1);
      return {
        computed: `from ${short(population[0]!)} at ΔT = 0 to ${short(population[COUNT - 1]!)} at ΔT = 2T̄; largest rise ${short(rise)} (allowed: ${EXACT})`,
        numbers: {
          atEquilibrium: population[0]!,
          atEnd: population[COUNT - 1]!,
          largestRise: rise,
          tolerance: EXACT,
        },
        verdict: withinBounds(rise, EXACT),
      };
    },
  },
  {
    id: "i3322-within-chsh",
    where: "Sec. 5.2, Fig. 8",
    statement: "The states of Fig. 8 that violate I3322 are a subset of those that violate CHSH.",
    async check(bench) {
      let [both, alone, chshOnly] = [0, 0, 0];
      for (const { base } of SETTINGS) {
        const c = await columns(bench, { base, axes: [whole(2001)], observables: ["i2", "i3"] });
        for (let k = 0; k < 2001; k++) {
          const [i2, i3] = [c["i2"]![k]! > EXACT, c["i3"]![k]! > EXACT];
          if (i2 && i3) both += 1;
          else if (i3) alone += 1;
          else if (i2) chshOnly += 1;
        }
      }
      return {
        computed: `of 5 × 2,001 states ${both} violate both, ${chshOnly} CHSH alone, ${alone} I3322 alone`,
        numbers: { both, chshOnly, i3322Only: alone },
        verdict: exactly(alone === 0 && both > 0),
      };
    },
  },
  {
    id: "i3-exchange-symmetric",
    where: "Sec. 5.2, Fig. 10(c), (f)",
    statement:
      "I3 reveals no obvious asymmetry: reversing ΔT together with the asymmetry of the qubits gives almost the same results.",
    async check(bench) {
      let worst = 0;
      for (const parameter of ["epsilon.difference", "gamma.difference"] as const) {
        const to = parameter === "epsilon.difference" ? 1.5 : 0.2;
        const axes = [{ parameter, from: -to, to, count: 41 }, whole(41)] as const;
        const i3 = await column(bench, { base: BOSONIC, axes }, "i3");
        worst = Math.max(worst, largest(i3.map((v, k) => Math.abs(v - i3[i3.length - 1 - k]!))));
      }
      return {
        computed: `largest difference of I3 at (ΔT, Δε) and (−ΔT, −Δε), and likewise for Δγ, on 2 × 41 × 41 points: ${short(worst)} (allowed: ${EXACT}): exactly the same, as the symmetry of Eq. (6) demands`,
        numbers: { difference: worst, tolerance: EXACT },
        verdict: withinBounds(worst, EXACT),
      };
    },
  },
  {
    id: "hot-bath-at-high-frequency",
    where: "Sec. 5.2, Fig. 10(a)-(c)",
    statement:
      "The higher-frequency qubit at the hotter bath gives stronger entanglement and Bell nonlocality than at the colder one.",
    async check(bench) {
      let worst = Infinity;
      for (const quantity of COMPARED) {
        const c = await columns(bench, {
          base: BOSONIC,
          axes: [{ parameter: "epsilon.difference", from: 0.1, to: 1.5, count: 29 }, whole(41)],
          observables: [quantity],
        });
        const values = c[quantity]!;
        for (let row = 0; row < 29; row++) {
          for (let k = 21; k < 41; k++) {
            worst = Math.min(worst, values[41 * row + k]! - values[41 * row + 40 - k]!);
          }
        }
      }
      return {
        computed: `smallest gain of any of the three over the reversed ΔT, Δε = 0.1 … 1.5, 0 < ΔT ≤ 2T̄: ${short(worst)} (allowed: −${EXACT}; zero where both sides preserve the inequality)`,
        numbers: { smallestGain: worst, tolerance: EXACT },
        verdict: exactly(worst >= -EXACT),
      };
    },
  },
  {
    id: "cold-end-pure",
    where: "Sec. 5.2",
    statement:
      "If γ2 = 0, the case T1 = 0, T2 = 2T̄ gives the pure ground state with maximal quantum correlations.",
    async check(bench) {
      const c = await columns(bench, {
        base: { ...BOSONIC, gamma: [0.2, 0] },
        axes: [{ parameter: ALONG, values: [0.8] }],
        observables: [...COMPARED, "minEigenvalue"],
      });
      const values = COMPARED.map((name) => c[name]![0]!);
      const deviation = 1 - smallest(values);
      return {
        computed: `concurrence, I2 and I3 deviate from 1 by ${short(Math.abs(deviation))} (allowed: ${EXACT})`,
        numbers: {
          concurrence: values[0]!,
          i2: values[1]!,
          i3: values[2]!,
          deviation,
          tolerance: EXACT,
        },
        verdict: withinBounds(Math.abs(deviation), EXACT),
      };
    },
  },
];
