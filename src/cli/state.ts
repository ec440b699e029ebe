import { type Command, InvalidArgumentError, Option } from "commander";
import {
  BellnessError,
  createSolver,
  type Repair,
  type RepairOptions,
  readStates,
  type Solver,
  STATE_FORMATS,
  type StateBlock,
  type StateFormat,
  stateAt,
} from "../index.js";
import { checkOutput } from "./input.js";
import { givenInequality, judged, type Locality } from "./locality.js";
import {
  addCertify,
  type BackendOption,
  backendOption,
  type CertifyOption,
  certified,
  positive,
} from "./options.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";
import { compressors, openInput } from "./stateInput.js";

interface Options extends BackendOption, CertifyOption {
  readonly output?: string;
  readonly quiet?: boolean;
  readonly format?: StateFormat;
  readonly repair?: Repair;
  readonly tolerance?: number;
  readonly allowNotPositive?: boolean;
  readonly allowDegenerate?: boolean;
  readonly inequality?: string;
}

function toleranceOption(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value < Infinity) || text.trim() === "") {
    throw new InvalidArgumentError("Allowed: a finite number from 0 on.");
  }
  return value;
}

/** A tolerance without a repair that it limits is a mistake. */
function repairOptions({ repair, tolerance, allowNotPositive }: Options): RepairOptions {
  if (tolerance !== undefined && repair === undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "tolerance: not allowed without --repair, which it limits. Allowed: --repair normalise or --repair nearest.",
      "tolerance",
      tolerance,
    );
  }
  return {
    ...(repair === undefined ? {} : { repair }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(allowNotPositive === undefined ? {} : { allowNotPositive }),
  };
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

/** The answers for the states of a block, one line each; how many have none. */
async function answer(
  solver: Solver,
  block: StateBlock,
  repair: RepairOptions,
  options: Options,
  locality: Locality | null,
): Promise<{ readonly text: string; readonly failed: number }> {
  let text = "";
  let failed = 0;
  for (let k = 0; k < block.count; k++) {
    const line = block.lines[k]!;
    const { rho, further } = stateAt(block, k);
    let result: object;
    try {
      const error = block.errors.get(k);
      if (error !== undefined) throw error;
      const measures =
        options.allowDegenerate === true
          ? solver.state(rho, { ...repair, allowDegenerate: true })
          : await certified(solver, rho, solver.state(rho, repair), options, repair);
      const judgement = await judged(solver, rho, measures, locality);
      result = { ...further, ok: true, line, ...measures, ...judgement };
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      failed += 1;
      result = { ...further, ok: false, line, error };
    }
    text += `${JSON.stringify(result)}\n`;
  }
  return { text, failed };
}

/** What is asked beside the measures: null where nothing is. */
async function localityOf(
  { inequality, steering, budget, allowDegenerate }: Options,
  repair: RepairOptions,
): Promise<Locality | null> {
  if (inequality === undefined && steering === undefined) return null;
  return {
    ...repair,
    gap: steering ?? null,
    inequality: inequality === undefined ? null : await givenInequality(inequality),
    allowDegenerate: allowDegenerate ?? false,
    ...(budget === undefined ? {} : { budget }),
  };
}

async function runState(file: string | undefined, options: Options): Promise<void> {
  checkOptions(options);
  const repair = repairOptions(options);
  const locality = await localityOf(options, repair);
  await checkOutput(file, options.output);
  const solver = await createSolver({ backend: options.backend });
  const { input, close } = await openInput(file);
  const blocks = readStates(input, { format: options.format, compressors: compressors() });
  const progress = new ProgressLine("line", options.quiet ?? false);
  let failed = 0;
  try {
    // What is wrong with the input as a whole is an error before the output is touched.
    let next = await blocks.next();
    const output = new Output(options.output);
    while (next.done !== true) {
      const answers = await answer(solver, next.value, repair, options, locality);
      failed += answers.failed;
      await output.write(answers.text);
      progress.update(next.value.lines.at(-1)!, null);
      next = await blocks.next();
    }
    await output.close();
  } finally {
    progress.end();
    await close();
  }
  if (failed > 0) process.exitCode = 1;
}

export function addState(program: Command): void {
  const command = program
    .command("state")
    .summary("entanglement and Bell nonlocality of any two-qubit states")
    .description(
      "Reads two-qubit states from a file or standard input and writes one line each, in order: concurrence, CHSH and I3322 maxima with the directions that attain the latter, smallest eigenvalue, a verdict with its reason, and whatever stood beside the state. The ending of the file names its format. Exit code 1: some were not states.",
    )
    .argument("[file]", "states; standard input where it is missing or -")
    .option("-o, --output <file>", "write there instead of to standard output")
    .addOption(
      new Option("--format <name>", "what the input is, where its ending does not say so").choices(
        STATE_FORMATS,
      ),
    )
    .addOption(
      new Option(
        "--repair <how>",
        "what is done to what is no state: its Hermitian part, divided by its trace (normalise), or then the nearest state (nearest)",
      ).choices(["normalise", "nearest"]),
    )
    .option(
      "--tolerance <size>",
      "how far from Hermitian and of trace 1 a matrix may be that is repaired (0.01)",
      toleranceOption,
    )
    .option("--allow-not-positive", "take negative eigenvalues as they are, and flag them")
    .addOption(backendOption());
  addCertify(command)
    .option(
      "--steering <gap>",
      "bracket the critical radius of steering both ways, upper / lower - 1 at most this: from 1 on the state is local",
      positive,
    )
    .option(
      "--inequality <name|file>",
      "the maximum of another inequality: chsh, i3322, i4422, chained-n, elegant, or a JSON file of coefficients",
    )
    .option(
      "--allow-degenerate",
      "admit observables +1 and -1 in I3322, which embed CHSH, and in --inequality",
    )
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
A state, in the basis |00>, |01>, |10>, |11> (qubit 1 first): {"rho":...} with
4x4 or 16 complex entries, each a number, [re, im], {"re":,"im":} or a text as
Python prints it, or with 32 numbers, or {"re":[16],"im":[16]};
{"ket":[4 amplitudes]}; {"bloch":{"a":[3],"b":[3],"t":[9]}}. Other keys come
back with the answer.
Files: .jsonl, .json, .npy, .npz, .csv (columns re11 ... im44), .parquet.

Example, the singlet:
  echo '{"id":"singlet","bloch":{"t":[-1,0,0,0,-1,0,0,0,-1]}}' | bellness state

Tomography, whose matrices are not quite states:
  bellness state measured.npy --repair nearest

Is it nonlocal, or can nothing be violated? Each answer has a verdict
(separable, unsteerable, undecided, nonlocal) and its reason:
  bellness state states.jsonl --steering 0.01 --inequality i4422

Proven maxima of I3322, to 1e-6, at most 10 seconds a state:
  bellness state states.jsonl --certify 1e-6 --budget 10`,
    )
    .action(runState);
}
