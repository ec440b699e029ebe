// Levels and eigenvectors of a Hermitian 4×4 matrix: a reflection and a rotation to a real
// tridiagonal matrix, then implicit QL steps with Wilkinson's shift (Golub, Van Loan, Matrix
// Computations, 8.3). Both are backward stable: equal levels need no care.

import { SQUARE_FLOOR } from "../constants";
import { all, any, type Lane, lane, type Mask } from "../lanes";
import { LARGE_ENTRY, QL_STEPS, ROUNDING, SMALL_ENTRY } from "./constants";
import { ENTRIES, LEVEL, OFF_DIAGONAL, PRODUCT, ROTATION, SIDE, VECTORS } from "./layout";

/** Levels into LEVEL, ascending, eigenvectors into the columns of VECTORS, the first row real. */
export function levels(matrix: i32): void {
  const scale = moderate(matrix);
  tridiagonal(matrix);
  for (let k: i32 = 0; k < ENTRIES; k++) lane[ROTATION + k] = k % 5 === 0 ? 1 : 0;
  for (let l: i32 = 0; l < SIDE - 1; l++) isolate(l);
  sortLevels();
  for (let k: i32 = 0; k < SIDE; k++) lane[LEVEL + k] = lane[LEVEL + k] * scale;
  eigenvectors();
}

/** Divides entries whose squares have no digits, or are none, by their size, which is returned; else 1. */
function moderate(matrix: i32): Lane {
  let size: Lane = 0;
  for (let k: i32 = 0; k < 2 * ENTRIES; k++) {
    const entry = Math.abs(lane[matrix + k]);
    size = entry > size ? entry : size;
  }
  const usual = size === 0 || (size >= SMALL_ENTRY && size <= LARGE_ENTRY);
  if (all(usual)) return 1;
  const scale: Lane = usual ? 1 : size;
  for (let k: i32 = 0; k < 2 * ENTRIES; k++) lane[matrix + k] = lane[matrix + k] / scale;
  return scale;
}

/**
 * The tridiagonal form, diagonal in LEVEL, subdiagonal in OFF_DIAGONAL, none of it negative; its
 * basis in VECTORS: first row and column are those of 𝟙.
 */
