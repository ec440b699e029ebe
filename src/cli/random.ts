import { extname } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  BellnessError,
  RANDOM_KINDS,
  type RandomKind,
  randomStates,
  WRITTEN_FORMATS,
  type WrittenFormat,
  writeStates,
} from "../index.js";
import { Output } from "./output.js";

interface Options {
  readonly kind: RandomKind;
  readonly count: number;
  readonly seed: number;
  readonly output?: string;
  readonly format?: WrittenFormat;
}

function wholeOption(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError("Allowed: a whole number from 0 on.");
  }
  return value;
}

/** The format asked for, else what the ending of the output says. */
function formatOf({ output, format }: Options): WrittenFormat {
  if (format !== undefined) return format;
  if (output === undefined) return "jsonl";
  const ending = extname(output).slice(1);
  const found = WRITTEN_FORMATS.find((one) => one === ending);
  if (found !== undefined) return found;
  throw new BellnessError(
    "INVALID_PARAMETER",
    `output: the ending of "${output}" names no format. Allowed: ${WRITTEN_FORMATS.map((one) => `.${one}`).join(", ")}, or --format.`,
    "output",
    output,
  );
}

async function runRandom(options: Options): Promise<void> {
  const { kind, count, seed } = options;
  const format = formatOf(options);
  const output = new Output(options.output);
  const blocks = randomStates({ kind, count, seed });
  for await (const bytes of writeStates(blocks, format, count)) await output.write(bytes);
  await output.close();
}

export function addRandom(program: Command): void {
  program
    .command("random")
    .summary("random two-qubit states")
    .description(
      "Writes random states: uniform in the Hilbert-Schmidt or the Bures measure, pure, or of X form (the Hilbert-Schmidt measure on X-states). A seed gives the same states everywhere, whatever their number.",
    )
    .addOption(
      new Option("--kind <name>", "measure that they are drawn from")
        .choices(RANDOM_KINDS)
        .default("hilbert-schmidt"),
    )
    .requiredOption("--count <n>", "how many", wholeOption)
    .option("--seed <s>", "which", wholeOption, 0)
    .option("-o, --output <file>", "write there instead of JSON Lines to standard output")
    .addOption(
      new Option("--format <name>", "what is written, where the ending does not say so").choices(
        WRITTEN_FORMATS,
      ),
    )
    .addHelpText(
      "after",
      `
Examples:
  bellness random --count 1000000 --seed 7 -o rho.npy

How many of a million violate CHSH, without a file in between:
  bellness random --count 1000000 --format npy |
    bellness state -o table.parquet --observables i2`,
    )
    .action(runRandom);
}
