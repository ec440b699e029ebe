// Sections 1, 3.2 and 5: what of the coherence between energy levels is left by which equation.

import { type Equation, levels, type ParameterPath, type ParametersInput } from "../../index.js";
import { FERMIONIC } from "../potential.js";
import { SETTINGS as BOSONIC_SETTINGS } from "../temperature.js";
import { type Bench, type Claim, everywhere, exactly } from "./claim.js";
import { columns, EXACT, largest, short } from "./tools.js";

/** Points along the difference of the baths. */
const COUNT = 81;

interface Setting {
  readonly name: string;
  readonly base: ParametersInput;
  readonly along: ParameterPath;
  /** Up to which difference: half of the axis is the mirror image of the other where qubits are alike. */
  readonly to: number;
}

/** The settings of Figs. 8 and 12. */
const SETTINGS: readonly Setting[] = [
  ...BOSONIC_SETTINGS.map(({ letter, base }) => ({
    name: `8(${letter})`,
    base,
    along: "temperature.difference" as const,
    to: 0.8,
  })),
  ...(
    [
      ["a", [1, 1]],
      ["b", [0.5, 1.5]],
      ["c", [1.5, 0.5]],
    ] as const
  ).map(([letter, epsilon]) => ({
    name: `12(${letter})`,
    base: { ...FERMIONIC, epsilon },
    along: "mu.difference" as const,
    to: 2,
  })),
];

const ENTRIES = ["rho22", "rho33", "rho14Re", "rho14Im", "rho23Re", "rho23Im"] as const;

/** The largest |⟨2|ρ|3⟩| and |⟨1|ρ|4⟩| along the difference of the baths. */
async function coherences(
  bench: Bench,
  { base, along, to }: Omit<Setting, "name">,
  equation?: Equation,
): Promise<{ readonly inner: number; readonly outer: number }> {
  const { theta } = levels(base);
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
  const c = await columns(bench, {
    base: equation === undefined ? base : { ...base, equation },
    axes: [{ parameter: along, from: -to, to, count: COUNT }],
    observables: ENTRIES,
  });
  // |2⟩ = cosθ|01⟩ − sinθ|10⟩, |3⟩ = sinθ|01⟩ + cosθ|10⟩; |1⟩ and |4⟩ are |00⟩ and |11⟩.
  const inner = c["rho22"]!.map((p, k) => {
    const re = sin * cos * (p - c["rho33"]![k]!) + (cos * cos - sin * sin) * c["rho23Re"]![k]!;
    return Math.hypot(re, c["rho23Im"]![k]!);
  });
  const outer = c["rho14Re"]!.map((re, k) => Math.hypot(re, c["rho14Im"]![k]!));
  return { inner: largest(inner), outer: largest(outer) };
}

/** The largest coherence of each setting of Figs. 8 and 12. */
async function ofSettings(bench: Bench, equation?: Equation): Promise<number[]> {
  const result: number[] = [];
  for (const setting of SETTINGS) {
    const { inner, outer } = await coherences(bench, setting, equation);
    result.push(Math.max(inner, outer));
  }
  return result;
}

/** Where the coherence changes its place: couplings on either side of both borders, detuned qubits. */
const PLACES = [0.5, 1, 1.5, 1.7, 1.9, 2.2, 3, 4];
const DETUNED = [0.9, 1.1] as const;

/** Couplings at which the coherence is where the paper has it with this border. */
const placed = (id: string, printed: string, border: number): Claim => ({
  id,
  where: "Sec. 5",
  statement: `Nonequilibrium baths maintain coherence between |2⟩ and |3⟩ where κ < ${printed}, between |1⟩ and |4⟩ where it is larger.`,
  async check(bench) {
    const wrong: number[] = [];
    let [misplaced, smallest] = [0, Infinity];
    for (const kappa of PLACES) {
      const { inner, outer } = await bench.once(`coherences ${kappa}`, () =>
        coherences(bench, {
          base: { epsilon: DETUNED, kappa, temperature: [0.4, 0.4], gamma: [0.01, 0.01] },
          along: "temperature.difference",
          to: 0.4,
        }),
      );
      const [there, elsewhere] = kappa < border ? [inner, outer] : [outer, inner];
      if (!(there > EXACT && elsewhere <= EXACT)) wrong.push(kappa);
      misplaced = Math.max(misplaced, elsewhere);
      smallest = Math.min(smallest, there);
    }
    return {
      computed: `bosonic baths, ε = (0.9, 1.1), |ΔT| ≤ 0.4, ${PLACES.length} couplings from ${PLACES[0]} to ${PLACES.at(-1)}: ${wrong.length === 0 ? "all as stated" : `otherwise at κ = ${wrong.join(", ")}`}; largest coherence where none should be ${short(misplaced)}, smallest where it should ${short(smallest)}`,
      numbers: { couplings: PLACES.length, wrong: wrong.length, misplaced, smallest },
      verdict: exactly(wrong.length === 0),
    };
  },
});

export const COHERENCE: readonly Claim[] = [
  {
    id: "secular-wipes-out-coherence",
    where: "Secs. 1, 3.2",
    statement:
      "The secular approximation (the Lindblad form) wipes out the nonequilibrium steady-state coherence in the energy basis.",
    async check(bench) {
      const secular = largest(await ofSettings(bench, "secular"));
      const redfield = largest(await bench.once("coherence", () => ofSettings(bench)));
      return {
        computed: `largest coherence between energy levels in the settings of Figs. 8 and 12: ${short(secular)} by the secular equation (allowed: ${EXACT}), ${short(redfield)} by Redfield's`,
        numbers: { secular, redfield, tolerance: EXACT },
        verdict: exactly(secular <= EXACT && redfield > EXACT),
      };
    },
  },
  {
    id: "redfield-keeps-coherence",
    where: "Secs. 1, 3.2, 5",
    statement:
      "Between baths out of equilibrium the Bloch-Redfield equation gives nonzero steady-state coherence in the energy basis.",
    async check(bench) {
      const found = await bench.once("coherence", () => ofSettings(bench));
      const numbers: Record<string, number> = { threshold: EXACT };
      SETTINGS.forEach(({ name }, k) => {
        numbers[`fig${name.replace(/[()]/g, "")}`] = found[k]!;
      });
      const without = SETTINGS.filter((_, k) => !(found[k]! > EXACT)).map(({ name }) => name);
      const text = SETTINGS.map(({ name }, k) => `${name} ${short(found[k]!)}`).join(", ");
      return {
        computed: `largest coherence in the settings of Figs. ${text}${without.length === 0 ? "" : `: none in ${without.join(", ")}, strongly coupled qubits at resonance, even between unequal couplings`} (none: below ${EXACT})`,
        numbers,
        verdict: everywhere(without.length === 0, without.length < SETTINGS.length),
      };
    },
  },
  placed("coherence-place-printed", "√(ε₁ε₂)", Math.sqrt(DETUNED[0] * DETUNED[1])),
  placed("coherence-place", "2√(ε₁ε₂)", 2 * Math.sqrt(DETUNED[0] * DETUNED[1])),
];
