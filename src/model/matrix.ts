import { type ComplexInput, complexNumber, parts } from "./complex.js";
import { BellnessError } from "./errors.js";
import { listed } from "./keys.js";
import { type InputCode, notAllowed, refuse } from "./refuse.js";
import { isList } from "./shown.js";

// Complex 4×4 matrices and vectors of four in any shape that people have them in. What comes out
// is numpy's layout of complex128: real and imaginary part of each entry in turn, row by row.

/** Levels of two qubits. */
export const SIDE = 4;
/** Entries of a matrix on two qubits. */
export const ENTRIES = SIDE * SIDE;
/** Numbers of a matrix on two qubits. */
export const NUMBERS = 2 * ENTRIES;

/** Real and imaginary parts apart; a matrix without the latter is real. */
export interface PlanesInput {
  readonly re?: ArrayLike<number> | ArrayLike<ArrayLike<number>>;
  readonly im?: ArrayLike<number> | ArrayLike<ArrayLike<number>>;
  readonly real?: ArrayLike<number> | ArrayLike<ArrayLike<number>>;
  readonly imag?: ArrayLike<number> | ArrayLike<ArrayLike<number>>;
}

/**
 * A complex 4×4 matrix: 16 entries row by row or 4 rows of 4, each a number, `[re, im]`,
 * `{re, im}`, `{real, imag}` or the text of a complex number; 32 numbers, real and imaginary
 * parts in turn; or `{re, im}` with 16 or 4×4 numbers each.
 */
export type MatrixInput =
  | PlanesInput
  | ArrayLike<ComplexInput>
  | ArrayLike<ArrayLike<ComplexInput>>;

/** Four complex numbers, in the same forms. */
export type VectorInput = PlanesInput | ArrayLike<ComplexInput> | ArrayLike<ArrayLike<number>>;

/** What is read, and how a refusal calls it. */
interface Wanted {
  readonly code: InputCode;
  readonly path: string;
  /** Sizes of the nested form, without those of one: 4×4, or 4. */
  readonly sizes: readonly number[];
  readonly allowed: string;
}

/** Lists within lists: the entries in order, each with its path, and the sizes from the outside in. */
interface Leaves {
  readonly sizes: readonly number[];
  readonly entries: readonly unknown[];
  readonly paths: (k: number) => string;
}

const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);

/** "4 lists of 3 entries". */
function described(sizes: readonly number[], entry: string): string {
  if (sizes.length === 1) return `${sizes[0]} ${entry}`;
  return `${sizes.map((size, k) => (k === sizes.length - 1 ? `${size} ${entry}` : `${size} lists`)).join(" of ")}`;
}

/** "2, 3 and 3". */
function sequence(words: readonly string[]): string {
  return listed(words).replace(" or ", " and ");
}

function refuseFound({ code, path, allowed }: Wanted, found: string, value: unknown): never {
  throw new BellnessError(code, `${path}: ${found}. Allowed: ${allowed}.`, path, value);
}

/** Opens lists of lists up to `depth` levels; refuses lists of different lengths side by side. */
function leaves(value: ArrayLike<unknown>, depth: number, wanted: Wanted): Leaves {
  const sizes = [value.length];
  let entries: ArrayLike<unknown> = value;
  while (sizes.length < depth && entries.length > 0) {
    let lists = 0;
    for (let k = 0; k < entries.length; k++) if (isList(entries[k])) lists += 1;
    if (lists === 0) break;
    const first = (isList(entries[0]) ? entries[0] : []) as ArrayLike<unknown>;
    const inner: unknown[] = [];
    for (let k = 0; k < entries.length; k++) {
      const list = entries[k];
      if (!isList(list) || list.length !== first.length) {
        const lengths = Array.from(entries, (one) => (isList(one) ? `${one.length}` : "no"));
        refuseFound(wanted, `lists of ${sequence(lengths.slice(0, 8))} entries`, value);
      }
      for (let j = 0; j < list.length; j++) inner.push(list[j]);
    }
    entries = inner;
    sizes.push(first.length);
  }
  const paths = (k: number) => {
    let rest = k;
    let place = "";
    for (const size of sizes.toReversed()) {
      place = `[${rest % size}]${place}`;
      rest = Math.floor(rest / size);
    }
    return wanted.path + place;
  };
  return { sizes, entries: entries as readonly unknown[], paths };
}

/** Whether sizes say the wanted ones, nested or flat; those of one do not count. */
function fits(sizes: readonly number[], wanted: readonly number[]): boolean {
  const plain = sizes.filter((size) => size !== 1);
  if (plain.length === 1) return plain[0] === product(wanted);
  return plain.length === wanted.length && plain.every((size, k) => size === wanted[k]);
}

function finite(value: unknown, path: string, code: InputCode): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  refuse(code, path, value, "a finite number");
}

