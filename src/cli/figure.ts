import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { createSolver } from "../index.js";
import { FIGURES } from "../paper/all.js";
import { CLAIMS, decideClaims } from "../paper/claims/all.js";
import { type Figure, figureName, type PanelData, PUBLICATION } from "../paper/figure.js";
import { FURTHER } from "../paper/further.js";
import { type Computed, galleryPage } from "../paper/gallery.js";
import { computeFigure, type FigureFile, figureDrawing, figureTables } from "../paper/run.js";
import { type BackendOption, backendOption, widthOption } from "./options.js";
import { type Encoder, encoder, PICTURES, PICTURES_HELP, type PictureFormat } from "./pictures.js";
import { ProgressLine } from "./progress.js";

const FORMATS = [...PICTURES, "csv"] as const;
type Format = (typeof FORMATS)[number];

interface Options extends BackendOption {
  readonly output: string;
  readonly gallery?: string;
  readonly width?: number;
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

const EVERY: readonly Figure[] = [...FIGURES, ...FURTHER];

/** What the command calls a figure. */
function word(figure: Figure): string {
  return "number" in figure ? String(figure.number) : figure.name;
}

/** Adds a figure, or all, to those chosen so far: each once, in the order of the paper. */
function chosen(text: string, before: readonly Figure[] = []): readonly Figure[] {
  if (text === "all") return EVERY;
  const figure = EVERY.find((one) => word(one) === text);
  if (figure === undefined) {
    throw new InvalidArgumentError(
      `there is no figure "${text}": ${EVERY.map(word).join(", ")} or all.`,
    );
  }
  return EVERY.filter((one) => one === figure || before.includes(one));
}

/** Folder of a gallery's drawings, beside the page. */
const DRAWINGS = "figures";

/** Writes a file below a folder, which is made where it is missing; returns its path. */
async function write(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Writes the files of one figure; returns their paths. */
async function writeFigure(
  figure: Figure,
  data: readonly PanelData[],
  drawing: FigureFile,
  { output, format }: Options,
  encoders: ReadonlyMap<PictureFormat, Encoder>,
): Promise<string[]> {
  const paths: string[] = [];
  if (format.includes("csv")) {
    for (const { name, text } of figureTables(figure, data)) {
      paths.push(await write(output, name, text));
    }
  }
  for (const [picture, encode] of encoders) {
    const name = drawing.name.replace(/svg$/, picture);
    paths.push(await write(output, name, await encode(drawing.text)));
  }
  return paths;
}

/** Computes figures and writes their files, and the gallery where one is asked for; returns the paths. */
async function run(figures: readonly Figure[], options: Options): Promise<string[]> {
  const { gallery, backend, quiet, format } = options;
  // First, so that a missing package shows before the work.
  const encoders = new Map<PictureFormat, Encoder>();
  for (const picture of PICTURES) {
    if (format.includes(picture)) encoders.set(picture, await encoder(picture));
  }
  const solver = await createSolver({ backend });
  const progress = new ProgressLine("panel or claim", quiet ?? false);
  const panels = figures.reduce((sum, figure) => sum + figure.panels.length, 0);
  const steps = panels + (gallery === undefined ? 0 : CLAIMS.length);
  let done = 0;
  const step = () => {
    done += 1;
    progress.update(done, steps);
  };
  const computed: Computed[] = [];
  const paths: string[] = [];
  for (const figure of figures) {
    const data = await computeFigure(figure, { solver, resolution: PUBLICATION }, step);
    if ("number" in figure) computed.push({ figure, data });
    const drawing = await figureDrawing(figure, data, options);
    paths.push(...(await writeFigure(figure, data, drawing, options, encoders)));
    if (gallery !== undefined) {
      const { name, text } = await figureDrawing(figure, data);
      paths.push(await write(join(dirname(gallery), DRAWINGS), name, text));
    }
  }
  if (gallery !== undefined) {
    const claims = await decideClaims(solver, step);
    const page = galleryPage(computed, claims, DRAWINGS);
    paths.push(await write(options.output, "claims.json", `${JSON.stringify(claims, null, 2)}\n`));
    paths.push(await write(dirname(gallery), basename(gallery), page));
  }
  progress.end();
  return paths;
}

export function addFigure(program: Command): void {
  program
    .command("figure")
    .summary("the paper's figures and further ones, computed and drawn")
    .description(
      "Computes figures of the paper, and those of the pages in docs/, from first principles and writes their drawings and one table a panel: 400 points a curve, 201 x 201 points a contour plot.",
    )
    .argument(
      "<figure...>",
      `2 ... 16, ${[...FURTHER.map(figureName), "or all"].join(", ")}`,
      chosen,
    )
    .option("-o, --output <dir>", "folder of the files; made where it is missing", "figures")
    .addOption(
      new Option("--format <list>", "of svg, png, pdf, csv")
        .argParser(formats)
        .default(["svg", "csv"], "svg,csv"),
    )
    .addOption(widthOption())
    .option(
      "--gallery <file>",
      "also decide the claims and write a Markdown page with drawings and claims",
    )
    .addOption(backendOption())
    .option("--quiet", "no progress line, no list of files")
    .addHelpText(
      "after",
      `
Examples:
  bellness figure 8
  bellness figure 8 10 --format png
  bellness figure 10 --format pdf --width 178
  bellness figure all -o figures --format svg,png,csv
  bellness figure 16 --format csv -o tables
  bellness figure all --gallery docs/paper.md

A table is CSV behind lines that start with #: parameters, equations, columns,
maxima.
${PICTURES_HELP}`,
    )
    .action(async (figures: readonly Figure[], options: Options) => {
      const paths = await run(figures, options);
      if (!options.quiet) process.stdout.write(`${paths.join("\n")}\n`);
    });
}
