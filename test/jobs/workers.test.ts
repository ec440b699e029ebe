import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import type { BackendName } from "../../src/core/core.js";
import type { Solver, SolverOptions, SweepSpec, Table } from "../../src/index.js";
import { built } from "../support/built.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 97 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 101 },
  ],
  observables: ["concurrence", "i2", "i3", "heatCurrent2", "entropyProduction", "rho23Re"],
};
const ROWS = 97 * 101;

/** The same grid so often that it takes seconds. */
const LONG: SweepSpec = {
  ...SPEC,
  axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 1000 }, ...SPEC.axes],
};

const solvers: Solver[] = [];

async function createSolver(options: SolverOptions = {}): Promise<Solver> {
  const solver = await built.createSolver(options);
  solvers.push(solver);
  return solver;
}

afterEach(() => {
  for (const solver of solvers.splice(0)) solver.close();
});

/** How workers go wrong. */
interface Fault {
  readonly die?: number[];
  readonly dieOnceOf?: number[];
  readonly dieOfGroup?: number;
  readonly slow?: number;
  readonly broken?: boolean;
}

/** Workers that go wrong, see support/faultyWorker.mjs: how many were made, and the tasks that they got. */
function faulty(fault: Fault) {
  const shared = new SharedArrayBuffer(32);
  const counts = {
    made: 0,
    get tasks() {
      return new Int32Array(shared)[0]!;
    },
  };
  const worker = () => {
    counts.made += 1;
    const script = new URL("../support/faultyWorker.mjs", import.meta.url);
    return new Worker(script, { workerData: { ...fault, counts: shared } });
  };
  return { counts, worker };
}

