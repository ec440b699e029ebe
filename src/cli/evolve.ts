import type { Command } from "commander";
import {
  BellnessError,
  createSolver,
  parseJson,
  type Table,
  type TableFormat,
  VERDICTS,
  VERSION,
} from "../index.js";
import { codeColumn, resultColumn } from "../table/columns.js";
import type { TableDescription } from "../table/describe.js";
import { WHOLE } from "../table/shard.js";
import { tableFile } from "../table/writer.js";
import { question } from "./answerers.js";
import type { TableSource } from "./begun.js";
import { checkOutput } from "./input.js";
import { addJobOptions, checkJob, jobRows, runJob } from "./job.js";
import { eachLine, type LineOptions } from "./lines.js";
import { backendOption, WORKERS } from "./options.js";
import { ProgressLine } from "./progress.js";
import { openInput, readText } from "./stateInput.js";

/** The format that an ending says; null for JSON Lines of whole evolutions. */
function tableFormat(path: string | undefined): TableFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path ?? "")?.[1]?.toLowerCase();
  if (path === undefined || ending === "jsonl" || ending === "json") return null;
  if (ending === "csv" || ending === "parquet") return ending;
  throw new BellnessError(
    "INVALID_PARAMETER",
    `output: ${path} has no ending that says its format. Allowed: .jsonl, .csv or .parquet.`,
    "output",
    path,
  );
}

/** What a column is; of the verdict what its numbers say. */
function meaningOf(name: string): string {
  if (name !== "verdict") return name;
  return VERDICTS.map((verdict, code) => `${code}: ${verdict}`).join(", ");
}

/** One evolution as a table. */
async function writeTable(
  path: string | undefined,
  options: LineOptions,
  format: TableFormat,
): Promise<void> {
  if (options.workers !== undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "workers: not allowed where one evolution becomes a table, whose times follow from one another. Allowed: an output that ends in .jsonl, or none.",
      "workers",
      options.workers,
    );
  }
  await checkOutput(path, options.output);
  const solver = await createSolver({ backend: options.backend });
  const { input, close } = await openInput(path);
  const progress = new ProgressLine("row", options.quiet ?? false);
  try {
    await checkJob(input.file, options);
    const text = await readText(path);
    const spec = parseJson(text, "one evolution is wanted for a table: ");
    const [system, asked] = question(spec);
    const { names, rows: of, columns }: Table = solver.evolveTable(system, asked);
    const { start, end } = jobRows(options, input.file === null ? null : of);
    const description: TableDescription<unknown> = {
      version: VERSION,
      spec,
      shard: { ...(options.shard ?? WHOLE) },
      rows: { first: start, count: Math.min(end, of) - start, of },
      columns: names.map((name) => ({ name, meaning: meaningOf(name), unit: "1" })),
    };
    const described = names.map((name) =>
      name === "status" || name === "flags" ? codeColumn(name) : resultColumn(name),
    );
    const source: TableSource = {
      format,
      description,
      chunks(after, metadata) {
        // All times are there at once: what is done already is left out.
        const from = start + (after.at(-1)?.rows ?? 0);
        const rows = from < end ? [names.map((name) => columns[name]!.subarray(from, end))] : [];
        const imprint = {
          description: JSON.stringify(description),
          createdBy: `bellness version ${VERSION}`,
          metadata,
        };
        return tableFile(format, described, rows, imprint, after);
      },
    };
    await runJob(() => source, input.file, options, progress);
  } finally {
    progress.end();
    await close();
  }
}

export function addEvolve(program: Command): void {
  const command = program
    .command("evolve")
    .summary("states along the evolution of a system, at any times")
    .description(
      "Reads evolutions as JSON Lines or one JSON document, each a system or params with an initial state, times and observables, and writes one object a line with the states and a list of each observable. With -o and the ending .csv or .parquet it reads one evolution and writes a row a time.",
    )
    .argument(
      "[file]",
      "JSON Lines or a JSON document of evolutions; standard input where it is missing or -",
    )
    .option("-o, --output <file>", "write there: .jsonl, .csv or .parquet")
    .option(...WORKERS)
    .addOption(backendOption());
  addJobOptions(command)
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
An evolution:
  {"params":{"kappa":3},"initial":{"re":[0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0]},
   "times":{"from":0,"to":50,"count":501},
   "observables":["rho","concurrence","heatCurrent1"]}
  In the place of params a system (docs/systems.md). initial is a state in any
  of the shapes of bellness state, such as {"ket":[0,1,0,0]}. times: a list, or
  a grid, "scale":"log" for a logarithmic one.
  rho becomes sixteen columns of a table: the mean values of the strings of
  Pauli matrices.

Examples:
  bellness evolve decay.json -o decay.csv; bellness plot decay.csv -o decay.svg
  bellness evolve many.jsonl -o many-states.jsonl`,
    )
    .action(async (file: string | undefined, options: LineOptions) => {
      const format = tableFormat(options.output);
      if (format !== null) {
        await writeTable(file, options, format);
        return;
      }
      const failed = await eachLine(file, options, { command: "evolve", asked: {} });
      if (failed > 0) process.exitCode = 1;
    });
}
