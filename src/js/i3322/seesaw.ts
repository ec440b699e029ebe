import { FRAME_R, STEP_G } from "../../../assembly/layout.js";
import { f64 } from "../arena.js";
import { normGradients } from "./objective.js";

/**
 * See-saw sweeps: Bob's best answer to Alice, then Alice's best answer to Bob.
 * Each sweep climbs, but converges only linearly: it prepares the ascent.
 */
export function seesaw(at: number, sweeps: number): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    normGradients(at);
    let n1 = 0;
    let n2 = 0;
    let n3 = 0;
    for (let i = 0; i < 3; i++) {
      const u = f64[STEP_G + i]!;
      const v = f64[STEP_G + 3 + i]!;
      const w = f64[STEP_G + 6 + i]!;
      const sum = u + v + f64[FRAME_R + i]!;
      const a1 = sum + w;
      const a2 = sum - w;
      const a3 = u - v;
      f64[STEP_G + i] = a1;
      f64[STEP_G + 3 + i] = a2;
      f64[STEP_G + 6 + i] = a3;
      n1 += a1 * a1;
      n2 += a2 * a2;
      n3 += a3 * a3;
    }
    replace(at, STEP_G, n1);
    replace(at + 3, STEP_G + 3, n2);
    replace(at + 6, STEP_G + 6, n3);
  }
}

/** The direction of `source`, whose squared length is given; kept as it was where that is zero. */
function replace(at: number, source: number, squared: number): void {
  if (!(squared > 0)) return;
  const inverse = 1 / Math.sqrt(squared);
  f64[at] = f64[source]! * inverse;
  f64[at + 1] = f64[source + 1]! * inverse;
  f64[at + 2] = f64[source + 2]! * inverse;
}