function sameBits(a: Table, b: Table): boolean {
  return a.names.every((name) => {
    const [left, right] = [a, b].map(({ columns }) => new BigUint64Array(columns[name]!.buffer));
    return left!.length === right!.length && left!.every((bits, row) => bits === right![row]);
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds from an abort, when `wait` has come to its end, until the promise fails with its reason. */
async function abortLatency(
  start: (signal: AbortSignal) => Promise<unknown>,
  wait: () => Promise<void>,
): Promise<number> {
  const controller = new AbortController();
  const reason = new Error("enough");
  const started = start(controller.signal);
  started.catch(() => {});
  await wait();
  const aborted = performance.now();
  controller.abort(reason);
  await expect(started).rejects.toBe(reason);
  return performance.now() - aborted;
}

describe.each<BackendName>(["wasm", "js"])("a sweep with workers, %s", (backend) => {
  test("has the same bits for any number of them", async () => {
    const solver = await createSolver({ backend });
    const alone = await solver.sweep(SPEC);
    expect(alone.rows).toBe(ROWS);
    expect(Math.max(...alone.columns["i3"]!)).toBeGreaterThan(0);
    for (const workers of [1, 2, 3]) {
      expect(sameBits(await solver.sweep(SPEC, { workers }), alone)).toBe(true);
      expect(solver.workersUnavailable).toBeNull();
    }
  });
});

test("backends and threads agree bit for bit", async () => {
  const [wasm, js] = await Promise.all(
    (["wasm", "js"] as const).map(async (backend) =>
      (await createSolver({ backend })).sweep(SPEC, { workers: 2 }),
    ),
  );
  expect(sameBits(wasm!, js!)).toBe(true);
});

test("sweeps at the same time, in workers and in the calling thread, do not disturb each other", async () => {
  const solver = await createSolver();
  const other: SweepSpec = { ...SPEC, base: { statistics: "fermi", kappa: 0.6, mu: [1, 1] } };
  const [one, two, three, four] = await Promise.all([
    solver.sweep(SPEC, { workers: 2 }),
    solver.sweep(other, { workers: 2 }),
    solver.sweep(SPEC),
    solver.sweep(other),
  ]);
  expect(sameBits(one!, three!)).toBe(true);
  expect(sameBits(two!, four!)).toBe(true);
  expect(sameBits(one!, two!)).toBe(false);
});

test("the parts of a sharded sweep are the sweep", async () => {
  const solver = await createSolver();
  const whole = await solver.sweep(SPEC);
  let at = 0;
  for (const index of [1, 2, 3]) {
    const part = await solver.sweep(SPEC, { shard: { index, count: 3 }, workers: 2 });
    for (const name of whole.names) {
      expect(part.columns[name]).toEqual(whole.columns[name]!.slice(at, at + part.rows));
    }
    at += part.rows;
  }
  expect(at).toBe(ROWS);
});

test("blocks come in order, whole, and stop when the taker stops", async () => {
  const solver = await createSolver();
  const whole = await solver.sweep(SPEC);
  for (const options of [{}, { workers: 2 }]) {
    let at = 0;
    for await (const { first, rows, columns } of solver.sweepBlocks(SPEC, options)) {
      expect(first).toBe(at);
      expect(columns["i3"]).toEqual(whole.columns["i3"]!.slice(at, at + rows));
      at += rows;
    }
    expect(at).toBe(ROWS);
    for await (const { rows } of solver.sweepBlocks(LONG, options)) {
      expect(rows).toBeLessThan(20_000);
      break;
    }
  }
});

test("progress rises to the number of rows", async () => {
  const solver = await createSolver();
  for (const options of [{}, { workers: 2 }]) {
    const seen: number[] = [];
    await solver.sweep(SPEC, {
      ...options,
      onProgress: (done, rows) => {
        expect(rows).toBe(ROWS);
        seen.push(done);
      },
    });
    expect(seen.at(-1)).toBe(ROWS);
    expect(seen.every((done, k) => k === 0 || done > seen[k - 1]!)).toBe(true);
  }
});

describe("a worker that dies", () => {
  test("costs nothing: its rows are done again by another", async () => {
    const { counts, worker } = faulty({ dieOnceOf: [1000, 6000] });
    const solver = await createSolver({ worker });
    const table = await solver.sweep(SPEC, { workers: 2 });
    expect(counts.made).toBe(4);
    expect(sameBits(table, await solver.sweep(SPEC))).toBe(true);
  });

  test("is reported when the one that replaces it dies of the same rows", async () => {
    const { worker } = faulty({ die: [3, 4] });
    const solver = await createSolver({ worker });
    const failure = solver.sweep(SPEC, { workers: 1 });
    await expect(failure).rejects.toMatchObject({
      name: "BellnessError",
      code: "WORKER_FAILED",
      parameter: "workers",
      message: expect.stringMatching(/2 workers died of the rows \d+ to \d+ .*exited with code 7/),
    });
    // The next sweep finds workers that live.
    expect((await solver.sweep(SPEC, { workers: 1 })).rows).toBe(ROWS);
  });

  test("while it encodes Parquet, costs nothing either", async () => {
    const bytes = async (solver: Solver, workers?: number) => {
      const chunks: Uint8Array[] = [];
      const options = { format: "parquet" as const, ...(workers ? { workers } : {}) };
      for await (const chunk of solver.sweepFile(SPEC, options)) chunks.push(chunk.bytes);
      return Buffer.concat(chunks);
    };
    const expected = await bytes(await createSolver());
    const { counts, worker } = faulty({ dieOfGroup: 1 });
    expect(await bytes(await createSolver({ worker }), 1)).toEqual(expected);
    expect(counts.made).toBe(2);
  });
});

describe("where workers cannot be made", () => {
  test.each([
    ["their script fails", faulty({ broken: true }).worker, /broken on purpose/],
    [
      "the platform refuses",
      () => {
        throw new Error("not allowed here");
      },
      /not allowed here/,
    ],
  ])("because %s, the calling thread does the work and says so", async (_, worker, reason) => {
    const solver = await createSolver({ worker });
    const table = await solver.sweep(SPEC, { workers: 2 });
    expect(solver.workersUnavailable).toMatch(reason);
    expect(sameBits(table, await solver.sweep(SPEC))).toBe(true);
  });
});

describe("an abort", () => {
  test.each([
    ["in the calling thread", {}],
    ["with workers", { workers: 2 }],
  ])("%s stops a sweep within 100 ms", async (_, options) => {
    const solver = await createSolver();
    for (const after of [5, 50, 200, 333]) {
      const latency = await abortLatency(
        (signal) => solver.sweep(LONG, { ...options, signal }),
        () => sleep(after),
      );
      expect(latency).toBeLessThan(100);
    }
    // And the next one runs.
    expect((await solver.sweep(SPEC, options)).rows).toBe(ROWS);
  });

  test("before the start: nothing starts", async () => {
    const solver = await createSolver();
    const signal = AbortSignal.abort(new Error("never"));
    await expect(solver.sweep(SPEC, { signal })).rejects.toThrow("never");
    await expect(solver.sweep(SPEC, { signal, workers: 1 })).rejects.toThrow("never");
  });

  test("ends a worker that is long at its task", async () => {
    const { counts, worker } = faulty({ slow: 300 });
    const solver = await createSolver({ worker });
    const latency = await abortLatency(
      (signal) => solver.sweep(SPEC, { workers: 1, signal }),
      async () => {
        while (counts.tasks === 0) await sleep(5);
      },
    );
    expect(latency).toBeLessThan(100);
    await sleep(100);
    const small: SweepSpec = { ...SPEC, axes: [] };
    await solver.sweep(small, { workers: 1 });
    expect(counts.made).toBe(2);
  });
});

test.each([0, 5, 20, 300])("closing the solver %d ms into a sweep is reported", async (after) => {
  const solver = await createSolver();
  const sweep = solver.sweep(LONG, { workers: 2 });
  sweep.catch(() => {});
  if (after > 0) await sleep(after);
  solver.close();
  await expect(sweep).rejects.toMatchObject({ code: "WORKER_FAILED" });
  expect((await solver.sweep(SPEC, { workers: 1 })).rows).toBe(ROWS);
});

test.each([0, -1, 1.5, Number.NaN, 5000])("%d workers are refused", async (workers) => {
  const solver = await createSolver();
  await expect(solver.sweep(SPEC, { workers })).rejects.toMatchObject({
    code: "INVALID_PARAMETER",
    parameter: "workers",
  });
  expect(() => solver.sweepBlocks(SPEC, { workers })).toThrow(/workers/);
});
