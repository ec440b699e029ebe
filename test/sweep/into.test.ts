// A table in the memory of an earlier one: the same bits as a new one, whatever stood there before.

import { describe, expect, it } from "vitest";
import type { Observable, SweepSpec, Table } from "../../src/index.js";
import { SOLVERS } from "../support/backends.js";
import { rejection } from "../support/errors.js";

/** κ from 0 on: its first rows have no steady state where one bath is decoupled. */
function spec(rows: number, observables: readonly Observable[]): SweepSpec {
  return {
    base: { temperature: [0.2, 0.6], gamma: [0, 0.1] },
    axes: [
      { parameter: "kappa", values: [0, 1, 3] },
      { parameter: "epsilon.difference", from: -1, to: 1, count: rows / 3 },
    ],
    observables,
  };
}

function expectSame(a: Table, b: Table): void {
  expect(a.rows).toBe(b.rows);
  expect(a.names).toEqual(b.names);
  expect(Object.keys(a.columns)).toEqual(a.names);
  for (const name of a.names) expect(a.columns[name], name).toEqual(b.columns[name]);
}

function buffers(table: Table): ArrayBuffer[] {
  return table.names.map((name) => table.columns[name]!.buffer);
}

describe.each(SOLVERS)("sweep into an earlier table on $backend", (solver) => {
  const large = spec(6_000, ["concurrence", "i3", "heatCurrent2"]);
  const small = spec(600, ["chsh", "entropyProduction"]);

  it("takes over its columns and leaves nothing of it", async () => {
    const earlier = await solver.sweep(large);
    const memory = buffers(earlier);
    const fresh = await solver.sweep(small);
    const taken = await solver.sweep(small, { into: earlier });
    expectSame(taken, fresh);
    expect(fresh.columns["status"]).toContain(1);
    for (const [k, buffer] of buffers(taken).entries()) expect(buffer).toBe(memory[k]);
  });

  it("makes what does not fit", async () => {
    const fresh = await solver.sweep(large);
    expectSame(await solver.sweep(large, { into: await solver.sweep(small) }), fresh);
  });

  it("does so with workers", async () => {
    const earlier = await solver.sweep(large);
    const [first] = buffers(earlier);
    const taken = await solver.sweep(small, { into: earlier, workers: 2 });
    expectSame(taken, await solver.sweep(small));
    expect(taken.columns[taken.names[0]!]!.buffer).toBe(first);
  });

  it.each([null, 5, { columns: { a: [1, 2] } }, {}])("refuses %j", async (into) => {
    const error = await rejection(solver.sweep(small, { into: into as unknown as Table }));
    expect(error).toMatchObject({ code: "INVALID_PARAMETER", parameter: "into" });
  });
});
