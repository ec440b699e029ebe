import { arena, clear, copy } from "../arena";
import { JACOBI_SWEEPS, JACOBI_TOLERANCE, RANK_TOLERANCE } from "../constants";
import * as slot from "../layout";

/** Eq. (1), with the products of populations clipped at zero where ρ is not positive. */
export function concurrenceX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  const inner = c23 - Math.sqrt(Math.max(0, p1 * p4));
  const outer = c14 - Math.sqrt(Math.max(0, p2 * p3));
  return 2 * Math.max(0, Math.max(inner, outer));
}

/** Smaller eigenvalue of the Hermitian block (a, c; c*, b), |c| given. */
function blockMinimum(a: f64, b: f64, c: f64): f64 {
  const half = 0.5 * (a - b);
  return 0.5 * (a + b) - Math.sqrt(half * half + c * c);
}

/** Smallest eigenvalue of an X-state. */
export function minEigenvalueX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return Math.min(blockMinimum(p1, p4, c14), blockMinimum(p2, p3, c23));
}

/**
 * Eigenvalues and eigenvectors of the Hermitian ρ in RHO by cyclic Jacobi
 * rotations, into EIGENVALUES and FACTOR; returns the smallest eigenvalue.
 */
export function eigensystem(): f64 {
  copy(slot.JACOBI_RE, slot.RHO_RE, slot.LEVELS * slot.LEVELS);
  copy(slot.JACOBI_IM, slot.RHO_IM, slot.LEVELS * slot.LEVELS);
  clear(slot.FACTOR_RE, 2 * slot.LEVELS * slot.LEVELS);
  for (let k: i32 = 0; k < slot.LEVELS; k++) arena[slot.FACTOR_RE + (slot.LEVELS + 1) * k] = 1;
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: bool = false;
    for (let p: i32 = 0; p < slot.LEVELS - 1; p++) {
      for (let q: i32 = p + 1; q < slot.LEVELS; q++) {
        if (rotateHermitian(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  let smallest: f64 = Infinity;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    const value = arena[slot.JACOBI_RE + (slot.LEVELS + 1) * k];
    arena[slot.EIGENVALUES + k] = value;
    smallest = Math.min(smallest, value);
  }
  return smallest;
}

/** One rotation that zeroes the entry (p, q); false where it is zero to rounding. */
function rotateHermitian(p: i32, q: i32): bool {
  const pp = slot.LEVELS * p + p;
  const qq = slot.LEVELS * q + q;
  const pq = slot.LEVELS * p + q;
  const x = arena[slot.JACOBI_RE + pq];
  const y = arena[slot.JACOBI_IM + pq];
  const size = Math.sqrt(x * x + y * y);
  const a = arena[slot.JACOBI_RE + pp];
  const b = arena[slot.JACOBI_RE + qq];
  if (!(size > JACOBI_TOLERANCE * Math.sqrt(Math.abs(a * b)))) return false;
  const ratio = (0.5 * (b - a)) / size;
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tangent * tangent);
  const sin = tangent * cos;
  const er = (x / size) * sin;
  const ei = (y / size) * sin;
  arena[slot.JACOBI_RE + pp] = a - tangent * size;
  arena[slot.JACOBI_RE + qq] = b + tangent * size;
  arena[slot.JACOBI_RE + pq] = 0;
  arena[slot.JACOBI_IM + pq] = 0;
  arena[slot.JACOBI_RE + slot.LEVELS * q + p] = 0;
  arena[slot.JACOBI_IM + slot.LEVELS * q + p] = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    if (k !== p && k !== q) {
      rotatePair(
        slot.JACOBI_RE,
        slot.JACOBI_IM,
        slot.LEVELS * k + p,
        slot.LEVELS * k + q,
        cos,
        er,
        ei,
      );
      arena[slot.JACOBI_RE + slot.LEVELS * p + k] = arena[slot.JACOBI_RE + slot.LEVELS * k + p];
      arena[slot.JACOBI_IM + slot.LEVELS * p + k] = -arena[slot.JACOBI_IM + slot.LEVELS * k + p];
      arena[slot.JACOBI_RE + slot.LEVELS * q + k] = arena[slot.JACOBI_RE + slot.LEVELS * k + q];
      arena[slot.JACOBI_IM + slot.LEVELS * q + k] = -arena[slot.JACOBI_IM + slot.LEVELS * k + q];
    }
    rotatePair(
      slot.FACTOR_RE,
      slot.FACTOR_IM,
      slot.LEVELS * k + p,
      slot.LEVELS * k + q,
      cos,
      er,
      ei,
    );
  }
  return true;
}

/** (u, v) ← (c u − s e* v, s e u + c v) for one complex pair; (er, ei) = s e. */
function rotatePair(re: i32, im: i32, u: i32, v: i32, cos: f64, er: f64, ei: f64): void {
  const ur = arena[re + u];
  const ui = arena[im + u];
  const vr = arena[re + v];
  const vi = arena[im + v];
  arena[re + u] = cos * ur - (er * vr + ei * vi);
  arena[im + u] = cos * ui - (er * vi - ei * vr);
  arena[re + v] = er * ur - ei * ui + cos * vr;
  arena[im + v] = er * ui + ei * ur + cos * vi;
}

/**
 * Concurrence of any state (Wootters 1998) from the eigensystem: with A A† = ρ,
 * C = max(0, s₁ − s₂ − s₃ − s₄) over the singular values of Aᵀ(σ_y⊗σ_y)A, which
 * keep their accuracy where ρ has lost rank (square roots of the eigenvalues of
 * ρρ̃ do not). Negative eigenvalues count as zero. Call eigensystem() first; it
 * is consumed.
 */
export function concurrenceWootters(): f64 {
  rankFactor();
  spinFlipOverlap();
  orthogonaliseColumns();
  let sum: f64 = 0;
  let first: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    const value = Math.sqrt(columnNorm(k));
    sum += value;
    first = Math.max(first, value);
  }
  return Math.max(0, 2 * first - sum);
}

