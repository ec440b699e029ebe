// Eigenvalues of a Hermitian 4×4 matrix without its vectors: a reflection and a rotation to a real
// tridiagonal matrix, then implicit QL steps with Wilkinson's shift (Golub, Van Loan, Matrix
// Computations, 8.3). Good to some units in the last place of the largest.

import { arena } from "../arena";
import { SQUARE_FLOOR, TRIDIAGONAL_ROUNDING, TRIDIAGONAL_STEPS } from "../constants";
import { LEVELS, TRIDIAGONAL, TRIDIAGONAL_OFF } from "../layout";

const D: i32 = TRIDIAGONAL;
const E: i32 = TRIDIAGONAL_OFF;

/** Eigenvalues, in no order, of the matrix whose planes stand at two slots, into TRIDIAGONAL. */
export function hermitianEigenvalues(re: i32, im: i32): void {
  const xr = arena[re + 4];
  const xi = arena[im + 4];
  const yr = arena[re + 8];
  const yi = arena[im + 8];
  const zr = arena[re + 12];
  const zi = arena[im + 12];
  // The block of the last three: its diagonal, and (2,1), (3,1), (3,2).
  let a: f64 = arena[re + 5];
  let b: f64 = arena[re + 10];
  let c: f64 = arena[re + 15];
  let pr: f64 = arena[re + 9];
  let pi: f64 = arena[im + 9];
  let qr: f64 = arena[re + 13];
  let qi: f64 = arena[im + 13];
  let sr: f64 = arena[re + 14];
  let si: f64 = arena[im + 14];
  const head2 = xr * xr + xi * xi;
  const tail = yr * yr + yi * yi + (zr * zr + zi * zi);
  const norm = Math.sqrt(head2 + tail);
  if (tail > SQUARE_FLOOR) {
    // The reflection 1 − τ v v†, v = x + e^{iφ}|x| e₁, τ = 2/(v†v) = 1/(|x|(|x| + |x₁|)).
    const head = head2 > SQUARE_FLOOR ? Math.sqrt(head2) : 0.0;
    const ur = head > 0 ? xr + (xr / head) * norm : norm;
    const ui = head > 0 ? xi + (xi / head) * norm : 0.0;
    const tau = 1.0 / (norm * (norm + head));
    // g = τ B v, then g − ½τ(v†g) v.
    let gr: f64 = tau * (a * ur + (pr * yr + pi * yi) + (qr * zr + qi * zi));
    let gi: f64 = tau * (a * ui + (pr * yi - pi * yr) + (qr * zi - qi * zr));
    let hr: f64 = tau * (pr * ur - pi * ui + b * yr + (sr * zr + si * zi));
    let hi: f64 = tau * (pr * ui + pi * ur + b * yi + (sr * zi - si * zr));
    let kr: f64 = tau * (qr * ur - qi * ui + (sr * yr - si * yi) + c * zr);
    let ki: f64 = tau * (qr * ui + qi * ur + (sr * yi + si * yr) + c * zi);
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
  }
  arena[D] = arena[re];
  arena[E] = norm;
  arena[D + 1] = a;
  // The rotation of the last two that clears (3,1): new first axis m = (p, q)/|(p, q)|.
  const size2 = pr * pr + pi * pi + (qr * qr + qi * qi);
  const size = Math.sqrt(size2);
  arena[E + 1] = size;
  if (size2 > SQUARE_FLOOR) {
    const mr = pr / size;
    const mi = pi / size;
    const nr = qr / size;
    const ni = qi / size;
    const mm = mr * mr + mi * mi;
    const nn = nr * nr + ni * ni;
    // 2 Re(S m n*) with the off-diagonal entry S = (3,2).
    const cross = 2.0 * (sr * (mr * nr + mi * ni) + si * (mr * ni - mi * nr));
    arena[D + 2] = b * mm + c * nn + cross;
    arena[D + 3] = b * nn + c * mm - cross;
    // (−n*, m*) is orthogonal to it; between the two stands (c − b)mn + Sm² − S*n².
    const w = c - b;
    const tr = w * (mr * nr - mi * ni);
    const ti = w * (mr * ni + mi * nr);
    const m2r = mr * mr - mi * mi;
    const m2i = 2.0 * mr * mi;
    const n2r = nr * nr - ni * ni;
    const n2i = 2.0 * nr * ni;
    const er = tr + (sr * m2r - si * m2i) - (sr * n2r + si * n2i);
    const ei = ti + (sr * m2i + si * m2r) - (sr * n2i - si * n2r);
    arena[E + 2] = Math.sqrt(er * er + ei * ei);
  } else {
    arena[D + 2] = b;
    arena[D + 3] = c;
    arena[E + 2] = Math.sqrt(sr * sr + si * si);
  }
  arena[E + 3] = 0;
  for (let l: i32 = 0; l < LEVELS - 1; l++) isolate(l);
}

/** QL steps until eigenvalue l stands alone. */
function isolate(l: i32): void {
  for (let step: i32 = 0; step < TRIDIAGONAL_STEPS; step++) {
    let m: i32 = l;
    while (m < LEVELS - 1) {
      const sum = Math.abs(arena[D + m]) + Math.abs(arena[D + m + 1]);
      if (Math.abs(arena[E + m]) <= TRIDIAGONAL_ROUNDING * sum) break;
      m = m + 1;
    }
    if (m === l) return;
    if (m === l + 1) {
      pair(l);
      return;
    }
    qlStep(l, m);
  }
}

/** The eigenvalues of the block of l and l + 1, that stands alone. */
function pair(l: i32): void {
  const e = arena[E + l];
  const half = 0.5 * (arena[D + l] - arena[D + l + 1]);
  const mean = 0.5 * (arena[D + l] + arena[D + l + 1]);
  const root = Math.sqrt(half * half + e * e);
  arena[D + l] = mean - root;
  arena[D + l + 1] = mean + root;
  arena[E + l] = 0;
}

/** One step on the block from l to m. */
function qlStep(l: i32, m: i32): void {
  const e = arena[E + l];
  const ratio = (arena[D + l + 1] - arena[D + l]) / (2.0 * e);
  const root = Math.sqrt(ratio * ratio + 1.0);
  let g: f64 = arena[D + m] - arena[D + l] + e / (ratio + (ratio >= 0 ? root : -root));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  for (let i: i32 = m - 1; i >= l; i--) {
    const f = s * arena[E + i];
    const b = c * arena[E + i];
    const r = Math.sqrt(f * f + g * g);
    arena[E + i + 1] = r;
    if (r === 0) {
      arena[D + i + 1] = arena[D + i + 1] - p;
      arena[E + m] = 0;
      return;
    }
    const inverse = 1.0 / r;
    s = f * inverse;
    c = g * inverse;
    const shifted = arena[D + i + 1] - p;
    const t = (arena[D + i] - shifted) * s + 2.0 * c * b;
    p = s * t;
    arena[D + i + 1] = shifted + p;
    g = c * t - b;
  }
  arena[D + l] = arena[D + l] - p;
  arena[E + l] = g;
  arena[E + m] = 0;
}
