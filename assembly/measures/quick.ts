// Concurrence and CHSH of states of full rank, a few times as fast as from eigenvectors: the factor
// of ρ is triangular, and so is the matrix whose singular values are the concurrence. A state stands
// as a matrix at a slot of the lanes, real plane, then imaginary plane.

import { QUICK_PIVOT, QUICK_SEPARATION, QUICK_STEP, QUICK_STEPS } from "../constants";
import { any, type Lane, lane, type Mask } from "../lanes";
import * as slot from "../system/layout";
import { CLOSE_COSINE, OVERLAP_SWEEPS, RIGHT_COSINE } from "./constants";

const IM: i32 = slot.ENTRIES;
const A: i32 = slot.OVERLAP;

/**
 * ROW_DETERMINANT by the factor L D L†; 0 where a pivot is not well above rounding, so that the
 * matrix may not be positive. D, and L D below the diagonal column
 * by column, into ROW_FACTOR.
 */
export function rowDeterminant(re: i32): void {
  const im = re + IM;
  const d0 = lane[re];
  const a1 = lane[re + 4];
  const b1 = lane[im + 4];
  const a2 = lane[re + 8];
  const b2 = lane[im + 8];
  const a3 = lane[re + 12];
  const b3 = lane[im + 12];
  const i0 = 1.0 / d0;
  const d1 = lane[re + 5] - (a1 * a1 + b1 * b1) * i0;
  // What is left of the entries (3,2) and (4,2): ρᵢ₁ − ρᵢ₀ ρ₁₀* / d₀.
  const c2 = lane[re + 9] - (a2 * a1 + b2 * b1) * i0;
  const e2 = lane[im + 9] - (b2 * a1 - a2 * b1) * i0;
  const c3 = lane[re + 13] - (a3 * a1 + b3 * b1) * i0;
  const e3 = lane[im + 13] - (b3 * a1 - a3 * b1) * i0;
  const i1 = 1.0 / d1;
  const d2 = lane[re + 10] - (a2 * a2 + b2 * b2) * i0 - (c2 * c2 + e2 * e2) * i1;
  const f3 = lane[re + 14] - (a3 * a2 + b3 * b2) * i0 - (c3 * c2 + e3 * e2) * i1;
  const g3 = lane[im + 14] - (b3 * a2 - a3 * b2) * i0 - (e3 * c2 - c3 * e2) * i1;
  const d3 =
    lane[re + 15] - (a3 * a3 + b3 * b3) * i0 - (c3 * c3 + e3 * e3) * i1 - (f3 * f3 + g3 * g3) / d2;
  const full = d0 > QUICK_PIVOT && d1 > QUICK_PIVOT && d2 > QUICK_PIVOT && d3 > QUICK_PIVOT;
  lane[slot.ROW_DETERMINANT] = full ? d0 * d1 * (d2 * d3) : 0;
  const f = slot.ROW_FACTOR;
  lane[f] = d0;
  lane[f + 1] = d1;
  lane[f + 2] = d2;
  lane[f + 3] = d3;
  lane[f + 4] = a1;
  lane[f + 5] = b1;
  lane[f + 6] = a2;
  lane[f + 7] = b2;
  lane[f + 8] = a3;
  lane[f + 9] = b3;
  lane[f + 10] = c2;
  lane[f + 11] = e2;
  lane[f + 12] = c3;
  lane[f + 13] = e3;
  lane[f + 14] = f3;
  lane[f + 15] = g3;
}

/**
 * ROW_CONCURRENCE of states of full rank (Wootters 1998): with A A† = ρ, C = max(0, s₁ − s₂ − s₃ − s₄)
 * over the singular values of Aᵀ(σ_y⊗σ_y)A. For a triangular A that matrix is zero below its second
 * diagonal; its columns are made orthogonal by rotations, which keep the digits of small values.
 */
