// One whole point through the public API: every measure, the directions that attain I3322,
// its bound, flags; an object out of it.

import type { Solver, SolverChoice } from "../src/index.js";
import { SOLVERS } from "../test/support/backends.js";
import { sameBits } from "./agree.js";
import type { Case } from "./measure.js";
import { POINTS } from "./points.js";

/** Points that take turns. */
const SOLVED = POINTS.slice(0, 64);

/** All numbers of a result, in the order of its keys. */
function numbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbers);
}

function pointCase(name: string, choice: SolverChoice): Case {
  const solve = (solver: Solver, k: number) => solver.solve(SOLVED[k]!, { solver: choice });
  return {
    name,
    unit: "point",
    variants: SOLVERS.map((solver) => ({
      backend: solver.backend,
      operations: SOLVED.length,
      run() {
        let sum = 0;
        for (let k = 0; k < SOLVED.length; k++) sum += solve(solver, k).i3322;
        return sum;
      },
    })),
    check() {
      const [one, two] = SOLVERS.map((solver) =>
        SOLVED.flatMap((_, k) => numbers(solve(solver, k))),
      );
      sameBits(name, one!, two!);
    },
  };
}

export function pointCases(): Case[] {
  return [
    pointCase("one whole point, closed form", "reduced"),
    pointCase("one whole point, LU of the Liouvillian", "full"),
  ];
}
