import { listed, nearest } from "../model/keys.js";
import { refuse } from "../model/refuse.js";

/** Most settings of a party. */
export const MOST_SETTINGS = 12;

/** Inequalities that have a name; `chained-n` for n from 2 to 12 settings each. */
export type InequalityName = "chsh" | "i3322" | "i4422" | "elegant" | `chained-${number}`;

/** Coefficients of the ±1 form. */
interface Table {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly c: readonly (readonly number[])[];
}

const NAMED: { readonly [name: string]: Table } = {
  chsh: {
    a: [0, 0],
    b: [0, 0],
    c: [
      [1, 1],
      [1, -1],
    ],
  },
  // Eq. (6).
  i3322: {
    a: [1, 1, 0],
    b: [-1, -1, 0],
    c: [
      [1, 1, 1],
      [1, 1, -1],
      [1, -1, 0],
    ],
  },
  // I₄₄₂₂ of D. Collins and N. Gisin, J. Phys. A 37, 1775 (2004), in ±1 form.
  i4422: {
    a: [-2, -2, -1, 0],
    b: [2, 2, 1, 0],
    c: [
      [1, 1, 1, 1],
      [1, 1, 1, -1],
      [1, 1, -1, 0],
      [1, -1, 0, 0],
    ],
  },
  // N. Gisin's: a tetrahedron of Bob's against three axes of Alice's.
  elegant: {
    a: [0, 0, 0],
    b: [0, 0, 0, 0],
    c: [
      [1, 1, -1, -1],
      [1, -1, 1, -1],
      [1, -1, -1, 1],
    ],
  },
};

/** A₁B₁ + A₂B₁ + A₂B₂ + … + A_nB_n − A₁B_n (S. L. Braunstein and C. M. Caves, Ann. Phys. 202, 22 (1990)). */
function chained(n: number): Table {
  const c = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let k = 0; k < n; k++) {
    c[k]![k] = 1;
    if (k > 0) c[k]![k - 1] = 1;
  }
  c[0]![n - 1] = -1;
  const zero = new Array<number>(n).fill(0);
  return { a: zero, b: zero, c };
}

/** The coefficients of a named inequality, or an error that lists the names. */
export function named(name: string): Table {
  if (Object.hasOwn(NAMED, name)) return NAMED[name]!;
  const settings = /^chained-(\d+)$/.exec(name);
  const n = settings === null ? 0 : Number(settings[1]);
  if (n >= 2 && n <= MOST_SETTINGS) return chained(n);
  const words = [...Object.keys(NAMED), "chained-3"];
  const near = nearest(name, words);
  const hint = near === null ? "" : ` (did you mean "${near}"?)`;
  refuse(
    "INVALID_PARAMETER",
    "inequality",
    name,
    `${listed(Object.keys(NAMED).map((word) => `"${word}"`))}, "chained-n" with n from 2 to ${MOST_SETTINGS}, or coefficients${hint}`,
  );
}
