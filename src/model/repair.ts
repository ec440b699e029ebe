import { STATE_TOLERANCE } from "../../assembly/constants.js";
import { BellnessError } from "./errors.js";
import { composed, eigensystem } from "./hermitian.js";
import { oneOf } from "./keys.js";
import { ENTRIES, NUMBERS, SIDE } from "./matrix.js";
import { refuse } from "./refuse.js";
import { readState } from "./state.js";

// Whether 16 complex numbers are a state, and what may be done where they are not.

/** What is done to a matrix that is not a state. */
export type Repair = "normalise" | "nearest";

/** What is done to a matrix that is no state to 1e-9; by default it is refused. */
export interface RepairOptions {
  /**
   * `"normalise"`: the Hermitian part, divided by its trace. `"nearest"`: that, then the nearest
   * state in the Frobenius norm. By default what is not a state is refused.
   */
  readonly repair?: Repair;
  /** How far entries may be from Hermitian, and the trace from 1, where `repair` is asked for; default 0.01. */
  readonly tolerance?: number;
  /** Take matrices with negative eigenvalues as they are, flagged `not-positive`. */
  readonly allowNotPositive?: boolean;
}

/** What a matrix was before it was repaired, and how far it was moved. */
export interface Repaired {
  readonly trace: number;
  /** Largest |ρᵢⱼ − ρⱼᵢ*|. */
  readonly antiHermitian: number;
  /** Smallest eigenvalue of the Hermitian part. */
  readonly minEigenvalue: number;
  /** Frobenius norm of the change. */
  readonly distance: number;
}

/** The rules for what is a state, checked. */
export interface Policy {
  readonly repair: Repair | null;
  readonly tolerance: number;
  readonly allowNotPositive: boolean;
}

/** Numbers of a state, and what was done to make them one: null where they were one. */
export interface CheckedState {
  readonly numbers: Float64Array;
  readonly repaired: Repaired | null;
}

const REPAIRS: readonly Repair[] = ["normalise", "nearest"];
/** Measured states are off by their statistical error, printed ones by their digits. */
export const REPAIR_TOLERANCE = 0.01;
const INVALID = "INVALID_STATE";

/** @throws BellnessError INVALID_PARAMETER */
export function policy(options: RepairOptions): Policy {
  const { repair, tolerance = REPAIR_TOLERANCE, allowNotPositive = false } = options;
  if (typeof tolerance !== "number" || !(tolerance >= 0 && tolerance < Infinity)) {
    refuse("INVALID_PARAMETER", "tolerance", tolerance, "a finite number from 0 on");
  }
  if (typeof allowNotPositive !== "boolean") {
    refuse("INVALID_PARAMETER", "allowNotPositive", allowNotPositive, "true or false");
  }
  return {
    repair:
      repair === undefined || repair === null
        ? null
        : oneOf(repair, REPAIRS, "repair", "INVALID_PARAMETER"),
    tolerance,
    allowNotPositive,
  };
}

/** What is off, by how much, and what may be done about it. */
function refuseState(defect: string, allowed: string, numbers: Float64Array): never {
  throw new BellnessError(INVALID, `rho: ${defect}. Allowed: ${allowed}.`, "rho", numbers);
}

/** A size in few digits, never less than it is. */
function few(size: number): string {
  return String(Number(size.toPrecision(3)));
}

/** How `repair` could take what is off by `size`. */
function wayOut(size: number, what: string, { repair, tolerance }: Policy): string {
  const enough = size <= tolerance ? "" : ` with a tolerance of at least ${few(1.01 * size)}`;
  if (repair !== null) return `up to the tolerance ${tolerance}, or repair "${repair}"${enough}`;
  return `repair "normalise" (--repair normalise)${enough}, which ${what}`;
}

interface Asymmetry {
  readonly size: number;
  readonly row: number;
  readonly column: number;
}

/** The entry that is furthest from the complex conjugate of its mirror image. */
function asymmetry(numbers: Float64Array): Asymmetry {
  let worst: Asymmetry = { size: 0, row: 0, column: 0 };
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column <= row; column++) {
      const low = 2 * (SIDE * row + column);
      const up = 2 * (SIDE * column + row);
      const re = numbers[low]! - numbers[up]!;
      const im = numbers[low + 1]! + numbers[up + 1]!;
      const size = Math.sqrt(re * re + im * im);
      if (size > worst.size) worst = { size, row, column };
    }
  }
  return worst;
}