function tridiagonal(matrix: i32): void {
  const im = matrix + ENTRIES;
  const xr = lane[matrix + 4];
  const xi = lane[im + 4];
  const yr = lane[matrix + 8];
  const yi = lane[im + 8];
  const zr = lane[matrix + 12];
  const zi = lane[im + 12];
  // The block of the last three: its diagonal, and (2,1), (3,1), (3,2).
  let a: Lane = lane[matrix + 5];
  let b: Lane = lane[matrix + 10];
  let c: Lane = lane[matrix + 15];
  let pr: Lane = lane[matrix + 9];
  let pi: Lane = lane[im + 9];
  let qr: Lane = lane[matrix + 13];
  let qi: Lane = lane[im + 13];
  let sr: Lane = lane[matrix + 14];
  let si: Lane = lane[im + 14];
  const head2 = xr * xr + xi * xi;
  const tail = yr * yr + yi * yi + (zr * zr + zi * zi);
  const norm2 = head2 + tail;
  const norm = Math.sqrt(norm2);
  const head = Math.sqrt(head2);
  // The reflection 1 − τ v v†, v = x + e^{iφ}|x| e₁, τ = 2/(v†v) = 1/(|x|(|x| + |x₁|)).
  const headed = head2 > SQUARE_FLOOR;
  const ratio = 1.0 + norm / head;
  const ur = headed ? xr * ratio : norm;
  const ui: Lane = headed ? xi * ratio : 0;
  const tau: Lane = tail > SQUARE_FLOOR ? 1.0 / (norm * (norm + head)) : 0;
  // g = τ B v, then g − ½τ(v†g) v.
  let gr: Lane = tau * (a * ur + (pr * yr + pi * yi) + (qr * zr + qi * zi));
  let gi: Lane = tau * (a * ui + (pr * yi - pi * yr) + (qr * zi - qi * zr));
  let hr: Lane = tau * (pr * ur - pi * ui + b * yr + (sr * zr + si * zi));
  let hi: Lane = tau * (pr * ui + pi * ur + b * yi + (sr * zi - si * zr));
  let kr: Lane = tau * (qr * ur - qi * ui + (sr * yr - si * yi) + c * zr);
  let ki: Lane = tau * (qr * ui + qi * ur + (sr * yi + si * yr) + c * zi);
  const half = 0.5 * tau * (ur * gr + ui * gi + (yr * hr + yi * hi) + (zr * kr + zi * ki));
  gr = gr - half * ur;
  gi = gi - half * ui;
  hr = hr - half * yr;
  hi = hi - half * yi;
  kr = kr - half * zr;
  ki = ki - half * zi;
  // B ← B − g v† − v g†.
  a = a - 2.0 * (gr * ur + gi * ui);
  b = b - 2.0 * (hr * yr + hi * yi);
  c = c - 2.0 * (kr * zr + ki * zi);
  pr = pr - (hr * ur + hi * ui) - (yr * gr + yi * gi);
  pi = pi - (hi * ur - hr * ui) - (yi * gr - yr * gi);
  qr = qr - (kr * ur + ki * ui) - (zr * gr + zi * gi);
  qi = qi - (ki * ur - kr * ui) - (zi * gr - zr * gi);
  sr = sr - (kr * yr + ki * yi) - (zr * hr + zi * hi);
  si = si - (ki * yr - kr * yi) - (zi * hr - zr * hi);
  // The rotation of the last two that clears (3,1): new first axis m = (p, q)/|(p, q)|, the
  // other (−n*, m*).
  const size2 = pr * pr + pi * pi + (qr * qr + qi * qi);
  const sized = size2 > SQUARE_FLOOR;
  const size: Lane = sized ? Math.sqrt(size2) : 0;
  const inverse = 1.0 / size;
  const mr: Lane = sized ? pr * inverse : 1;
  const mi: Lane = sized ? pi * inverse : 0;
  const nr: Lane = sized ? qr * inverse : 0;
  const ni: Lane = sized ? qi * inverse : 0;
  const mm = mr * mr + mi * mi;
  const nn = nr * nr + ni * ni;
  // 2 Re(S m n*) with the off-diagonal entry S = (3,2).
  const cross = 2.0 * (sr * (mr * nr + mi * ni) + si * (mr * ni - mi * nr));
  lane[LEVEL] = lane[matrix];
  lane[LEVEL + 1] = a;
  lane[LEVEL + 2] = b * mm + c * nn + cross;
  lane[LEVEL + 3] = b * nn + c * mm - cross;
  // Between the two stands (c − b)mn + Sm² − S*n².
  const w = c - b;
  const m2r = mr * mr - mi * mi;
  const m2i = 2.0 * mr * mi;
  const n2r = nr * nr - ni * ni;
  const n2i = 2.0 * nr * ni;
  const er = w * (mr * nr - mi * ni) + (sr * m2r - si * m2i) - (sr * n2r + si * n2i);
  const ei = w * (mr * ni + mi * nr) + (sr * m2i + si * m2r) - (sr * n2i - si * n2r);
  const last = Math.sqrt(er * er + ei * ei);
  lane[OFF_DIAGONAL] = norm;
  lane[OFF_DIAGONAL + 1] = size;
  lane[OFF_DIAGONAL + 2] = last;
  lane[OFF_DIAGONAL + 3] = 0;
  // The basis: x/|x|, then the two reflected, with the phases that leave no other.
  const some = norm2 > SQUARE_FLOOR;
  const perNorm = 1.0 / norm;
  const v = VECTORS;
  const iv = VECTORS + ENTRIES;
  lane[v + 5] = some ? xr * perNorm : 1;
  lane[iv + 5] = some ? xi * perNorm : 0;
  lane[v + 9] = some ? yr * perNorm : 0;
  lane[iv + 9] = some ? yi * perNorm : 0;
  lane[v + 13] = some ? zr * perNorm : 0;
  lane[iv + 13] = some ? zi * perNorm : 0;
  // −e^{iφ}, or e^{iφ} where nothing is reflected.
  const sign: Lane = tail > SQUARE_FLOOR ? -1 : 1;
  const dr: Lane = headed ? (sign * xr) / head : sign;
  const di: Lane = headed ? (sign * xi) / head : 0;
  const turned = last > 0;
  const fr: Lane = turned ? er / last : 1;
  const fi: Lane = turned ? ei / last : 0;
  // (0, m, n) − τ v (y*m + z*n), and (0, −n*, m*) − τ v (z*m* − y*n*).
  const or = tau * (yr * mr + yi * mi + (zr * nr + zi * ni));
  const oi = tau * (yr * mi - yi * mr + (zr * ni - zi * nr));
  column(2, dr, di, ur, ui, yr, yi, zr, zi, or, oi, mr, mi, nr, ni);
  const tr = tau * (zr * mr - zi * mi - (yr * nr - yi * ni));
  const ti = -tau * (zr * mi + zi * mr - (yr * ni + yi * nr));
  const hrr = dr * fr - di * fi;
  const hri = dr * fi + di * fr;
  column(3, hrr, hri, ur, ui, yr, yi, zr, zi, tr, ti, -nr, ni, mr, -mi);
}

/** Column `at` of VECTORS: d ((0, m, n) − v o). */
function column(
  at: i32,
  dr: Lane,
  di: Lane,
  ur: Lane,
  ui: Lane,
  yr: Lane,
  yi: Lane,
  zr: Lane,
  zi: Lane,
  or: Lane,
  oi: Lane,
  mr: Lane,
  mi: Lane,
  nr: Lane,
  ni: Lane,
): void {
  const ar = -(ur * or - ui * oi);
  const ai = -(ur * oi + ui * or);
  const br = mr - (yr * or - yi * oi);
  const bi = mi - (yr * oi + yi * or);
  const cr = nr - (zr * or - zi * oi);
  const ci = ni - (zr * oi + zi * or);
  const v = VECTORS + at;
  lane[v + 4] = ar * dr - ai * di;
  lane[v + 20] = ar * di + ai * dr;
  lane[v + 8] = br * dr - bi * di;
  lane[v + 24] = br * di + bi * dr;
  lane[v + 12] = cr * dr - ci * di;
  lane[v + 28] = cr * di + ci * dr;
}

