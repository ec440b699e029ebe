// Steering straight from its definitions, on matrices: what the kernels' closed forms and the
// searches are compared with.

import { readFileSync } from "node:fs";
import { correlationsOf } from "./bell.js";
import {
  combine,
  dagger,
  identity,
  kron,
  type Matrix,
  matrix,
  multiply,
  scale,
  trace,
} from "./complex.js";

/** One row of fixtures/steering.jsonl. */
export interface GoldenSteering {
  readonly kind: string;
  readonly rhoRe: number[];
  readonly rhoIm: number[];
  readonly expect: {
    readonly sufficient12: number;
    readonly sufficient21: number;
    readonly radius12: [number, number];
    readonly radius21: [number, number];
    readonly exact12?: number;
    readonly exact21?: number;
  };
}

export const GOLDEN_STEERING: readonly GoldenSteering[] = readFileSync(
  new URL("../fixtures/steering.jsonl", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as GoldenSteering);

/** ρ_B^{−1/2} of the second qubit, from the closed form of a 2×2 square root: √M = (M + √det)/√(Tr M + 2√det). */
function inverseRoot(rho: Matrix): Matrix {
  const { s } = correlationsOf(rho);
  const b = matrix(
    2,
    [0.5 * (1 + s[2]!), 0.5 * s[0]!, 0.5 * s[0]!, 0.5 * (1 - s[2]!)],
    [0, -0.5 * s[1]!, 0.5 * s[1]!, 0],
  );
  const root = Math.sqrt(b.re[0]! * b.re[3]! - b.re[1]! ** 2 - b.im[1]! ** 2);
  const square = scale(combine([1, b], [root, identity(2)]), 1 / Math.sqrt(trace(b)[0] + 2 * root));
  // The inverse of a 2×2 matrix of determinant `root`: the trace less itself.
  return scale(combine([trace(square)[0], identity(2)], [-1, square]), 1 / root);
}

/** L⁻¹ of a lower triangular L: l₀₀, Re l₁₀, Im l₁₀, l₁₁. */
function inverseFactor([l0, x, y, l1]: readonly number[]): Matrix {
  const scaled = (part: number) => -part / (l0! * l1!);
  return matrix(2, [1 / l0!, 0, scaled(x!), 1 / l1!], [0, 0, scaled(y!), 0]);
}

/** a and T after the filter on the second qubit, ρ_B^{−1/2} or L⁻¹ of a given L. */
export function filtered(rho: Matrix, factor?: readonly number[]): { a: number[]; t: number[][] } {
  const own = factor === undefined ? inverseRoot(rho) : inverseFactor(factor);
  const filter = kron(identity(2), own);
  const out = scale(multiply(filter, rho, dagger(filter)), 0.5);
  const { r, t } = correlationsOf(out);
  return { a: r, t };
}

const NEIGHBOURS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

/** Unit vectors x at cells of a grid that is refined around the best: max of (a·x)² + 2|Tᵀx|. */
export function criterionByGrid(rho: Matrix): number {
  const { a, t } = filtered(rho);
  const at = (theta: number, phi: number): number => {
    const x = [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)];
    const along = x.reduce((sum, value, i) => sum + value * a[i]!, 0);
    const back = [0, 1, 2].map((k) => x.reduce((sum, value, i) => sum + value * t[i]![k]!, 0));
    return along * along + 2 * Math.hypot(...back);
  };
  let best = -Infinity;
  const centres: { value: number; theta: number; phi: number }[] = [];
  for (let i = 0; i <= 60; i++) {
    for (let k = 0; k < 120; k++) {
      const [theta, phi] = [(Math.PI * i) / 60, (Math.PI * k) / 60];
      centres.push({ value: at(theta, phi), theta, phi });
    }
  }
  centres.sort((p, q) => q.value - p.value);
  for (const { theta, phi } of centres.slice(0, 12)) {
    let [x, y, value] = [theta, phi, at(theta, phi)];
    for (let step = 0.05; step > 1e-9; ) {
      const [fromX, fromY] = [x, y];
      for (const [right, up] of NEIGHBOURS) {
        const next = at(fromX + step * right, fromY + step * up);
        if (next > value) [x, y, value] = [fromX + step * right, fromY + step * up, next];
      }
      if (x === fromX && y === fromY) step /= 2;
    }
    best = Math.max(best, value);
  }
  return best;
}
