import { arena } from "../arena";
import { CELL_ROUNDING, CENTRE_FLOOR, RIM_ROUNDING, RIM_WEIGHT } from "../constants";
import * as slot from "../layout";
import { focalBound, largestEigenvalue, planeSquare } from "./norms";

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
export function cellBound(problem: i32, vertices: i32): f64 {
  const t1 = arena[problem];
  const t2 = arena[problem + 1];
  const t3 = arena[problem + 2];
  const a1 = arena[problem + 3];
  const a2 = arena[problem + 4];
  const a3 = arena[problem + 5];
  const low1 = arena[slot.CELL_LOW];
  const low2 = arena[slot.CELL_LOW + 1];
  const low3 = arena[slot.CELL_LOW + 2];
  // A rounding at the rim weighs as its square root: it goes under it.
  const room = 4 - (low1 * low1 + low2 * low2 + low3 * low3) + RIM_ROUNDING;
  if (room <= 0) return -1;
  const high1 = arena[slot.CELL_HIGH];
  const high2 = arena[slot.CELL_HIGH + 1];
  const high3 = arena[slot.CELL_HIGH + 2];
  const tau = Math.sqrt(planeSquare(a1, a2, a3, low1 * low1, high2 * high2, high3 * high3));
  const widest = Math.sqrt(room);
  const c1 = arena[slot.CELL_CENTRE];
  const c2 = arena[slot.CELL_CENTRE + 1];
  const c3 = arena[slot.CELL_CENTRE + 2];
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const inside = cc < 4;
  const width = inside ? Math.sqrt(4 - cc) : 0;
  const reference = Math.max(width, 0.5 * widest);
  const norm = cc > CENTRE_FLOOR * CENTRE_FLOOR ? multiplier(a1, a2, a3) : 0;
  const y1 = arena[slot.CELL_MULTIPLIER];
  const y2 = arena[slot.CELL_MULTIPLIER + 1];
  const y3 = arena[slot.CELL_MULTIPLIER + 2];
  // Entries of T² − pyᵀ − ypᵀ are at most A₁ + 2|p||y|.
  const reach = high1 * high1 + high2 * high2 + high3 * high3;
  const size = a1 + 2 * Math.sqrt(reach * (y1 * y1 + y2 * y2 + y3 * y3));
  for (let v: i32 = 0; v < vertices; v++) {
    const at = slot.CELL_VERTEX + 3 * v;
    const p1 = arena[at];
    const p2 = arena[at + 1];
    const p3 = arena[at + 2];
    const b1 = t1 * p1 - arena[problem + 9];
    const b2 = t2 * p2 - arena[problem + 10];
    const b3 = t3 * p3 - arena[problem + 11];
    const shift = c1 * (p1 - c1) + c2 * (p2 - c2) + c3 * (p3 - c3);
    arena[at] =
      arena[problem + 6] * p1 +
      arena[problem + 7] * p2 +
      arena[problem + 8] * p3 +
      focalBound(
        a1,
        a2,
        a3,
        a1 * b1 * b1,
        a2 * b2 * b2,
        a3 * b3 * b3,
        b2 * b2 + b3 * b3,
        b1 * b1 + b2 * b2 + b3 * b3,
      );
    arena[at + 1] = 4 - cc - 2 * shift;
    if (norm > 0) {
      const square = largestEigenvalue(
        a1 - 2 * p1 * y1,
        a2 - 2 * p2 * y2,
        a3 - 2 * p3 * y3,
        -(p1 * y2 + p2 * y1),
        -(p1 * y3 + p3 * y1),
        -(p2 * y3 + p3 * y2),
        size,
        norm * norm,
      );
      arena[at + 2] = 0.5 * (reference / norm) * square;
    }
  }
  const cut = reach > 4;
  let bound: f64 = tau * widest + largest(vertices, 0, 0, cut);
  if (inside) {
    // √(4−|p|²) ≤ w + ½(4 − |p|² − w²)/w with −|p|² below its tangent.
    const tangent = tau * 0.5 * width + largest(vertices, (0.5 * tau) / width, 0, cut);
    bound = Math.min(bound, tangent);
  }
  if (norm > 0) bound = Math.min(bound, largest(vertices, (0.5 * norm) / reference, 1, cut));
  return bound + CELL_ROUNDING;
}

