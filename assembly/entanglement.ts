import { clear, copy, get, set } from "./arena";
import { JACOBI_SWEEPS, JACOBI_TOLERANCE, RANK_TOLERANCE } from "./constants";
import {
  EIGENVALUES,
  FACTOR_IM,
  FACTOR_RE,
  JACOBI_IM,
  JACOBI_RE,
  LEVELS,
  RHO_IM,
  RHO_RE,
} from "./layout";

/** Eq. (1), with the products of populations clipped at zero where ρ is not positive. */
export function concurrenceX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  const inner = c23 - sqrt<f64>(max<f64>(0, p1 * p4));
  const outer = c14 - sqrt<f64>(max<f64>(0, p2 * p3));
  return 2 * max<f64>(0, max<f64>(inner, outer));
}

/** Smaller eigenvalue of the Hermitian block (a, c; c*, b), |c| given. */
function blockMinimum(a: f64, b: f64, c: f64): f64 {
  const half = 0.5 * (a - b);
  return 0.5 * (a + b) - sqrt<f64>(half * half + c * c);
}

/** Smallest eigenvalue of an X-state. */
export function minEigenvalueX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return min<f64>(blockMinimum(p1, p4, c14), blockMinimum(p2, p3, c23));
}

/**
 * Eigenvalues and eigenvectors of the Hermitian ρ in RHO by cyclic Jacobi
 * rotations, into EIGENVALUES and FACTOR; returns the smallest eigenvalue.
 */
