// Everything that is measured, and what becomes of it.

import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import type { Measured } from "./measure.js";
import { json } from "./report.js";
import type { Growth } from "./sweep.js";

/** In the order in which they run. */
const PARTS = ["kernels", "sweeps"] as const;

export type PartName = (typeof PARTS)[number];

/** What to measure, and how often. */
export interface Order {
  /** Only what has this regular expression in its name. */
  readonly only: string;
  readonly rounds: number;
}

export interface Results {
  readonly results: readonly Measured[];
  readonly workers: readonly Measured[];
  readonly growth: readonly Growth[];
}

interface Options {
  readonly only?: RegExp;
  readonly rounds: number;
  readonly json?: string;
  readonly plot?: string;
}

/**
 * One part in a process of its own: sweeps make the engine collect garbage among the objects of
 * the other libraries, and compile the twins' code for themselves.
 */
function runPart(name: PartName, order: Order): Promise<Results> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("./part.mjs", import.meta.url)), [
      name,
      JSON.stringify(order),
    ]);
    let results: Results | undefined;
    child.on("message", (message) => {
      results = message as Results;
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0 && results !== undefined) resolve(results);
      else
        reject(new Error(`The benchmarks of the ${name} ended with ${signal ?? `code ${code}`}.`));
    });
  });
}

async function bench({ only = /(?:)/, rounds, json: table, plot }: Options): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
  console.log(
    `Median of ${rounds} turns, ± 95 % confidence; least; points a second; ratio within a`,
  );
  console.log("turn: median (least … most)\n");
  const parts: Results[] = [];
  for (const name of PARTS) parts.push(await runPart(name, { only: only.source, rounds }));
  const results = parts.flatMap((part) => part.results);
  const growth = parts.flatMap((part) => part.growth);
  const workers = parts.flatMap((part) => part.workers);
  const all = [...results, ...workers, ...growth.map(({ measured }) => measured)];
  if (table) await writeFile(table, json(all));
  if (plot) {
    const { figure } = await import("./figure.js");
    await writeFile(plot, figure(results, growth));
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
      "Times the wasm core, its JavaScript twin and other libraries side by side, in turns, after checking that they agree. Takes one to two minutes.",
    )
    .option("--only <pattern>", "only what has this regular expression in its name", pattern)
    .option("--rounds <n>", "turns of each way of doing it", count, 9)
    .option("--json <file>", 'write [{"name", "backend", "nsPerOp", "rme"}, …]')
    .option("--plot <file>", "write a drawing of it (SVG)")
    .action(bench)
    .parseAsync([...argv]);
}
