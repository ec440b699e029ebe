// What a call may be given beside its spec; everything else is refused before anything runs.

import { describe, expect, it, test } from "vitest";
import type { Checkpoint, SweepSpec, Table, TableFormat } from "../../src/index.js";
import { criticalTemperatureDifference } from "../../src/index.js";
import { Workforce } from "../../src/jobs/workforce.js";
import { KINDS } from "../../src/solver/kinds.js";
import { checkRun } from "../../src/sweep/check.js";
import { Sweeper } from "../../src/sweep/sweeper.js";
import { solver } from "../support/backends.js";
import { wasm } from "../support/cores.js";
import { rejection } from "../support/errors.js";
import { Random } from "../support/random.js";
import { threadlessWorker } from "../support/workers.js";

const SPEC: SweepSpec = {
  axes: [{ parameter: "kappa", from: 2.1, to: 4, count: 2000 }],
  observables: ["i2", "rho11"],
};

/** Everything that takes the options of a sweep. */
const CALLS: Record<string, (options: object) => unknown> = {
  sweep: (options) => solver.sweep(SPEC, options),
  sweepBlocks: (options) => solver.sweepBlocks(SPEC, options).next(),
  sweepFile: (options) => solver.sweepFile(SPEC, { format: "csv", ...options }).next(),
};

const WRONG: [string, unknown][] = [
  ["signal", {}],
  ["signal", null],
  ["signal", "stop"],
  ["onProgress", 5],
  ["onProgress", {}],
  ["shard", null],
  ["shard", 5],
  ["shard", { index: 3, count: 2 }],
  ["workers", null],
  ["workers", "2"],
];

describe.each(Object.keys(CALLS))("%s refuses", (name) => {
  it.each(WRONG)("%s: %j", async (parameter, value) => {
    const error = await rejection(
      Promise.resolve().then(() => CALLS[name]!({ [parameter]: value })),
    );
    expect(error).toMatchObject({ name: "BellnessError", code: "INVALID_PARAMETER", parameter });
    expect((error as Error).message).toContain("Allowed: ");
  });
});

test.each([
  ["signal", {}],
  ["onProgress", 5],
])("certificates and searches refuse %s: %j too", async (parameter, value) => {
  const refused = { code: "INVALID_PARAMETER", parameter };
  const options = { [parameter]: value };
  const { rho } = solver.solve({});
  await expect(solver.certify(rho, options)).rejects.toMatchObject(refused);
  const search = criticalTemperatureDifference(solver, {}, "i2", options);
  await expect(search).rejects.toMatchObject(refused);
});

test("memory for a table is columns that share none", async () => {
  const earlier: Table = await solver.sweep(SPEC);
  const [first, second] = earlier.names as [string, string];
  const column = earlier.columns[first]!;
  for (const columns of [
    { ...earlier.columns, [second]: column },
    { ...earlier.columns, [second]: column.subarray(1000) },
  ]) {
    const error = await rejection(solver.sweep(SPEC, { into: { ...earlier, columns } }));
    expect(error).toMatchObject({ code: "INVALID_PARAMETER", parameter: "into" });
  }
  // Halves of one memory are as good as two.
  const memory = new Float64Array(4000);
  const halves = { [first]: memory.subarray(0, 2000), [second]: memory.subarray(2000) };
  const taken = await solver.sweep(SPEC, { into: { ...earlier, columns: halves } });
  expect(taken.columns[first]).toEqual(earlier.columns[first]);
  expect(taken.columns[second]).toEqual(earlier.columns[second]);
});

test("no more workers are made than there is work for", async () => {
  for (const [rows, most] of [
    [1, 1],
    [2000, 8],
  ] as const) {
    let made = 0;
    const factory = () => {
      made += 1;
      return threadlessWorker(KINDS);
    };
    const sweeper = new Sweeper(new Workforce({ core: wasm, kinds: KINDS, module: null, factory }));
    const spec = {
      ...SPEC,
      axes: [{ parameter: "kappa", from: 2.1, to: 4, count: rows }],
    } as const;
    expect((await sweeper.table(checkRun(spec, { workers: 300 }), {})).rows).toBe(rows);
    expect(made).toBe(most);
  }
});

/** A sweep with two row groups in Parquet. */
const LONG: SweepSpec = {
  ...SPEC,
  axes: [{ parameter: "kappa", from: 2.1, to: 4, count: 70_000 }],
};

async function checkpointsOf(format: TableFormat): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for await (const { checkpoint } of solver.sweepFile(LONG, { format })) {
    if (checkpoint !== null) found.push(checkpoint);
  }
  return found;
}

describe.each<TableFormat>(["csv", "jsonl", "parquet"])("checkpoints of a %s file", (format) => {
  const start = (after: unknown) =>
    solver.sweepFile(LONG, { format, after: after as Checkpoint[] });

  it("are lists of what chunks have", async () => {
    const good = await checkpointsOf(format);
    const [head, first] = good as [Checkpoint, Checkpoint];
    const wrong: unknown[] = [
      5,
      null,
      {},
      "abc",
      [null],
      [5],
      [{}],
      [{ rows: 7 }],
      [{ ...first, rows: "7" }],
      [{ ...first, rows: -5 }],
      [{ ...first, rows: 70_001 }],
      [{ ...first, rows: 1.5 }],
      [{ ...first, bytes: Number.NaN }],
      [{ ...first, bytes: 3 }],
      [{ ...head, bytes: head.bytes + 1 }],
      [{ ...first, tally: { status: { 0: -1 } } }],
      [...good].reverse(),
      [...good, good.at(-1)],
      [head, head, ...good.slice(1)],
      ...(format === "parquet"
        ? [
            [good.at(-1)],
            [{ ...head, group: {} }],
            [{ ...first, group: undefined }],
            [{ ...first, group: { ...first.group, rows: 3 } }],
            [{ ...first, group: { ...first.group, columns: [] } }],
            [{ ...first, group: { ...first.group, columns: [null, null, null, null, null] } }],
          ]
        : []),
    ];
    for (const after of wrong) {
      const error = await rejection(start(after).next());
      expect(error, JSON.stringify(after)?.slice(0, 200)).toMatchObject({
        code: "INVALID_PARAMETER",
        parameter: expect.stringMatching(/^after/),
      });
    }
    // As JSON keeps them.
    for (const after of [JSON.parse(JSON.stringify(good)), []]) {
      const chunks = start(after);
      await chunks.next();
      await chunks.return();
    }
  });

  it("changed anywhere are refused, or lead to an end", async () => {
    const good = await checkpointsOf(format);
    const random = new Random(12);
    const values = [-1, 0, 1e300, "7", null, true, [], {}, 4.5];
    for (let k = 0; k < 60; k++) {
      const changed = JSON.parse(JSON.stringify(good));
      const at = random.pick(changed) as Record<string, unknown>;
      at[random.pick(["rows", "bytes", "group"])] = random.pick(values);
      try {
        const chunks = start(changed);
        await chunks.next();
        await chunks.return();
      } catch (error) {
        expect(error).toMatchObject({ code: "INVALID_PARAMETER" });
      }
    }
  });
});
