import type { Solver } from "../../index.js";

export type Verdict = "holds" | "approximately" | "fails";

/** What was computed for a statement, and what follows. */
export interface Finding {
  /** In words: the computation, the tolerance, the outcome. */
  readonly computed: string;
  /** The numbers that decide, tolerances included. All finite. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly verdict: Verdict;
}

/** A statement of the paper and the code that decides it. */
export interface Claim {
  readonly id: string;
  /** Section or figure. */
  readonly where: string;
  readonly statement: string;
  check(bench: Bench): Promise<Finding>;
}

/** A claim with its finding, as the command prints it. */
export interface Decided extends Finding {
  readonly id: string;
  readonly where: string;
  readonly statement: string;
}

/** What claims ask of a solver. */
export type ClaimSolver = Pick<Solver, "sweep" | "state" | "solve" | "evolve">;

/** A solver, and what several claims share. */
export class Bench {
  readonly solver: ClaimSolver;
  readonly #memory = new Map<string, Promise<unknown>>();

  constructor(solver: ClaimSolver) {
    this.solver = solver;
  }

  /** Computes something once. */
  once<T>(key: string, compute: () => Promise<T>): Promise<T> {
    let found = this.#memory.get(key);
    if (found === undefined) {
      found = compute();
      this.#memory.set(key, found);
    }
    return found as Promise<T>;
  }
}

/** Holds up to the first bound of a deviation, approximately up to the second, else fails. */
export function withinBounds(deviation: number, holds: number, approximately = holds): Verdict {
  if (deviation <= holds) return "holds";
  return deviation <= approximately ? "approximately" : "fails";
}

/** Holds throughout, approximately if in the paper's own settings only. */
export function everywhere(all: boolean, own: boolean): Verdict {
  if (all && own) return "holds";
  return own ? "approximately" : "fails";
}

/** Holds or fails. */
export function exactly(condition: boolean): Verdict {
  return condition ? "holds" : "fails";
}
