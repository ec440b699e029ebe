import { address, arena } from "../arena";
import * as slot from "../layout";

// Gradient and Hessian in lanes; the JavaScript core has src/js/i3322/derivatives.ts in this place.

/** Sign of norm k in the derivative along direction p: F depends on ±a_p through it. */
function sign(p: i32, k: i32): f64 {
  return p + k === 3 ? -1 : p + k === 4 ? 0 : 1;
}

/** Gradient on the six angles into STEP_GRADIENT; norm gradients along the tangents into STEP_TANGENT. */
export function gradient(): void {
  for (let p: i32 = 0; p < 3; p++) {
    // Both tangents at once: one lane each.
    const e = address(slot.STEP_E + 6 * p);
    const e0 = v128.load(e);
    const e1 = v128.load(e, 16);
    const e2 = v128.load(e, 32);
    let g = f64x2.splat(0);
    if (p < 2) {
      g = f64x2.add(g, f64x2.mul(e0, f64x2.splat(arena[slot.FRAME_R])));
      g = f64x2.add(g, f64x2.mul(e1, f64x2.splat(arena[slot.FRAME_R + 1])));
      g = f64x2.add(g, f64x2.mul(e2, f64x2.splat(arena[slot.FRAME_R + 2])));
    }
    for (let k: i32 = 0; k < 3; k++) {
      const norm = slot.STEP_G + 3 * k;
      let u = f64x2.add(f64x2.splat(0), f64x2.mul(e0, f64x2.splat(arena[norm])));
      u = f64x2.add(u, f64x2.mul(e1, f64x2.splat(arena[norm + 1])));
      u = f64x2.add(u, f64x2.mul(e2, f64x2.splat(arena[norm + 2])));
      v128.store(address(slot.STEP_TANGENT + 6 * p + 2 * k), u);
      g = f64x2.add(g, f64x2.mul(f64x2.splat(sign(p, k)), u));
    }
    v128.store(address(slot.STEP_GRADIENT + 2 * p), g);
  }
}

/** a_p · ∂F/∂a_p: what the sphere's curvature subtracts from the Hessian. */
function radial(at: i32, p: i32): f64 {
  let sum: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    let d: f64 = p < 2 ? arena[slot.FRAME_R + i] : 0;
    for (let k: i32 = 0; k < 3; k++) d += sign(p, k) * arena[slot.STEP_G + 3 * k + i];
    sum += arena[at + 3 * p + i] * d;
  }
  return sum;
}

/**
 * Minus the Hessian on the six angles, lower triangle. Norm k contributes
 * (EᵀT²E − (EᵀTû)(EᵀTû)ᵀ)/|u_k| with the signs of both directions.
 */
export function hessian(at: i32): void {
  const t0 = arena[slot.FRAME_T] * arena[slot.FRAME_T];
  const t1 = arena[slot.FRAME_T + 1] * arena[slot.FRAME_T + 1];
  const t2 = arena[slot.FRAME_T + 2] * arena[slot.FRAME_T + 2];
  for (let p: i32 = 0; p < 3; p++) {
    for (let q: i32 = 0; q <= p; q++) {
      const c0 = sign(p, 0) * sign(q, 0) * arena[slot.STEP_INVERSE];
      const c1 = sign(p, 1) * sign(q, 1) * arena[slot.STEP_INVERSE + 1];
      const c2 = sign(p, 2) * sign(q, 2) * arena[slot.STEP_INVERSE + 2];
      const c = c0 + c1 + c2;
      // Rows 2p and 2p + 1 in the lanes, one column after the other.
      const ep = address(slot.STEP_E + 6 * p);
      const w0 = f64x2.mul(v128.load(ep), f64x2.splat(t0));
      const w1 = f64x2.mul(v128.load(ep, 16), f64x2.splat(t1));
      const w2 = f64x2.mul(v128.load(ep, 32), f64x2.splat(t2));
      const gp = address(slot.STEP_TANGENT + 6 * p);
      const d0 = f64x2.mul(v128.load(gp), f64x2.splat(c0));
      const d1 = f64x2.mul(v128.load(gp, 16), f64x2.splat(c1));
      const d2 = f64x2.mul(v128.load(gp, 32), f64x2.splat(c2));
      for (let n: i32 = 0; n < 2; n++) {
        const en = address(slot.STEP_E + 6 * q + n);
        const gn = address(slot.STEP_TANGENT + 6 * q + n);
        const w = f64x2.add(
          f64x2.add(f64x2.mul(w0, v128.load64_splat(en)), f64x2.mul(w1, v128.load64_splat(en, 16))),
          f64x2.mul(w2, v128.load64_splat(en, 32)),
        );
        const g = f64x2.add(
          f64x2.add(f64x2.mul(d0, v128.load64_splat(gn)), f64x2.mul(d1, v128.load64_splat(gn, 16))),
          f64x2.mul(d2, v128.load64_splat(gn, 32)),
        );
        const h = f64x2.sub(g, f64x2.mul(w, f64x2.splat(c)));
        const to = slot.STEP_HESSIAN + 12 * p + 2 * q + n;
        arena[to] = f64x2.extract_lane(h, 0);
        arena[to + 6] = f64x2.extract_lane(h, 1);
      }
    }
    const curvature = radial(at, p);
    arena[slot.STEP_HESSIAN + 14 * p] = arena[slot.STEP_HESSIAN + 14 * p] + curvature;
    arena[slot.STEP_HESSIAN + 14 * p + 7] = arena[slot.STEP_HESSIAN + 14 * p + 7] + curvature;
  }
}
