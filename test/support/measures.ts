// Measures of two-qubit states straight from their definitions, on matrices: the reference that
// the kernels' shorter ways are compared with.

import { correlationsOf, PAULI } from "./bell.js";
import {
  combine,
  dagger,
  identity,
  kron,
  type Matrix,
  matrix,
  multiply,
  trace,
  transpose,
  zero,
} from "./complex.js";
import { eigensystem } from "./hermitian.js";

/** A with A A† = ρ; eigenvalues below `least` count as zero. */
function factor(rho: Matrix, least = 2e-15): Matrix {
  const { values, vectors } = eigensystem(rho);
  const out = zero(rho.n);
  for (let i = 0; i < rho.n; i++) {
    for (let k = 0; k < rho.n; k++) {
      const root = values[k]! > least ? Math.sqrt(values[k]!) : 0;
      out.re[rho.n * i + k] = root * vectors.re[rho.n * i + k]!;
      out.im[rho.n * i + k] = root * vectors.im[rho.n * i + k]!;
    }
  }
  return out;
}

/** Singular values in descending order, as eigenvalues of (0, M; M†, 0). */
function singularValues(m: Matrix): number[] {
  const { n } = m;
  const out = zero(2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [up, low] = [2 * n * i + n + j, 2 * n * (n + j) + i];
      out.re[up] = out.re[low] = m.re[n * i + j]!;
      out.im[up] = m.im[n * i + j]!;
      out.im[low] = -m.im[n * i + j]!;
    }
  }
  return Array.from(eigensystem(out).values).slice(n).reverse();
}

/** Wootters' concurrence. */
export function concurrence(rho: Matrix): number {
  const a = factor(rho);
  const flip = kron(PAULI[1]!, PAULI[1]!);
  const [first, ...others] = singularValues(multiply(transpose(a), flip, a));
  return Math.max(
    0,
    others.reduce((left, s) => left - s, first!),
  );
}

/** Uhlmann's fidelity. */
export function fidelity(rho: Matrix, sigma: Matrix): number {
  const roots = singularValues(multiply(dagger(factor(rho)), factor(sigma)));
  return roots.reduce((sum, s) => sum + s) ** 2;
}

/** (‖ρ^{T₁}‖₁ − 1)/2. */
export function negativity(rho: Matrix): number {
  const out = zero(4);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const from = 4 * ((i & 1) | (j & 2)) + ((j & 1) | (i & 2));
      out.re[4 * i + j] = rho.re[from]!;
      out.im[4 * i + j] = rho.im[from]!;
    }
  }
  const { values } = eigensystem(out);
  return (values.reduce((sum, value) => sum + Math.abs(value), 0) - 1) / 2;
}

/** S in bits. */
export function entropy(rho: Matrix): number {
  return eigensystem(rho).values.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
}

/** The state of one qubit. */
export function reduced(rho: Matrix, qubit: 1 | 2): Matrix {
  const out = zero(2);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      for (let k = 0; k < 2; k++) {
        const at = qubit === 1 ? 4 * (2 * i + k) + 2 * j + k : 4 * (2 * k + i) + 2 * k + j;
        out.re[2 * i + j]! += rho.re[at]!;
        out.im[2 * i + j]! += rho.im[at]!;
      }
    }
  }
  return out;
}

export function purity(rho: Matrix): number {
  return trace(multiply(rho, rho))[0];
}

export function mutualInformation(rho: Matrix): number {
  return entropy(reduced(rho, 1)) + entropy(reduced(rho, 2)) - entropy(rho);
}

/** h((1 + √(1 − C²))/2). */
export function formation(c: number): number {
  const p = (1 + Math.sqrt(1 - c * c)) / 2;
  return p === 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
}

/**
 * The largest ⟨Φ|ρ|Φ⟩: Φ is maximally entangled where its amplitudes in the magic basis are real
 * but for one phase, so it is the largest eigenvalue of Re ρ there (Bennett, DiVincenzo, Smolin,
 * Wootters, Phys. Rev. A 54, 3824).
 */
export function fullyEntangledFraction(rho: Matrix): number {
  const r = Math.SQRT1_2;
  // Columns: Φ⁺, iΦ⁻, iΨ⁺, Ψ⁻.
  const magic = matrix(
    4,
    [r, 0, 0, 0, 0, 0, 0, r, 0, 0, 0, -r, r, 0, 0, 0],
    [0, r, 0, 0, 0, 0, r, 0, 0, 0, r, 0, 0, -r, 0, 0],
  );
  const seen = multiply(dagger(magic), rho, magic);
  return eigensystem(matrix(4, seen.re)).values[3]!;
}

