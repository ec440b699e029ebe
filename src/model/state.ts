import { ENTRY_LIMIT, STATE_TOLERANCE } from "../../assembly/constants.js";
import { BellnessError } from "./errors.js";
import { checkKeys, isRecord } from "./keys.js";
import { refuse } from "./refuse.js";
import { isList } from "./shown.js";

/** Entries of a two-qubit density matrix. */
export const ENTRIES = 16;
const SIDE = 4;

/**
 * A two-qubit state, 16 entries row by row in the local basis |00⟩, |01⟩, |10⟩,
 * |11⟩ (qubit 1 first).
 */
export interface DensityMatrix {
  readonly re: ArrayLike<number>;
  readonly im: ArrayLike<number>;
}

const INVALID = "INVALID_STATE";

function entries(value: unknown, path: string): Float64Array {
  if (!isList(value)) refuse(INVALID, path, value, "16 numbers");
  if (value.length !== ENTRIES) {
    throw new BellnessError(
      INVALID,
      `${path}: ${value.length} entries. Allowed: 16 numbers, row by row.`,
      path,
      value,
    );
  }
  const out = new Float64Array(ENTRIES);
  for (let k = 0; k < ENTRIES; k++) {
    const entry = value[k];
    if (typeof entry !== "number" || !(Math.abs(entry) <= ENTRY_LIMIT)) {
      const allowed = `a finite number, at most ${ENTRY_LIMIT} in size`;
      refuse(INVALID, `${path}[${k}]`, entry, allowed);
    }
    out[k] = entry;
  }
  return out;
}

/** What a state is refused for as a whole. */
function refuseWhole(text: string, input: unknown): never {
  throw new BellnessError(INVALID, `rho: ${text}, to ${STATE_TOLERANCE}.`, "rho", input);
}

/**
 * Checks a state: 16 finite entries in both planes, Hermitian and of trace one to
 * 1e-9. Returns its Hermitian part. Positivity is not required: it is reported.
 *
 * @throws BellnessError INVALID_STATE
 */
export function densityMatrix(input: unknown): { re: Float64Array; im: Float64Array } {
  if (!isRecord(input)) refuse(INVALID, "rho", input, "an object with re and im, 16 numbers each");
  checkKeys(input, ["re", "im"], "rho", INVALID);
  const re = entries(input["re"], "rho.re");
  const im = entries(input["im"], "rho.im");
  const number = (k: number) => `${re[k]} + ${im[k]}i`;
  let trace = 0;
  for (let i = 0; i < SIDE; i++) {
    const diagonal = (SIDE + 1) * i;
    if (2 * Math.abs(im[diagonal]!) > STATE_TOLERANCE) {
      refuseWhole(
        `not Hermitian: entry (${i + 1},${i + 1}) is ${number(diagonal)}. Allowed: real numbers on the diagonal`,
        input,
      );
    }
    im[diagonal] = 0;
    trace += re[diagonal]!;
    for (let j = 0; j < i; j++) {
      const low = SIDE * i + j;
      const up = SIDE * j + i;
      if (
        Math.abs(re[low]! - re[up]!) > STATE_TOLERANCE ||
        Math.abs(im[low]! + im[up]!) > STATE_TOLERANCE
      ) {
        refuseWhole(
          `not Hermitian: entry (${i + 1},${j + 1}) is ${number(low)}, entry (${j + 1},${i + 1}) is ${number(up)}. Allowed: complex conjugates`,
          input,
        );
      }
      re[low] = re[up] = 0.5 * (re[low]! + re[up]!);
      im[low] = 0.5 * (im[low]! - im[up]!);
      im[up] = -im[low]!;
    }
  }
  if (!(Math.abs(trace - 1) <= STATE_TOLERANCE)) {
    refuseWhole(`the trace is ${trace}. Allowed: 1`, input);
  }
  return { re, im };
}
