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
  /** Bytes of the table as Parquet, whose code is loaded when it is needed: their number, and a checksum. */
  readonly parquet: readonly [number, number];
}

/** Fletcher's checksum of chunks of bytes. */
const CHECKSUM = `async function checksum(chunks) {
  let [count, a, b] = [0, 0, 0];
  for await (const { bytes } of chunks) {
    count += bytes.length;
    for (const byte of bytes) {
      a = (a + byte) % 65535;
      b = (b + a) % 65535;
    }
  }
  return [count, b * 65536 + a];
}`;
const checksum = new Function(`${CHECKSUM}; return checksum;`)() as (
  chunks: AsyncIterable<{ readonly bytes: Uint8Array }>,
) => Promise<[number, number]>;

/** A module that exports `probe(options)`: a point, and a sweep in two workers, as columns and as a file. */
export function probe(from: "bellness" | "bellness/js" | `${"." | "/"}${string}`): string {
  return `import { createSolver } from ${JSON.stringify(from)};
const SPEC = ${JSON.stringify(SPEC)};
${CHECKSUM}
export async function probe(options) {
  const solver = await createSolver(options);
  const table = await solver.sweep(SPEC, { workers: 2 });
  const parquet = await checksum(solver.sweepFile(SPEC, { format: "parquet", workers: 2 }));
  const columns = Object.fromEntries(table.names.map((name) => [name, [...table.columns[name]]]));
  const { backend, fallbackReason, workersUnavailable } = solver;
  const { i3 } = solver.solve(${JSON.stringify(POINT)});
  solver.close();
  return { backend, fallbackReason, workersUnavailable, i3, columns, parquet };
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
    parquet: await checksum(solver.sweepFile(SPEC, { format: "parquet" })),
  };
})();
