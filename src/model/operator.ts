import { type ComplexInput, complexNumber } from "./complex.js";
import { BellnessError } from "./errors.js";
import { isRecord, nearest } from "./keys.js";
import { complexMatrix } from "./matrix.js";
import { type InputCode, refuse } from "./refuse.js";
import { shown, shownKey } from "./shown.js";

/**
 * An operator of two qubits: coefficients of strings of two letters, the first for qubit 1, such
 * as `{ "ZI": -0.5, "+-": [0, 0.3] }`, or a 4×4 matrix. I, X, Y and Z = diag(1, −1) are the Pauli
 * matrices on |0⟩, |1⟩, `+` = |1⟩⟨0|, `-` = |0⟩⟨1| and `n` = |1⟩⟨1|.
 */
export type OperatorInput =
  | Readonly<Record<string, ComplexInput>>
  | { readonly re: unknown; readonly im?: unknown }
  | ArrayLike<unknown>;

const CODE: InputCode = "INVALID_PARAMETER";
const LETTERS = ["I", "X", "Y", "Z", "+", "-", "n"] as const;
type Letter = (typeof LETTERS)[number];
const WORDS = LETTERS.flatMap((p) => LETTERS.map((q) => p + q));

/** Coefficients (index among I, X, Y, Z; real and imaginary part) of each letter. */
const OF_LETTER: Readonly<Record<Letter, readonly (readonly [number, number, number])[]>> = {
  I: [[0, 1, 0]],
  X: [[1, 1, 0]],
  Y: [[2, 1, 0]],
  Z: [[3, 1, 0]],
  "+": [
    [1, 0.5, 0],
    [2, 0, -0.5],
  ],
  "-": [
    [1, 0.5, 0],
    [2, 0, 0.5],
  ],
  n: [
    [0, 0.5, 0],
    [3, -0.5, 0],
  ],
};

/** An operator as coefficients of the sixteen strings of I, X, Y, Z, index 4p + q. */
export interface Operator {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** What the sums in `re` have lost to rounding. */
  readonly low: Float64Array;
}

/** The zero operator. */
function nothing(): Operator {
  return { re: new Float64Array(16), im: new Float64Array(16), low: new Float64Array(16) };
}

/** Adds to a real coefficient, and what the sum loses to its low part (Knuth's two-sum). */
function addReal({ re, low }: Operator, k: number, more: number): void {
  const before = re[k]!;
  const sum = before + more;
  const part = sum - before;
  re[k] = sum;
  low[k]! += before - (sum - part) + (more - part);
}

/** Adds a string of two letters times a complex number. */
export function addWord(to: Operator, word: string, re: number, im: number): void {
  const [first, second] = [word[0] as Letter, word[1] as Letter];
  for (const [p, pr, pi] of OF_LETTER[first]) {
    for (const [q, qr, qi] of OF_LETTER[second]) {
      const wr = pr * qr - pi * qi;
      const wi = pr * qi + pi * qr;
      const k = 4 * p + q;
      // One of the two weights is zero, the other a power of two: no product is rounded.
      addReal(to, k, wr * re - wi * im);
      to.im[k]! += wr * im + wi * re;
    }
  }
}

/** Whether a text is a string of two letters. */
export function isWord(text: string): boolean {
  return WORDS.includes(text);
}

const alone = new Map<string, Operator>();

/** A string alone: to be read only, for it is made once. */
export function wordOperator(word: string): Operator {
  const known = alone.get(word);
  if (known !== undefined) return known;
  const operator = nothing();
  addWord(operator, word, 1, 0);
  alone.set(word, operator);
  return operator;
}

/** The string of the adjoint: + and − exchanged. */
export function adjointWord(word: string): string {
  const other: Readonly<Record<string, string>> = { "+": "-", "-": "+" };
  return Array.from(word, (letter) => other[letter] ?? letter).join("");
}

/** An operator from its strings. */
function fromWords(words: Readonly<Record<string, unknown>>, path: string): Operator {
  const operator = nothing();
  for (const [word, value] of Object.entries(words)) {
    const where = `${path}.${shownKey(word)}`;
    if (!isWord(word)) {
      const near = nearest(word, WORDS);
      const hint = near === null ? "" : ` Did you mean "${near}"?`;
      throw new BellnessError(
        CODE,
        `${where}: unknown string with the value ${shown(value)}.${hint} Allowed: two letters of ${LETTERS.join(" ")}, the first for qubit 1, or a 4×4 matrix as {re, im}.`,
        where,
        value,
      );
    }
    const number = complexNumber(value);
    if (number === null || !Number.isFinite(number[0] + number[1])) {
      refuse(CODE, where, value, "a finite number, [re, im], {re, im} or a text such as 0.5-0.1j");
    }
    addWord(operator, word, ...number);
  }
  return operator;
}

