// Many states as a job: columns, blocks, threads, repair, aborts.

import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import type { StatesInput, StatesOptions } from "../../src/index.js";
import { KINDS as JOB_KINDS } from "../../src/solver/kinds.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal, rejection } from "../support/errors.js";
import { createSolver, randomStates } from "../support/library.js";
import { Random } from "../support/random.js";
import { randomNumbers } from "../support/stateFiles.js";
import { asInput, KINDS, randomState, SINGLET } from "../support/states.js";
import { threadlessWorker } from "../support/workers.js";

const COUNT = 700;
const numbers = randomNumbers(4501, COUNT);
const AS_THEY_ARE = { allowNotPositive: true } as const;
const at = (k: number) => numbers.subarray(32 * k, 32 * (k + 1));
const CHEAP = {
  observables: ["concurrence", "chsh", "i2", "minEigenvalue"],
  ...AS_THEY_ARE,
} as const;

afterAll(() => {
  for (const each of SOLVERS) each.close();
});

describe.each(SOLVERS)("solver.states on $backend", (each) => {
  it("gives what solver.state gives, in columns", async () => {
    const some = numbers.slice(0, 32 * 40);
    const table = await each.states(some, AS_THEY_ARE);
    expect(table.rows).toBe(40);
    expect(table.names).toEqual([
      "concurrence",
      "chsh",
      "i2",
      "i3322",
      "i3",
      "i3322Bound",
      "unsteerability12",
      "unsteerability21",
      "minEigenvalue",
      "status",
      "flags",
    ]);
    for (let k = 0; k < 40; k++) {
      const one = each.state(at(k), AS_THEY_ARE);
      const { flags } = one;
      for (const name of table.names.slice(0, -2)) {
        expect(table.columns[name as "chsh"][k], name).toBe(one[name as "chsh"]);
      }
      expect(table.columns.status[k]).toBe(0);
      expect(table.columns.flags[k]).toBe(flags.length);
    }
  });

  it("takes a list of states in any shape, too", async () => {
    const random = new Random(4502);
    const list = KINDS.filter((kind) => kind !== "model").map((kind) => randomState(random, kind));
    const { columns } = await each.states(
      [...list.map(asInput), { ket: [1, 0, 0, 1] }, { rho: 7 as never }],
      { observables: ["chsh"] },
    );
    for (const [k, rho] of list.entries()) {
      expect(columns.chsh[k]).toBeCloseTo(each.state(asInput(rho)).chsh, 12);
    }

    // A ket of norm 2, and no state at all.
    expect(Array.from(columns.status.slice(-2))).toEqual([10, 10]);
    expect(Array.from(columns.chsh.slice(-2))).toEqual([Number.NaN, Number.NaN]);
  });

  it("repairs what it may, and says how far that went", async () => {
    const given = Float64Array.from([...at(0), ...at(1), ...at(2)]);
    given[32] = given[32]! + 1e-4;
    given[64] = given[64]! + 0.5;
    const { columns } = await each.states(given, {
      observables: ["concurrence"],
      repair: "nearest",
    });
    expect(Array.from(columns.status)).toEqual([0, 0, 10]);
    expect(columns.repairDistance[0]).toBe(0);
    const one = each.state(given.subarray(32, 64), { repair: "nearest" });
    expect(columns.repairDistance[1]).toBe(one.repaired!.distance);
    expect(columns.concurrence[1]).toBeCloseTo(one.concurrence, 11);
    expect(columns.repairDistance[2]).toBeNaN();
  });
});

