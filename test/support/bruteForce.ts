import { BEST, FRAME_R, FRAME_S, FRAME_T } from "../../assembly/layout.js";
import { correlationsOf } from "./bell.js";
import type { Matrix } from "./complex.js";
import { wasm } from "./cores.js";
import type { Random } from "./random.js";
import { singularFrame } from "./svd.js";

/** Newton steps from each start: more than the slowest needs. */
const STEPS = 200;

/**
 * The largest of the local maxima of Tr(B₃₃₂₂ρ) that a second-order ascent reaches from
 * random directions of Alice: no structure of the state is used. The frame in which T is
 * diagonal comes from the tests' own decomposition.
 */
export function bruteForce(rho: Matrix, random: Random, starts: number): number {
  const { t, r, s } = correlationsOf(rho);
  const { values, u, w } = singularFrame(t);
  const along = (columns: readonly (readonly number[])[], vector: readonly number[], k: number) =>
    vector.reduce((sum, x, i) => sum + x * columns[i]![k]!, 0);
  const { arena, ascend } = wasm;
  let best = -Infinity;
  for (let start = 0; start < starts; start++) {
    for (let k = 0; k < 3; k++) {
      arena[FRAME_T + k] = values[k]!;
      arena[FRAME_R + k] = along(u, r, k);
      arena[FRAME_S + k] = along(w, s, k);
      arena.set(random.direction(), BEST + 3 * k);
    }
    best = Math.max(best, ascend(BEST, STEPS, 0));
  }
  return best;
}