/** Coefficients c_k = ¼ Tr(σ_k A) of a matrix of 32 numbers. */
export function fromMatrix(entries: Float64Array): Operator {
  const operator = nothing();
  // |0⟩⟨0| = (I + Z)/2, |0⟩⟨1| = `-`, |1⟩⟨0| = `+`, |1⟩⟨1| = `n`.
  const units: readonly (readonly (readonly [number, number, number])[])[] = [
    [
      [0, 0.5, 0],
      [3, 0.5, 0],
    ],
    OF_LETTER["-"],
    OF_LETTER["+"],
    OF_LETTER.n,
  ];
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const at = 2 * (4 * i + j);
      const [ar, ai] = [entries[at]!, entries[at + 1]!];
      for (const [p, pr, pi] of units[2 * (i >> 1) + (j >> 1)]!) {
        for (const [q, qr, qi] of units[2 * (i & 1) + (j & 1)]!) {
          const wr = pr * qr - pi * qi;
          const wi = pr * qi + pi * qr;
          addReal(operator, 4 * p + q, wr * ar - wi * ai);
          operator.im[4 * p + q]! += wr * ai + wi * ar;
        }
      }
    }
  }
  return operator;
}

/**
 * Reads an operator.
 *
 * @throws BellnessError INVALID_PARAMETER: an unknown string, with the nearest; a number or a
 *   matrix that is none
 */
export function operator(value: unknown, path: string): Operator {
  if (isRecord(value) && !("re" in value)) return fromWords(value, path);
  return fromMatrix(complexMatrix(value, path, CODE));
}

/** The matrix of an operator, row by row. */
export function operatorMatrix({ re, im }: Operator) {
  const matrix = { re: new Float64Array(16), im: new Float64Array(16) };
  // ⟨i|σ_p|j⟩: real and imaginary part.
  const entry = (p: number, i: number, j: number): readonly [number, number] => {
    if (p === 0) return [i === j ? 1 : 0, 0];
    if (p === 3) return [i === j ? 1 - 2 * i : 0, 0];
    if (i === j) return [0, 0];
    return p === 1 ? [1, 0] : [0, i === 0 ? -1 : 1];
  };
  const there = Array.from(re.keys()).filter((k) => re[k] !== 0 || im[k] !== 0);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      for (const k of there) {
        const [pr, pi] = entry(k >> 2, i >> 1, j >> 1);
        const [qr, qi] = entry(k & 3, i & 1, j & 1);
        const wr = pr * qr - pi * qi;
        const wi = pr * qi + pi * qr;
        matrix.re[4 * i + j]! += wr * re[k]! - wi * im[k]!;
        matrix.im[4 * i + j]! += wr * im[k]! + wi * re[k]!;
      }
    }
  }
  return matrix;
}

/** How far an operator may be from Hermitian, in units of its largest entry. */
const HERMITIAN_TOLERANCE = 1e-12;

/**
 * Refuses an operator that is not Hermitian, and drops what rounding left of it.
 *
 * @throws BellnessError INVALID_PARAMETER: with the worst entry
 */
export function checkHermitian(given: Operator, path: string, value: unknown): Operator {
  const { re, im } = operatorMatrix(given);
  let largest = 0;
  let worst = -1;
  let at: [number, number] = [0, 0];
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j <= i; j++) {
      const [low, up] = [4 * i + j, 4 * j + i];
      largest = Math.max(largest, Math.hypot(re[low]!, im[low]!), Math.hypot(re[up]!, im[up]!));
      const off = Math.hypot(re[low]! - re[up]!, im[low]! + im[up]!);
      if (off > worst) {
        worst = off;
        at = [i, j];
      }
    }
  }
  if (worst > HERMITIAN_TOLERANCE * largest) {
    const [i, j] = at;
    const text = (row: number, column: number) => {
      const k = 4 * row + column;
      const sign = im[k]! < 0 ? "-" : "+";
      return `⟨${ket(row)}|·|${ket(column)}⟩ = ${re[k]} ${sign} ${Math.abs(im[k]!)}i`;
    };
    const what =
      i === j
        ? `${text(i, i)} has an imaginary part`
        : `${text(i, j)} and ${text(j, i)} are not complex conjugates`;
    throw new BellnessError(
      CODE,
      `${path}: not Hermitian: ${what}. Allowed: a Hermitian operator, to ${HERMITIAN_TOLERANCE} of its largest entry; + and - need each other with conjugate coefficients.`,
      path,
      value,
    );
  }
  return { ...given, im: new Float64Array(16) };
}

function ket(index: number): string {
  return `${index >> 1}${index & 1}`;
}
