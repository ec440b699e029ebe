import { stat } from "node:fs/promises";
import { constants } from "node:os";
import { type Command, InvalidArgumentError } from "commander";
import {
  BellnessError,
  createSolver,
  parseJson,
  type Shard,
  type Solver,
  STATUSES,
  type SweepOptions,
  type SweepSpec,
  type TableFormat,
  type Tally,
} from "../index.js";
import { checkOutput } from "./input.js";
import { type BackendOption, backendOption, outputFormat, WORKERS } from "./options.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";
import { readText } from "./stateInput.js";
import { writeTable } from "./tableFile.js";

interface Options extends BackendOption {
  readonly output?: string;
  readonly workers?: number;
  readonly shard?: Shard;
  readonly resume?: boolean;
  readonly force?: boolean;
  readonly checkpoint: number;
  readonly allowDegenerate?: boolean;
  readonly quiet?: boolean;
}

/** Seconds between two lines of the journal. */
export const CHECKPOINT_SECONDS = 1;

async function readSpec(path: string): Promise<SweepSpec> {
  return parseJson(await readText(path), `${path} is `) as SweepSpec;
}

export function shardOption(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (!(1 <= shard.index && shard.index <= shard.count)) {
    throw new InvalidArgumentError("Allowed: k/n with 1 <= k <= n.");
  }
  return shard;
}

export function secondsOption(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds < Infinity) || text.trim() === "") {
    throw new InvalidArgumentError("Allowed: seconds from 0 on.");
  }
  return seconds;
}

/** Whether a path is a terminal, a pipe or a device, which cannot be resumed. */
export async function isStream(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function writeStream(
  solver: Solver,
  spec: SweepSpec,
  path: string | undefined,
  format: TableFormat,
  options: SweepOptions,
): Promise<Tally> {
  const output = new Output(path);
  let tally: Tally = {};
  for await (const { bytes, checkpoint } of solver.sweepFile(spec, { ...options, format })) {
    tally = checkpoint?.tally ?? tally;
    await output.write(bytes);
  }
  await output.close();
  return tally;
}

/** What became of the rows of a table, where some are not solved; else nothing. */
export function summary({ status = {} }: Tally): string {
  const count = (sum: number, [, rows]: [string, number]) => sum + rows;
  const unsolved = Object.entries(status).filter(([code]) => code !== "0");
  if (unsolved.length === 0) return "";
  const parts = unsolved.map(([code, rows]) => {
    const meaning = STATUSES[Number(code)];
    return `  status ${code}: ${rows}, ${meaning}\n`;
  });
  const all = Object.entries(status).reduce(count, 0);
  return `bellness: ${unsolved.reduce(count, 0)} of ${all} rows are not solved.\n${parts.join("")}`;
}

/** A signal that asks the command to stop, as the reason of an abort. */
export class Stopped extends Error {
  constructor(readonly signal: "SIGINT" | "SIGTERM" | "SIGHUP") {
    super(signal);
  }

  /** Says so, and how to go on; sets the exit code. */
  report(how: string): void {
    process.stderr.write(`bellness: stopped by ${this.signal}${how}.\n`);
    process.exitCode = 128 + constants.signals[this.signal];
  }
}

/** Aborts at the first signal; the second one ends the process. */
export function stopSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => controller.abort(new Stopped(signal)));
  }
  return controller.signal;
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command that goes on with a table. */
function resuming(spec: string, output: string, { shard, allowDegenerate }: Options): string {
  const part = shard === undefined ? [] : ["--shard", `${shard.index}/${shard.count}`];
  const wide = allowDegenerate === true ? ["--allow-degenerate"] : [];
  const words = ["bellness", "sweep", spec, "-o", output, ...wide, ...part, "--resume"];
  return words.map(quoted).join(" ");
}

