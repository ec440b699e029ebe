// Everything that is measured, and what becomes of it.

import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { SOLVERS } from "../test/support/backends.js";
import { proofLine, proofTimes } from "./certify.js";
import { hostShares } from "./host.js";
import { type Case, type Effort, type Measured, measure } from "./measure.js";
import { json, lines, shareLine } from "./report.js";
import { GROWTH_ROWS, type Growth, growthCase, sweepCases, workerCases } from "./sweep.js";

/** Milliseconds of a turn; a sweep of a whole grid is one call and takes longer. */
const TURN = 40;

interface Options {
  readonly only?: RegExp;
  readonly rounds: number;
  readonly json?: string;
  readonly plot?: string;
}

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

/** Everything below a sweep. */
async function kernels(): Promise<Case[]> {
  const { kernelCases } = await import("./kernels.js");
  const { luCases } = await import("./lu.js");
  const { i3322Cases } = await import("./i3322.js");
  const { pointCases } = await import("./point.js");
  return [...kernelCases(), ...luCases(), ...i3322Cases(), ...pointCases()];
}

async function bench(options: Options): Promise<void> {
  const { only = /(?:)/, rounds } = options;
  const effort = { rounds, turn: TURN };
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
  console.log(
    `Median of ${rounds} turns, ± 95 % confidence; least; points a second; ratio within a`,
  );
  console.log("turn: median (least … most)\n");
  // Sweeps come first, before the other libraries are loaded: collecting garbage among their
  // objects, which new tables make necessary, would double a sweep's time.
  if (only.test("host")) {
    console.log("host: time of a sweep that is not spent in the kernels");
    for (const share of await hostShares(rounds)) console.log(shareLine(share));
  }
  const sweeps = await run(await sweepCases(), effort, only);
  const workers = await run(workerCases(), effort, only);
  const growth: Growth[] = [];
  for (const rows of GROWTH_ROWS) {
    const measured = await run([growthCase(rows)], effort, only);
    growth.push(...measured.map((one) => ({ rows, measured: one })));
  }
  const results = [...(await run(await kernels(), effort, only)), ...sweeps];
  if (only.test("certify")) {
    console.log("certify: proofs of I3322 to a gap of 1e-6, a hundred states of each kind, wasm");
    for (const times of await proofTimes()) console.log(proofLine(times));
  }
  for (const solver of SOLVERS) solver.close();
  const all = [...results, ...workers, ...growth.map(({ measured }) => measured)];
  if (options.json) await writeFile(options.json, json(all));
  if (options.plot) {
    const { figure } = await import("./figure.js");
    await writeFile(options.plot, figure(results, growth));
  }
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text, "i");
  } catch {
    throw new InvalidArgumentError("Allowed: a regular expression.");
  }
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError("Allowed: a whole number from 1 on.");
  return Number(text);
}

export async function main(argv: readonly string[]): Promise<void> {
  await new Command("npm run bench --")
    .description(
      "Times the wasm core, its JavaScript twin and other libraries side by side, in turns, after checking that they agree. Takes two minutes.",
    )
    .option("--only <pattern>", "only what has this regular expression in its name", pattern)
    .option("--rounds <n>", "turns of each way of doing it", count, 9)
    .option("--json <file>", 'write [{"name", "backend", "nsPerOp", "rme"}, …]')
    .option("--plot <file>", "write a drawing of it (SVG)")
    .action(bench)
    .parseAsync([...argv]);
}
