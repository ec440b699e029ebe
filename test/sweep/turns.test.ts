// The calling thread works on a sweep in turns with everything else. They are counted in rows:
// how long one takes is the machine's business (and bench/'s).

import { expect, test } from "vitest";
import type { Observable, SolverChoice, SweepSpec } from "../../src/index.js";
import { SOLVERS } from "../support/backends.js";

/** Most rows of one turn: with I3, 80 ms at the 20 µs that the slowest of them take; without. */
const SEARCHES = 4096;
const ROWS = 16384;

/** A million rows. */
function spec(solver: SolverChoice, observables: readonly Observable[]): SweepSpec {
  return {
    base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
    axes: [
      { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 1000 },
      { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 1000 },
    ],
    observables,
    solver,
  };
}

test.each([
  { solver: SOLVERS[0]!, choice: "auto" as const, observable: "i3" as const, turn: SEARCHES },
  { solver: SOLVERS[1]!, choice: "full" as const, observable: "i3322" as const, turn: SEARCHES },
  { solver: SOLVERS[0]!, choice: "auto" as const, observable: "chsh" as const, turn: ROWS },
])("$solver.backend, $choice, $observable: everybody has a turn every $turn rows", async (one) => {
  const { solver, choice, observable, turn: most } = one;
  const controller = new AbortController();
  const { signal } = controller;
  const turns: number[] = [];
  let rows = 0;
  const turn = () => {
    turns.push(rows);
    if (rows > 4 * most) controller.abort(new Error("enough"));
    else setImmediate(turn);
  };
  const onProgress = (done: number) => {
    rows = done;
  };
  const sweep = solver.sweep(spec(choice, ["concurrence", observable]), { signal, onProgress });
  turn();
  await expect(sweep).rejects.toThrow("enough");
  const steps = turns.slice(1).map((row, k) => row - turns[k]!);
  expect(steps.length).toBeGreaterThan(4);
  expect(Math.max(...steps)).toBeLessThanOrEqual(most);
});
