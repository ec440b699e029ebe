// The numbers of a point: their signs, names, and what they mean.

import type { Quantity } from "../../index.js";
import { countsExcitations, subscript } from "../../view/labels.js";
import type { SceneBase } from "../scene.js";

/** One line of the table. */
export interface Line {
  /** The column that its number is of. */
  readonly name: string;
  readonly sign: string;
  readonly text: string;
  /** What it is, for those who ask. */
  readonly meaning: string;
}

const line = (name: string, sign: string, text: string, meaning: string): Line => ({
  name,
  sign,
  text,
  meaning,
});

const ALWAYS: readonly Line[] = [
  line(
    "concurrence",
    "C",
    "concurrence",
    "Wootters’ measure of entanglement, Eq. (1): 0 for separable states, 1 for Bell states.",
  ),
  line(
    "i2",
    "ℐ₂",
    "CHSH violation",
    "Eq. (5): how far the largest CHSH value is beyond its local bound, from 0 (no violation) to 1 (2√2).",
  ),
  line(
    "i3",
    "ℐ₃",
    "I₃₃₂₂ violation",
    "Eq. (8): how far the largest I₃₃₂₂ value is beyond its local bound, 0 without violation.",
  ),
  line(
    "chsh",
    "CHSH",
    "maximum; local up to 2",
    "The largest Tr(Bρ) over two measurements of either party. Models with local hidden variables reach at most 2 (“local up to 2”), quantum mechanics 2√2.",
  ),
  line(
    "i3322",
    "I₃₃₂₂",
    "maximum; local up to 4",
    "The largest Tr(Bρ) over three measurements of either party. Models with local hidden variables reach at most 4, qubits 5.",
  ),
  line(
    "i3322Bound",
    "I₃₃₂₂ ≤",
    "rigorous bound",
    "No measurement whatever exceeds this: it bounds the maximum from above.",
  ),
];

const FURTHER: readonly Line[] = [
  line(
    "negativity",
    "𝒩",
    "negativity",
    "(‖ρ^T₁‖₁ − 1)/2: above 0 for entangled states, at most ½.",
  ),
  line(
    "entanglementOfFormation",
    "E",
    "entanglement of formation",
    "In bits: what it costs to make the state from Bell pairs.",
  ),
  line(
    "fullyEntangledFraction",
    "F",
    "fully entangled fraction",
    "The largest overlap with a maximally entangled state; teleportation reaches the fidelity (2F + 1)/3.",
  ),
  line("purity", "Tr ρ²", "purity", "1 for pure states, ¼ for the completely mixed one."),
  line("entropy", "S", "entropy", "Von Neumann’s, in bits: 0 for pure states, 2 at most."),
  line(
    "mutualInformation",
    "I",
    "mutual information",
    "S(1) + S(2) − S(ρ) in bits: all correlations together.",
  ),
  line(
    "discord1",
    "D₁",
    "discord, qubit 1 measured",
    "Correlations, in bits, that measuring qubit 1 destroys.",
  ),
  line("discord2", "D₂", "discord, qubit 2 measured", "The same for measurements of qubit 2."),
  line(
    "unsteerability12",
    "U₁₂",
    "unsteerability, 1 to 2",
    "At most 1 proves that qubit 1 cannot steer qubit 2, and so that no Bell inequality is violated.",
  ),
  line("unsteerability21", "U₂₁", "unsteerability, 2 to 1", "The same the other way."),
];

const LAST: readonly Line[] = [
  line(
    "entropyProduction",
    "σ",
    "entropy production rate",
    "What the currents cost: −Σ (heat − μ particles)/T over the baths.",
  ),
  line("jumpHeat", "Jᴸ", "heat from the jumps", "What all jump operators together bring in."),
  line(
    "gap",
    "Δ",
    "slowest relaxation rate",
    "−max Re λ of the generator: how fast the steady state is reached.",
  ),
  line("minEigenvalue", "λ", "smallest eigenvalue of ρ", "Below zero ρ is no state."),
  line(
    "residual",
    "r",
    "residual",
    "max|Lρ|/max|L|: what is left of the equation of the steady state.",
  ),
];

/** What a quantity is that every point has. */
export function meaningOf(quantity: Quantity): string {
  return ALWAYS.find(({ name }) => name === quantity)!.meaning;
}

/** Currents smaller than this are rounding: nothing flows. */
export const NO_FLOW = 1e-14;

/** Heat and particles from each bath. */
function currents(names: readonly string[], base: SceneBase | null): Line[] {
  return names.flatMap((name) => {
    const [, kind, bath] = /^(heat|particle)Current(\d)$/.exec(name) ?? [];
    if (bath === undefined) return [];
    const sign = `${kind === "heat" ? "J" : "N"}${subscript(bath)}`;
    const counted = base !== null && countsExcitations(name, base) ? "excitation" : "particle";
    return [
      line(
        name,
        sign,
        `${kind === "heat" ? kind : counted} current from bath ${bath}`,
        `Positive where ${kind === "heat" ? "heat flows" : `${counted}s flow`} from the bath into the qubits.`,
      ),
    ];
  });
}

/** The lines of the numbers that there are, of a model or of a state alone. */
export function linesOf(
  names: readonly string[],
  base: SceneBase | null,
): {
  readonly first: readonly Line[];
  readonly further: readonly Line[];
} {
  const there = ({ name }: Line) => names.includes(name);
  const flows = currents(names, base).sort((a, b) => (a.sign < b.sign ? -1 : 1));
  return {
    first: [...ALWAYS.filter(there), ...flows, ...LAST.filter(there)],
    further: FURTHER.filter(there),
  };
}
