// Eigenvalues and eigenvectors of small Hermitian matrices by Jacobi rotations.

import { identity, type Matrix, matrix, zero } from "./complex.js";

/** Ascending eigenvalues, and eigenvectors as columns. */
export function eigensystem(given: Matrix): { values: Float64Array; vectors: Matrix } {
  const { n } = given;
  const a = matrix(n, given.re, given.im);
  const u = identity(n);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    for (let p = 0; p < n; p++) {
      for (let q = 0; q < n; q++) {
        const size = a.re[n * p + q]! ** 2 + a.im[n * p + q]! ** 2;
        all += size;
        if (p !== q) off += size;
      }
    }
    if (off <= 1e-36 * all) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, u, p, q);
  }
  const order = [...Array(n).keys()].sort((i, j) => a.re[(n + 1) * i]! - a.re[(n + 1) * j]!);
  const vectors = zero(n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) {
      vectors.re[n * i + to] = u.re[n * i + from]!;
      vectors.im[n * i + to] = u.im[n * i + from]!;
    }
  });
  return { values: Float64Array.from(order, (k) => a.re[(n + 1) * k]!), vectors };
}

/** Makes the element (p, q) zero: A ← J†AJ, U ← UJ. */
function rotate(a: Matrix, u: Matrix, p: number, q: number): void {
  const { n } = a;
  const [re, im] = [a.re[n * p + q]!, a.im[n * p + q]!];
  const size = Math.hypot(re, im);
  // A phase of what is nearly the smallest double has no digits: the rotation would not be unitary.
  if (size < 1e-150) return;
  const [cr, ci] = [re / size, im / size];
  const angle = 0.5 * Math.atan2(2 * size, a.re[(n + 1) * q]! - a.re[(n + 1) * p]!);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Columns: p' = cos p − sin e^{−iφ} q, q' = sin e^{iφ} p + cos q with a_pq = |a_pq|e^{iφ}.
  const columns = (m: Matrix) => {
    for (let i = 0; i < n; i++) {
      const [x, y] = [n * i + p, n * i + q];
      const [xr, xi, yr, yi] = [m.re[x]!, m.im[x]!, m.re[y]!, m.im[y]!];
      m.re[x] = cos * xr - sin * (cr * yr + ci * yi);
      m.im[x] = cos * xi - sin * (cr * yi - ci * yr);
      m.re[y] = sin * (cr * xr - ci * xi) + cos * yr;
      m.im[y] = sin * (cr * xi + ci * xr) + cos * yi;
    }
  };
  columns(a);
  columns(u);
  for (let j = 0; j < n; j++) {
    const [x, y] = [n * p + j, n * q + j];
    const [xr, xi, yr, yi] = [a.re[x]!, a.im[x]!, a.re[y]!, a.im[y]!];
    a.re[x] = cos * xr - sin * (cr * yr - ci * yi);
    a.im[x] = cos * xi - sin * (cr * yi + ci * yr);
    a.re[y] = sin * (cr * xr + ci * xi) + cos * yr;
    a.im[y] = sin * (cr * xi - ci * xr) + cos * yi;
  }
}
