// One part of the benchmarks, in a process of its own: prints its lines and sends its results to
// the process that asked (main.ts).

import { SOLVERS } from "../test/support/backends.js";
import { proofLine, proofTimes } from "./certify.js";
import { hostShares } from "./host.js";
import type { Order, PartName, Results } from "./main.js";
import { type Case, type Effort, type Measured, measure } from "./measure.js";
import { lines, shareLine } from "./report.js";
import { GROWTH_ROWS, type Growth, growthCase, sweepCases, workerCases } from "./sweep.js";

/** Milliseconds of a turn; a sweep of a whole grid is one call and takes longer. */
const TURN = 40;

async function run(cases: readonly Case[], effort: Effort, only: RegExp): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const one of cases) {
    if (!only.test(one.name)) continue;
    const measured = await measure(one, effort);
    for (const line of lines(measured)) console.log(line);
    results.push(...measured);
  }
  return results;
}

/** Everything below a sweep, and proofs. */
async function kernels(effort: Effort, only: RegExp): Promise<Results> {
  const { kernelCases } = await import("./kernels.js");
  const { luCases } = await import("./lu.js");
  const { i3322Cases } = await import("./i3322.js");
  const { pointCases } = await import("./point.js");
  const { systemCases } = await import("./systems.js");
  const cases = [
    ...kernelCases(),
    ...systemCases(),
    ...luCases(),
    ...i3322Cases(),
    ...pointCases(),
  ];
  const results = await run(cases, effort, only);
  if (only.test("certify")) {
    console.log("certify: proofs of I3322 to a gap of 1e-6, a hundred states of each kind, wasm");
    for (const times of await proofTimes()) console.log(proofLine(times));
  }
  return { results, workers: [], growth: [] };
}

async function sweeps(effort: Effort, only: RegExp): Promise<Results> {
  if (only.test("host")) {
    console.log("host: time of a sweep that is not spent in the kernels");
    for (const share of await hostShares(effort.rounds)) console.log(shareLine(share));
  }
  const results = await run(await sweepCases(), effort, only);
  const workers = await run(workerCases(), effort, only);
  const growth: Growth[] = [];
  for (const rows of GROWTH_ROWS) {
    const measured = await run([growthCase(rows)], effort, only);
    growth.push(...measured.map((one) => ({ rows, measured: one })));
  }
  return { results, workers, growth };
}

const RUNS: Record<PartName, typeof sweeps> = { kernels, sweeps };

const [name, order] = process.argv.slice(2);
const { only, rounds } = JSON.parse(order!) as Order;
const results = await RUNS[name as PartName]({ rounds, turn: TURN }, new RegExp(only, "i"));
for (const solver of SOLVERS) solver.close();
process.send!(results);
process.disconnect();
