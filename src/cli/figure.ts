import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { createSolver } from "../index.js";
import { FIGURES } from "../paper/all.js";
import { type PaperFigure, PUBLICATION } from "../paper/figure.js";
import { computeFigure, figureDrawing, figureTables } from "../paper/run.js";
import { png } from "../plot/png.js";
import { type BackendOption, backendOption } from "./options.js";
import { ProgressLine } from "./progress.js";

const FORMATS = ["svg", "png", "csv"] as const;
type Format = (typeof FORMATS)[number];

interface Options extends BackendOption {
  readonly output: string;
  readonly format: readonly Format[];
  readonly quiet?: boolean;
}

function formats(text: string): Format[] {
  return text.split(",").map((word) => {
    const format = FORMATS.find((one) => one === word.trim());
    if (format === undefined) {
      throw new InvalidArgumentError(`"${word}" is none of ${FORMATS.join(", ")}.`);
    }
    return format;
  });
}

function chosen(text: string): readonly PaperFigure[] {
  if (text === "all") return FIGURES;
  const figure = FIGURES.find(({ number }) => String(number) === text);
  if (figure === undefined) {
    throw new InvalidArgumentError(
      `there is no figure "${text}": ${FIGURES.map(({ number }) => number).join(", ")} or all.`,
    );
  }
  return [figure];
}

/** The font of the PNGs stands beside the command. */
const FONT = new URL("./DejaVuSans.ttf", import.meta.url);

/** Computes figures and writes their files; returns the names. */
export async function writeFigures(
  figures: readonly PaperFigure[],
  { output, format, backend, quiet }: Options,
): Promise<string[]> {
  const solver = await createSolver({ backend });
  const progress = new ProgressLine("panel", quiet ?? false);
  const panels = figures.reduce((sum, figure) => sum + figure.panels.length, 0);
  const names: string[] = [];
  let done = 0;
  await mkdir(output, { recursive: true });
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(output, name), content);
    names.push(name);
  };
  for (const figure of figures) {
    const data = await computeFigure(figure, { solver, resolution: PUBLICATION }, () => {
      done += 1;
      progress.update(done, panels);
    });
    if (format.includes("csv")) {
      for (const { name, text } of figureTables(figure, data)) await write(name, text);
    }
    const drawing = await figureDrawing(figure, data);
    if (format.includes("svg")) await write(drawing.name, drawing.text);
    if (format.includes("png")) {
      await write(drawing.name.replace(/svg$/, "png"), await png(drawing.text, FONT));
    }
  }
  progress.end();
  return names;
}

export function addFigure(program: Command): void {
  program
    .command("figure")
    .summary("the paper's figures, computed and drawn")
    .description(
      "Computes a figure of the paper from first principles, 400 points a curve and 201 x 201\npoints a contour plot, and writes its drawing and one table a panel.",
    )
    .argument("<figure>", "2 ... 16, or all", chosen)
    .option("-o, --output <dir>", "folder of the files; made where it is missing", "figures")
    .option("--format <list>", "of svg, png, csv", formats, ["svg", "csv"])
    .addOption(backendOption())
    .option("--quiet", "no progress line, no list of files")
    .addHelpText(
      "after",
      `
Examples:
  bellness figure 8
  bellness figure all -o figures --format svg,png,csv
  bellness figure 16 --format csv -o tables

A table is CSV behind lines that start with #: parameters, equations, columns, maxima.
PNG needs the package @resvg/resvg-js beside bellness.`,
    )
    .action(async (figures: readonly PaperFigure[], options: Options) => {
      const names = await writeFigures(figures, options);
      if (!options.quiet) process.stdout.write(`${names.join("\n")}\n`);
    });
}
