// Section 3.2: what the form of the coupling spectrum changes, and what neither it nor the equation does.

import { levels, type Pair } from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { BOSONIC, SETTINGS } from "../temperature.js";
import { type Claim, everywhere, exactly } from "./claim.js";
import { EXACT, largest, short } from "./tools.js";
import {
  ALONG,
  COUNT,
  curve,
  differences,
  named,
  ofMaps,
  SIMILAR,
  swept,
  three,
  type Way,
  worst,
} from "./ways.js";

const BASES = SETTINGS.map(({ base }) => base);
const DETUNED = SETTINGS[1].base;

const shape = (exponent: number): Way => ({ spectrum: { kind: "ohmic", exponent } });
/** Coupling spectra γ_j·(ω/ε̄)^s. */
const SHAPES = [
  { name: "subOhmic", exponent: 0.5 },
  { name: "ohmic", exponent: 1 },
  { name: "superOhmic", exponent: 2 },
] as const;
const STEEP = 3;

export const SPECTRA: readonly Claim[] = [
  {
    id: "spectra-similar",
    where: "Sec. 3.2, Figs. 8, 10",
    statement:
      "Correlations in the steady state are quantitatively similar with ohmic, sub-ohmic and super-ohmic coupling spectra.",
    async check(bench) {
      const numbers: Record<string, number> = { bound: SIMILAR };
      const texts: string[] = [];
      let own = 0;
      for (const { name, exponent } of SHAPES) {
        const eight = await differences(bench, BASES, [curve], shape(exponent));
        const ten = await ofMaps(bench, shape(exponent));
        Object.assign(numbers, named(`${name}Fig8`, eight), named(`${name}Fig10`, ten));
        own = Math.max(own, worst(eight), worst(ten));
        texts.push(`ω^${exponent}: Fig. 8 ${three(eight)}, Fig. 10 ${three(ten)}`);
      }
      const steep = await differences(bench, BASES, [curve], shape(STEEP));
      const weak = BASES.map(({ gamma, ...base }) => {
        const [one, two] = gamma as Pair;
        return { ...base, gamma: [one / 10, two / 10] as const };
      });
      const weaker = await differences(bench, weak, [curve], shape(STEEP));
      const resonant = [BASES[0]!, BASES[3]!, BASES[4]!];
      const alike = worst(await differences(bench, resonant, [curve], shape(STEEP)));
      const plus = levels(DETUNED).transitions.find(({ branch }) => branch === "plus")!;
      return {
        computed: `γ_j·(ω/ε̄)^s against the flat spectrum, concurrence, I2, I3 in parts of their largest values: ${texts.join("; ")}; Fig. 8 with s = ${STEEP}, where γ(ε₊) = ${short(plus.frequency ** STEEP, 2)}γ: ${three(steep)}, at a tenth of γ ${three(weaker)}; without detuning, in Fig. 8(a), (d), (e): ${short(alike)} with any (similar: within ${100 * SIMILAR} %; approximately: for s ≤ 2)`,
        numbers: {
          ...numbers,
          ...named("cubicFig8", steep),
          ...named("cubicWeakFig8", weaker),
          cubicResonant: alike,
        },
        verdict: everywhere(worst(steep) <= SIMILAR && own <= SIMILAR, own <= SIMILAR),
      };
    },
  },
  {
    id: "spectrum-drops-out",
    where: "Sec. 3.2, Figs. 8, 3",
    statement:
      "The form of the coupling spectrum changes neither thermal states nor steady states without coherence in the energy basis.",
    async check(bench) {
      let [secular, thermal] = [0, 0];
      const temperatures = [
        { parameter: "temperature.mean", from: 0.2, to: 2, count: COUNT },
      ] as const;
      for (const { exponent } of [...SHAPES, { exponent: STEEP }]) {
        const plain = { equation: "secular" } as const;
        for (const base of BASES) {
          const [flat, other] = [
            await swept(bench, { ...base, ...plain }, [curve]),
            await swept(bench, { ...base, ...plain, ...shape(exponent) }, [curve]),
          ];
          for (const quantity of ["concurrence", "i2"] as const) {
            const apart = flat[quantity]!.map((x, k) => Math.abs(x - other[quantity]![k]!));
            secular = Math.max(secular, largest(apart));
          }
        }
        const parts = await differences(bench, [DETUNED, BOSONIC], temperatures, shape(exponent));
        thermal = Math.max(thermal, parts.concurrence, parts.i2);
      }
      return {
        computed: `γ_j·(ω/ε̄)^s, s = 0, ½, 1, 2, 3, concurrence and I2: the secular equation differs by ${short(secular)} in the settings of Fig. 8, Redfield's between equal baths by ${short(thermal)} (allowed: ${EXACT}); with one form for both baths only ratios of rates of one frequency enter`,
        numbers: { secular, thermal, tolerance: EXACT },
        verdict: exactly(secular <= EXACT && thermal <= EXACT),
      };
    },
  },
  {
    id: "enhancement-by-any-equation",
    where: "Secs. 3.2, 5.2, 6, Fig. 8",
    statement:
      "Nonequilibrium baths enhance entanglement and Bell nonlocality of detuned or unequally coupled qubits whatever spectrum and dissipator, and entanglement has its maximum nearest to equilibrium.",
    async check(bench) {
      const shapes: readonly Way[] = [{}, ...SHAPES.map(({ exponent }) => shape(exponent))];
      const equations: readonly Way[] = [
        {},
        { equation: "secular" },
        { equation: "universal" },
        { form: "linear" },
      ];
      let [least, disordered, ways] = [Infinity, 0, 0];
      for (const { base, side } of SETTINGS.slice(1)) {
        for (const way of equations.flatMap((one) => shapes.map((two) => ({ ...one, ...two })))) {
          const c = await swept(bench, { ...base, ...way }, [curve]);
          const at = COMPARED.map((quantity) => c[quantity]!.indexOf(largest(c[quantity]!)));
          COMPARED.forEach((quantity, k) => {
            const gain = c[quantity]![at[k]!]! - c[quantity]![(COUNT - 1) / 2]!;
            least = Math.min(least, side * c[ALONG]![at[k]!]! > 0 ? gain : -Math.abs(gain));
          });
          const away = at.map((k) => side * c[ALONG]![k]!);
          if (!(away[0]! < Math.min(away[1]!, away[2]!))) disordered += 1;
          ways += 1;
        }
      }
      return {
        computed: `${ways} combinations of Fig. 8(b)-(e), flat, sub-ohmic, ohmic and super-ohmic spectra, Redfield's, the secular, the universal equation and the linear form, ${COUNT} points each: smallest gain over equilibrium, on the paper's side of it, ${short(least)}; the maximum of the concurrence is not the nearest in ${disordered}`,
        numbers: { ways, leastGain: least, disordered },
        verdict: exactly(least > EXACT && disordered === 0),
      };
    },
  },
];
