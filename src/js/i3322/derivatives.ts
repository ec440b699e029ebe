import * as slot from "../../../assembly/layout.js";
import { arena } from "../arena.js";

// Stands in the place of assembly/i3322/derivatives.ts: the same operations, one lane after the other.

/** Sign of norm k in the derivative along direction p: F depends on ±a_p through it. */
function sign(p: number, k: number): number {
  return p + k === 3 ? -1 : p + k === 4 ? 0 : 1;
}

/** Gradient on the six angles into STEP_GRADIENT; norm gradients along the tangents into STEP_TANGENT. */
export function gradient(): void {
  for (let p = 0; p < 3; p++) {
    const e = slot.STEP_E + 6 * p;
    let g1 = 0;
    let g2 = 0;
    if (p < 2) {
      for (let i = 0; i < 3; i++) {
        const r = arena[slot.FRAME_R + i]!;
        g1 += arena[e + 2 * i]! * r;
        g2 += arena[e + 2 * i + 1]! * r;
      }
    }
    for (let k = 0; k < 3; k++) {
      let u = 0;
      let v = 0;
      for (let i = 0; i < 3; i++) {
        const g = arena[slot.STEP_G + 3 * k + i]!;
        u += arena[e + 2 * i]! * g;
        v += arena[e + 2 * i + 1]! * g;
      }
      arena[slot.STEP_TANGENT + 6 * p + 2 * k] = u;
      arena[slot.STEP_TANGENT + 6 * p + 2 * k + 1] = v;
      const s = sign(p, k);
      g1 += s * u;
      g2 += s * v;
    }
    arena[slot.STEP_GRADIENT + 2 * p] = g1;
    arena[slot.STEP_GRADIENT + 2 * p + 1] = g2;
  }
}

/** a_p · ∂F/∂a_p: what the sphere's curvature subtracts from the Hessian. */
function radial(at: number, p: number): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    let d = p < 2 ? arena[slot.FRAME_R + i]! : 0;
    for (let k = 0; k < 3; k++) d += sign(p, k) * arena[slot.STEP_G + 3 * k + i]!;
    sum += arena[at + 3 * p + i]! * d;
  }
  return sum;
}

/**
 * Minus the Hessian on the six angles, lower triangle. Norm k contributes
 * (EᵀT²E − (EᵀTû)(EᵀTû)ᵀ)/|u_k| with the signs of both directions.
 */
export function hessian(at: number): void {
  const t0 = arena[slot.FRAME_T]! * arena[slot.FRAME_T]!;
  const t1 = arena[slot.FRAME_T + 1]! * arena[slot.FRAME_T + 1]!;
  const t2 = arena[slot.FRAME_T + 2]! * arena[slot.FRAME_T + 2]!;
  for (let p = 0; p < 3; p++) {
    for (let q = 0; q <= p; q++) {
      const c0 = sign(p, 0) * sign(q, 0) * arena[slot.STEP_INVERSE]!;
      const c1 = sign(p, 1) * sign(q, 1) * arena[slot.STEP_INVERSE + 1]!;
      const c2 = sign(p, 2) * sign(q, 2) * arena[slot.STEP_INVERSE + 2]!;
      const c = c0 + c1 + c2;
      for (let m = 0; m < 2; m++) {
        const em = slot.STEP_E + 6 * p + m;
        const gm = slot.STEP_TANGENT + 6 * p + m;
        const w0 = arena[em]! * t0;
        const w1 = arena[em + 2]! * t1;
        const w2 = arena[em + 4]! * t2;
        const d0 = arena[gm]! * c0;
        const d1 = arena[gm + 2]! * c1;
        const d2 = arena[gm + 4]! * c2;
        for (let n = 0; n < 2; n++) {
          const en = slot.STEP_E + 6 * q + n;
          const gn = slot.STEP_TANGENT + 6 * q + n;
          const w = w0 * arena[en]! + w1 * arena[en + 2]! + w2 * arena[en + 4]!;
          const g = d0 * arena[gn]! + d1 * arena[gn + 2]! + d2 * arena[gn + 4]!;
          arena[slot.STEP_HESSIAN + 6 * (2 * p + m) + 2 * q + n] = g - w * c;
        }
      }
    }
    const curvature = radial(at, p);
    arena[slot.STEP_HESSIAN + 14 * p]! += curvature;
    arena[slot.STEP_HESSIAN + 14 * p + 7]! += curvature;
  }
}
