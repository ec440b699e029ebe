import { BellnessError, shown } from "./errors.js";
import { checkKeys, isRecord } from "./keys.js";

/** Entries of a two-qubit density matrix. */
export const ENTRIES = 16;
const SIDE = 4;

/** How far from Hermitian, and the trace from one, a state may be: rounding of a sum of ten decimal places. */
const STATE_TOLERANCE = 1e-9;

/**
 * A two-qubit state, 16 entries row by row in the local basis |00⟩, |01⟩, |10⟩,
 * |11⟩ (qubit 1 first).
 */
export interface DensityMatrix {
  readonly re: ArrayLike<number>;
  readonly im: ArrayLike<number>;
}

function refuse(path: string, value: unknown, allowed: string): never {
  throw new BellnessError(
    "INVALID_STATE",
    `${path}: ${shown(value)} is not allowed. Allowed: ${allowed}.`,
    path,
    value,
  );
}

function entries(value: unknown, path: string): Float64Array {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) refuse(path, value, "16 numbers");
  const list = value as ArrayLike<unknown>;
  if (list.length !== ENTRIES) {
    throw new BellnessError(
      "INVALID_STATE",
      `${path}: ${list.length} entries. Allowed: 16 numbers, row by row.`,
      path,
      value,
    );
  }
  const out = new Float64Array(ENTRIES);
  for (let k = 0; k < ENTRIES; k++) {
    const entry = list[k];
    if (typeof entry !== "number" || !Number.isFinite(entry)) {
      refuse(`${path}[${k}]`, entry, "a finite number");
    }
    out[k] = entry;
  }
  return out;
}

/**
 * Checks a state: 16 finite entries in both planes, Hermitian and of trace one to
 * 1e-9. Returns its Hermitian part. Positivity is not required: it is reported.
 *
 * @throws BellnessError INVALID_STATE
 */
export function densityMatrix(input: unknown): { re: Float64Array; im: Float64Array } {
  if (!isRecord(input)) refuse("rho", input, "an object with re and im, 16 numbers each");
  checkKeys(input, ["re", "im"], "rho", "INVALID_STATE");
  const re = entries(input["re"], "rho.re");
  const im = entries(input["im"], "rho.im");
  let trace = 0;
  for (let i = 0; i < SIDE; i++) {
    trace += re[(SIDE + 1) * i]!;
    for (let j = 0; j <= i; j++) {
      const low = SIDE * i + j;
      const up = SIDE * j + i;
      if (
        Math.abs(re[low]! - re[up]!) > STATE_TOLERANCE ||
        Math.abs(im[low]! + im[up]!) > STATE_TOLERANCE
      ) {
        throw new BellnessError(
          "INVALID_STATE",
          `rho: not Hermitian: entry (${i + 1},${j + 1}) is ${re[low]} + ${im[low]}i, entry (${j + 1},${i + 1}) is ${re[up]} + ${im[up]}i. Allowed: complex conjugates, to ${STATE_TOLERANCE}.`,
          "rho",
          input,
        );
      }
      const real = 0.5 * (re[low]! + re[up]!);
      const imaginary = 0.5 * (im[low]! - im[up]!);
      re[low] = real;
      re[up] = real;
      im[low] = imaginary;
      im[up] = i === j ? 0 : -imaginary;
      if (i === j) im[low] = 0;
    }
  }
  if (!(Math.abs(trace - 1) <= STATE_TOLERANCE)) {
    throw new BellnessError(
      "INVALID_STATE",
      `rho: the trace is ${trace}. Allowed: 1, to ${STATE_TOLERANCE}.`,
      "rho",
      input,
    );
  }
  return { re, im };
}
