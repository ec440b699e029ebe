import { DEGENERACY_TOLERANCE } from "../../assembly/constants.js";
import { BellnessError } from "./errors.js";
import { isRecord, oneOf } from "./keys.js";
import { type Parameters, type ParametersInput, parameters } from "./parameters.js";
import { refuse } from "./refuse.js";
import { type Spectrum, type SpectrumInput, spectrum } from "./spectrum.js";
import {
  type BathInput,
  type CheckedSystem,
  checkedSystem,
  EQUATIONS,
  type Equation,
  FORMS,
  type Form,
} from "./system.js";
import { thermalEnergy, type Units, type UnitsInput, units } from "./units.js";

/** What the paper's parameters may have beside them. */
export interface Extensions {
  /** The shape of both coupling spectra, which γ_j multiplies; flat in the paper. */
  readonly spectrum?: Spectrum;
  /** `redfield` in the paper. */
  readonly equation?: Equation;
  /** `exchange`, the paper's, or `linear`, which keeps the counter-rotating terms. */
  readonly form?: Form;
  /** Units of the numbers; without them all are in one. */
  readonly units?: Units;
}

/** The paper's parameters with extensions as a user writes them. */
export interface ExtendedParametersInput extends ParametersInput {
  /** A spectrum without γ, which the parameters give. */
  readonly spectrum?: ShapeInput;
  readonly equation?: Equation;
  readonly form?: Form;
  readonly units?: UnitsInput;
}

type Shape<T> = T extends { readonly kind: "table" }
  ? T
  : Omit<T, "gamma"> & { readonly gamma?: number };
/** A spectrum whose γ is 1 where it is left out. */
export type ShapeInput = Shape<SpectrumInput>;

/** The paper's parameters with their extensions, complete. */
export type ExtendedParameters = Parameters & Extensions;

const CODE = "INVALID_PARAMETER";
const EXTENSIONS = ["spectrum", "equation", "form", "units"] as const;

/** Whether the paper's parameters have a spectrum, an equation, a form or units beside them. */
export function isExtended(input: unknown): input is Record<string, unknown> {
  return isRecord(input) && EXTENSIONS.some((key) => Object.hasOwn(input, key));
}

/** The shape of the spectra: a spectrum whose γ is 1 where it is left out. */
function shape(value: unknown): Spectrum | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) refuse(CODE, "spectrum", value, "an object with kind");
  return spectrum({ gamma: 1, ...value }, "spectrum");
}

/** γ times a shape. */
function scaled(given: Spectrum, gamma: number): Spectrum {
  if (given.kind === "table") {
    return { ...given, gamma: given.gamma.map((value) => gamma * value) };
  }
  return { ...given, gamma: gamma * given.gamma };
}

/** Bosons in exchange form: ε₋ = 0 of a warm bath, whose occupation diverges. */
function checkDegenerate({ epsilon, kappa, temperature, gamma }: Parameters): void {
  const pole = 2 * Math.sqrt(epsilon[0] * epsilon[1]);
  if (Math.abs(kappa - pole) > DEGENERACY_TOLERANCE * pole) return;
  const warm = [0, 1].findIndex((j) => temperature[j]! > 0 && gamma[j]! > 0);
  if (warm < 0) return;
  throw new BellnessError(
    "DEGENERATE_TRANSITION",
    `kappa: ${kappa} equals 2√(ε₁ε₂) for epsilon = [${epsilon.join(", ")}]: the transition frequency ε₋ of bath ${warm + 1} is zero and the bosonic occupation diverges. Allowed: any other kappa, or temperature 0.`,
    "kappa",
    kappa,
  );
}

function bathOf(given: ExtendedParameters, j: 0 | 1, spectrum: Spectrum, unit: number): BathInput {
  const { statistics, equation = "redfield", form = "exchange", temperature, mu } = given;
  // The local equation takes the lowering operator as it is; fermions hand over particles.
  const lowering = statistics === "fermi" || equation === "local";
  const letter = lowering ? "-" : "X";
  return {
    coupling: { [j === 0 ? `${letter}I` : `I${letter}`]: 1 },
    form,
    statistics,
    temperature: unit * temperature[j],
    mu: mu[j],
    spectrum: scaled(spectrum, given.gamma[j]),
    frequency: given.epsilon[j],
  };
}

/** The system that the paper's parameters, checked, stand for. */
export function paperSystem(given: ExtendedParameters): CheckedSystem {
  const { statistics, equation, form = "exchange" } = given;
  if (statistics === "bose" && form === "exchange" && equation !== "local") {
    checkDegenerate(given);
  }
  return uncheckedSystem(given);
}

/** The same where a sweep may move κ off the pole of the exchange form. */
export function uncheckedSystem(given: ExtendedParameters): CheckedSystem {
  const { statistics, epsilon, kappa, equation = "redfield", form = "exchange" } = given;
  if (statistics === "fermi" && form === "linear") {
    refuse(CODE, "form", form, '"exchange" for fermions');
  }
  if (equation === "local" && form === "linear") {
    refuse(CODE, "form", form, '"exchange" with the local equation');
  }
  const unit = thermalEnergy(given.units ?? null);
  const density = given.spectrum ?? { kind: "flat", gamma: 1 };
  const half = kappa / 2;
  return checkedSystem({
    // σ^z = −Z, and |00⟩ is the lowest level.
    hamiltonian: { ZI: -epsilon[0] / 2, IZ: -epsilon[1] / 2, "+-": half, "-+": half },
    baths: [bathOf(given, 0, density, unit), bathOf(given, 1, density, unit)],
    equation,
  });
}

/**
 * Completes and checks the paper's parameters with extensions.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function extendedParameters(input: unknown): ExtendedParameters {
  if (!isExtended(input)) return parameters(input);
  const rest: Record<string, unknown> = { ...input };
  for (const key of EXTENSIONS) delete rest[key];
  const density = shape(input["spectrum"]);
  const given = units(input["units"]);
  return {
    ...parameters(rest),
    ...(density === undefined ? {} : { spectrum: density }),
    ...(input["equation"] === undefined
      ? {}
      : { equation: oneOf(input["equation"], EQUATIONS, "equation", CODE) }),
    ...(input["form"] === undefined ? {} : { form: oneOf(input["form"], FORMS, "form", CODE) }),
    ...(given === null ? {} : { units: given }),
  };
}