async function runSweep(specPath: string, options: Options): Promise<void> {
  const { output: path, resume = false, force = false, checkpoint, quiet = false } = options;
  const format = outputFormat(path, "csv");
  const streamed = path === undefined || (await isStream(path));
  if (streamed && (resume || force)) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `output: --${resume ? "resume" : "force"} needs a file. Allowed: -o with its path.`,
      "output",
      path,
    );
  }
  if (resume && force) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "force: not allowed with --resume. Allowed: --resume to go on with a table, --force to start again.",
      "force",
      true,
    );
  }
  await checkOutput(specPath, path);
  const given = await readSpec(specPath);
  const spec = options.allowDegenerate === true ? { ...given, allowDegenerate: true } : given;
  const solver = await createSolver({ backend: options.backend });
  const progress = new ProgressLine("row", quiet);
  const running: SweepOptions = {
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    signal: stopSignals(),
    onProgress: (done, rows) => progress.update(done, rows),
  };
  const part =
    options.shard === undefined ? "" : `, shard ${options.shard.index}/${options.shard.count}`;
  const what = `${path}${part} of ${specPath}`;
  let tally: Tally = {};
  try {
    if (streamed) {
      tally = await writeStream(solver, spec, path, format, running);
    } else {
      const written = await writeTable(solver, spec, {
        ...running,
        path,
        format,
        resume,
        force,
        checkpointTime: 1000 * checkpoint,
        onStart: (done, rows) => progress.begin(what, done, rows),
        onEnd: (found) => {
          tally = found;
          progress.complete(what);
        },
      });
      if (!written && !quiet) process.stderr.write(`bellness: ${path} is complete.\n`);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    error.report(streamed ? "" : `; ${resuming(specPath, path, options)} goes on`);
  } finally {
    progress.end();
    solver.close();
  }
  if (!quiet) process.stderr.write(summary(tally));
  if (solver.workersUnavailable !== null) {
    process.stderr.write(
      `bellness: workers could not be made (${solver.workersUnavailable}); one thread did the work.\n`,
    );
  }
}

export function addSweep(program: Command): void {
  program
    .command("sweep")
    .summary("tables over grids of parameters")
    .description(
      "Solves a grid of points and writes a table: the axes, the observables, and a status (0: fine). The ending of the output names its format: .csv, .jsonl or .parquet. A table that is interrupted, by whatever, keeps a journal beside it, and --resume goes on.",
    )
    .argument("<spec>", "JSON file with base, axes and observables; - is standard input")
    .option("-o, --output <file>", "write there instead of CSV to standard output")
    .option(...WORKERS)
    .option("--shard <k/n>", "only part k of n parts of the rows", shardOption)
    .option(
      "--allow-degenerate",
      "admit observables +1 and -1 in I3322 and in bell:..., as the spec's key allowDegenerate does",
    )
    .option("--resume", "go on with an interrupted table; do nothing if it is complete")
    .option("--force", "start again in the place of a table that is there, interrupted or finished")
    .option(
      "--checkpoint <seconds>",
      "work that an interruption may cost",
      secondsOption,
      CHECKPOINT_SECONDS,
    )
    .addOption(backendOption())
    .option("--quiet", "no progress line and, where stderr is no terminal, no log")
    .addHelpText(
      "after",
      `
A spec:
  {"base": {"kappa": 3, "temperature": {"mean": 0.4, "difference": 0}},
   "axes": [{"parameter": "temperature.difference",
             "from": -0.78, "to": 0.78, "count": 201},
            {"parameter": "epsilon.difference", "values": [0, 0.5, 1]}],
   "observables": ["concurrence", "i2", "i3", "heatCurrent2",
                   "entropyProduction", "minEigenvalue"]}

Axes: kappa, and of epsilon, temperature, mu and gamma either .mean and
.difference or .1 and .2; of a system (docs/systems.md) as the base any number
in it, such as hamiltonian.XX or baths.2.temperature. The last one runs fastest.
"scale": "log" spaces an axis with from, to and count evenly in the logarithm.
With "initial", a state, the last axis may be time: the evolution from there.

Beside what is measured: verdict (0 separable, 1 unsteerable, 2 undecided,
3 nonlocal), bell:<inequality>, radius12Lower, radius12Upper, radius21Lower and
radius21Upper. "steering": {"gap": 0.01} lets a search decide verdicts where no
closed form does.

Examples:
  bellness sweep spec.json -o table.csv
  bellness sweep spec.json -o table.parquet --workers 8 --resume
  bellness sweep spec.json -o part-3.parquet --shard 3/16 --resume`,
    )
    .action(runSweep);
}