/** Whether off-diagonal element k is more than rounding of its neighbours. */
function stands(k: i32): Mask {
  const sum = Math.abs(lane[LEVEL + k]) + Math.abs(lane[LEVEL + k + 1]);
  return Math.abs(lane[OFF_DIAGONAL + k]) > ROUNDING * sum;
}

/** QL steps until level l stands alone. */
function isolate(l: i32): void {
  for (let step: i32 = 0; step < QL_STEPS; step++) {
    if (!any(stands(l))) return;
    qlStep(l);
  }
}

/** One step on the block that begins at l, in the rows where it has more than one level. */
function qlStep(l: i32): void {
  const e = lane[OFF_DIAGONAL + l];
  const first = lane[LEVEL + l];
  const ratio = (lane[LEVEL + l + 1] - first) / (2.0 * e);
  const root = Math.sqrt(ratio * ratio + 1.0);
  const shift = e / (ratio + (ratio >= 0 ? root : -root)) - first;
  let g: Lane = 0;
  let s: Lane = 1;
  let c: Lane = 1;
  let p: Lane = 0;
  // Whether the block reaches to i + 1, and further: none does yet.
  let inside: Mask = g > 0;
  let further: Mask = inside;
  for (let i: i32 = SIDE - 2; i >= l; i--) {
    inside = stands(l);
    for (let k: i32 = l + 1; k <= i; k++) inside = inside && stands(k);
    if (any(inside)) {
      const start = inside && !further;
      const level = lane[LEVEL + i + 1];
      const off = lane[OFF_DIAGONAL + i];
      g = start ? level + shift : g;
      s = start ? 1 : s;
      c = start ? 1 : c;
      p = start ? 0 : p;
      const f = s * off;
      const b = c * off;
      const r = Math.sqrt(f * f + g * g);
      const below: Lane = start ? 0 : r;
      lane[OFF_DIAGONAL + i + 1] = inside ? below : lane[OFF_DIAGONAL + i + 1];
      const some = r > 0;
      const inverse = 1.0 / r;
      s = some ? f * inverse : 0;
      c = some ? g * inverse : 1;
      const shifted = level - p;
      const t = (lane[LEVEL + i] - shifted) * s + 2.0 * c * b;
      p = s * t;
      lane[LEVEL + i + 1] = inside ? shifted + p : level;
      g = c * t - b;
      rotate(i, inside, c, s);
    }
    further = inside;
  }
  lane[LEVEL + l] = inside ? first - p : first;
  lane[OFF_DIAGONAL + l] = inside ? g : e;
}

/** Columns i and i + 1 of ROTATION, where the block reaches there. */
function rotate(i: i32, inside: Mask, c: Lane, s: Lane): void {
  for (let at: i32 = ROTATION + i; at < ROTATION + ENTRIES; at += SIDE) {
    const x = lane[at + 1];
    const y = lane[at];
    lane[at + 1] = inside ? s * y + c * x : x;
    lane[at] = inside ? c * y - s * x : y;
  }
}

/** Ascending order, vectors along. */
function sortLevels(): void {
  order(0, 1);
  order(2, 3);
  order(0, 2);
  order(1, 3);
  order(1, 2);
}

/** Exchanges two levels that stand in the wrong order. */
function order(i: i32, j: i32): void {
  const one = lane[LEVEL + i];
  const other = lane[LEVEL + j];
  const wrong = other < one;
  if (!any(wrong)) return;
  lane[LEVEL + i] = wrong ? other : one;
  lane[LEVEL + j] = wrong ? one : other;
  for (let at: i32 = ROTATION; at < ROTATION + ENTRIES; at += SIDE) {
    const x = lane[at + i];
    const y = lane[at + j];
    lane[at + i] = wrong ? y : x;
    lane[at + j] = wrong ? x : y;
  }
}

/** The eigenvectors of the matrix: the basis of the tridiagonal form times those of the form. */
function eigenvectors(): void {
  for (let j: i32 = 0; j < SIDE; j++) {
    const z1 = lane[ROTATION + 4 + j];
    const z2 = lane[ROTATION + 8 + j];
    const z3 = lane[ROTATION + 12 + j];
    lane[PRODUCT + j] = lane[ROTATION + j];
    lane[PRODUCT + ENTRIES + j] = 0;
    for (let i: i32 = SIDE; i < ENTRIES; i += SIDE) {
      const at = VECTORS + i;
      const im = at + ENTRIES;
      lane[PRODUCT + i + j] = lane[at + 1] * z1 + lane[at + 2] * z2 + lane[at + 3] * z3;
      lane[PRODUCT + ENTRIES + i + j] = lane[im + 1] * z1 + lane[im + 2] * z2 + lane[im + 3] * z3;
    }
  }
  for (let k: i32 = 0; k < 2 * ENTRIES; k++) lane[VECTORS + k] = lane[PRODUCT + k];
}
