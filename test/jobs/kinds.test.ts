// A kind of job that has nothing to do with a sweep: what it costs, and that threads do it.

import { parquetReadObjects } from "hyparquet";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Job, JobKind } from "../../src/jobs/job.js";
import { type Run, runBlocks, runFile, runTable } from "../../src/jobs/run.js";
import { Workforce } from "../../src/jobs/workforce.js";
import { axisColumn, codeColumn, resultColumn } from "../../src/table/columns.js";
import { wasm } from "../support/cores.js";
import { threadlessWorker } from "../support/workers.js";

/** Powers of what the host has for each row. */
const POWERS: JobKind<{ readonly exponent: number }> = {
  name: "powers",
  open:
    (_, { exponent }) =>
    async (start, [row, power, status], input) => {
      const values = input as Float64Array;
      for (let i = 0; i < values.length; i++) {
        row![i] = start + i;
        power![i] = values[i]! ** exponent;
        status![i] = 0;
      }
    },
};

const ROWS = 100_000;
const data = Float64Array.from({ length: ROWS }, (_, k) => 1 + Math.sin(k));
const job: Job<{ readonly exponent: number }> = {
  kind: "powers",
  spec: { exponent: 3 },
  columns: [{ ...axisColumn("row"), few: false }, resultColumn("power"), codeColumn("status")],
  input: (start, end) => data.slice(start, end),
};

const WAYS = [
  ["in the calling thread", undefined],
  ["in workers", 2],
] as const;

const workforce = () =>
  new Workforce({
    core: wasm,
    kinds: [POWERS],
    module: null,
    factory: () => threadlessWorker([POWERS]),
  });

async function run(workers: number | undefined): Promise<Run> {
  const range = { start: 5, end: ROWS };
  const threads = await workforce().threads(job, workers, undefined);
  return { job, range, threads };
}

async function bytes(chunks: AsyncIterable<{ bytes: Uint8Array }>): Promise<Buffer> {
  const list: Uint8Array[] = [];
  for await (const chunk of chunks) list.push(chunk.bytes);
  return Buffer.concat(list);
}

describe.each(WAYS)("a job %s", (_, workers) => {
  test("comes out as a table and block by block", async () => {
    const table = (await runTable(await run(workers), []))!;
    expect(table.names).toEqual(["row", "power", "status"]);
    expect(table.columns["power"]).toEqual(data.slice(5).map((value) => value ** 3));
    let at = 5;
    for await (const { first, rows, columns } of runBlocks(await run(workers))) {
      expect(first).toBe(at);
      expect(columns["row"]![0]).toBe(at);
      at += rows;
    }
    expect(at).toBe(ROWS);
  });

  test("comes out as a file", async () => {
    const imprint = () => ({ description: "{}", createdBy: "test" });
    const csv = (await bytes(runFile(await run(workers), "csv", imprint, []))).toString();
    const lines = csv.trimEnd().split("\n");
    expect(lines[0]).toBe("row,power,status");
    expect(lines[3]).toBe(`7,${data[7]! ** 3},0`);
    expect(lines).toHaveLength(1 + ROWS - 5);
    const parquet = await bytes(runFile(await run(workers), "parquet", imprint, []));
    const rows = await parquetReadObjects({ file: Uint8Array.from(parquet).buffer });
    expect(rows).toHaveLength(ROWS - 5);
    expect(rows.at(-1)).toEqual({ row: ROWS - 1, power: data[ROWS - 1]! ** 3, status: 0 });
  });
});

describe("a worker that falls silent", () => {
  afterEach(() => void vi.useRealTimers());

  /** The rejection of what is under way when time has passed. */
  async function afterSilence(work: Promise<unknown>): Promise<unknown> {
    const caught = work.then(
      () => null,
      (error: unknown) => error,
    );
    for (let k = 0; k < 60; k++) await vi.advanceTimersByTimeAsync(1000);
    return caught;
  }

  const silent = (kinds: readonly string[], alive = 0) => {
    let made = 0;
    return new Workforce({
      core: wasm,
      kinds: [POWERS],
      module: null,
      factory: () => {
        made += 1;
        const dead = made > alive;
        return threadlessWorker([POWERS], (kind) => dead && kinds.includes(kind));
      },
    });
  };

  test("amid its work is replaced, and given up with its rows when the next one does too", async () => {
    vi.useFakeTimers();
    const threads = await silent(["task", "ping"]).threads(job, 1, undefined);
    const work = runTable({ job, range: { start: 0, end: 10 }, threads }, []);
    expect(await afterSilence(work)).toMatchObject({
      code: "WORKER_FAILED",
      parameter: "workers",
      message: expect.stringMatching(/2 workers died of the rows 0 to 9 .*fell silent/),
    });
  });

  test("is no worker that is long at its work and answers", async () => {
    vi.useFakeTimers();
    const threads = await silent(["task"]).threads(job, 1, undefined);
    const outcome = { known: false };
    const work = runTable({ job, range: { start: 0, end: 10 }, threads }, []);
    work.finally(() => {
      outcome.known = true;
    });
    for (let k = 0; k < 60; k++) await vi.advanceTimersByTimeAsync(1000);
    expect(outcome.known).toBe(false);
  });

  test("before its first word is given up", async () => {
    vi.useFakeTimers();
    const opening = silent(["core", "ping"]).threads(job, 2, undefined);
    expect(await afterSilence(opening)).toMatchObject({
      code: "WORKER_FAILED",
      message: expect.stringMatching(/no worker answers \(it said nothing in 20 s\)/),
    });
  });

  test("beside one that works costs nothing", async () => {
    vi.useFakeTimers();
    const threads = await silent(["task", "ping"], 1).threads(job, 2, undefined);
    const work = runTable({ job, range: { start: 0, end: ROWS }, threads }, []);
    expect(await afterSilence(work)).toBeNull();
    expect((await work)!.columns["power"]).toEqual(data.map((value) => value ** 3));
  });
});
