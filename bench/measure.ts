// How something is timed: all ways of doing it take turns, many times, so that whatever
// else the machine does falls on all of them, and ratios are formed within a turn.

import { Bench, type Task } from "tinybench";

/** One way to do the work of a case. */
export interface Variant {
  /** "wasm", "js", or the library that does it. */
  readonly backend: string;
  /** Operations (systems, states, points) of one call of `run`. */
  readonly operations: number;
  /** Does them. Its value is looked at, so that nothing is optimised away. */
  run(): number | Promise<unknown>;
}

/** Work that can be done in several ways, the one that the others are compared with first. */
export interface Case {
  readonly name: string;
  /** What one operation is. */
  readonly unit: "system" | "state" | "point" | "call";
  readonly variants: readonly Variant[];
  /** Throws unless all variants come to the same. Runs before the clock does. */
  check(): void | Promise<void>;
}

/** A median of rounds and its spread. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Half width of the 95 % confidence interval of the mean, in per cent of it. */
  readonly rme: number;
}

export interface Measured {
  readonly name: string;
  readonly unit: Case["unit"];
  readonly backend: string;
  readonly nsPerOp: Spread;
  /** Its time over that of the first variant; null for that one. */
  readonly ratio: Spread | null;
}

/** How long everything takes. */
export interface Effort {
  /** Turns of every variant. */
  readonly rounds: number;
  /** Milliseconds of one turn; at least one call. */
  readonly turn: number;
}

/** Milliseconds before the first turn: V8 has then optimised what it will. */
const WARMUP = 100;

function latency(task: Task): number {
  const { result } = task;
  if (result.state !== "completed") throw new Error(`${task.name}: ${result.state}`);
  return result.latency.p50;
}

/** Statistics of a few values, by the same code that tinybench applies to its samples. */
async function spread(values: readonly number[]): Promise<Spread> {
  const next = values[Symbol.iterator]();
  const bench = new Bench({ time: 0, iterations: values.length, warmup: false, throws: true });
  bench.add("rounds", () => ({ overriddenDuration: next.next().value }), { async: false });
  const [task] = await bench.run();
  const { result } = task!;
  if (result.state !== "completed") throw new Error("no statistics");
  const { p50, min, max, rme } = result.latency;
  return { median: p50, least: min, most: max, rme };
}

/** Checks a case and times its variants in turns. */
export async function measure(one: Case, { rounds, turn }: Effort): Promise<Measured[]> {
  await one.check();
  const bench = new Bench({
    time: turn,
    iterations: 1,
    warmupTime: WARMUP,
    warmupIterations: 1,
    throws: true,
  });
  for (const { backend, run } of one.variants) bench.add(backend, run);
  const tasks = bench.tasks;
  for (const task of tasks) await task.warmup();
  const seen = tasks.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < tasks.length; k++) {
      // There and back: no variant always follows the same one.
      const which = round % 2 === 0 ? k : tasks.length - 1 - k;
      const task = tasks[which]!;
      task.reset();
      await task.run();
      seen[which]!.push((latency(task) * 1e6) / one.variants[which]!.operations);
    }
  }
  return Promise.all(
    one.variants.map(async ({ backend }, k) => ({
      name: one.name,
      unit: one.unit,
      backend,
      nsPerOp: await spread(seen[k]!),
      ratio: k === 0 ? null : await spread(seen[k]!.map((time, r) => time / seen[0]![r]!)),
    })),
  );
}
