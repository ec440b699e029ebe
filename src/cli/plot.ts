import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { BellnessError } from "../index.js";
import { figureSvg } from "../plot/node.js";
import { readTable } from "../table/read.js";
import { type ChartOptions, chart } from "../view/chart.js";
import { sidecarPath } from "./finished.js";
import { openError } from "./input.js";
import { widthOption } from "./options.js";
import { encoder, PICTURES, PICTURES_HELP } from "./pictures.js";

interface Options {
  readonly output: string;
  readonly x?: string;
  readonly y?: string[];
  readonly z?: string[];
  readonly by?: string;
  readonly at?: Record<string, number>;
  readonly title?: string;
  readonly width?: number;
  readonly quiet?: boolean;
}

function names(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}

function fixed(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [name, value, ...more] = text.split("=");
  if (
    name === undefined ||
    value === undefined ||
    more.length > 0 ||
    value.trim() === "" ||
    Number.isNaN(Number(value))
  ) {
    throw new InvalidArgumentError("Allowed: name=value, as in kappa=3.");
  }
  return { ...before, [name.trim()]: Number(value) };
}

/** What the file beside a text table says of it; null where there is none. */
async function sidecar(path: string): Promise<unknown> {
  const text = await readFile(sidecarPath(path), "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** Draws the table of a file into another; returns what the reader of the picture must know. */
async function run(path: string, options: Options): Promise<string> {
  const { output, quiet: _, width, ...asked } = options;
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase();
  const format = PICTURES.find((one) => one === ending);
  if (format === undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `output: ${output} has an ending that says no format. Allowed: .${PICTURES.join(", .")}.`,
      "output",
      output,
    );
  }
  const encode = await encoder(format);
  const bytes = await readFile(path).catch((error) => {
    throw openError(path, error);
  });
  const table = await readTable(basename(path), new Uint8Array(bytes));
  const description = table.description ?? (await sidecar(path));
  const drawn = chart({ ...table, description }, asked as ChartOptions);
  const svg = figureSvg(drawn.figure, width === undefined ? {} : { width });
  await writeFile(output, await encode(svg));
  const { rows, notPositive, unsolved } = drawn;
  return [
    `${rows} rows → ${output}`,
    ...(notPositive > 0
      ? [`${notPositive} left out: a negative eigenvalue, outside the theory's domain`]
      : []),
    ...(unsolved > 0 ? [`${unsolved} left out: no steady state, or no state`] : []),
  ].join("\n");
}

export function addPlot(program: Command): void {
  program
    .command("plot")
    .summary("a picture of any table")
    .description(
      "Draws a table of bellness or of anything else, as CSV, JSON Lines or Parquet: curves along one axis, maps over two. Tables of sweeps say what their axes are.",
    )
    .argument("<table>", "a file that ends in .csv, .jsonl or .parquet")
    .requiredOption("-o, --output <file>", "the picture: .svg, .png or .pdf")
    .option("--x <column>", "horizontal axis")
    .option("--y <columns>", "curves of these, or the vertical axis of a map", names)
    .option("--z <columns>", "maps of these over x and y", names)
    .option("--by <column>", "a curve for each value of this")
    .option(
      "--at <column=value>",
      "rows with this value alone (the nearest); again for more",
      fixed,
    )
    .option("--title <text>", "stands over the picture")
    .addOption(widthOption())
    .option("--quiet", "says nothing of what was drawn")
    .addHelpText(
      "after",
      `
Examples:
  bellness plot table.parquet -o table.svg
  bellness plot table.csv -o curves.svg --x temperature.difference --y i2,i3
  bellness plot table.csv -o column.pdf --width 86
  bellness plot map.parquet -o map.png --x kappa --y epsilon.difference --z i3
  bellness plot map.parquet -o family.svg --x kappa --y i2 \\
    --by epsilon.difference --at gamma.mean=0.1

Rows that could not be solved, or whose density matrix has a negative
eigenvalue, are gaps of a curve and hatched on a map (white where verdicts are
drawn); how many there were is printed.
${PICTURES_HELP}`,
    )
    .action(async (path: string, options: Options) => {
      const text = await run(path, options);
      if (!options.quiet) process.stderr.write(`${text}\n`);
    });
}