export function rowConcurrence(): void {
  const f = slot.ROW_FACTOR;
  const full = lane[slot.ROW_DETERMINANT] > 0;
  const r0 = Math.sqrt(lane[f]);
  const r1 = Math.sqrt(lane[f + 1]);
  const r2 = Math.sqrt(lane[f + 2]);
  const r3 = Math.sqrt(lane[f + 3]);
  const i0 = 1.0 / r0;
  const i1 = 1.0 / r1;
  const a1 = lane[f + 4] * i0;
  const b1 = lane[f + 5] * i0;
  const a2 = lane[f + 6] * i0;
  const b2 = lane[f + 7] * i0;
  const a3 = lane[f + 8] * i0;
  const b3 = lane[f + 9] * i0;
  const c2 = lane[f + 10] * i1;
  const e2 = lane[f + 11] * i1;
  const c3 = lane[f + 12] * i1;
  const e3 = lane[f + 13] * i1;
  const i2 = 1.0 / r2;
  const f3 = lane[f + 14] * i2;
  const g3 = lane[f + 15] * i2;
  // σ_y⊗σ_y is the antidiagonal (−1, 1, 1, −1).
  const xr = 2.0 * (a1 * a2 - b1 * b2 - r0 * a3);
  const xi = 2.0 * (a1 * b2 + b1 * a2 - r0 * b3);
  const yr = a1 * c2 - b1 * e2 + a2 * r1 - r0 * c3;
  const yi = a1 * e2 + b1 * c2 + b2 * r1 - r0 * e3;
  const zr = a1 * r2 - r0 * f3;
  const zi = b1 * r2 - r0 * g3;
  const ur = 2.0 * r1 * c2;
  const ui = 2.0 * r1 * e2;
  // Columns in reverse: a triangle.
  put(0, -(r0 * r3), 0, 0, 0, 0, 0, 0, 0);
  put(1, zr, zi, r1 * r2, 0, 0, 0, 0, 0);
  put(2, yr, yi, ur, ui, r1 * r2, 0, 0, 0);
  put(3, xr, xi, yr, yi, zr, zi, -(r0 * r3), 0);
  let live: Mask = full;
  for (let sweep: i32 = 0; sweep < OVERLAP_SWEEPS; sweep++) {
    if (!any(live)) break;
    let close: Mask = full;
    close = orthogonalise(0, 3, live) && close;
    close = orthogonalise(1, 2, live) && close;
    close = orthogonalise(0, 2, live) && close;
    close = orthogonalise(1, 3, live) && close;
    close = orthogonalise(0, 1, live) && close;
    close = orthogonalise(2, 3, live) && close;
    live = live && !close;
  }
  const s0 = Math.sqrt(norm(0));
  const s1 = Math.sqrt(norm(1));
  const s2 = Math.sqrt(norm(2));
  const s3 = Math.sqrt(norm(3));
  const one = s0 > s1 ? s0 : s1;
  const other = s2 > s3 ? s2 : s3;
  const value = 2.0 * (one > other ? one : other) - (s0 + s1 + (s2 + s3));
  lane[slot.ROW_CONCURRENCE] = value > 0 ? value : 0;
}

function put(
  k: i32,
  ar: Lane,
  ai: Lane,
  br: Lane,
  bi: Lane,
  cr: Lane,
  ci: Lane,
  dr: Lane,
  di: Lane,
): void {
  const at = A + 8 * k;
  lane[at] = ar;
  lane[at + 1] = ai;
  lane[at + 2] = br;
  lane[at + 3] = bi;
  lane[at + 4] = cr;
  lane[at + 5] = ci;
  lane[at + 6] = dr;
  lane[at + 7] = di;
}

function norm(k: i32): Lane {
  const at = A + 8 * k;
  const a = lane[at] * lane[at] + lane[at + 1] * lane[at + 1];
  const b = lane[at + 2] * lane[at + 2] + lane[at + 3] * lane[at + 3];
  const c = lane[at + 4] * lane[at + 4] + lane[at + 5] * lane[at + 5];
  const d = lane[at + 6] * lane[at + 6] + lane[at + 7] * lane[at + 7];
  return a + b + (c + d);
}

