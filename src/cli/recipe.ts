import { basename, extname } from "node:path";
import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import {
  BellnessError,
  createSolver,
  parseJson,
  type SweepSpec,
  TABLE_FORMATS,
  type TableFormat,
} from "../index.js";
import { kubernetes } from "./recipes/kubernetes.js";
import { parallel } from "./recipes/parallel.js";
import type { Request } from "./recipes/request.js";
import { slurm } from "./recipes/slurm.js";
import { nextflow, snakemake } from "./recipes/workflows.js";
import { readText } from "./stateInput.js";

export const RECIPES = { slurm, kubernetes, parallel, snakemake, nextflow };
type Engine = keyof typeof RECIPES;

interface Options {
  readonly spec: string;
  readonly shards: number;
  readonly format: TableFormat;
  readonly workers: number;
  readonly memory: number;
  readonly hours: number;
  readonly image: string;
  readonly name?: string;
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError("Allowed: a whole number from 1 on.");
  return Number(text);
}

/** What is a name of files and of objects everywhere: lower-case letters, digits and hyphens. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,49}[a-z0-9])?$/;

function name(text: string): string {
  if (NAME.test(text)) return text;
  throw new InvalidArgumentError("Allowed: lower-case letters, digits and hyphens, at most 51.");
}

/** The name of a spec's file as a name of everything else. */
function nameOf(spec: string): string {
  const text = basename(spec, extname(spec))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 51)
    .replace(/^-+|-+$/g, "");
  return text === "" ? "sweep" : text;
}

/** Bytes of a ConfigMap. */
const MAP = 2 ** 20;

/**
 * What a recipe is filled in with, checked as the sweep itself would be.
 *
 * @throws BellnessError INVALID_SWEEP, INVALID_PARAMETER
 */
async function requestOf(engine: Engine, options: Options): Promise<Request> {
  const { spec, shards } = options;
  const refuse = (key: string, value: unknown, text: string): never => {
    throw new BellnessError("INVALID_PARAMETER", `${key}: ${text}`, key, value);
  };
  if (spec === "-")
    refuse("spec", spec, "standard input is not there for the shards. Allowed: a file.");
  const parsed = parseJson(await readText(spec), `${spec} is `) as SweepSpec;
  const text = JSON.stringify(parsed);
  const solver = await createSolver({ backend: "js" });
  const described = solver.describeSweep(parsed);
  const rows = described.rows.of;
  if (shards > rows) {
    refuse("shards", shards, `${shards} of ${rows} rows are too many. Allowed: 1 to ${rows}.`);
  }
  if (engine === "kubernetes" && Buffer.byteLength(text) > MAP - 1024) {
    refuse("spec", spec, "the spec is too long for a ConfigMap. Allowed: less than a megabyte.");
  }
  return { ...options, text, rows, name: options.name ?? nameOf(spec) };
}

export function addRecipe(program: Command): void {
  program
    .command("recipe")
    .summary("a sweep on many machines: the script for an engine")
    .description(
      "Prints a script or manifest that works on a sweep in shards, filled in: what is interrupted goes on, what is refused is not tried again. docs/scale.md says what each does.",
    )
    .addArgument(new Argument("<engine>").choices(Object.keys(RECIPES)))
    .requiredOption("--spec <file>", "of the sweep")
    .requiredOption("--shards <n>", "several times as many as there are machines", whole)
    .addOption(
      new Option("--format <name>", "of the shards").choices(TABLE_FORMATS).default("parquet"),
    )
    .option("--workers <n>", "processors of a shard", whole, 4)
    .option("--memory <gigabytes>", "memory of a shard", whole, 2)
    .option("--hours <n>", "time limit of a shard, which then goes on later", whole, 4)
    .option("--image <name>", "of a container (kubernetes)", "bellness")
    .option("--name <name>", "of jobs and files, instead of the spec's", name)
    .addHelpText(
      "after",
      `
Examples:
  bellness recipe slurm --spec sweep.json --shards 64 > sweep.sh; bash sweep.sh
  bellness recipe parallel --spec sweep.json --shards 64 | sh
  bellness recipe kubernetes --spec sweep.json --shards 64 | kubectl apply -f -`,
    )
    .action(async (engine: Engine, options: Options) => {
      process.stdout.write(RECIPES[engine](await requestOf(engine, options)));
    });
}
