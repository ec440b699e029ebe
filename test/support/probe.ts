// What every project computes with the installed package, and what must come out.

import type { SweepSpec } from "../../src/index.js";
import { createSolver } from "./library.js";

const POINT = { kappa: 3, temperature: [0.2, 0.6] } as const;

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 41 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 21 },
  ],
  observables: ["i2", "i3", "heatCurrent2"],
};

/** What the probe says. */
export interface Probe {
  readonly backend: string;
  readonly fallbackReason: string | null;
  readonly workersUnavailable: string | null;
  readonly i3: number;
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** A module that exports `probe(options)`: a point, and a sweep in two workers. */
export function probe(from: "bellness" | "bellness/js" | `${"." | "/"}${string}`): string {
  return `import { createSolver } from ${JSON.stringify(from)};
export async function probe(options) {
  const solver = await createSolver(options);
  const table = await solver.sweep(${JSON.stringify(SPEC)}, { workers: 2 });
  const columns = Object.fromEntries(table.names.map((name) => [name, [...table.columns[name]]]));
  const { backend, fallbackReason, workersUnavailable } = solver;
  const { i3 } = solver.solve(${JSON.stringify(POINT)});
  solver.close();
  return { backend, fallbackReason, workersUnavailable, i3, columns };
}
`;
}

/** The same in this thread, with dist/index.js as it stands: the bits must be equal. */
export const expected: Probe = await (async () => {
  const solver = await createSolver({ backend: "wasm" });
  const table = await solver.sweep(SPEC);
  return {
    backend: solver.backend,
    fallbackReason: null,
    workersUnavailable: null,
    i3: solver.solve(POINT).i3,
    columns: Object.fromEntries(table.names.map((name) => [name, [...table.columns[name]!]])),
  };
})();
