import { CELL_ROUNDING, CENTRE_FLOOR } from "../../../assembly/constants.js";
import {
  CELL_CENTRE,
  CELL_HIGH,
  CELL_LOW,
  CELL_MULTIPLIER,
  CELL_VERTEX,
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";
import { focalBound, largestEigenvalue, planeSquare } from "./norms.js";

/**
 * Upper bound of F(p) = r·p + √(4−|p|²) σ(p) + H(Tp − s) over a cell: the convex hull
 * of `vertices` points in CELL_VERTEX, with its centre c and the ranges of |p_i|; −1
 * where the cell has no point with |p| < 2. σ(p) is T's norm on the plane ⟂ p.
 *
 * r·p + H(Tp−s) is convex. Two convex majorants of √(4−|p|²) σ(p) are tried, and the
 * maximum of a convex function is at a vertex:
 *  - τ times the tangent at c of the concave √(4−|p|²) (or its largest value), τ the
 *    largest σ in the cell;
 *  - ½[(S/w)(4 − |p|²) + (w/S) Λ(p)] by the inequality of the means, S = σ(c),
 *    w = √(4−|c|²), with −|p|² below its tangent and Λ(p) = λ_max(T² − pyᵀ − ypᵀ), which
 *    is convex, bounds σ² for any y, and touches it at c to first order for the y of
 *    multiplier(). Its error is of second order in the cell.
 */
export function cellBound(problem: number, vertices: number): number {
  const t1 = f64[problem]!;
  const t2 = f64[problem + 1]!;
  const t3 = f64[problem + 2]!;
  const a1 = f64[problem + 3]!;
  const a2 = f64[problem + 4]!;
  const a3 = f64[problem + 5]!;
  const low1 = f64[CELL_LOW]!;
  const low2 = f64[CELL_LOW + 1]!;
  const low3 = f64[CELL_LOW + 2]!;
  const nearest = low1 * low1 + low2 * low2 + low3 * low3;
  if (nearest >= 4) return -1;
  const high2 = f64[CELL_HIGH + 1]!;
  const high3 = f64[CELL_HIGH + 2]!;
  const tau = Math.sqrt(planeSquare(a1, a2, a3, low1 * low1, high2 * high2, high3 * high3));
  const widest = Math.sqrt(4 - nearest);
  const c1 = f64[CELL_CENTRE]!;
  const c2 = f64[CELL_CENTRE + 1]!;
  const c3 = f64[CELL_CENTRE + 2]!;
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const inside = cc < 4;
  const width = inside ? Math.sqrt(4 - cc) : 0;
  const reference = Math.max(width, 0.5 * widest);
  const norm = cc > CENTRE_FLOOR * CENTRE_FLOOR ? multiplier(a1, a2, a3) : 0;
  const y1 = f64[CELL_MULTIPLIER]!;
  const y2 = f64[CELL_MULTIPLIER + 1]!;
  const y3 = f64[CELL_MULTIPLIER + 2]!;
  let flat = -Infinity;
  let tangent = -Infinity;
  let curved = -Infinity;
  for (let v = 0; v < vertices; v++) {
    const at = CELL_VERTEX + 3 * v;
    const p1 = f64[at]!;
    const p2 = f64[at + 1]!;
    const p3 = f64[at + 2]!;
    const b1 = t1 * p1 - f64[problem + 9]!;
    const b2 = t2 * p2 - f64[problem + 10]!;
    const b3 = t3 * p3 - f64[problem + 11]!;
    const convex =
      f64[problem + 6]! * p1 +
      f64[problem + 7]! * p2 +
      f64[problem + 8]! * p3 +
      focalBound(a1, a2, a3, a1 * b1 * b1, a2 * b2 * b2, a3 * b3 * b3, b1 * b1 + b2 * b2 + b3 * b3);
    flat = Math.max(flat, convex);
    const shift = c1 * (p1 - c1) + c2 * (p2 - c2) + c3 * (p3 - c3);
    if (inside) tangent = Math.max(tangent, convex + tau * (width - shift / width));
    if (norm > 0) {
      const square = largestEigenvalue(
        a1 - 2 * p1 * y1,
        a2 - 2 * p2 * y2,
        a3 - 2 * p3 * y3,
        -(p1 * y2 + p2 * y1),
        -(p1 * y3 + p3 * y1),
        -(p2 * y3 + p3 * y2),
      );
      const mean = 0.5 * ((norm / reference) * (4 - cc - 2 * shift) + (reference / norm) * square);
      curved = Math.max(curved, convex + mean);
    }
  }
  let bound = flat + tau * widest;
  if (inside) bound = Math.min(bound, tangent);
  if (norm > 0) bound = Math.min(bound, curved);
  return bound + CELL_ROUNDING;
}

/**
 * The y for which λ_max(T² − pyᵀ − ypᵀ) touches σ² at the centre: along n = c/|c| and
 * λ = σ(c)², y = (T² − λ)n/|c| where nᵀT²n > λ, else T²n/|c| without its part along n.
 * Leaves y in CELL_MULTIPLIER; returns σ(c).
 */
function multiplier(a1: number, a2: number, a3: number): number {
  const c1 = f64[CELL_CENTRE]!;
  const c2 = f64[CELL_CENTRE + 1]!;
  const c3 = f64[CELL_CENTRE + 2]!;
  const x = c1 * c1;
  const y = c2 * c2;
  const z = c3 * c3;
  const cc = x + y + z;
  const square = planeSquare(a1, a2, a3, x, y, z);
  const along = Math.min(square, (a1 * x + a2 * y + a3 * z) / cc);
  f64[CELL_MULTIPLIER] = ((a1 - along) * c1) / cc;
  f64[CELL_MULTIPLIER + 1] = ((a2 - along) * c2) / cc;
  f64[CELL_MULTIPLIER + 2] = ((a3 - along) * c3) / cc;
  return Math.sqrt(square);
}
