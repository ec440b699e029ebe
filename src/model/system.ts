import { PARAMETER_LIMIT } from "../../assembly/constants.js";
import { BATHS, JUMP_OPERATORS, TABLE_POINTS } from "../../assembly/system/layout.js";
import { BellnessError } from "./errors.js";
import { checkKeys, isRecord, oneOf } from "./keys.js";
import { checkHermitian, type Operator, type OperatorInput, operator } from "./operator.js";
import { PASSED_KEYS, type Passed } from "./passed.js";
import { refuse } from "./refuse.js";
import { isList } from "./shown.js";
import { type Spectrum, type SpectrumInput, spectrum } from "./spectrum.js";
import { type Units, type UnitsInput, units } from "./units.js";

export const EQUATIONS = ["redfield", "secular", "universal", "local"] as const;
/** Which master equation: docs/systems.md. */
export type Equation = (typeof EQUATIONS)[number];
export const FORMS = ["linear", "exchange"] as const;
/** V = A ⊗ B, or V = S ⊗ b† + S† ⊗ b. */
export type Form = (typeof FORMS)[number];
const STATISTICS = ["bose", "fermi"] as const;

/** A bath as a user writes it. */
export interface BathInput {
  /** A (linear form, Hermitian) or S (exchange form). */
  readonly coupling: OperatorInput;
  /** `linear` by default; fermions need `exchange`. */
  readonly form?: Form;
  readonly statistics?: "bose" | "fermi";
  readonly temperature: number;
  /** Chemical potential; zero for bosons. */
  readonly mu?: number;
  readonly spectrum: SpectrumInput;
  /** Where the local equation takes the rates. */
  readonly frequency?: number;
}

/** A Lindblad operator and its rate ≥ 0. */
export interface JumpInput {
  readonly operator: OperatorInput;
  readonly rate: number;
}

/** Two qubits with any Hamiltonian, baths and jump operators (ħ = k_B = 1). */
export interface SystemInput extends Passed {
  readonly hamiltonian: OperatorInput;
  readonly baths?: readonly BathInput[];
  readonly jumps?: readonly JumpInput[];
  /** `redfield` by default. */
  readonly equation?: Equation;
  /** Redfield drops what joins Bohr frequencies further apart than this. */
  readonly secularCutoff?: number;
  /** Units of the numbers; without them all are in one. */
  readonly units?: UnitsInput;
  /** Decides the answer where the steady state is not unique. */
  readonly initial?: unknown;
}

/** A bath, complete. */
export interface Bath {
  readonly coupling: OperatorInput;
  readonly form: Form;
  readonly statistics: "bose" | "fermi";
  readonly temperature: number;
  readonly mu: number;
  readonly spectrum: Spectrum;
  readonly frequency?: number;
}

/** A system as it was given, with the defaults of what was left out. */
export interface System {
  readonly hamiltonian: OperatorInput;
  readonly baths: readonly Bath[];
  readonly jumps: readonly JumpInput[];
  readonly equation: Equation;
  readonly secularCutoff?: number;
  readonly units?: Units;
}

/** A system and its operators as coefficients of Pauli strings. */
export interface CheckedSystem {
  readonly system: System;
  readonly hamiltonian: Operator;
  readonly couplings: readonly Operator[];
  readonly jumps: readonly Operator[];
}

const CODE = "INVALID_PARAMETER";
const KEYS = [
  "hamiltonian",
  "baths",
  "jumps",
  "equation",
  "secularCutoff",
  "units",
  "initial",
  ...PASSED_KEYS,
] as const;
const BATH_KEYS = [
  "coupling",
  "form",
  "statistics",
  "temperature",
  "mu",
  "spectrum",
  "frequency",
] as const;

/** Whether an input is a system rather than parameters of the paper's model. */
export function isSystem(input: unknown): input is SystemInput {
  return isRecord(input) && "hamiltonian" in input;
}

/** A number from `low` to the limit of all parameters. */
export function numberFrom(value: unknown, low: number, path: string): number {
  if (typeof value !== "number" || !(value >= low && value <= PARAMETER_LIMIT)) {
    refuse(CODE, path, value, `a number from ${low} to ${PARAMETER_LIMIT}`);
  }
  return value;
}

/** A list, none where it is left out. */
function list(value: unknown, path: string, most: number): ArrayLike<unknown> {
  if (value === undefined) return [];
  if (!isList(value)) refuse(CODE, path, value, "a list");
  if (value.length > most) {
    throw new BellnessError(
      CODE,
      `${path}: ${value.length} of them. Allowed: at most ${most}; several of one operator may be one with their rates added.`,
      path,
      value,
    );
  }
  return value;
}

