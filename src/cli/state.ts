import type { Command } from "commander";
import { BellnessError, createSolver, type DensityMatrix } from "../index.js";
import { eachLine, type LineOptions } from "./lines.js";
import { type BackendOption, backendOption } from "./options.js";

/** The state of an input line: its `rho`. */
function stateOf(input: unknown): DensityMatrix {
  if (typeof input !== "object" || input === null || !("rho" in input)) {
    throw new BellnessError(
      "INVALID_STATE",
      'a line is {"rho":{"re":[16 numbers],"im":[16 numbers]}}.',
      "rho",
      input,
    );
  }
  return input.rho as DensityMatrix;
}

export function addState(program: Command): void {
  program
    .command("state")
    .summary("entanglement and Bell nonlocality of any two-qubit states")
    .description(
      "Reads two-qubit states as JSON Lines from a file or standard input and writes one line\neach, in order: concurrence, CHSH and I3322 maxima with the directions that attain the\nlatter, smallest eigenvalue. Exit code 1: some lines were not states.",
    )
    .argument("[file]", "JSON Lines of states; standard input where it is missing")
    .option("-o, --output <file>", "write there instead of to standard output")
    .addOption(backendOption())
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
A state: 16 entries row by row in the basis |00>, |01>, |10>, |11> (qubit 1 first).

Example, the singlet:
  echo '{"rho":{"re":[0,0,0,0,0,0.5,-0.5,0,0,-0.5,0.5,0,0,0,0,0],"im":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}}' | bellness state`,
    )
    .action(async (file: string | undefined, options: LineOptions & BackendOption) => {
      const solver = await createSolver({ backend: options.backend });
      const failed = await eachLine(file, options, (input) => solver.state(stateOf(input)));
      if (failed > 0) process.exitCode = 1;
    });
}
