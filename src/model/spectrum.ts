import { EPSILON_LIMIT, PARAMETER_LIMIT } from "../../assembly/constants.js";
import { checkKeys, isRecord, oneOf } from "./keys.js";
import { refuse } from "./refuse.js";
import { isList } from "./shown.js";

const CUTOFFS = ["none", "exponential", "drude", "gaussian", "sharp"] as const;
/** How a spectrum ends: not at all, e^{−ω/ω_c}, 1/(1+(ω/ω_c)²), e^{−(ω/ω_c)²}, or 0 above ω_c. */
export type CutoffKind = (typeof CUTOFFS)[number];
/** e^{−ω/ω_c}, 1/(1+(ω/ω_c)²), e^{−(ω/ω_c)²}, or ω ≤ ω_c. */
export interface Cutoff {
  readonly kind: CutoffKind;
  readonly frequency?: number;
}

/** γ(ω) = γ. */
export interface Flat {
  readonly kind: "flat";
  readonly gamma: number;
}
/** γ(ω) = γ (ω/reference)^exponent × cutoff. */
export interface Ohmic {
  readonly kind: "ohmic";
  readonly gamma: number;
  readonly exponent: number;
  readonly reference: number;
  readonly cutoff: Cutoff;
}
/** γ(ω) = γ w²/((ω − centre)² + w²). */
export interface Lorentzian {
  readonly kind: "lorentzian";
  readonly gamma: number;
  readonly centre: number;
  readonly width: number;
}
/** Monotone cubic between points in ascending order. */
export interface TableSpectrum {
  readonly kind: "table";
  readonly frequency: readonly number[];
  readonly gamma: readonly number[];
}

/** Coupling spectrum of a bath, complete. */
export type Spectrum = Flat | Ohmic | Lorentzian | TableSpectrum;

/** Coupling spectrum as a user writes it: exponent and reference are 1, the cutoff none by default. */
export type SpectrumInput =
  | Flat
  | (Pick<Ohmic, "kind" | "gamma"> & Partial<Ohmic>)
  | Lorentzian
  | {
      readonly kind: "table";
      readonly frequency: ArrayLike<number>;
      readonly gamma: ArrayLike<number>;
    };

const CODE = "INVALID_PARAMETER";
const KINDS = ["flat", "ohmic", "lorentzian", "table"] as const;
export const KEYS_OF_KIND: Readonly<Record<Spectrum["kind"], readonly string[]>> = {
  flat: ["kind", "gamma"],
  ohmic: ["kind", "gamma", "exponent", "reference", "cutoff"],
  lorentzian: ["kind", "gamma", "centre", "width"],
  table: ["kind", "frequency", "gamma"],
};

function number(value: unknown, low: number, path: string): number {
  if (typeof value !== "number" || !(value >= low && value <= PARAMETER_LIMIT)) {
    refuse(CODE, path, value, `a number from ${low} to ${PARAMETER_LIMIT}`);
  }
  return value;
}

/** The number above zero that a frequency or a width is divided by. */
function positive(value: unknown, path: string): number {
  return number(value, EPSILON_LIMIT, path);
}

function cutoff(value: unknown, path: string): Cutoff {
  if (value === undefined || value === "none") return { kind: "none" };
  if (!isRecord(value)) refuse(CODE, path, value, '{kind, frequency}, or "none"');
  checkKeys(value, ["kind", "frequency"], path, CODE);
  const kind = oneOf(value["kind"], CUTOFFS, `${path}.kind`, CODE);
  if (kind === "none") return { kind };
  return { kind, frequency: positive(value["frequency"], `${path}.frequency`) };
}

/** Largest exponent of an ohmic spectrum: what lies above it is no power that double precision has. */
const EXPONENT_LIMIT = 100;

function exponent(value: unknown, path: string): number {
  if (typeof value !== "number" || !(Math.abs(value) <= EXPONENT_LIMIT)) {
    refuse(CODE, path, value, `a number from ${-EXPONENT_LIMIT} to ${EXPONENT_LIMIT}`);
  }
  return value;
}

function column(value: unknown, path: string, low: number): number[] {
  if (!isList(value)) refuse(CODE, path, value, "a list of numbers");
  return Array.from(value, (entry, k) => number(entry, low, `${path}.${k + 1}`));
}

function table(value: Record<string, unknown>, path: string): TableSpectrum {
  const frequency = column(value["frequency"], `${path}.frequency`, 0);
  const gamma = column(value["gamma"], `${path}.gamma`, 0);
  if (frequency.length < 2) refuse(CODE, `${path}.frequency`, frequency, "at least two points");
  if (gamma.length !== frequency.length) {
    refuse(CODE, `${path}.gamma`, gamma, `as many as frequencies, ${frequency.length}`);
  }
  frequency.forEach((omega, k) => {
    if (k > 0 && !(omega > frequency[k - 1]!)) {
      refuse(CODE, `${path}.frequency.${k + 1}`, omega, "frequencies in ascending order");
    }
  });
  return { kind: "table", frequency, gamma };
}

/**
 * Completes and checks a spectrum.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function spectrum(value: unknown, path: string): Spectrum {
  if (!isRecord(value)) refuse(CODE, path, value, `an object with kind and gamma`);
  const kind = oneOf(value["kind"], KINDS, `${path}.kind`, CODE);
  checkKeys(value, KEYS_OF_KIND[kind], path, CODE);
  if (kind === "table") return table(value, path);
  const gamma = number(value["gamma"], 0, `${path}.gamma`);
  switch (kind) {
    case "flat":
      return { kind, gamma };
    case "ohmic":
      return {
        kind,
        gamma,
        exponent: exponent(value["exponent"] ?? 1, `${path}.exponent`),
        reference: positive(value["reference"] ?? 1, `${path}.reference`),
        cutoff: cutoff(value["cutoff"], `${path}.cutoff`),
      };
    case "lorentzian":
      return {
        kind,
        gamma,
        centre: number(value["centre"], -PARAMETER_LIMIT, `${path}.centre`),
        width: positive(value["width"], `${path}.width`),
      };
  }
}

/**
 * Slopes of the monotone cubic at the points of a table (Fritsch, Carlson, SIAM J. Numer. Anal. 17,
 * 238 (1980)), as in SciPy's PchipInterpolator: weighted harmonic means inside, three-point
 * formulas that keep the shape at the ends.
 */
export function pchipSlopes(x: readonly number[], y: readonly number[]): number[] {
  const n = x.length;
  const width = (k: number) => x[k + 1]! - x[k]!;
  const secant = (k: number) => (y[k + 1]! - y[k]!) / width(k);
  if (n === 2) return [secant(0), secant(0)];
  const end = (h0: number, h1: number, d0: number, d1: number) => {
    const slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if (Math.sign(slope) !== Math.sign(d0)) return 0;
    if (Math.sign(d0) !== Math.sign(d1) && Math.abs(slope) > 3 * Math.abs(d0)) return 3 * d0;
    return slope;
  };
  const slopes = x.map((_, k) => {
    if (k === 0) return end(width(0), width(1), secant(0), secant(1));
    if (k === n - 1) return end(width(n - 2), width(n - 3), secant(n - 2), secant(n - 3));
    const [before, after] = [secant(k - 1), secant(k)];
    if (!(before * after > 0)) return 0;
    const w1 = 2 * width(k) + width(k - 1);
    const w2 = width(k) + 2 * width(k - 1);
    return (w1 + w2) / (w1 / before + w2 / after);
  });
  return slopes;
}
