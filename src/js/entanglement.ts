import { JACOBI_SWEEPS, JACOBI_TOLERANCE, RANK_TOLERANCE } from "../../assembly/constants.js";
import {
  EIGENVALUES,
  FACTOR_IM,
  FACTOR_RE,
  JACOBI_IM,
  JACOBI_RE,
  LEVELS,
  RHO_IM,
  RHO_RE,
} from "../../assembly/layout.js";
import { clear, copy, f64 } from "./arena.js";

/** Eq. (1), with the products of populations clipped at zero where ρ is not positive. */
export function concurrenceX(
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): number {
  const inner = c23 - Math.sqrt(Math.max(0, p1 * p4));
  const outer = c14 - Math.sqrt(Math.max(0, p2 * p3));
  return 2 * Math.max(0, Math.max(inner, outer));
}

/** Smaller eigenvalue of the Hermitian block (a, c; c*, b), |c| given. */
function blockMinimum(a: number, b: number, c: number): number {
  const half = 0.5 * (a - b);
  return 0.5 * (a + b) - Math.sqrt(half * half + c * c);
}

/** Smallest eigenvalue of an X-state. */
export function minEigenvalueX(
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): number {
  return Math.min(blockMinimum(p1, p4, c14), blockMinimum(p2, p3, c23));
}

/**
 * Eigenvalues and eigenvectors of the Hermitian ρ in RHO by cyclic Jacobi
 * rotations, into EIGENVALUES and FACTOR; returns the smallest eigenvalue.
 */