export function eigensystem(): f64 {
  copy(JACOBI_RE, RHO_RE, LEVELS * LEVELS);
  copy(JACOBI_IM, RHO_IM, LEVELS * LEVELS);
  clear(FACTOR_RE, 2 * LEVELS * LEVELS);
  for (let k: i32 = 0; k < LEVELS; k++) set(FACTOR_RE + (LEVELS + 1) * k, 1);
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: bool = false;
    for (let p: i32 = 0; p < LEVELS - 1; p++) {
      for (let q: i32 = p + 1; q < LEVELS; q++) {
        if (rotateHermitian(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  let smallest: f64 = Infinity;
  for (let k: i32 = 0; k < LEVELS; k++) {
    const value = get(JACOBI_RE + (LEVELS + 1) * k);
    set(EIGENVALUES + k, value);
    smallest = min<f64>(smallest, value);
  }
  return smallest;
}

/** One rotation that zeroes the entry (p, q); false where it is zero to rounding. */
function rotateHermitian(p: i32, q: i32): bool {
  const pp = LEVELS * p + p;
  const qq = LEVELS * q + q;
  const pq = LEVELS * p + q;
  const x = get(JACOBI_RE + pq);
  const y = get(JACOBI_IM + pq);
  const size = sqrt<f64>(x * x + y * y);
  const a = get(JACOBI_RE + pp);
  const b = get(JACOBI_RE + qq);
  if (!(size > JACOBI_TOLERANCE * sqrt<f64>(abs<f64>(a * b)))) return false;
  const ratio = (0.5 * (b - a)) / size;
  const tangent = (ratio >= 0 ? 1 : -1) / (abs<f64>(ratio) + sqrt<f64>(1 + ratio * ratio));
  const cos = 1 / sqrt<f64>(1 + tangent * tangent);
  const sin = tangent * cos;
  const er = (x / size) * sin;
  const ei = (y / size) * sin;
  set(JACOBI_RE + pp, a - tangent * size);
  set(JACOBI_RE + qq, b + tangent * size);
  set(JACOBI_RE + pq, 0);
  set(JACOBI_IM + pq, 0);
  set(JACOBI_RE + LEVELS * q + p, 0);
  set(JACOBI_IM + LEVELS * q + p, 0);
  for (let k: i32 = 0; k < LEVELS; k++) {
    if (k != p && k != q) {
      rotatePair(JACOBI_RE, JACOBI_IM, LEVELS * k + p, LEVELS * k + q, cos, er, ei);
      set(JACOBI_RE + LEVELS * p + k, get(JACOBI_RE + LEVELS * k + p));
      set(JACOBI_IM + LEVELS * p + k, -get(JACOBI_IM + LEVELS * k + p));
      set(JACOBI_RE + LEVELS * q + k, get(JACOBI_RE + LEVELS * k + q));
      set(JACOBI_IM + LEVELS * q + k, -get(JACOBI_IM + LEVELS * k + q));
    }
    rotatePair(FACTOR_RE, FACTOR_IM, LEVELS * k + p, LEVELS * k + q, cos, er, ei);
  }
  return true;
}

/** (u, v) ← (c u − s e* v, s e u + c v) for one complex pair; (er, ei) = s e. */
function rotatePair(re: i32, im: i32, u: i32, v: i32, cos: f64, er: f64, ei: f64): void {
  const ur = get(re + u);
  const ui = get(im + u);
  const vr = get(re + v);
  const vi = get(im + v);
  set(re + u, cos * ur - (er * vr + ei * vi));
  set(im + u, cos * ui - (er * vi - ei * vr));
  set(re + v, er * ur - ei * ui + cos * vr);
  set(im + v, er * ui + ei * ur + cos * vi);
}

/**
 * Concurrence of any state (Wootters 1998) from the eigensystem: with A A† = ρ,
 * C = max(0, s₁ − s₂ − s₃ − s₄) over the singular values of Aᵀ(σ_y⊗σ_y)A, which
 * keep their accuracy where ρ has lost rank (square roots of the eigenvalues of
 * ρρ̃ do not). Negative eigenvalues count as zero. Call eigensystem() first; it
 * is consumed.
 */
export function concurrenceWootters(): f64 {
  let largest: f64 = 0;
  for (let k: i32 = 0; k < LEVELS; k++) largest = max<f64>(largest, get(EIGENVALUES + k));
  for (let k: i32 = 0; k < LEVELS; k++) {
    const value = get(EIGENVALUES + k);
    const root = value > RANK_TOLERANCE * largest ? sqrt<f64>(value) : 0;
    for (let i: i32 = 0; i < LEVELS; i++) {
      set(FACTOR_RE + LEVELS * i + k, get(FACTOR_RE + LEVELS * i + k) * root);
      set(FACTOR_IM + LEVELS * i + k, get(FACTOR_IM + LEVELS * i + k) * root);
    }
  }
  spinFlipOverlap();
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: bool = false;
    for (let p: i32 = 0; p < LEVELS - 1; p++) {
      for (let q: i32 = p + 1; q < LEVELS; q++) {
        if (orthogonalise(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  let sum: f64 = 0;
  let first: f64 = 0;
  for (let k: i32 = 0; k < LEVELS; k++) {
    const value = sqrt<f64>(columnNorm(k));
    sum += value;
    first = max<f64>(first, value);
  }
  return max<f64>(0, 2 * first - sum);
}

/** Aᵀ(σ_y⊗σ_y)A into JACOBI; σ_y⊗σ_y is the antidiagonal (−1, 1, 1, −1). */
function spinFlipOverlap(): void {
  for (let i: i32 = 0; i < LEVELS; i++) {
    for (let j: i32 = 0; j < LEVELS; j++) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let m: i32 = 0; m < LEVELS; m++) {
        const sign = m == 0 || m == 3 ? -1 : 1;
        const u = LEVELS * m + i;
        const v = LEVELS * (3 - m) + j;
        const ur = get(FACTOR_RE + u);
        const ui = get(FACTOR_IM + u);
        const vr = get(FACTOR_RE + v);
        const vi = get(FACTOR_IM + v);
        re += sign * (ur * vr - ui * vi);
        im += sign * (ur * vi + ui * vr);
      }
      set(JACOBI_RE + LEVELS * i + j, re);
      set(JACOBI_IM + LEVELS * i + j, im);
    }
  }
}

function columnNorm(k: i32): f64 {
  let norm: f64 = 0;
  for (let i: i32 = 0; i < LEVELS; i++) {
    const re = get(JACOBI_RE + LEVELS * i + k);
    const im = get(JACOBI_IM + LEVELS * i + k);
    norm += re * re + im * im;
  }
  return norm;
}

/** One-sided Jacobi rotation that makes the columns p and q of JACOBI orthogonal. */
function orthogonalise(p: i32, q: i32): bool {
  const a = columnNorm(p);
  const b = columnNorm(q);
  let x: f64 = 0;
  let y: f64 = 0;
  for (let i: i32 = 0; i < LEVELS; i++) {
    const ur = get(JACOBI_RE + LEVELS * i + p);
    const ui = get(JACOBI_IM + LEVELS * i + p);
    const vr = get(JACOBI_RE + LEVELS * i + q);
    const vi = get(JACOBI_IM + LEVELS * i + q);
    x += ur * vr + ui * vi;
    y += ur * vi - ui * vr;
  }
  const size = sqrt<f64>(x * x + y * y);
  if (!(size > JACOBI_TOLERANCE * sqrt<f64>(a * b))) return false;
  const ratio = (0.5 * (b - a)) / size;
  const tangent = (ratio >= 0 ? 1 : -1) / (abs<f64>(ratio) + sqrt<f64>(1 + ratio * ratio));
  const cos = 1 / sqrt<f64>(1 + tangent * tangent);
  const sin = tangent * cos;
  const er = (x / size) * sin;
  const ei = (y / size) * sin;
  for (let i: i32 = 0; i < LEVELS; i++) {
    rotatePair(JACOBI_RE, JACOBI_IM, LEVELS * i + p, LEVELS * i + q, cos, er, ei);
  }
  return true;
}
