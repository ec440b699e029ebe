import { type DensityMatrix, densityMatrix } from "../model/state.js";
import { singularFrame } from "./frame.js";

/** Three components. */
export type Vector = [number, number, number];

/** Which party steers: 12 is qubit 1 steering qubit 2. */
export type Way = "12" | "21";

/**
 * What matters of a state for steering: after the filter that makes the Bloch vector of the steered
 * qubit zero, T diagonal with t_k ≥ 0, the steering qubit's Bloch vector a in that frame, a_k ≥ 0.
 * Signs do not matter: the mirror u_k → −u_k takes one into the other.
 */
export interface Canonical {
  readonly a: Vector;
  readonly t: Vector;
  /** Whether the steered qubit is pure: the state is then a product, and T is zero. */
  readonly product: boolean;
  /** A vector of the frame in the coordinates of the filtered steered qubit. */
  readonly frame: readonly [Vector, Vector, Vector];
  /** The filter's inverse L, ρ = L L† of the steered qubit: l₀₀, Re l₁₀, Im l₁₀, l₁₁. */
  readonly factor: readonly [number, number, number, number];
}

/** Row and column of the steering qubit's level i and the steered one's level k. */
function place(way: Way, i: number, k: number): number {
  return way === "12" ? 2 * i + k : 2 * k + i;
}

/**
 * The state in blocks: entry (k, l) of the steered qubit's operator ⟨i|ρ|j⟩, real and imaginary
 * planes at 4(2i + j) + 2k + l.
 */
function blocks(way: Way, re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const outRe = new Float64Array(16);
  const outIm = new Float64Array(16);
  for (let n = 0; n < 16; n++) {
    const [i, j, k, l] = [n >> 3, (n >> 2) & 1, (n >> 1) & 1, n & 1];
    const from = 4 * place(way, i, k) + place(way, j, l);
    outRe[n] = re[from]!;
    outIm[n] = im[from]!;
  }
  return [outRe, outIm];
}

/**
 * Replaces every block M by ½ L⁻¹ M L⁻†, from the matrix elements themselves: of a nearly pure
 * steered qubit the Bloch vector has lost the digits of the small eigenvalue.
 */
function filter(re: Float64Array, im: Float64Array, [l0, x, y, l1]: Canonical["factor"]): void {
  for (let n = 0; n < 16; n += 4) {
    // Rows: row 0 by 1/l₀, row 1 less l₁₀ times it, by 1/l₁; then columns with the conjugate.
    for (let l = 0; l < 2; l++) {
      const [p, q] = [n + l, n + 2 + l];
      re[p] = re[p]! / l0;
      im[p] = im[p]! / l0;
      re[q] = (re[q]! - (x * re[p]! - y * im[p]!)) / l1;
      im[q] = (im[q]! - (x * im[p]! + y * re[p]!)) / l1;
    }
    for (let k = 0; k < 2; k++) {
      const [p, q] = [n + 2 * k, n + 2 * k + 1];
      re[p] = re[p]! / l0;
      im[p] = im[p]! / l0;
      re[q] = (re[q]! - (x * re[p]! + y * im[p]!)) / l1;
      im[q] = (im[q]! - (x * im[p]! - y * re[p]!)) / l1;
    }
    for (let k = 0; k < 4; k++) {
      re[n + k] = 0.5 * re[n + k]!;
      im[n + k] = 0.5 * im[n + k]!;
    }
  }
}

/** Tr(M 𝟙), Tr(M σx), Tr(M σy), Tr(M σz) of the block at n, its real part and its imaginary one. */
function pauli(re: Float64Array, im: Float64Array, n: number): [number[], number[]] {
  const [a, b, c, d] = [n, n + 1, n + 2, n + 3];
  return [
    [re[a]! + re[d]!, re[b]! + re[c]!, im[c]! - im[b]!, re[a]! - re[d]!],
    [im[a]! + im[d]!, im[b]! + im[c]!, re[b]! - re[c]!, im[a]! - im[d]!],
  ];
}

/** The state for steering one way. */
export function canonical(rho: DensityMatrix, way: Way): Canonical {
  const checked = densityMatrix(rho);
  const [re, im] = blocks(way, checked.re, checked.im);
  // The steered qubit's own state is the sum of the two diagonal blocks.
  const p0 = Math.max(0, re[0]! + re[12]!);
  const p1 = Math.max(0, re[3]! + re[15]!);
  const x = re[2]! + re[14]!;
  const y = im[2]! + im[14]!;
  const l0 = Math.sqrt(p0);
  const rest = p0 > 0 ? p1 - (x * x + y * y) / p0 : 0;
  const alice = (): Vector => [
    2 * (re[8]! + re[11]!),
    2 * (im[8]! + im[11]!),
    re[0]! + re[3]! - re[12]! - re[15]!,
  ];
  if (!(rest > 0)) {
    const [ax, ay, az] = alice();
    return {
      a: [0, 0, Math.hypot(ax, ay, az)],
      t: [0, 0, 0],
      product: true,
      frame: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      factor: [Math.sqrt(p0), 0, 0, Math.sqrt(p1)],
    };
  }
  const factor: Canonical["factor"] = [l0, x / l0, y / l0, Math.sqrt(rest)];
  filter(re, im, factor);
  const a = alice();
  const [upper] = pauli(re, im, 0);
  const [lower] = pauli(re, im, 12);
  const [offRe, offIm] = pauli(re, im, 8);
  const t = new Float64Array(9);
  for (let k = 0; k < 3; k++) {
    t[k] = 2 * offRe[k + 1]!;
    t[3 + k] = 2 * offIm[k + 1]!;
    t[6 + k] = upper[k + 1]! - lower[k + 1]!;
  }
  return { ...singularFrame(a, t), product: false, factor };
}
