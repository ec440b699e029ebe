import * as slot from "../../assembly/layout.js";

/** Which solver finds the steady state: the closed form, LU of the 16×16 Liouvillian, or the better (the closed form). */
export type SolverChoice = "auto" | "reduced" | "full";

export const SOLVERS: readonly SolverChoice[] = ["auto", "reduced", "full"];

/** The kernel's number for a choice of solver. */
export function solverNumber(choice: SolverChoice): number {
  return choice === "full" ? slot.SOLVER_FULL : slot.SOLVER_REDUCED;
}
