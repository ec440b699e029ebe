import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Command } from "commander";
import { BellnessError, createSolver, type SweepSpec } from "../index.js";
import { TABLE_FORMATS, type TableFormat, tableHead, tableRows } from "../sweep/format.js";
import { type BackendOption, backendOption } from "./options.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";

interface Options extends BackendOption {
  readonly output?: string;
  readonly quiet?: boolean;
}

/** Rows turned into text at a time. */
const ROWS = 4096;

function formatOf(path: string | undefined): TableFormat {
  if (path === undefined) return "csv";
  const ending = extname(path).slice(1);
  const format = TABLE_FORMATS.find((one) => one === ending);
  if (format === undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `output: the ending of "${path}" names no format. Allowed: ${TABLE_FORMATS.map((f) => `.${f}`).join(", ")}.`,
      "output",
      path,
    );
  }
  return format;
}

async function readSpec(path: string): Promise<SweepSpec> {
  const text = await readFile(path, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BellnessError("INVALID_JSON", `${path} is not JSON: ${(error as Error).message}`);
  }
}

export function addSweep(program: Command): void {
  program
    .command("sweep")
    .summary("tables over grids of parameters")
    .description(
      "Solves a grid of points and writes a table: the axes, the observables, and a status\n(0: fine). The ending of the output names its format: .csv or .jsonl.",
    )
    .argument("<spec>", "JSON file with base, axes and observables")
    .option("-o, --output <file>", "write there instead of CSV to standard output")
    .addOption(backendOption())
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
A spec:
  {"base": {"kappa": 3, "temperature": {"mean": 0.4, "difference": 0}},
   "axes": [{"parameter": "temperature.difference", "from": -0.78, "to": 0.78, "count": 201},
            {"parameter": "epsilon.difference", "values": [0, 0.5, 1]}],
   "observables": ["concurrence", "i2", "i3", "heatCurrent2", "entropyProduction", "minEigenvalue"]}
  Axes: kappa, and .mean .difference .1 .2 of epsilon, temperature, mu and gamma; the last runs fastest.

Example:
  bellness sweep spec.json -o table.csv`,
    )
    .action(async (path: string, options: Options) => {
      const format = formatOf(options.output);
      const spec = await readSpec(path);
      const solver = await createSolver({ backend: options.backend });
      const progress = new ProgressLine("row", options.quiet ?? false);
      const table = await solver.sweep(spec, {
        onProgress: (done, rows) => progress.update(done, rows),
      });
      progress.end();
      const output = new Output(options.output);
      await output.write(tableHead(format, table.names));
      for (let start = 0; start < table.rows; start += ROWS) {
        const count = Math.min(ROWS, table.rows - start);
        const values = table.names.map((name) =>
          table.columns[name]!.subarray(start, start + count),
        );
        await output.write(tableRows(format, { names: table.names, values }, count));
      }
      await output.close();
    });
}
