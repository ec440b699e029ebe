import { BellnessError } from "../model/errors.js";
import { NUMBERS, SIDE } from "../model/matrix.js";
import { shownKey } from "../model/shown.js";
import { type Input, refuseInput } from "./input.js";

/** Which columns of a table hold the numbers of its states, and which only come back. */
export interface ColumnPlan {
  /** For each of the 32 numbers its column; −1 where it is zero in all states. */
  readonly sources: readonly number[];
  readonly further: readonly number[];
}

const ENTRY = /^(re|im)_?([1-4])_?([1-4])$/i;
export const COLUMNS_WANTED = "columns re11, im11, re12 … im44 in any order, beside any others";

/** The name of one of the 32 numbers. */
export function numberName(place: number): string {
  const entry = place >> 1;
  return `${place % 2 === 0 ? "re" : "im"}${Math.floor(entry / SIDE) + 1}${(entry % SIDE) + 1}`;
}

/** Which of the 32 numbers a column of this name holds; −1: none. */
function placeOf(name: string): number {
  const [, part, row, column] = ENTRY.exec(name.trim()) ?? [];
  if (part === undefined) return -1;
  const entry = SIDE * (Number(row) - 1) + Number(column) - 1;
  return 2 * entry + (part.toLowerCase() === "im" ? 1 : 0);
}

/** The first names of many. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(shownKey).join(", ");
  return names.length > 8 ? `${shown}, … (${names.length} in all)` : shown;
}

/**
 * The columns of a table by their names; `other`: what else a table may have.
 *
 * @throws BellnessError INVALID_STATE
 */
export function planColumns(input: Input, names: readonly string[], other: string): ColumnPlan {
  const sources = new Array<number>(NUMBERS).fill(-1);
  const further: number[] = [];
  for (const [k, name] of names.entries()) {
    const place = placeOf(name);
    if (place < 0) further.push(k);
    else if (sources[place] === -1) sources[place] = k;
    else refuseInput("INVALID_STATE", input, `two columns ${numberName(place)}`, COLUMNS_WANTED);
  }
  const complex = sources.some((source, k) => k % 2 === 1 && source >= 0);
  // Diagonal entries are real; the imaginary parts of a real matrix may all be missing.
  const missing = sources.flatMap((source, k) => {
    const needed = k % 2 === 0 || (complex && (k >> 1) % (SIDE + 1) !== 0);
    return source < 0 && needed ? [numberName(k)] : [];
  });
  if (missing.length === 0) return { sources, further };
  if (missing.length < NUMBERS / 2) {
    refuseInput("INVALID_STATE", input, `no column ${some(missing)}`, COLUMNS_WANTED);
  }
  return refuseInput(
    "INVALID_STATE",
    input,
    `the columns ${some(names)}`,
    `${COLUMNS_WANTED}, or ${other}`,
  );
}

/** The error of a state one of whose numbers is none. */
export function badNumber(place: number, value: unknown): BellnessError {
  const name = numberName(place);
  const found = typeof value === "string" ? JSON.stringify(value) : String(value);
  const point = /^[+-]?\d+,\d+/.test(String(value)) ? " with a decimal point" : "";
  return new BellnessError(
    "INVALID_STATE",
    `${name}: ${found} is not allowed. Allowed: a finite number${point}.`,
    name,
    value,
  );
}
