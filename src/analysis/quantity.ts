import { CHSH_LOCAL_BOUND, LOCAL_BOUND } from "../../assembly/constants.js";
import type { Observable } from "../core/observables.js";
import { normalisedChsh, normalisedI3322 } from "../model/normalise.js";

/** Columns of a sweep by name. */
export type Columns = Readonly<Record<string, Float64Array>>;

/**
 * What a critical condition maximises: the concurrence C; i2 = max(0, (chsh − 2)/(2√2 − 2)), Eq. (5) of the
 * paper; i3 = max(0, i3322 − 4), Eq. (8).
 */
export type Quantity = "concurrence" | "i2" | "i3";

/** All of them, in the order of the paper's legends. */
export const QUANTITIES: readonly Quantity[] = ["concurrence", "i2", "i3"];

/** A quantity before it is cut off at zero, so that a search sees more than a flat zero. */
export interface Uncut {
  readonly observables: readonly Observable[];
  /** The value above which the quantity is positive. */
  readonly floor: number;
  /** The uncut values, one a row. */
  values(columns: Columns): Float64Array;
  /** The quantity for an uncut value. */
  quantity(uncut: number): number;
}

/** Eq. (1) without its max{0, …}; products of populations clipped at zero. */
function signedConcurrence(columns: Columns): Float64Array {
  const column = (name: Observable) => columns[name]!;
  const [p1, p2, p3, p4] = [column("rho11"), column("rho22"), column("rho33"), column("rho44")];
  const [re14, im14] = [column("rho14Re"), column("rho14Im")];
  const [re23, im23] = [column("rho23Re"), column("rho23Im")];
  const result = new Float64Array(p1.length);
  for (let k = 0; k < p1.length; k++) {
    const c14 = Math.sqrt(re14[k]! * re14[k]! + im14[k]! * im14[k]!);
    const c23 = Math.sqrt(re23[k]! * re23[k]! + im23[k]! * im23[k]!);
    result[k] =
      2 *
      Math.max(
        c23 - Math.sqrt(Math.max(0, p1[k]! * p4[k]!)),
        c14 - Math.sqrt(Math.max(0, p2[k]! * p3[k]!)),
      );
  }
  return result;
}

/** Each quantity as it is before it is cut off at zero: where that is 0 is the border of its positive region. */
export const UNCUT: Record<Quantity, Uncut> = {
  concurrence: {
    observables: ["rho11", "rho22", "rho33", "rho44", "rho14Re", "rho14Im", "rho23Re", "rho23Im"],
    floor: 0,
    values: signedConcurrence,
    quantity: (uncut) => Math.max(0, uncut),
  },
  i2: {
    observables: ["chsh"],
    floor: CHSH_LOCAL_BOUND,
    values: (columns) => columns["chsh"]!,
    quantity: normalisedChsh,
  },
  i3: {
    observables: ["i3322"],
    floor: LOCAL_BOUND,
    values: (columns) => columns["i3322"]!,
    quantity: normalisedI3322,
  },
};