/**
 * Rotates the columns p and q of OVERLAP so that they are orthogonal, in the rows at work; whether
 * they were so nearly so that their lengths are now known to rounding.
 */
function orthogonalise(p: i32, q: i32, live: Mask): Mask {
  const u = A + 8 * p;
  const v = A + 8 * q;
  const u0 = lane[u + 0];
  const v0 = lane[v + 0];
  const u1 = lane[u + 1];
  const v1 = lane[v + 1];
  const u2 = lane[u + 2];
  const v2 = lane[v + 2];
  const u3 = lane[u + 3];
  const v3 = lane[v + 3];
  const u4 = lane[u + 4];
  const v4 = lane[v + 4];
  const u5 = lane[u + 5];
  const v5 = lane[v + 5];
  const u6 = lane[u + 6];
  const v6 = lane[v + 6];
  const u7 = lane[u + 7];
  const v7 = lane[v + 7];
  const x = u0 * v0 + u1 * v1 + (u2 * v2 + u3 * v3) + (u4 * v4 + u5 * v5 + (u6 * v6 + u7 * v7));
  const y = u0 * v1 - u1 * v0 + (u2 * v3 - u3 * v2) + (u4 * v5 - u5 * v4 + (u6 * v7 - u7 * v6));
  const a = u0 * u0 + u1 * u1 + (u2 * u2 + u3 * u3) + (u4 * u4 + u5 * u5 + (u6 * u6 + u7 * u7));
  const b = v0 * v0 + v1 * v1 + (v2 * v2 + v3 * v3) + (v4 * v4 + v5 * v5 + (v6 * v6 + v7 * v7));
  const overlap = x * x + y * y;
  const lengths = a * b;
  const turns = live && overlap > RIGHT_COSINE * lengths;
  if (any(turns)) {
    // cos² = (1 + |b − a|/h)/2, sin = ±|x + iy|/(h cos), h² = (b − a)² + 4|x + iy|².
    const difference = b - a;
    const h = Math.sqrt(difference * difference + 4.0 * overlap);
    const inverse = 1.0 / h;
    const c = Math.sqrt(0.5 + 0.5 * Math.abs(difference) * inverse);
    const share = inverse / c;
    const scale = difference >= 0 ? share : -share;
    const cos: Lane = turns ? c : 1;
    const er: Lane = turns ? x * scale : 0;
    const ei: Lane = turns ? y * scale : 0;
    lane[u + 0] = cos * u0 - (er * v0 + ei * v1);
    lane[u + 1] = cos * u1 - (er * v1 - ei * v0);
    lane[v + 0] = er * u0 - ei * u1 + cos * v0;
    lane[v + 1] = er * u1 + ei * u0 + cos * v1;
    lane[u + 2] = cos * u2 - (er * v2 + ei * v3);
    lane[u + 3] = cos * u3 - (er * v3 - ei * v2);
    lane[v + 2] = er * u2 - ei * u3 + cos * v2;
    lane[v + 3] = er * u3 + ei * u2 + cos * v3;
    lane[u + 4] = cos * u4 - (er * v4 + ei * v5);
    lane[u + 5] = cos * u5 - (er * v5 - ei * v4);
    lane[v + 4] = er * u4 - ei * u5 + cos * v4;
    lane[v + 5] = er * u5 + ei * u4 + cos * v5;
    lane[u + 6] = cos * u6 - (er * v6 + ei * v7);
    lane[u + 7] = cos * u7 - (er * v7 - ei * v6);
    lane[v + 6] = er * u6 - ei * u7 + cos * v6;
    lane[v + 7] = er * u7 + ei * u6 + cos * v7;
  }
  return overlap <= CLOSE_COSINE * lengths;
}

