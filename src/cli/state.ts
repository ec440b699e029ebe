import type { Command } from "commander";
import {
  BellnessError,
  createSolver,
  type DensityMatrix,
  nearest,
  shown,
  shownKey,
} from "../index.js";
import { eachLine, type LineOptions } from "./lines.js";
import {
  addCertify,
  type BackendOption,
  backendOption,
  type CertifyOption,
  certified,
} from "./options.js";

type Options = LineOptions & BackendOption & CertifyOption & { readonly allowDegenerate?: boolean };

/** The key of a line's state. What else a line has, say one that `solve` wrote, does not matter. */
const KEY = "rho";

/** The state of an input line. */
function stateOf(input: unknown): DensityMatrix {
  const keys = typeof input === "object" && input !== null ? Object.keys(input) : [];
  if (keys.includes(KEY)) return (input as { [KEY]: DensityMatrix })[KEY];
  const near = keys.find((key) => nearest(key, [KEY]) !== null);
  const hint = near === undefined ? "" : ` Did you mean "${KEY}" by "${shownKey(near)}"?`;
  throw new BellnessError(
    "INVALID_STATE",
    `${KEY}: there is none in ${shown(input)}.${hint} Allowed: {"rho":{"re":[16 numbers],"im":[16 numbers]}}.`,
    KEY,
    input,
  );
}

/** The certificate is for six directions: it and degenerate observables exclude each other. */
function checkOptions({ allowDegenerate, certify }: Options): void {
  if (allowDegenerate === true && certify !== undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "certify: not allowed with --allow-degenerate, whose maximum is a closed form of CHSH's.",
      "certify",
      certify,
    );
  }
}

export function addState(program: Command): void {
  const command = program
    .command("state")
    .summary("entanglement and Bell nonlocality of any two-qubit states")
    .description(
      "Reads two-qubit states as JSON Lines from a file or standard input and writes one line each, in order: concurrence, CHSH and I3322 maxima with the directions that attain the latter, smallest eigenvalue. Blank lines are skipped. Exit code 1: some lines were not states.",
    )
    .argument("[file]", "JSON Lines of states; standard input where it is missing or -")
    .option("-o, --output <file>", "write there instead of to standard output")
    .addOption(backendOption());
  addCertify(command)
    .option("--allow-degenerate", "admit observables +1 and -1 in I3322, which embed CHSH")
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
A state: 16 entries row by row in the basis |00>, |01>, |10>, |11> (qubit 1
first). Other keys beside rho, such as those of a line from solve, are ignored.

Example, the singlet:
  echo '{"rho":{"re":[0,0,0,0,0,0.5,-0.5,0,0,-0.5,0.5,0,0,0,0,0],"im":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}}' | bellness state

Proven maxima of I3322, to 1e-6, at most 10 seconds a state:
  bellness state states.jsonl --certify 1e-6 --budget 10`,
    )
    .action(async (file: string | undefined, options: Options) => {
      checkOptions(options);
      const solver = await createSolver({ backend: options.backend });
      const failed = await eachLine(file, options, (input) => {
        const rho = stateOf(input);
        if (options.allowDegenerate === true) return solver.state(rho, { allowDegenerate: true });
        return certified(solver, rho, solver.state(rho), options);
      });
      if (failed > 0) process.exitCode = 1;
    });
}