export function eigensystem(): number {
  copy(JACOBI_RE, RHO_RE, LEVELS * LEVELS);
  copy(JACOBI_IM, RHO_IM, LEVELS * LEVELS);
  clear(FACTOR_RE, 2 * LEVELS * LEVELS);
  for (let k = 0; k < LEVELS; k++) f64[FACTOR_RE + (LEVELS + 1) * k] = 1;
  for (let sweep = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < LEVELS - 1; p++) {
      for (let q = p + 1; q < LEVELS; q++) {
        if (rotateHermitian(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  let smallest = Infinity;
  for (let k = 0; k < LEVELS; k++) {
    const value = f64[JACOBI_RE + (LEVELS + 1) * k]!;
    f64[EIGENVALUES + k] = value;
    smallest = Math.min(smallest, value);
  }
  return smallest;
}

/** One rotation that zeroes the entry (p, q); false where it is zero to rounding. */
function rotateHermitian(p: number, q: number): boolean {
  const pp = LEVELS * p + p;
  const qq = LEVELS * q + q;
  const pq = LEVELS * p + q;
  const x = f64[JACOBI_RE + pq]!;
  const y = f64[JACOBI_IM + pq]!;
  const size = Math.sqrt(x * x + y * y);
  const a = f64[JACOBI_RE + pp]!;
  const b = f64[JACOBI_RE + qq]!;
  if (!(size > JACOBI_TOLERANCE * Math.sqrt(Math.abs(a * b)))) return false;
  const ratio = (0.5 * (b - a)) / size;
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tangent * tangent);
  const sin = tangent * cos;
  const er = (x / size) * sin;
  const ei = (y / size) * sin;
  f64[JACOBI_RE + pp] = a - tangent * size;
  f64[JACOBI_RE + qq] = b + tangent * size;
  f64[JACOBI_RE + pq] = 0;
  f64[JACOBI_IM + pq] = 0;
  f64[JACOBI_RE + LEVELS * q + p] = 0;
  f64[JACOBI_IM + LEVELS * q + p] = 0;
  for (let k = 0; k < LEVELS; k++) {
    if (k !== p && k !== q) {
      rotatePair(JACOBI_RE, JACOBI_IM, LEVELS * k + p, LEVELS * k + q, cos, er, ei);
      f64[JACOBI_RE + LEVELS * p + k] = f64[JACOBI_RE + LEVELS * k + p]!;
      f64[JACOBI_IM + LEVELS * p + k] = -f64[JACOBI_IM + LEVELS * k + p]!;
      f64[JACOBI_RE + LEVELS * q + k] = f64[JACOBI_RE + LEVELS * k + q]!;
      f64[JACOBI_IM + LEVELS * q + k] = -f64[JACOBI_IM + LEVELS * k + q]!;
    }
    rotatePair(FACTOR_RE, FACTOR_IM, LEVELS * k + p, LEVELS * k + q, cos, er, ei);
  }
  return true;
}

/** (u, v) ← (c u − s e* v, s e u + c v) for one complex pair; (er, ei) = s e. */
function rotatePair(
  re: number,
  im: number,
  u: number,
  v: number,
  cos: number,
  er: number,
  ei: number,
): void {
  const ur = f64[re + u]!;
  const ui = f64[im + u]!;
  const vr = f64[re + v]!;
  const vi = f64[im + v]!;
  f64[re + u] = cos * ur - (er * vr + ei * vi);
  f64[im + u] = cos * ui - (er * vi - ei * vr);
  f64[re + v] = er * ur - ei * ui + cos * vr;
  f64[im + v] = er * ui + ei * ur + cos * vi;
}

/**
 * Concurrence of any state (Wootters 1998) from the eigensystem: with A A† = ρ,
 * C = max(0, s₁ − s₂ − s₃ − s₄) over the singular values of Aᵀ(σ_y⊗σ_y)A, which
 * keep their accuracy where ρ has lost rank (square roots of the eigenvalues of
 * ρρ̃ do not). Negative eigenvalues count as zero. Call eigensystem() first; it
 * is consumed.
 */
export function concurrenceWootters(): number {
  let largest = 0;
  for (let k = 0; k < LEVELS; k++) largest = Math.max(largest, f64[EIGENVALUES + k]!);
  for (let k = 0; k < LEVELS; k++) {
    const value = f64[EIGENVALUES + k]!;
    const root = value > RANK_TOLERANCE * largest ? Math.sqrt(value) : 0;
    for (let i = 0; i < LEVELS; i++) {
      f64[FACTOR_RE + LEVELS * i + k]! *= root;
      f64[FACTOR_IM + LEVELS * i + k]! *= root;
    }
  }
  spinFlipOverlap();
  for (let sweep = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < LEVELS - 1; p++) {
      for (let q = p + 1; q < LEVELS; q++) {
        if (orthogonalise(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  let sum = 0;
  let first = 0;
  for (let k = 0; k < LEVELS; k++) {
    const value = Math.sqrt(columnNorm(k));
    sum += value;
    first = Math.max(first, value);
  }
  return Math.max(0, 2 * first - sum);
}

/** Aᵀ(σ_y⊗σ_y)A into JACOBI; σ_y⊗σ_y is the antidiagonal (−1, 1, 1, −1). */
function spinFlipOverlap(): void {
  for (let i = 0; i < LEVELS; i++) {
    for (let j = 0; j < LEVELS; j++) {
      let re = 0;
      let im = 0;
      for (let m = 0; m < LEVELS; m++) {
        const sign = m === 0 || m === 3 ? -1 : 1;
        const u = LEVELS * m + i;
        const v = LEVELS * (3 - m) + j;
        const ur = f64[FACTOR_RE + u]!;
        const ui = f64[FACTOR_IM + u]!;
        const vr = f64[FACTOR_RE + v]!;
        const vi = f64[FACTOR_IM + v]!;
        re += sign * (ur * vr - ui * vi);
        im += sign * (ur * vi + ui * vr);
      }
      f64[JACOBI_RE + LEVELS * i + j] = re;
      f64[JACOBI_IM + LEVELS * i + j] = im;
    }
  }
}

function columnNorm(k: number): number {
  let norm = 0;
  for (let i = 0; i < LEVELS; i++) {
    const re = f64[JACOBI_RE + LEVELS * i + k]!;
    const im = f64[JACOBI_IM + LEVELS * i + k]!;
    norm += re * re + im * im;
  }
  return norm;
}

/** One-sided Jacobi rotation that makes the columns p and q of JACOBI orthogonal. */
function orthogonalise(p: number, q: number): boolean {
  const a = columnNorm(p);
  const b = columnNorm(q);
  let x = 0;
  let y = 0;
  for (let i = 0; i < LEVELS; i++) {
    const ur = f64[JACOBI_RE + LEVELS * i + p]!;
    const ui = f64[JACOBI_IM + LEVELS * i + p]!;
    const vr = f64[JACOBI_RE + LEVELS * i + q]!;
    const vi = f64[JACOBI_IM + LEVELS * i + q]!;
    x += ur * vr + ui * vi;
    y += ur * vi - ui * vr;
  }
  const size = Math.sqrt(x * x + y * y);
  if (!(size > JACOBI_TOLERANCE * Math.sqrt(a * b))) return false;
  const ratio = (0.5 * (b - a)) / size;
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tangent * tangent);
  const sin = tangent * cos;
  const er = (x / size) * sin;
  const ei = (y / size) * sin;
  for (let i = 0; i < LEVELS; i++) {
    rotatePair(JACOBI_RE, JACOBI_IM, LEVELS * i + p, LEVELS * i + q, cos, er, ei);
  }
  return true;
}
