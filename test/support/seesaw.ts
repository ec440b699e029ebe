import { correlationsOf } from "./bell.js";
import type { Matrix } from "./complex.js";
import type { Random } from "./random.js";

/**
 * The largest value of Σ c_ij A_i⊗B_j + Σ a_i A_i + Σ b_j B_j that see-saws from random directions
 * reach: each party's best reply in turn, nothing else.
 */
export function seesaw(
  rho: Matrix,
  { a, b, c }: { readonly a: number[]; readonly b: number[]; readonly c: number[][] },
  random: Random,
  starts: number,
): number {
  const { r, s, t } = correlationsOf(rho);
  const reply = (
    own: number,
    bloch: number[],
    weights: number[],
    others: number[][],
    forward: (y: number[], k: number) => number,
  ): [number[], number] => {
    const sum = [0, 1, 2].map((k) => {
      const all = weights.reduce((total, weight, j) => total + weight * others[j]![k]!, 0);
      return [own * bloch[k]!, all] as const;
    });
    const mixed = sum.map(([, all]) => all);
    const h = sum.map(([marginal], k) => marginal + forward(mixed, k));
    const length = Math.hypot(...h);
    return [h.map((x) => (length > 0 ? x / length : 0)), length];
  };
  const toAlice = (y: number[], k: number) => y.reduce((sum, v, l) => sum + v * t[k]![l]!, 0);
  const toBob = (x: number[], k: number) => x.reduce((sum, v, l) => sum + v * t[l]![k]!, 0);
  let best = -Infinity;
  for (let start = 0; start < starts; start++) {
    let alice: number[][] = a.map(() => random.direction());
    let old = -Infinity;
    for (let turn = 0; turn < 500; turn++) {
      const bob = b.map(
        (own, j) =>
          reply(
            own,
            s,
            c.map((row) => row[j]!),
            alice,
            toBob,
          )[0],
      );
      let value = b.reduce(
        (sum, own, j) => sum + own * bob[j]!.reduce((dot, y, k) => dot + y * s[k]!, 0),
        0,
      );
      alice = a.map((own, i) => {
        const [direction, length] = reply(own, r, c[i]!, bob, toAlice);
        value += length;
        return direction;
      });
      if (value - old < 1e-13) break;
      old = value;
    }
    best = Math.max(best, old);
  }
  return best;
}
