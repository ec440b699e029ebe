import { ENTRY_LIMIT } from "../../assembly/constants.js";
import { parts } from "./complex.js";
import { BellnessError } from "./errors.js";
import { checkKeys, isRecord, nearest } from "./keys.js";
import {
  complexMatrix,
  complexVector,
  ENTRIES,
  type MatrixInput,
  NUMBERS,
  type PlanesInput,
  realNumbers,
  SIDE,
  type VectorInput,
} from "./matrix.js";
import { refuse } from "./refuse.js";
import { isList, shown, shownKey } from "./shown.js";

/**
 * A two-qubit state, 16 entries row by row in the local basis |00⟩, |01⟩, |10⟩,
 * |11⟩ (qubit 1 first).
 */
export interface DensityMatrix {
  readonly re: ArrayLike<number>;
  readonly im: ArrayLike<number>;
}

/** ρ = ¼ (𝟙 + a·σ⊗𝟙 + 𝟙⊗b·σ + Σ tᵢⱼ σᵢ⊗σⱼ), T row by row; a and b are zero where they are left out. */
export interface BlochInput {
  readonly a?: ArrayLike<number>;
  readonly b?: ArrayLike<number>;
  readonly t: ArrayLike<number> | ArrayLike<ArrayLike<number>>;
}

/**
 * A state in any shape: a density matrix by itself or under `rho`, a pure state under `ket`, Bloch
 * vectors and correlations under `bloch`. Further keys come back with the answer.
 */
export type StateInput =
  | MatrixInput
  | ({ readonly rho: MatrixInput } & Record<string, unknown>)
  | ({ readonly ket: VectorInput } & Record<string, unknown>)
  | ({ readonly bloch: BlochInput } & Record<string, unknown>);

/** The keys that stand beside a state and come back with the answer. */
export type Further<T> =
  T extends ArrayLike<unknown> ? unknown : Omit<T, "rho" | "ket" | "bloch" | keyof PlanesInput>;

/** The 32 numbers of a matrix that is to be a state, and the keys that stood beside it. */
export interface ReadState {
  readonly numbers: Float64Array;
  readonly further: Readonly<Record<string, unknown>>;
}

const INVALID = "INVALID_STATE";
const SHAPES = ["rho", "ket", "bloch"] as const;
const ALLOWED =
  '{"rho":…} with 4×4 or 16 complex entries, 32 numbers or {"re":[16 numbers],"im":[16 numbers]}, {"ket":[4 amplitudes]} or {"bloch":{"a":[3],"b":[3],"t":[9]}}';

/** |ψ⟩⟨ψ| */
function projector(ket: Float64Array): Float64Array {
  const out = new Float64Array(NUMBERS);
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      const [ar, ai, br, bi] = [ket[2 * i]!, ket[2 * i + 1]!, ket[2 * j]!, ket[2 * j + 1]!];
      out[2 * (SIDE * i + j)] = ar * br + ai * bi;
      out[2 * (SIDE * i + j) + 1] = ai * br - ar * bi;
    }
  }
  return out;
}

/** The Pauli matrices 𝟙, σx, σy, σz: row, column, real and imaginary part of their entries. */
const PAULI: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [
    [0, 0, 1, 0],
    [1, 1, 1, 0],
  ],
  [
    [0, 1, 1, 0],
    [1, 0, 1, 0],
  ],
  [
    [0, 1, 0, -1],
    [1, 0, 0, 1],
  ],
  [
    [0, 0, 1, 0],
    [1, 1, -1, 0],
  ],
];

/** Adds `weight` σₘ⊗σₙ. */
function addProduct(out: Float64Array, m: number, n: number, weight: number): void {
  for (const [i, j, ar, ai] of PAULI[m]!) {
    for (const [k, l, br, bi] of PAULI[n]!) {
      const at = 2 * (SIDE * (2 * i + k) + 2 * j + l);
      out[at]! += weight * (ar * br - ai * bi);
      out[at + 1]! += weight * (ar * bi + ai * br);
    }
  }
}

