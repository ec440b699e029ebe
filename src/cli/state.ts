import { type Command, Option } from "commander";
import { BellnessError, LOCALITY_OBSERVABLES, STATE_FORMATS, STATE_OBSERVABLES } from "../index.js";
import { addJobOptions } from "./job.js";
import { addLocality, localityOf } from "./locality.js";
import { observablesOption, TARGET } from "./measures.js";
import {
  addCertify,
  backendOption,
  checkDegenerate,
  outputFormat,
  THOROUGH,
  WORKERS,
} from "./options.js";
import { repairOption, repairRules, TOLERANCE } from "./repair.js";
import type { StateCommandOptions as Options } from "./stateAnswers.js";
import { runStates } from "./stateJob.js";

/** Whether a table, or a choice of measures, is asked for: many states at once. */
function isByBlocks({ observables, target, workers, output }: Options): boolean {
  const chosen = observables ?? target ?? workers;
  return chosen !== undefined || outputFormat(output, "jsonl") !== "jsonl";
}

/** A certificate is answered with everything, a line a state. */
function checkOptions(options: Options): void {
  const { allowDegenerate, certify, observables, target, workers, output } = options;
  checkDegenerate(certify, allowDegenerate);
  if (certify === undefined) return;
  const refuse = (name: string, value: unknown): never => {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `${name}: not allowed with --certify, whose answers have everything, in JSON Lines and one thread.`,
      name,
      value,
    );
  };
  if (observables !== undefined) refuse("observables", observables);
  if (target !== undefined) refuse("target", target);
  if (workers !== undefined) refuse("workers", workers);
  if (outputFormat(output, "jsonl") !== "jsonl") refuse("output", output);
}

async function runState(file: string | undefined, options: Options): Promise<void> {
  checkOptions(options);
  const repair = repairRules(options);
  const format = outputFormat(options.output, "jsonl");
  const locality = await localityOf(options, repair);
  // Without a choice of measures a line has the usual ones, and the verdict that follows from them.
  await runStates(file, options, { format, repair, locality, rowByRow: !isByBlocks(options) });
}

export function addState(program: Command): void {
  const command = program
    .command("state")
    .summary("entanglement and Bell nonlocality of any two-qubit states")
    .description(
      "Reads two-qubit states from a file or standard input and writes one line each, in order: concurrence, CHSH and I3322 maxima with the directions that attain the latter, smallest eigenvalue, a verdict with its reason, and whatever stood beside the state. The endings of the files name their formats: .jsonl, .csv and .parquet for the output. Exit code 1: some were not states.",
    )
    .argument("[file]", "states; standard input where it is missing or -")
    .option("-o, --output <file>", "write there instead of to standard output")
    .option(
      "--observables <names>",
      `what is measured, with commas: ${STATE_OBSERVABLES.join(", ")}; ${LOCALITY_OBSERVABLES.join(", ")}, or bell: and any inequality`,
      observablesOption,
    )
    .option(...TARGET)
    .option(...THOROUGH)
    .option(...WORKERS)
    .addOption(
      new Option("--format <name>", "what the input is, where its ending does not say so").choices(
        STATE_FORMATS,
      ),
    )
    .addOption(repairOption())
    .option(...TOLERANCE)
    .option("--allow-not-positive", "take negative eigenvalues as they are, and flag them")
    .addOption(backendOption());
  addLocality(addCertify(addJobOptions(command)))
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

A million states to a table, with two measures only:
  bellness state rho.npy -o table.parquet --observables concurrence,chsh

In three parts, each of which may be killed and goes on:
  bellness state rho.npy -o part-1.parquet --shard 1/3 --resume

Tomography, whose matrices are not quite states:
  bellness state measured.npy --repair nearest

Proven maxima of I3322, to 1e-6, at most 10 seconds a state:
  bellness state states.jsonl --certify 1e-6 --budget 10

In a table these are columns (0 separable, 1 unsteerable, 2 undecided, 3
nonlocal; the bounds of the radius; the inequality's maximum):
  bellness state rho.npy -o table.parquet --steering 0.02 --workers 4

Is it nonlocal, or can nothing be violated? Each answer has a verdict
(separable, unsteerable, undecided, nonlocal) and its reason:
  bellness state states.jsonl --steering 0.01 --inequality i4422`,
    )
    .action(runState);
}
