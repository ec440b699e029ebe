import { checkKeys, isRecord } from "./keys.js";
import { type InputCode, refuse } from "./refuse.js";
import { isList } from "./shown.js";

/** A complex number: real, [re, im], {re, im}, {real, imag}, or as Python prints it. */
export type ComplexInput =
  | number
  | string
  | readonly [number, number]
  | { readonly re: number; readonly im: number }
  | { readonly real: number; readonly imag: number };

const SIDE = 4;
const ENTRIES = SIDE * SIDE;
const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const COMPLEX = "a finite number, [re, im], {re, im} or a text such as 0.5-0.1j";

/** A number as Python prints complex ones, or null. */
function python(text: string): [number, number] | null {
  const plain = text.replace(/[\s()]/g, "").toLowerCase();
  const imaginary = new RegExp(`^(${NUMBER})?(${NUMBER}|[+-])?j$`).exec(plain);
  if (imaginary === null) {
    return new RegExp(`^${NUMBER}$`).test(plain) ? [Number(plain), 0] : null;
  }
  const [, first, second] = imaginary;
  if (second === undefined) return [0, first === undefined ? 1 : Number(first)];
  const im = second === "+" || second === "-" ? Number(`${second}1`) : Number(second);
  return [first === undefined ? 0 : Number(first), im];
}

/** Real and imaginary part of a number in any notation. */
export function complexNumber(value: unknown, path: string, code: InputCode): [number, number] {
  let parts: unknown = value;
  if (typeof value === "number") parts = [value, 0];
  else if (typeof value === "string") parts = python(value);
  else if (isRecord(value)) {
    parts =
      "real" in value || "imag" in value
        ? [value["real"] ?? 0, value["imag"] ?? 0]
        : [value["re"] ?? 0, value["im"] ?? 0];
  }
  if (!isList(parts) || parts.length !== 2) refuse(code, path, value, COMPLEX);
  const [re, im] = [parts[0], parts[1]];
  if (typeof re !== "number" || typeof im !== "number") refuse(code, path, value, COMPLEX);
  if (!Number.isFinite(re) || !Number.isFinite(im)) refuse(code, path, value, COMPLEX);
  return [re, im];
}

/** Sixteen entries in one list, from four rows of four or as they are. */
function flat(value: ArrayLike<unknown>, path: string, code: InputCode): unknown[] {
  const list = Array.from(value);
  if (list.length !== SIDE) return list;
  return list.flatMap((row, i) => {
    if (!isList(row) || row.length !== SIDE) refuse(code, `${path}[${i}]`, row, "a row of four");
    return Array.from(row);
  });
}

/** One real plane. */
function plane(value: unknown, path: string, code: InputCode): Float64Array {
  const list = isList(value) ? flat(value, path, code) : [];
  if (list.length !== ENTRIES) refuse(code, path, value, "16 numbers row by row, or 4 rows of 4");
  return Float64Array.from(list, (entry, k) => {
    if (typeof entry !== "number" || !Number.isFinite(entry)) {
      refuse(code, `${path}[${k}]`, entry, "a finite number");
    }
    return entry;
  });
}

/**
 * The 32 numbers, real and imaginary part of each entry in turn, of a complex 4×4 matrix in any
 * shape: {re, im} (flat or rows; im may be missing), rows or a flat list of sixteen complex
 * numbers, or 32 interleaved ones.
 *
 * @throws BellnessError with this code
 */
export function complexMatrix(value: unknown, path: string, code: InputCode): Float64Array {
  const out = new Float64Array(2 * ENTRIES);
  if (isRecord(value)) {
    checkKeys(value, ["re", "im"], path, code);
    const re = plane(value["re"], `${path}.re`, code);
    const given = value["im"];
    const im = given === undefined ? new Float64Array(ENTRIES) : plane(given, `${path}.im`, code);
    for (let k = 0; k < ENTRIES; k++) {
      out[2 * k] = re[k]!;
      out[2 * k + 1] = im[k]!;
    }
    return out;
  }
  const list = isList(value) ? flat(value, path, code) : [];
  if (list.length !== ENTRIES && list.length !== 2 * ENTRIES) {
    refuse(code, path, value, "a 4×4 matrix: {re, im}, 4 rows of 4, or 16 complex numbers");
  }
  if (list.length === 2 * ENTRIES) {
    list.forEach((entry, k) => {
      if (typeof entry !== "number" || !Number.isFinite(entry)) {
        refuse(code, `${path}[${k}]`, entry, "a finite number");
      }
      out[k] = entry;
    });
    return out;
  }
  list.forEach((entry, k) => {
    const [re, im] = complexNumber(entry, `${path}[${k}]`, code);
    out[2 * k] = re;
    out[2 * k + 1] = im;
  });
  return out;
}