/** Real numbers of one plane into every second place of `out`. */
function readPlane(value: unknown, wanted: Wanted, out: Float64Array, at: number): void {
  if (!isList(value)) refuse(wanted.code, wanted.path, value, wanted.allowed);
  const { sizes, entries, paths } = leaves(value, wanted.sizes.length + 2, wanted);
  if (!fits(sizes, wanted.sizes)) refuseFound(wanted, described(sizes, "entries"), value);
  for (let k = 0; k < entries.length; k++) {
    const entry = entries[k];
    out[2 * k + at] = Number.isFinite(entry)
      ? (entry as number)
      : finite(entry, paths(k), wanted.code);
  }
}

function readPlanes(
  { re, im }: { readonly re: unknown; readonly im: unknown },
  names: readonly [string, string],
  wanted: Wanted,
): Float64Array {
  const out = new Float64Array(2 * product(wanted.sizes));
  const count = product(wanted.sizes);
  const rows = wanted.sizes.length === 2 ? `, row by row, or ${SIDE} rows of ${SIDE}` : "";
  const plane = (name: string): Wanted => ({
    ...wanted,
    path: `${wanted.path}.${name}`,
    allowed: `${count} numbers${rows}`,
  });
  readPlane(re, plane(names[0]), out, 0);
  if (im !== undefined && im !== null) readPlane(im, plane(names[1]), out, 1);
  return out;
}

/** Entries that each are a complex number. */
function readEntries({ entries, paths }: Leaves, { code }: Wanted): Float64Array {
  const out = new Float64Array(2 * entries.length);
  for (let k = 0; k < entries.length; k++) {
    const number = complexNumber(entries[k]);
    if (number === null || !Number.isFinite(number[0]) || !Number.isFinite(number[1])) {
      const allowed =
        'a finite number, [re, im], {"re":…,"im":…}, {"real":…,"imag":…} or a text such as "0.5-0.1j"';
      throw new BellnessError(
        code,
        `${paths(k)}: ${notAllowed(entries[k])}. Allowed: ${allowed}.`,
        paths(k),
        entries[k],
      );
    }
    out[2 * k] = number[0];
    out[2 * k + 1] = number[1];
  }
  return out;
}

function readComplex(value: unknown, wanted: Wanted): Float64Array {
  if (!isList(value)) {
    const planes = typeof value === "object" && value !== null ? parts(value) : null;
    if (planes === null) refuse(wanted.code, wanted.path, value, wanted.allowed);
    const { real, imag } = value as Record<string, unknown>;
    return readPlanes(
      planes,
      [real === undefined ? "re" : "real", imag === undefined ? "im" : "imag"],
      wanted,
    );
  }
  const found = leaves(value, wanted.sizes.length + 3, wanted);
  if (fits(found.sizes, wanted.sizes)) return readEntries(found, wanted);
  // Twice as many numbers: real and imaginary parts in turn, in pairs, rows or one list.
  const last = wanted.sizes.at(-1)!;
  const doubled = [...wanted.sizes.slice(0, -1), 2 * last];
  const plain = found.sizes.filter((size) => size !== 1);
  const pairs = plain.at(-1) === 2 && fits(plain.slice(0, -1), wanted.sizes);
  if (!pairs && !fits(found.sizes, doubled)) {
    refuseFound(wanted, described(found.sizes, "entries"), value);
  }
  const out = new Float64Array(found.entries.length);
  for (let k = 0; k < out.length; k++) {
    out[k] = finite(found.entries[k], found.paths(k), wanted.code);
  }
  return out;
}

/**
 * The 32 numbers of a complex 4×4 matrix in any shape.
 *
 * @throws BellnessError with this code, which names what was found
 */
export function complexMatrix(value: unknown, path: string, code: InputCode): Float64Array {
  return readComplex(value, {
    code,
    path,
    sizes: [SIDE, SIDE],
    allowed: `4×4 or 16 complex entries, 32 numbers with real and imaginary parts in turn, or an object with re and im, 16 numbers each`,
  });
}

/**
 * The 8 numbers of four complex ones in any shape.
 *
 * @throws BellnessError with this code, which names what was found
 */
export function complexVector(value: unknown, path: string, code: InputCode): Float64Array {
  return readComplex(value, {
    code,
    path,
    sizes: [SIDE],
    allowed: `4 complex amplitudes, 8 numbers with real and imaginary parts in turn, or an object with re and im, 4 numbers each`,
  });
}

/**
 * `count` real numbers, flat or in rows of `sizes`.
 *
 * @throws BellnessError with this code, which names what was found
 */
export function realNumbers(
  value: unknown,
  sizes: readonly number[],
  path: string,
  code: InputCode,
): Float64Array {
  const count = product(sizes);
  const rows = sizes.length === 2 ? `, row by row, or ${sizes[0]} rows of ${sizes[1]}` : "";
  const out = new Float64Array(2 * count);
  readPlane(value, { code, path, sizes, allowed: `${count} numbers${rows}` }, out, 0);
  return out.filter((_, k) => k % 2 === 0);
}
