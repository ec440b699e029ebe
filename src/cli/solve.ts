import type { Command } from "commander";
import { BellnessError, type SolverChoice } from "../index.js";
import { addJobOptions } from "./job.js";
import { eachLine, type LineOptions } from "./lines.js";
import { addLocality, inColumns, type LocalityOptions, localityOf } from "./locality.js";
import {
  observablesOption,
  stateOption,
  TARGET,
  type TargetOption,
  targetOption,
} from "./measures.js";
import {
  addCertify,
  backendOption,
  type CertifyOption,
  checkDegenerate,
  outputFormat,
  solverOption,
  THOROUGH,
  WORKERS,
} from "./options.js";
import { type RepairCommandOptions, repairOption, repairRules, TOLERANCE } from "./repair.js";
import { solutionTable } from "./solutionTable.js";

interface Options
  extends LineOptions,
    CertifyOption,
    LocalityOptions,
    TargetOption,
    Omit<RepairCommandOptions, "allowNotPositive"> {
  readonly solver: SolverChoice;
  readonly initial?: string;
  readonly observables?: readonly string[];
  readonly allowDegenerate?: boolean;
  readonly thorough?: boolean;
}

/** A certificate and a verdict are of everything that a line has. */
function checkEverything(options: Options): void {
  const { certify, steering, inequality, observables, allowDegenerate } = options;
  checkDegenerate(certify, allowDegenerate);
  const asked = Object.entries({ certify, steering, inequality }).find(
    ([, value]) => value !== undefined,
  );
  if (asked === undefined || observables === undefined) return;
  throw new BellnessError(
    "INVALID_PARAMETER",
    `observables: not allowed with --${asked[0]}, whose answers have everything.`,
    "observables",
    observables,
  );
}

async function runSolve(file: string | undefined, options: Options): Promise<void> {
  checkEverything(options);
  const { observables, certify, budget } = options;
  const format = outputFormat(options.output, "jsonl");
  const locality = await localityOf(options, { allowNotPositive: true });
  const initial = await stateOption("initial", options.initial);
  const asked = {
    solver: options.solver,
    thorough: options.thorough ?? false,
    ...repairRules(options),
    ...(options.allowDegenerate === true ? { allowDegenerate: true } : {}),
    ...(observables === undefined ? {} : { observables }),
    ...(initial === undefined ? {} : { initial }),
    ...(await targetOption(options)),
  };
  const columns = {
    ...(observables === undefined ? {} : { observables }),
    certificate: certify !== undefined,
    ...(locality === null
      ? {}
      : { locality: inColumns(["verdict"], locality, locality.allowDegenerate, false) }),
  };
  const failed = await eachLine(file, options, {
    command: "solve",
    asked: {
      options: asked,
      ...(locality === null ? {} : { locality }),
      ...(certify === undefined ? {} : { certify }),
      ...(budget === undefined ? {} : { budget }),
    },
    ...(format === "jsonl" ? {} : { table: (first) => solutionTable(format, first, columns) }),
  });
  if (failed > 0) process.exitCode = 1;
}

export function addSolve(program: Command): void {
  const command = program
    .command("solve")
    .summary("steady state, entanglement, Bell nonlocality and currents of parameters or systems")
    .description(
      "Reads parameters of the paper's model, or systems (an object with the key hamiltonian: docs/systems.md), as JSON Lines or one JSON document (an object or a list) from a file or standard input and writes one line each, in order: the steady state and everything observed on it, or why it could not be found. What a line leaves out has its default; blank lines are skipped. Exit code 1: some lines could not be solved.",
    )
    .argument(
      "[file]",
      "JSON Lines or a JSON document of parameters or systems; standard input where it is missing or -",
    )
    .option(
      "-o, --output <file>",
      "write there instead of to standard output: .jsonl, .csv or .parquet",
    )
    .option(
      "--observables <names>",
      "what is computed, with commas (docs/measures.md); by default the usual",
      observablesOption,
    )
    .option(...TARGET)
    .option(...THOROUGH)
    .option(
      "--initial <file>",
      "the state that decides where the steady state is not unique and the line has no initial state of its own",
    )
    .addOption(repairOption())
    .option(...TOLERANCE)
    .option(...WORKERS)
    .addOption(solverOption())
    .addOption(backendOption());
  addLocality(addCertify(addJobOptions(command)))
    .option("--allow-degenerate", "admit observables +1 and -1 in I3322, which embed CHSH")
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
Parameters and their defaults:
  {"statistics":"bose","epsilon":[1,1],"kappa":3,
   "temperature":[0.4,0.4],"mu":[0,0],"gamma":[0.1,0.1]}
  A pair may also be {"mean":0.4,"difference":0.2}, or one number for both.
  Where the steady state is not unique, a system's "initial" decides, or the
  state in the file of --initial; --repair is for them.
  id and meta come back with the answer, which has the number of its line.
  Beside them: spectrum (a shape, times gamma), equation, form, units.

A system (which may have units too):
  {"hamiltonian":{"ZI":-0.5,"IZ":-0.5,"XX":0.75},
   "baths":[{"coupling":{"XI":1},"temperature":0.2,
             "spectrum":{"kind":"ohmic","gamma":0.02}}],
   "jumps":[{"operator":{"I-":1},"rate":0.01}]}
  A file may hold one such object over many lines, or one a line.

Examples:
  echo '{"kappa":3,"temperature":[0.2,0.6]}' | bellness solve
  bellness solve points.jsonl -o solutions.jsonl
  bellness solve points.jsonl -o table.parquet --resume
  echo '{"statistics":"fermi","kappa":0.6,"mu":[1,1]}' | bellness solve | jq .i3
  bellness solve points.jsonl --observables concurrence,negativity,discord1
  bellness solve points.jsonl --certify 1e-6     proven maxima of I3322
  bellness solve points.jsonl --steering 0.01    a verdict, and what proves it`,
    )
    .action(runSolve);
}