/** The matrix of Bloch vectors and correlations, under the letters of STATES or r, s, T. */
function fromBloch(bloch: unknown): Float64Array {
  if (!isRecord(bloch)) refuse(INVALID, "bloch", bloch, '{"a":[3],"b":[3],"t":[9 or 3×3]}');
  const letters = "r" in bloch || "s" in bloch || "T" in bloch ? ["r", "s", "T"] : ["a", "b", "t"];
  checkKeys(bloch, letters, "bloch", INVALID);
  const out = new Float64Array(NUMBERS);
  addProduct(out, 0, 0, 0.25);
  for (const [k, letter] of letters.slice(0, 2).entries()) {
    if (bloch[letter] === undefined) continue;
    const vector = realNumbers(bloch[letter], [3], `bloch.${letter}`, INVALID);
    for (let i = 0; i < 3; i++) {
      addProduct(out, k === 0 ? i + 1 : 0, k === 0 ? 0 : i + 1, 0.25 * vector[i]!);
    }
  }
  const t = realNumbers(bloch[letters[2]!], [3, 3], `bloch.${letters[2]}`, INVALID);
  for (let i = 0; i < 9; i++) addProduct(out, Math.floor(i / 3) + 1, (i % 3) + 1, 0.25 * t[i]!);
  return out;
}

/** Refuses entries so large that rounding alone makes the trace uncertain. */
function checkSize(numbers: Float64Array, path: string): void {
  for (let k = 0; k < NUMBERS; k++) {
    if (Math.abs(numbers[k]!) <= ENTRY_LIMIT) continue;
    const entry = Math.floor(k / 2);
    const row = Math.floor(entry / SIDE) + 1;
    throw new BellnessError(
      INVALID,
      `${path}: entry (${row},${(entry % SIDE) + 1}) has ${numbers[k]}. Allowed: a finite number, at most ${ENTRY_LIMIT} in size.`,
      path,
      numbers[k],
    );
  }
}

/** The keys of an object without some of them. */
function without(object: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** A density matrix by itself, as an object: what stands beside the planes must not be a plane that is misspelt. */
function bare(input: Record<string, unknown>): ReadState {
  const planes = ["re", "im", "real", "imag"];
  const further = without(input, planes);
  checkKeys(
    Object.fromEntries(Object.entries(further).filter(([, value]) => isList(value))),
    ["re", "im"],
    "rho",
    INVALID,
  );
  return { numbers: complexMatrix(input, "rho", INVALID), further };
}

/** What has none of the keys of a state. */
function refuseShape(input: unknown): never {
  const keys = isRecord(input) ? Object.keys(input) : [];
  const near = keys.find((key) => nearest(key, SHAPES) !== null);
  const hint =
    near === undefined ? "" : ` Did you mean "${nearest(near, SHAPES)}" by "${shownKey(near)}"?`;
  throw new BellnessError(
    INVALID,
    `rho: there is none in ${shown(input)}.${hint} Allowed: ${ALLOWED}.`,
    "rho",
    input,
  );
}

function readShape(input: unknown): ReadState {
  if (isList(input)) return { numbers: complexMatrix(input, "rho", INVALID), further: {} };
  if (!isRecord(input)) refuse(INVALID, "rho", input, ALLOWED);
  const [shape, second] = SHAPES.filter((key) => input[key] !== undefined);
  if (second !== undefined) {
    throw new BellnessError(
      INVALID,
      `${second}: not allowed beside ${shape}, which is a state as well. Allowed: one of them.`,
      second,
      input,
    );
  }
  if (shape === undefined) return parts(input) === null ? refuseShape(input) : bare(input);
  const value = input[shape];
  const further = without(input, [shape]);
  if (shape === "ket") return { numbers: projector(complexVector(value, shape, INVALID)), further };
  if (shape === "bloch") return { numbers: fromBloch(value), further };
  if (isRecord(value)) checkKeys(value, ["re", "im", "real", "imag"], "rho", INVALID);
  return { numbers: complexMatrix(value, shape, INVALID), further };
}

/**
 * The numbers of a state in any shape, real and imaginary parts in turn, row by row. Whether it is
 * a state is not asked here.
 *
 * @throws BellnessError INVALID_STATE
 */
export function readState(input: unknown): ReadState {
  const state = readShape(input);
  checkSize(state.numbers, "rho");
  return state;
}

/** Real and imaginary parts apart. */
export function planes(numbers: ArrayLike<number>): { re: Float64Array; im: Float64Array } {
  const re = new Float64Array(ENTRIES);
  const im = new Float64Array(ENTRIES);
  for (let k = 0; k < ENTRIES; k++) {
    re[k] = numbers[2 * k]!;
    im[k] = numbers[2 * k + 1]!;
  }
  return { re, im };
}

/** Real and imaginary parts in turn. */
export function numbersOf({ re, im }: DensityMatrix): Float64Array {
  return Float64Array.from({ length: NUMBERS }, (_, k) => (k % 2 === 0 ? re : im)[k >> 1]!);
}
