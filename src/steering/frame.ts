import type { Canonical, Vector } from "./canonical.js";

/** A rotation is skipped where two columns are orthogonal to this part of their lengths. */
const ORTHOGONAL = 4e-16;
const SWEEPS = 30;
/** Singular values closer than this part of the largest are the same: rounding of equal ones. */
const EQUAL = 1e-13;

/** Turns columns p and q of a 3×3 matrix, row by row. */
function turn(m: Float64Array, p: number, q: number, cos: number, sin: number): void {
  for (let i = 0; i < 9; i += 3) {
    const x = m[i + p]!;
    const y = m[i + q]!;
    m[i + p] = cos * x - sin * y;
    m[i + q] = sin * x + cos * y;
  }
}

/** Makes columns p and q of m orthogonal, w along with it. Whether it had to. */
function orthogonalise(m: Float64Array, w: Float64Array, p: number, q: number): boolean {
  let a = 0;
  let b = 0;
  let g = 0;
  for (let i = 0; i < 9; i += 3) {
    a += m[i + p]! * m[i + p]!;
    b += m[i + q]! * m[i + q]!;
    g += m[i + p]! * m[i + q]!;
  }
  if (!(Math.abs(g) > ORTHOGONAL * Math.sqrt(a * b))) return false;
  const ratio = (b - a) / (2 * g);
  const tan = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tan * tan);
  turn(m, p, q, cos, tan * cos);
  turn(w, p, q, cos, tan * cos);
  return true;
}

/** Column k of u: what is left of a unit vector that the columns before leave most of. */
function complete(u: Float64Array, k: number): void {
  let best = -1;
  let column: number[] = [];
  for (let e = 0; e < 3; e++) {
    const v = [0, 0, 0];
    v[e] = 1;
    for (let j = 0; j < k; j++) {
      const overlap = u[3 * e + j]!;
      for (let i = 0; i < 3; i++) v[i] = v[i]! - overlap * u[3 * i + j]!;
    }
    const norm = Math.hypot(...v);
    if (norm > best) {
      best = norm;
      column = v.map((x) => x / norm);
    }
  }
  for (let i = 0; i < 3; i++) u[3 * i + k] = column[i]!;
}

/**
 * T = U diag(t) Wᵀ and a in the frame of U, by one-sided Jacobi rotations, t descending. Where
 * singular values are equal the frame is turned until a has one component in their space: a state
 * with an axis then has it along one of the frame's.
 */
export function singularFrame(
  a: Vector,
  matrix: Float64Array,
): Pick<Canonical, "a" | "t" | "frame"> {
  const u = matrix.slice();
  const w = new Float64Array([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const turned = [
      orthogonalise(u, w, 0, 1),
      orthogonalise(u, w, 0, 2),
      orthogonalise(u, w, 1, 2),
    ];
    if (!turned.includes(true)) break;
  }
  const length = (k: number) => Math.hypot(u[k]!, u[3 + k]!, u[6 + k]!);
  for (const [p, q] of [
    [0, 1],
    [1, 2],
    [0, 1],
  ] as const) {
    // A quarter turn swaps two columns; the sign does not matter.
    if (length(q) > length(p)) {
      turn(u, p, q, 0, 1);
      turn(w, p, q, 0, 1);
    }
  }
  const t: Vector = [length(0), length(1), length(2)];
  for (let k = 0; k < 3; k++) {
    if (t[k]! > EQUAL * t[0]) for (let i = 0; i < 9; i += 3) u[i + k] = u[i + k]! / t[k]!;
    else complete(u, k);
  }
  const along = (k: number) => a[0] * u[k]! + a[1] * u[3 + k]! + a[2] * u[6 + k]!;
  for (const p of [0, 1]) {
    if (t[p]! - t[p + 1]! > EQUAL * t[0]) continue;
    const x = along(p);
    const y = along(p + 1);
    const norm = Math.hypot(x, y);
    if (!(norm > 0)) continue;
    turn(u, p, p + 1, y / norm, x / norm);
    turn(w, p, p + 1, y / norm, x / norm);
  }
  const inFrame = [along(0), along(1), along(2)];
  const column = (k: number): Vector => {
    const sign = inFrame[k]! < 0 ? -1 : 1;
    return [sign * w[k]!, sign * w[3 + k]!, sign * w[6 + k]!];
  };
  return {
    a: [Math.abs(inFrame[0]!), Math.abs(inFrame[1]!), Math.abs(inFrame[2]!)],
    t,
    frame: [column(0), column(1), column(2)],
  };
}