describe("threads", () => {
  it("give the same bits, however many they are", async () => {
    const alone = await solver.states(numbers, CHEAP);
    for (const workers of [1, 2]) {
      expect(await solver.states(numbers, { ...CHEAP, workers })).toEqual(alone);
    }
    expect(solver.workersUnavailable).toBeNull();
  });

  it("give it block by block, in order, with what stood beside", async () => {
    const count = 20_000;
    const all: number[] = [];
    let blocks = 0;
    const done: number[] = [];
    for await (const block of solver.stateBlocks(randomStates({ kind: "bures", count, seed: 5 }), {
      observables: ["concurrence"],
      workers: 2,
      onProgress: (states) => done.push(states),
    })) {
      expect(block.lines[0]).toBe(all.length + 1);
      for (const value of block.columns["concurrence"]!) all.push(value);
      blocks += 1;
    }
    expect(blocks).toBe(2);
    expect(done).toEqual([16384, count]);
    const whole: number[] = [];
    for await (const block of randomStates({ kind: "bures", count, seed: 5 }))
      for (const x of block.numbers) whole.push(x);
    const table = await solver.states(Float64Array.from(whole), { observables: ["concurrence"] });
    expect(all).toEqual(Array.from(table.columns.concurrence));
  });

  it("are no more than there is work for, though nobody knows how much there is", async () => {
    for (const [count, most] of [
      [1, 1],
      [700, 3],
    ] as const) {
      let made = 0;
      const worker = () => {
        made += 1;
        return threadlessWorker(JOB_KINDS);
      };
      const own = await createSolver({ worker });
      const options = { observables: ["chsh"], workers: 300 } as const;
      let rows = 0;
      for await (const block of own.stateBlocks(randomStates({ kind: "x", count }), options)) {
        rows += block.count;
      }
      expect([rows, made]).toEqual([count, most]);
      own.close();
    }
  });

  it("stop at once when the signal aborts, or the taker does", async () => {
    const reason = new Error("enough");
    for (const workers of [undefined, 1]) {
      const controller = new AbortController();
      const options = { signal: controller.signal, ...(workers === undefined ? {} : { workers }) };
      const running = solver.states(randomNumbers(4503, 4000), { ...AS_THEY_ARE, ...options });
      setTimeout(() => controller.abort(reason), 60);
      await expect(running).rejects.toBe(reason);
    }
    let ended = false;
    async function* source() {
      try {
        yield* randomStates({ kind: "x", count: 1e9 });
      } finally {
        ended = true;
      }
    }
    for await (const { count } of solver.stateBlocks(source(), { observables: ["chsh"] })) {
      expect(count).toBe(16384);
      break;
    }
    expect(ended).toBe(true);
  });
});

describe("what is asked wrongly", () => {
  it.each([
    [Float64Array.of(1, 2), {}, "INVALID_STATE", "2 numbers. Allowed: 32 for each state"],
    [7, {}, "INVALID_STATE", "7 is not allowed. Allowed: a Float64Array"],
    [numbers, { observables: ["concurence"] }, "INVALID_PARAMETER", 'Did you mean "concurrence"?'],
    [numbers, { observables: [] }, "INVALID_PARAMETER", "a list of"],
    [numbers, { observables: ["chsh", "chsh"] }, "INVALID_PARAMETER", "each observable once"],
    [numbers, { workers: 0 }, "INVALID_PARAMETER", "a whole number from 1"],
    [numbers, { repair: "best" }, "INVALID_PARAMETER", "repair"],
  ])("is refused, %#", async (data, options, code, words) => {
    const error = await rejection(solver.states(data as StatesInput, options as StatesOptions));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  it("is refused of random states, too", () => {
    for (const [options, words] of [
      [{ kind: "haar", count: 1 }, "kind"],
      [{ kind: "x", count: 1.5 }, "count"],
      [{ kind: "x", count: 1, seed: -1 }, "seed"],
    ] as const) {
      expect(refusal(() => randomStates(options as never)).message).toContain(words);
    }
  });
});

describe("none", () => {
  it("is a table without rows", async () => {
    const { rows, columns } = await solver.states(new Float64Array(0), { observables: ["i3"] });
    expect([rows, columns.i3.length]).toEqual([0, 0]);
  });
});

it("columns are typed by what is asked", async () => {
  const own = await createSolver();
  const table = await own.states([asInput(SINGLET)], { observables: ["chsh", "settings"] });
  expectTypeOf(table.columns.chsh).toEqualTypeOf<Float64Array<ArrayBuffer>>();
  expectTypeOf(table.columns.alice1X).toEqualTypeOf<Float64Array<ArrayBuffer>>();
  expectTypeOf(table.columns).not.toHaveProperty("concurrence");
  expect(
    Math.hypot(table.columns.alice1X[0]!, table.columns.alice1Y[0]!, table.columns.alice1Z[0]!),
  ).toBeCloseTo(1, 12);
});