/** ROW_CORRELATION of the state at a slot. */
function correlate(re: i32): void {
  const im = re + IM;
  const t = slot.ROW_CORRELATION;
  lane[t] = 2.0 * (lane[re + 6] + lane[re + 3]);
  lane[t + 1] = 2.0 * (lane[im + 6] - lane[im + 3]);
  lane[t + 2] = 2.0 * (lane[re + 2] - lane[re + 7]);
  lane[t + 3] = -2.0 * (lane[im + 6] + lane[im + 3]);
  lane[t + 4] = 2.0 * (lane[re + 6] - lane[re + 3]);
  lane[t + 5] = -2.0 * (lane[im + 2] - lane[im + 7]);
  lane[t + 6] = 2.0 * (lane[re + 1] - lane[re + 11]);
  lane[t + 7] = -2.0 * (lane[im + 1] - lane[im + 11]);
  lane[t + 8] = lane[re] - lane[re + 5] - lane[re + 10] + lane[re + 15];
}

/**
 * ROW_CHSH, the maximum of CHSH (Horodecki 1995) of the state at a slot: 2√(Tr TᵀT − μ), μ the
 * smallest eigenvalue of TᵀT; −1 where that is not well apart from the next.
 */
export function rowChsh(re: i32): void {
  correlate(re);
  const t = slot.ROW_CORRELATION;
  const a1 = lane[t];
  const a2 = lane[t + 1];
  const a3 = lane[t + 2];
  const b1 = lane[t + 3];
  const b2 = lane[t + 4];
  const b3 = lane[t + 5];
  const c1 = lane[t + 6];
  const c2 = lane[t + 7];
  const c3 = lane[t + 8];
  // T Tᵀ, whose eigenvalues are the same.
  const aa = a1 * a1 + a2 * a2 + a3 * a3;
  const bb = b1 * b1 + b2 * b2 + b3 * b3;
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const ab = a1 * b1 + a2 * b2 + a3 * b3;
  const ac = a1 * c1 + a2 * c2 + a3 * c3;
  const bc = b1 * c1 + b2 * c2 + b3 * c3;
  const trace = aa + bb + cc;
  const scale = 1.0 / trace;
  const minors = (aa * bb - ab * ab + (aa * cc - ac * ac) + (bb * cc - bc * bc)) * scale * scale;
  const root = a1 * (b2 * c3 - b3 * c2) - a2 * (b1 * c3 - b3 * c1) + a3 * (b1 * c2 - b2 * c1);
  const constant = root * root * scale * scale * scale;
  // x³ − x² + m x − d: Newton's method from 0 ascends to the smallest root.
  let x: Lane = 0;
  let apart: Mask = trace > 0;
  let live: Mask = apart;
  for (let k: i32 = 0; k < QUICK_STEPS; k++) {
    if (!any(live)) break;
    const value = ((x - 1.0) * x + minors) * x - constant;
    const slope = (3.0 * x - 2.0) * x + minors;
    const steep = slope > QUICK_SEPARATION;
    apart = apart && (steep || !live);
    live = live && steep;
    const step = -value / slope;
    x = live ? x + step : x;
    live = live && step > QUICK_STEP;
  }
  lane[slot.ROW_CHSH] = apart ? 2.0 * Math.sqrt(trace * (1.0 - x)) : -1;
}

/** ROW_X: whether the state at a slot has nothing off the two diagonals, to rounding. */
export function rowX(re: i32, rounding: f64): void {
  const first = larger(sizeAt(re + 1), sizeAt(re + 2));
  const others = larger(first, larger(sizeAt(re + 7), sizeAt(re + 11)));
  lane[slot.ROW_X] = others <= rounding ? 1 : 0;
}

function sizeAt(re: i32): Lane {
  return larger(Math.abs(lane[re]), Math.abs(lane[re + IM]));
}

function larger(a: Lane, b: Lane): Lane {
  return a > b ? a : b;
}