function bath(value: unknown, path: string, equation: Equation): [Bath, Operator] {
  if (!isRecord(value)) refuse(CODE, path, value, "an object");
  checkKeys(value, BATH_KEYS, path, CODE);
  const given = (key: string, otherwise: unknown) => value[key] ?? otherwise;
  const form = oneOf(given("form", "linear"), FORMS, `${path}.form`, CODE);
  const statistics = oneOf(given("statistics", "bose"), STATISTICS, `${path}.statistics`, CODE);
  if (statistics === "fermi" && form === "linear") {
    const way = '"exchange", with the operator that lowers the particle number as coupling';
    refuse(CODE, `${path}.form`, value["form"] ?? "linear", `for fermions ${way}`);
  }
  const temperature = numberFrom(value["temperature"], 0, `${path}.temperature`);
  const mu = numberFrom(given("mu", 0), -PARAMETER_LIMIT, `${path}.mu`);
  if (statistics === "bose" && mu !== 0) {
    refuse(CODE, `${path}.mu`, mu, "0 for bosons, whose number is not conserved");
  }
  const density = spectrum(value["spectrum"], `${path}.spectrum`);
  if (statistics === "fermi" && density.kind !== "flat" && density.kind !== "lorentzian") {
    refuse(
      CODE,
      `${path}.spectrum.kind`,
      density.kind,
      '"flat" or "lorentzian" for fermions, whose transition frequencies have either sign',
    );
  }
  let coupling = operator(value["coupling"], `${path}.coupling`);
  // The local equation takes the operator as it is, whatever the form.
  if (form === "linear" && equation !== "local") {
    coupling = checkHermitian(coupling, `${path}.coupling`, value["coupling"]);
  }
  const complete: Bath = {
    coupling: value["coupling"] as OperatorInput,
    form,
    statistics,
    temperature,
    mu,
    spectrum: density,
    ...(value["frequency"] === undefined && equation !== "local"
      ? {}
      : { frequency: localFrequency(value["frequency"], statistics, path) }),
  };
  return [complete, coupling];
}

/** The frequency of the local equation: above zero for bosons, whose number diverges there. */
function localFrequency(value: unknown, statistics: "bose" | "fermi", path: string): number {
  const where = `${path}.frequency`;
  const frequency = numberFrom(value, -PARAMETER_LIMIT, where);
  if (statistics === "bose" && !(frequency > 0)) {
    refuse(CODE, where, frequency, "a number above 0 for bosons");
  }
  return frequency;
}

function jump(value: unknown, path: string): [JumpInput, Operator] {
  if (!isRecord(value)) refuse(CODE, path, value, "an object with operator and rate");
  checkKeys(value, ["operator", "rate"], path, CODE);
  const rate = numberFrom(value["rate"], 0, `${path}.rate`);
  const given = operator(value["operator"], `${path}.operator`);
  return [{ operator: value["operator"] as OperatorInput, rate }, given];
}

/** The cutoff of the partial secular approximation, which only Redfield's equation has. */
function secularCutoff(value: unknown, equation: Equation): number | undefined {
  if (value === undefined) return undefined;
  const cutoff = numberFrom(value, 0, "secularCutoff");
  if (equation !== "redfield") {
    refuse(CODE, "secularCutoff", value, `nothing with the equation "${equation}"`);
  }
  return cutoff;
}

/**
 * Completes and checks a system.
 *
 * @throws BellnessError INVALID_PARAMETER: unknown words (with the nearest known one), wrong
 *   types, values outside their domain, operators that are not Hermitian, fermions in linear form
 */
export function checkedSystem(input: unknown): CheckedSystem {
  if (!isRecord(input)) refuse(CODE, "system", input, "an object");
  checkKeys(input, KEYS, "", CODE);
  const equation = oneOf(input["equation"] ?? "redfield", EQUATIONS, "equation", CODE);
  const cutoff = secularCutoff(input["secularCutoff"], equation);
  const given = units(input["units"]);
  const hamiltonian = checkHermitian(
    operator(input["hamiltonian"], "hamiltonian"),
    "hamiltonian",
    input["hamiltonian"],
  );
  const baths = Array.from(list(input["baths"], "baths", BATHS), (one, j) =>
    bath(one, `baths.${j + 1}`, equation),
  );
  const jumps = Array.from(list(input["jumps"], "jumps", JUMP_OPERATORS), (one, j) =>
    jump(one, `jumps.${j + 1}`),
  );
  if (baths.length + jumps.length === 0) {
    refuse(CODE, "baths", input["baths"], "at least one bath or jump operator");
  }
  let points = 0;
  for (const [{ spectrum }] of baths) {
    if (spectrum.kind === "table") points += spectrum.frequency.length;
  }
  if (points > TABLE_POINTS) {
    refuse(CODE, "baths", `${points} points`, `at most ${TABLE_POINTS} points in all tables`);
  }
  return {
    system: {
      hamiltonian: input["hamiltonian"] as OperatorInput,
      baths: baths.map(([one]) => one),
      jumps: jumps.map(([one]) => one),
      equation,
      ...(cutoff === undefined ? {} : { secularCutoff: cutoff }),
      ...(given === null ? {} : { units: given }),
    },
    hamiltonian,
    couplings: baths.map(([, coupling]) => coupling),
    jumps: jumps.map(([, given]) => given),
  };
}
