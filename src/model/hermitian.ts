import { NUMBERS, SIDE } from "./matrix.js";

/** Rotations reach rounding in six to eight rounds; more mean that the entries are no numbers. */
const ROUNDS = 30;
/** An entry below this part of the matrix is zero: a quarter of a unit in the last place. */
const NEGLIGIBLE = 2 ** -54;

/** Eigenvalues in descending order, and their eigenvectors: entry i of vector k at 2 (4 i + k). */
export interface Eigensystem {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** The columns p and q of m turned by U: p' = c p − s̄ q, q' = s p + c q with s = sinRe + i sinIm. */
function rotateColumns(
  m: Float64Array,
  p: number,
  q: number,
  cos: number,
  sinRe: number,
  sinIm: number,
): void {
  for (let i = 0; i < SIDE; i++) {
    const a = 2 * (SIDE * i + p);
    const b = 2 * (SIDE * i + q);
    const pr = m[a]!;
    const pi = m[a + 1]!;
    const qr = m[b]!;
    const qi = m[b + 1]!;
    m[a] = cos * pr - (sinRe * qr + sinIm * qi);
    m[a + 1] = cos * pi - (sinRe * qi - sinIm * qr);
    m[b] = sinRe * pr - sinIm * pi + cos * qr;
    m[b + 1] = sinRe * pi + sinIm * pr + cos * qi;
  }
}

/** The rows p and q likewise, by the adjoint: m is U† m afterwards. */
function rotateRows(
  m: Float64Array,
  p: number,
  q: number,
  cos: number,
  sinRe: number,
  sinIm: number,
): void {
  for (let j = 0; j < SIDE; j++) {
    const a = 2 * (SIDE * p + j);
    const b = 2 * (SIDE * q + j);
    const pr = m[a]!;
    const pi = m[a + 1]!;
    const qr = m[b]!;
    const qi = m[b + 1]!;
    m[a] = cos * pr - (sinRe * qr - sinIm * qi);
    m[a + 1] = cos * pi - (sinRe * qi + sinIm * qr);
    m[b] = sinRe * pr + sinIm * pi + cos * qr;
    m[b + 1] = sinRe * pi - sinIm * pr + cos * qi;
  }
}

/** Eigenvalues and eigenvectors of a Hermitian 4×4 matrix by cyclic Jacobi rotations. */
export function eigensystem(matrix: ArrayLike<number>): Eigensystem {
  const m = Float64Array.from(matrix);
  const u = new Float64Array(NUMBERS);
  for (let i = 0; i < SIDE; i++) u[2 * (SIDE + 1) * i] = 1;
  let size = 0;
  for (let k = 0; k < NUMBERS; k++) size = Math.max(size, Math.abs(m[k]!));
  let rotated = size > 0;
  for (let round = 0; round < ROUNDS && rotated; round++) {
    rotated = false;
    for (let p = 0; p < SIDE - 1; p++) {
      for (let q = p + 1; q < SIDE; q++) {
        const re = m[2 * (SIDE * p + q)]!;
        const im = m[2 * (SIDE * p + q) + 1]!;
        const length = Math.sqrt(re * re + im * im);
        if (!(length > NEGLIGIBLE * size)) continue;
        rotated = true;
        const ratio = (m[2 * (SIDE + 1) * q]! - m[2 * (SIDE + 1) * p]!) / (2 * length);
        const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
        const cos = 1 / Math.sqrt(1 + tangent * tangent);
        const sinRe = (cos * tangent * re) / length;
        const sinIm = (cos * tangent * im) / length;
        rotateColumns(m, p, q, cos, sinRe, sinIm);
        rotateRows(m, p, q, cos, sinRe, sinIm);
        rotateColumns(u, p, q, cos, sinRe, sinIm);
        m[2 * (SIDE * p + q)] = m[2 * (SIDE * p + q) + 1] = 0;
        m[2 * (SIDE * q + p)] = m[2 * (SIDE * q + p) + 1] = 0;
      }
    }
  }
  const order = [0, 1, 2, 3].sort((a, b) => m[2 * (SIDE + 1) * b]! - m[2 * (SIDE + 1) * a]!);
  const values = Float64Array.from(order, (k) => m[2 * (SIDE + 1) * k]!);
  const vectors = new Float64Array(NUMBERS);
  for (let i = 0; i < SIDE; i++) {
    order.forEach((from, k) => {
      vectors[2 * (SIDE * i + k)] = u[2 * (SIDE * i + from)]!;
      vectors[2 * (SIDE * i + k) + 1] = u[2 * (SIDE * i + from) + 1]!;
    });
  }
  return { values, vectors };
}

/** Σ λ v v† of an eigensystem, with other eigenvalues in the place of its own. */
export function composed({ vectors }: Eigensystem, values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(NUMBERS);
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < SIDE; k++) {
        const a = 2 * (SIDE * i + k);
        const b = 2 * (SIDE * j + k);
        re += values[k]! * (vectors[a]! * vectors[b]! + vectors[a + 1]! * vectors[b + 1]!);
        im += values[k]! * (vectors[a + 1]! * vectors[b]! - vectors[a]! * vectors[b + 1]!);
      }
      out[2 * (SIDE * i + j)] = out[2 * (SIDE * j + i)] = re;
      out[2 * (SIDE * i + j) + 1] = i === j ? 0 : im;
      out[2 * (SIDE * j + i) + 1] = i === j ? 0 : -im;
    }
  }
  return out;
}