/** Σ p S(other | outcome) for a measurement of one qubit along n. */
export function conditionalEntropy(rho: Matrix, qubit: 1 | 2, n: readonly number[]): number {
  let sum = 0;
  for (const sign of [1, -1]) {
    const half = combine(
      [0.5, identity(2)],
      ...PAULI.map((sigma, k): [number, Matrix] => [0.5 * sign * n[k]!, sigma]),
    );
    const outcome = qubit === 1 ? kron(half, identity(2)) : kron(identity(2), half);
    const left = reduced(multiply(outcome, rho, outcome), qubit === 1 ? 2 : 1);
    const [p] = trace(left);
    if (p > 0) sum += entropy(left) + p * Math.log2(p);
  }
  return sum;
}

/** The same from Bloch vectors, which is a thousand times as fast. */
export function conditionalOf(
  rho: Matrix,
  qubit: 1 | 2,
): (x: number, y: number, z: number) => number {
  const { t, r, s } = correlationsOf(rho);
  const [own, other] = qubit === 1 ? [r, s] : [s, r];
  const [m1 = [], m2 = [], m3 = []] =
    qubit === 1 ? [0, 1, 2].map((j) => t.map((row) => row[j]!)) : t;
  const [own1 = 0, own2 = 0, own3 = 0] = own;
  const [other1 = 0, other2 = 0, other3 = 0] = other;
  const [m11 = 0, m12 = 0, m13 = 0] = m1;
  const [m21 = 0, m22 = 0, m23 = 0] = m2;
  const [m31 = 0, m32 = 0, m33 = 0] = m3;
  const part = (x: number) => (x > 0 ? -x * Math.log2(x) : 0);
  const outcome = (u: number, a: number, b: number, c: number) => {
    const w = Math.sqrt(a * a + b * b + c * c);
    return part((u + w) / 4) + part((u - w) / 4) - part(u / 2);
  };
  return (x, y, z) => {
    const bias = own1 * x + own2 * y + own3 * z;
    const a = m11 * x + m12 * y + m13 * z;
    const b = m21 * x + m22 * y + m23 * z;
    const c = m31 * x + m32 * y + m33 * z;
    const up = outcome(1 + bias, other1 + a, other2 + b, other3 + c);
    return up + outcome(1 - bias, other1 - a, other2 - b, other3 - c);
  };
}

/** S(qubit) − S(ρ): what discord is beyond the least conditional entropy. */
export function discordOffset(rho: Matrix, qubit: 1 | 2): number {
  return entropy(reduced(rho, qubit)) - entropy(rho);
}

/** Directions on the hemisphere, spread evenly (Fibonacci's lattice). */
export function hemisphere(count: number): [number, number, number][] {
  const turn = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, k) => {
    const z = (k + 0.5) / count;
    const rho = Math.sqrt(1 - z * z);
    return [rho * Math.cos(turn * k), rho * Math.sin(turn * k), z];
  });
}

/** Discord by all directions of a lattice, which are then moved to where it is least around the best of them. */
export function discordByGrid(
  rho: Matrix,
  qubit: 1 | 2,
  lattice: readonly (readonly [number, number, number])[],
): number {
  const value = conditionalOf(rho, qubit);
  let best = Infinity;
  let at = lattice[0]!;
  for (const n of lattice) {
    const found = value(n[0], n[1], n[2]);
    if (found < best) {
      best = found;
      at = n;
    }
  }
  // A pattern search: four neighbours, at ever smaller angles.
  for (let step = 4 / Math.sqrt(lattice.length); step > 1e-7; ) {
    const [x, y, z] = at;
    const [ux, uy, uz] = Math.abs(z) < 0.8 ? [-y, x, 0] : [0, -z, y];
    const [vx, vy, vz] = [y * uz - z * uy, z * ux - x * uz, x * uy - y * ux];
    let moved = false;
    for (const [p, q] of [
      [step, 0],
      [-step, 0],
      [0, step],
      [0, -step],
    ] as const) {
      const n = [x + p * ux + q * vx, y + p * uy + q * vy, z + p * uz + q * vz];
      const size = Math.hypot(...n);
      const next = n.map((c) => c / size) as [number, number, number];
      const found = value(...next);
      // Less than that is rounding, in which it would wander about.
      if (found < best - 1e-14) {
        [best, at, moved] = [found, next, true];
      }
    }
    if (!moved) step /= 2;
  }
  return discordOffset(rho, qubit) + best;
}
