import { DEGENERACY_TOLERANCE } from "../../assembly/constants.js";
import { meanAndDifference } from "./pairs.js";
import { type Parameters, type ParametersInput, parameters } from "./parameters.js";

/** A transition that a bath can drive: one qubit flips. Levels are numbered as in Eq. (13). */
export interface Transition {
  readonly lower: number;
  readonly upper: number;
  /** ε₋ or ε₊. */
  readonly branch: "minus" | "plus";
  /** Distance of the two levels, never negative. */
  readonly frequency: number;
}

/** Energy levels and transitions of the coupled qubits, Eqs. (13)-(15), (24), (26). */
export interface Levels {
  /** ε̄ and Ω of Eq. (14), θ of Eq. (15). */
  readonly mean: number;
  readonly omega: number;
  readonly theta: number;
  /** E₁ … E₄ of Eq. (13). */
  readonly energies: readonly [number, number, number, number];
  /** Strong coupling, κ > 2√(ε₁ε₂): the entangled level |2⟩ is the ground state. */
  readonly strong: boolean;
  readonly transitions: readonly Transition[];
}

/**
 * Energy levels and bath-driven transitions of the two coupled qubits, Fig. 2.
 *
 * E₁ = −ε̄, E₂ = −Ω, E₃ = Ω, E₄ = ε̄ (Eq. (13)); ε± = ε̄ ± Ω for weak coupling
 * (Eq. (24)) and Ω ± ε̄ for strong coupling (Eq. (26)), in the caller's unit of energy.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function levels(input: ParametersInput): Levels {
  const { epsilon, kappa }: Parameters = parameters(input);
  const { mean, difference: detuning } = meanAndDifference(epsilon);
  const omega = 0.5 * Math.hypot(detuning, kappa);
  const theta = detuning === 0 ? Math.PI / 4 : 0.5 * Math.atan2(kappa, -detuning);
  // ε̄² − Ω² = (g − κ/2)(g + κ/2) with g = √(ε₁ε₂), as in assembly/paper/levels.ts: a difference of
  // ε̄ and Ω would have lost its digits next to κ = 2g, and which of them is the larger one.
  const geometric = Math.sqrt(epsilon[0] * epsilon[1]);
  const excess = geometric - 0.5 * kappa;
  const degenerate = Math.abs(excess) <= DEGENERACY_TOLERANCE * geometric;
  const strong = excess < 0 && !degenerate;
  const plus = mean + omega;
  const minus = degenerate ? 0 : (Math.abs(excess) * (geometric + 0.5 * kappa)) / plus;
  const energies = [-mean, -omega, omega, mean] as const;
  const narrow = (a: number, b: number): Transition => {
    const [lower, upper] = strong ? [b, a] : [a, b];
    return { lower, upper, branch: "minus", frequency: minus };
  };
  const wide = (lower: number, upper: number): Transition => {
    return { lower, upper, branch: "plus", frequency: plus };
  };
  return {
    mean,
    omega,
    theta,
    energies,
    strong,
    transitions: [narrow(1, 2), narrow(3, 4), wide(1, 3), wide(2, 4)],
  };
}
