import { isList } from "./shown.js";

// A complex number as people have it: a number, a pair, an object, or the text that Python,
// numpy, MATLAB and Julia print.

/** A complex number in any form that is read. */
export type ComplexInput =
  | number
  | string
  | ArrayLike<number>
  | { readonly re: number; readonly im?: number }
  | { readonly real: number; readonly imag?: number };

/** Real and imaginary part. */
export type Complex = readonly [number, number];

const NUMBER = String.raw`(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)`;
const REAL = new RegExp(`^[+-]?${NUMBER}$`);
const IMAGINARY = new RegExp(`^([+-]?${NUMBER}?)\\*?(?:[ij]|im)$`);
const BOTH = new RegExp(`^([+-]?${NUMBER})([+-]${NUMBER}?)\\*?(?:[ij]|im)$`);
/** Parentheses, and the name of a type before them: `(0.5+0j)`, `np.complex128(0.5+0j)`. */
const WRAPPED = /^(?:[a-z_][\w.]*)?\((.*)\)$/;

/** The factor of an imaginary unit: one where only its sign is written. */
function factor(text: string): number {
  return text === "" || text === "+" || text === "-" ? real(`${text}1`) : real(text);
}

/** A number in the words of Python, which knows nan and inf. */
function real(text: string): number {
  return Number(text.replace(/inf(inity)?/, "Infinity").replace("nan", "NaN"));
}

/** The number that a text such as `(0.45+0j)`, `0.5 - 0.1i` or `1e-3j` says; null where it says none. */
export function complexText(text: string): Complex | null {
  const plain = text.toLowerCase().replace(/\s/g, "").replaceAll("−", "-");
  const bare = WRAPPED.exec(plain)?.[1] ?? plain;
  if (REAL.test(bare)) return [real(bare), 0];
  const imaginary = IMAGINARY.exec(bare);
  if (imaginary !== null) return [0, factor(imaginary[1]!)];
  const both = BOTH.exec(bare);
  return both === null ? null : [real(both[1]!), factor(both[2]!)];
}

/** The two parts of a value with real and imaginary parts under the names that tools give them. */
export function parts(value: object): { readonly re: unknown; readonly im: unknown } | null {
  const { re, real, im, imag } = value as Record<string, unknown>;
  if (re === undefined && real === undefined && im === undefined && imag === undefined) return null;
  return { re: re ?? real, im: im ?? imag };
}

/** The complex number that a value is; null where it is none. Its parts may be infinite or NaN. */
export function complexNumber(value: unknown): Complex | null {
  if (typeof value === "number") return [value, 0];
  if (typeof value === "string") return complexText(value);
  if (typeof value !== "object" || value === null) return null;
  const [re, im] = isList(value)
    ? value.length === 2
      ? [value[0], value[1]]
      : []
    : [parts(value)?.re, parts(value)?.im ?? 0];
  return typeof re === "number" && typeof im === "number" ? [re, im] : null;
}
