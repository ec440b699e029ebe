import { extname } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type BackendChoice,
  BellnessError,
  type Measures,
  normalisedI3322,
  type RepairOptions,
  type Solver,
  type StateInput,
  TABLE_FORMATS,
  type TableFormat,
} from "../index.js";
import { WIDTHS } from "../plot/spec.js";

export interface BackendOption {
  readonly backend: BackendChoice;
}

/** `--backend`, for every command that computes. */
export function backendOption(): Option {
  return new Option("--backend <name>", "wasm, its pure-JS twin, or the better that runs here")
    .choices(["auto", "wasm", "js"])
    .default("auto");
}

/** `--solver`, for every command that finds steady states. */
export function solverOption(): Option {
  return new Option(
    "--solver <name>",
    "closed form (reduced), LU of the 16x16 Liouvillian (full), or the former (auto)",
  )
    .choices(["auto", "reduced", "full"])
    .default("auto");
}

/** `--workers`, for every command whose rows several threads can work out. */
export const WORKERS = [
  "--workers <n>",
  "threads that do the work; the bytes do not depend on it",
  (text: string): number => {
    if (!/^[1-9]\d*$/.test(text))
      throw new InvalidArgumentError("Allowed: a whole number from 1 on.");
    return Number(text);
  },
] as const;

/**
 * The format that the ending of an output says; `otherwise` where there is no file, or a device.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function outputFormat(path: string | undefined, otherwise: TableFormat): TableFormat {
  if (path === undefined) return otherwise;
  const ending = extname(path).slice(1);
  const format = TABLE_FORMATS.find((one) => one === ending);
  if (format !== undefined || path.startsWith("/dev/")) return format ?? otherwise;
  throw new BellnessError(
    "INVALID_PARAMETER",
    `output: the ending of "${path}" names no format. Allowed: ${TABLE_FORMATS.map((one) => `.${one}`).join(", ")}.`,
    "output",
    path,
  );
}

export interface CertifyOption {
  readonly certify?: number;
  readonly steering?: number;
  readonly budget?: number;
}

export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) {
    throw new InvalidArgumentError("Allowed: a finite number above 0.");
  }
  return value;
}

/** `--width`, for every command that draws. */
export function widthOption(): Option {
  const [least, most] = WIDTHS;
  return new Option(
    "--width <mm>",
    "width of the drawing: 86 is one column of a journal, 178 are two; texts have 7.8 points (default: as wide as its panels)",
  ).argParser((text) => {
    const width = Number(text);
    if (!(width >= least && width <= most)) {
      throw new InvalidArgumentError(`Allowed: ${least} to ${most} millimetres.`);
    }
    return width;
  });
}

/** A budget without anything to spend it on is a mistake. */
function checkBudget({ certify, steering, budget }: CertifyOption): void {
  if (certify !== undefined || steering !== undefined || budget === undefined) return;
  throw new BellnessError(
    "INVALID_PARAMETER",
    "budget: not allowed without --certify or --steering, whose time it limits.",
    "budget",
    budget,
  );
}

/** The certificate is for six directions: it and degenerate observables exclude each other. */
export function checkDegenerate(certify?: number, allowDegenerate?: boolean): void {
  if (allowDegenerate !== true || certify === undefined) return;
  throw new BellnessError(
    "INVALID_PARAMETER",
    "certify: not allowed with --allow-degenerate, whose maximum is a closed form of CHSH's.",
    "certify",
    certify,
  );
}
/** `--thorough`, for every command that looks for the maximum of I3322. */
export const THOROUGH = [
  "--thorough",
  "let branch and bound arbitrate the search for I3322's maximum: some milliseconds a state",
] as const;

/** Adds `--certify` and `--budget` to a command. */
export function addCertify(command: Command): Command {
  return command
    .option("--certify <gap>", "tighten i3322Bound to this gap by branch and bound", positive)
    .option(
      "--budget <seconds>",
      "stop a certificate after this time, with the gap reached",
      positive,
    )
    .hook("preAction", (action) => checkBudget(action.opts<CertifyOption>()));
}

/** Adds the certificate of a state to its measures, where the options ask for one. */
export async function certified<T extends Measures>(
  solver: Solver,
  rho: StateInput,
  measures: T,
  { certify, budget }: CertifyOption,
  repair: RepairOptions,
): Promise<T> {
  if (certify === undefined) return measures;
  const { value, bound, gap, settings, cells, seconds } = await solver.certify(rho, {
    ...repair,
    gap: certify,
    ...(budget === undefined ? {} : { budget }),
  });
  return {
    ...measures,
    i3322: value,
    i3: normalisedI3322(value),
    i3322Bound: bound,
    settings,
    certificate: { gap, cells, seconds },
  };
}