function checkHermitian(numbers: Float64Array, off: Asymmetry, rules: Policy): void {
  if (off.size <= (rules.repair === null ? STATE_TOLERANCE : rules.tolerance)) return;
  const entry = (i: number, j: number) => {
    const at = 2 * (SIDE * i + j);
    const im = numbers[at + 1]!;
    return `entry (${i + 1},${j + 1}) is ${numbers[at]} ${im < 0 ? "-" : "+"} ${Math.abs(im)}i`;
  };
  const { row, column, size } = off;
  const diagonal = row === column;
  const found = diagonal
    ? entry(row, row)
    : `${entry(row, column)}, ${entry(column, row)}, off a complex conjugate by ${few(size)}`;
  const wanted = diagonal ? "real numbers on the diagonal" : "complex conjugates";
  const exact = rules.repair === null ? `${wanted}, to ${STATE_TOLERANCE}, or ` : "";
  const way = wayOut(size, "takes the Hermitian part", rules);
  refuseState(`not Hermitian: ${found}`, `${exact}${way}`, numbers);
}

function checkTrace(numbers: Float64Array, trace: number, rules: Policy): void {
  const off = Math.abs(trace - 1);
  if (off <= (rules.repair === null ? STATE_TOLERANCE : rules.tolerance) && trace > 0) return;
  const exact = `1, to ${STATE_TOLERANCE}`;
  const way = trace > 0 ? `, or ${wayOut(off, "divides by it", rules)}` : "";
  refuseState(`the trace is ${trace}, off 1 by ${few(off)}`, `${exact}${way}`, numbers);
}

/** The Hermitian part, divided. */
function hermitianPart(numbers: Float64Array, divisor: number): Float64Array {
  const out = new Float64Array(NUMBERS);
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j <= i; j++) {
      const low = 2 * (SIDE * i + j);
      const up = 2 * (SIDE * j + i);
      out[low] = out[up] = (0.5 * (numbers[low]! + numbers[up]!)) / divisor;
      const im = i === j ? 0 : (0.5 * (numbers[low + 1]! - numbers[up + 1]!)) / divisor;
      out[low + 1] = im;
      out[up + 1] = i === j ? 0 : -im;
    }
  }
  return out;
}

/**
 * The nearest point of the simplex to eigenvalues in descending order whose sum is 1: the smallest
 * are set to zero and what they lacked is taken from the others (J. A. Smolin, J. M. Gambetta,
 * G. Smith, Phys. Rev. Lett. 108, 070502).
 */
export function simplex(values: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(values);
  let lacking = 0;
  let kept = out.length;
  while (kept > 1 && out[kept - 1]! + lacking / kept < 0) {
    kept -= 1;
    lacking += out[kept]!;
    out[kept] = 0;
  }
  for (let k = 0; k < kept; k++) out[k]! += lacking / kept;
  return out;
}

/** The Frobenius distance of two matrices. */
function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < NUMBERS; k++) sum += (a[k]! - b[k]!) ** 2;
  return Math.sqrt(sum);
}

function traceOf(numbers: Float64Array): number {
  let trace = 0;
  for (let k = 0; k < ENTRIES; k += SIDE + 1) trace += numbers[2 * k]!;
  return trace;
}

/**
 * The state that 32 numbers are, or become by the rules: Hermitian and of trace 1 to 1e-9 with no
 * eigenvalue below −1e-9 is taken as it is, but for its Hermitian part.
 *
 * @throws BellnessError INVALID_STATE, which names the defect, its size and the way out
 */
export function checkState(numbers: Float64Array, rules: Policy): CheckedState {
  const off = asymmetry(numbers);
  checkHermitian(numbers, off, rules);
  const trace = traceOf(numbers);
  checkTrace(numbers, trace, rules);
  const fine = off.size <= STATE_TOLERANCE && Math.abs(trace - 1) <= STATE_TOLERANCE;
  let state = hermitianPart(numbers, fine ? 1 : trace);
  if (fine && rules.allowNotPositive && rules.repair !== "nearest") {
    return { numbers: state, repaired: null };
  }
  const system = eigensystem(state);
  const smallest = system.values[SIDE - 1]!;
  const positive = smallest >= -STATE_TOLERANCE;
  if (fine && positive) return { numbers: state, repaired: null };
  if (!positive && rules.repair === "nearest") {
    state = composed(system, simplex(system.values));
  } else if (!positive && !rules.allowNotPositive) {
    refuseState(
      `not positive: the smallest eigenvalue is ${smallest}`,
      `at least -${STATE_TOLERANCE}, or repair "nearest" (--repair nearest), which takes the nearest state, or allowNotPositive (--allow-not-positive), which takes it as it is and flags it`,
      numbers,
    );
  }
  const minEigenvalue = fine ? smallest : smallest * trace;
  const repaired = {
    trace,
    antiHermitian: off.size,
    minEigenvalue,
    distance: distance(numbers, state),
  };
  return { numbers: state, repaired };
}

/** A state in any shape, checked and repaired by the rules, and the keys that stood beside it. */
export function givenState(
  rho: unknown,
  options: RepairOptions,
): CheckedState & { readonly further: Readonly<Record<string, unknown>> } {
  const rules = policy(options);
  const { numbers, further } = readState(rho);
  return { ...checkState(numbers, rules), further };
}