/**
 * Largest value at a vertex of convex + weight·rim + square·mean, as cellBound left them in
 * CELL_VERTEX, rim the tangent of 4 − |p|². Where the cell is cut by the ball |p| ≤ 2 any
 * larger weight bounds it too, for the rim is not negative inside: one is tried that makes the
 * sum as large at the innermost vertex as at the outermost, which lies outside of the ball.
 */
function largest(vertices: i32, weight: f64, square: f64, cut: bool): f64 {
  let most: f64 = -Infinity;
  let inner: i32 = slot.CELL_VERTEX;
  let outer: i32 = slot.CELL_VERTEX;
  for (let v: i32 = 0; v < vertices; v++) {
    const at = slot.CELL_VERTEX + 3 * v;
    most = Math.max(most, arena[at] + weight * arena[at + 1] + square * arena[at + 2]);
    if (arena[at + 1] > arena[inner + 1]) inner = at;
    if (arena[at + 1] < arena[outer + 1]) outer = at;
  }
  most += weight * RIM_ROUNDING;
  const depth = arena[inner + 1] - arena[outer + 1];
  if (!cut || !(depth > 0)) return most;
  const rise =
    arena[outer] + square * arena[outer + 2] - (arena[inner] + square * arena[inner + 2]);
  const heavier = Math.min(rise / depth, RIM_WEIGHT);
  if (!(heavier > weight)) return most;
  let balanced: f64 = -Infinity;
  for (let v: i32 = 0; v < vertices; v++) {
    const at = slot.CELL_VERTEX + 3 * v;
    balanced = Math.max(balanced, arena[at] + heavier * arena[at + 1] + square * arena[at + 2]);
  }
  return Math.min(most, balanced + heavier * RIM_ROUNDING);
}

/**
 * The y for which λ_max(T² − pyᵀ − ypᵀ) touches σ² at the centre: y = (T² − λ)n/|c| with n = c/|c|.
 * At p = c it leaves the plane ⟂ n as it is, decoupled from n, whose own value is 2λ − nᵀT²n: for
 * any λ ≤ (σ² + nᵀT²n)/2 no more than σ². A smaller λ parts the two values, which must not
 * meet (the bound would have a kink there), and makes y longer; λ = min(σ² − |T²n across n|, nᵀT²n)
 * balances both. Leaves y in CELL_MULTIPLIER; returns σ(c).
 */
function multiplier(a1: f64, a2: f64, a3: f64): f64 {
  const c1 = arena[slot.CELL_CENTRE];
  const c2 = arena[slot.CELL_CENTRE + 1];
  const c3 = arena[slot.CELL_CENTRE + 2];
  const x = c1 * c1;
  const y = c2 * c2;
  const z = c3 * c3;
  const cc = x + y + z;
  const square = planeSquare(a1, a2, a3, x, y, z);
  const mean = (a1 * x + a2 * y + a3 * z) / cc;
  const across = (a1 * a1 * x + a2 * a2 * y + a3 * a3 * z) / cc - mean * mean;
  const lambda = Math.min(square - Math.sqrt(Math.max(0, across)), mean);
  arena[slot.CELL_MULTIPLIER] = ((a1 - lambda) * c1) / cc;
  arena[slot.CELL_MULTIPLIER + 1] = ((a2 - lambda) * c2) / cc;
  arena[slot.CELL_MULTIPLIER + 2] = ((a3 - lambda) * c3) / cc;
  return Math.sqrt(square);
}