/** The factor A with A A† = ρ in the place of the eigenvectors; what rounding made of zeros is left out. */
export function rankFactor(): void {
  let largest: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++)
    largest = Math.max(largest, arena[slot.EIGENVALUES + k]);
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    const value = arena[slot.EIGENVALUES + k];
    const root = value > RANK_TOLERANCE * largest ? Math.sqrt(value) : 0;
    for (let i: i32 = 0; i < slot.LEVELS; i++) {
      arena[slot.FACTOR_RE + slot.LEVELS * i + k] =
        arena[slot.FACTOR_RE + slot.LEVELS * i + k] * root;
      arena[slot.FACTOR_IM + slot.LEVELS * i + k] =
        arena[slot.FACTOR_IM + slot.LEVELS * i + k] * root;
    }
  }
}

/** Sum of the singular values of the matrix in JACOBI, which is consumed. */
export function singularSum(): f64 {
  orthogonaliseColumns();
  let sum: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) sum += Math.sqrt(columnNorm(k));
  return sum;
}

/** One-sided Jacobi rotations until the columns of JACOBI are orthogonal. */
function orthogonaliseColumns(): void {
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: bool = false;
    for (let p: i32 = 0; p < slot.LEVELS - 1; p++) {
      for (let q: i32 = p + 1; q < slot.LEVELS; q++) {
        if (orthogonalise(p, q)) rotated = true;
      }
    }
    if (!rotated) break;
  }
}

/** Aᵀ(σ_y⊗σ_y)A into JACOBI; σ_y⊗σ_y is the antidiagonal (−1, 1, 1, −1). */
function spinFlipOverlap(): void {
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let m: i32 = 0; m < slot.LEVELS; m++) {
        const sign = m === 0 || m === 3 ? -1 : 1;
        const u = slot.LEVELS * m + i;
        const v = slot.LEVELS * (3 - m) + j;
        const ur = arena[slot.FACTOR_RE + u];
        const ui = arena[slot.FACTOR_IM + u];
        const vr = arena[slot.FACTOR_RE + v];
        const vi = arena[slot.FACTOR_IM + v];
        re += sign * (ur * vr - ui * vi);
        im += sign * (ur * vi + ui * vr);
      }
      arena[slot.JACOBI_RE + slot.LEVELS * i + j] = re;
      arena[slot.JACOBI_IM + slot.LEVELS * i + j] = im;
    }
  }
}

function columnNorm(k: i32): f64 {
  let norm: f64 = 0;
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    const re = arena[slot.JACOBI_RE + slot.LEVELS * i + k];
    const im = arena[slot.JACOBI_IM + slot.LEVELS * i + k];
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
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    const ur = arena[slot.JACOBI_RE + slot.LEVELS * i + p];
    const ui = arena[slot.JACOBI_IM + slot.LEVELS * i + p];
    const vr = arena[slot.JACOBI_RE + slot.LEVELS * i + q];
    const vi = arena[slot.JACOBI_IM + slot.LEVELS * i + q];
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
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    rotatePair(
      slot.JACOBI_RE,
      slot.JACOBI_IM,
      slot.LEVELS * i + p,
      slot.LEVELS * i + q,
      cos,
      er,
      ei,
    );
  }
  return true;
}
