// The calling thread works on a sweep in turns with everything else. They are counted in rows:
// how long one takes is the machine's business (and bench/'s).

import { expect, test } from "vitest";
import type { SolverChoice, SweepSpec } from "../../src/index.js";
import { SOLVERS } from "../support/backends.js";

/** Most rows of one turn: 80 ms at the 20 µs that the slowest of them take. */
const TURN = 4096;

/** A million rows with everything that costs time. */
function spec(solver: SolverChoice): SweepSpec {
  return {
    base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
    axes: [
      { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 1000 },
      { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 1000 },
    ],
    observables: ["concurrence", "i3", "heatCurrent2"],
    solver,
  };
}

test.each([
  { solver: SOLVERS[0]!, choice: "auto" as const },
  { solver: SOLVERS[1]!, choice: "full" as const },
])("$solver.backend, $choice: everybody has a turn every 4096 rows", async ({ solver, choice }) => {
  const controller = new AbortController();
  const { signal } = controller;
  const turns: number[] = [];
  let rows = 0;
  const turn = () => {
    turns.push(rows);
    if (rows > 4 * TURN) controller.abort(new Error("enough"));
    else setImmediate(turn);
  };
  const onProgress = (done: number) => {
    rows = done;
  };
  const sweep = solver.sweep(spec(choice), { signal, onProgress });
  turn();
  await expect(sweep).rejects.toThrow("enough");
  const steps = turns.slice(1).map((row, k) => row - turns[k]!);
  expect(steps.length).toBeGreaterThan(4);
  expect(Math.max(...steps)).toBeLessThanOrEqual(TURN);
});
