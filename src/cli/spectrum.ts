import type { Command } from "commander";
import { addJobOptions } from "./job.js";
import { eachLine, type LineOptions } from "./lines.js";
import { backendOption, WORKERS } from "./options.js";

export function addSpectrum(program: Command): void {
  const command = program
    .command("spectrum")
    .summary("eigenvalues of a system's generator: relaxation rates and frequencies")
    .description(
      "Reads systems or parameters as JSON Lines or one JSON document and writes one line each: all sixteen eigenvalues of the generator, the gap, and how many stationary states there are.",
    )
    .argument("[file]", "JSON Lines or a JSON document; standard input where it is missing or -")
    .option("-o, --output <file>", "write there instead of to standard output")
    .option(...WORKERS)
    .addOption(backendOption());
  addJobOptions(command)
    .option("--quiet", "no progress line")
    .addHelpText("after", `\nExample:\n  echo '{"kappa":3}' | bellness spectrum | jq .gap`)
    .action(async (file: string | undefined, options: LineOptions) => {
      const failed = await eachLine(file, options, { command: "spectrum", asked: {} });
      if (failed > 0) process.exitCode = 1;
    });
}
