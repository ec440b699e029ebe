import { CURVATURE_FLOOR, CURVATURE_SLOPE, CURVATURE_TOLERANCE } from "../constants";
import { type Lane, lane, type Mask } from "../lanes";
import * as slot from "../system/layout";

/**
 * Newton's step from the derivatives of ./derivatives.ts into ASCENT_STEP, as vectors along the
 * tangents of the three directions, with its squared length, the gain that the quadratic model
 * promises and whether the Hessian is negative semidefinite.
 *
 * Minus the Hessian is factored as LDLᵀ with |d| for d, so that the step always climbs, also away
 * from a saddle.
 */
export function newtonStep(): void {
  const h0 = lane[slot.ASCENT_GRADIENT];
  const h1 = lane[slot.ASCENT_GRADIENT + 1];
  const h2 = lane[slot.ASCENT_GRADIENT + 2];
  const h3 = lane[slot.ASCENT_GRADIENT + 3];
  const h4 = lane[slot.ASCENT_GRADIENT + 4];
  const h5 = lane[slot.ASCENT_GRADIENT + 5];
  const k00 = lane[slot.ASCENT_HESSIAN];
  const k10 = lane[slot.ASCENT_HESSIAN + 1];
  let k11 = lane[slot.ASCENT_HESSIAN + 2];
  const k20 = lane[slot.ASCENT_HESSIAN + 3];
  let k21 = lane[slot.ASCENT_HESSIAN + 4];
  let k22 = lane[slot.ASCENT_HESSIAN + 5];
  const k30 = lane[slot.ASCENT_HESSIAN + 6];
  let k31 = lane[slot.ASCENT_HESSIAN + 7];
  let k32 = lane[slot.ASCENT_HESSIAN + 8];
  let k33 = lane[slot.ASCENT_HESSIAN + 9];
  const k40 = lane[slot.ASCENT_HESSIAN + 10];
  let k41 = lane[slot.ASCENT_HESSIAN + 11];
  let k42 = lane[slot.ASCENT_HESSIAN + 12];
  let k43 = lane[slot.ASCENT_HESSIAN + 13];
  let k44 = lane[slot.ASCENT_HESSIAN + 14];
  const k50 = lane[slot.ASCENT_HESSIAN + 15];
  let k51 = lane[slot.ASCENT_HESSIAN + 16];
  let k52 = lane[slot.ASCENT_HESSIAN + 17];
  let k53 = lane[slot.ASCENT_HESSIAN + 18];
  let k54 = lane[slot.ASCENT_HESSIAN + 19];
  let k55 = lane[slot.ASCENT_HESSIAN + 20];
  const slope = Math.sqrt(h0 * h0 + h1 * h1 + h2 * h2 + h3 * h3 + h4 * h4 + h5 * h5);
  const least: Lane =
    CURVATURE_SLOPE * slope > CURVATURE_FLOOR ? CURVATURE_SLOPE * slope : CURVATURE_FLOOR;
  // L D Lᵀ, column by column; the gradient goes along.
  const e0 = h0;
  let e1 = h1;
  let e2 = h2;
  let e3 = h3;
  let e4 = h4;
  let e5 = h5;
  const size0 = Math.abs(k00);
  const o0: Lane = 1.0 / (size0 > least ? size0 : least);
  const l10 = k10 * o0;
  const l20 = k20 * o0;
  const l30 = k30 * o0;
  const l40 = k40 * o0;
  const l50 = k50 * o0;
  e1 = e1 - l10 * e0;
  k11 = k11 - l10 * k10;
  e2 = e2 - l20 * e0;
  k21 = k21 - l20 * k10;
  k22 = k22 - l20 * k20;
  e3 = e3 - l30 * e0;
  k31 = k31 - l30 * k10;
  k32 = k32 - l30 * k20;
  k33 = k33 - l30 * k30;
  e4 = e4 - l40 * e0;
  k41 = k41 - l40 * k10;
  k42 = k42 - l40 * k20;
  k43 = k43 - l40 * k30;
  k44 = k44 - l40 * k40;
  e5 = e5 - l50 * e0;
  k51 = k51 - l50 * k10;
  k52 = k52 - l50 * k20;
  k53 = k53 - l50 * k30;
  k54 = k54 - l50 * k40;
  k55 = k55 - l50 * k50;
  const size1 = Math.abs(k11);
  const o1: Lane = 1.0 / (size1 > least ? size1 : least);
  const l21 = k21 * o1;
  const l31 = k31 * o1;
  const l41 = k41 * o1;
  const l51 = k51 * o1;
  e2 = e2 - l21 * e1;
  k22 = k22 - l21 * k21;
  e3 = e3 - l31 * e1;
  k32 = k32 - l31 * k21;
  k33 = k33 - l31 * k31;
  e4 = e4 - l41 * e1;
  k42 = k42 - l41 * k21;
  k43 = k43 - l41 * k31;
  k44 = k44 - l41 * k41;
  e5 = e5 - l51 * e1;
  k52 = k52 - l51 * k21;
  k53 = k53 - l51 * k31;
  k54 = k54 - l51 * k41;
  k55 = k55 - l51 * k51;
  const size2 = Math.abs(k22);
  const o2: Lane = 1.0 / (size2 > least ? size2 : least);
  const l32 = k32 * o2;
  const l42 = k42 * o2;
  const l52 = k52 * o2;
  e3 = e3 - l32 * e2;
  k33 = k33 - l32 * k32;
  e4 = e4 - l42 * e2;
  k43 = k43 - l42 * k32;
  k44 = k44 - l42 * k42;
  e5 = e5 - l52 * e2;
  k53 = k53 - l52 * k32;
  k54 = k54 - l52 * k42;
  k55 = k55 - l52 * k52;
  const size3 = Math.abs(k33);
  const o3: Lane = 1.0 / (size3 > least ? size3 : least);
  const l43 = k43 * o3;
  const l53 = k53 * o3;
  e4 = e4 - l43 * e3;
  k44 = k44 - l43 * k43;
  e5 = e5 - l53 * e3;
  k54 = k54 - l53 * k43;
  k55 = k55 - l53 * k53;
  const size4 = Math.abs(k44);
  const o4: Lane = 1.0 / (size4 > least ? size4 : least);
  const l54 = k54 * o4;
  e5 = e5 - l54 * e4;
  k55 = k55 - l54 * k54;
  const size5 = Math.abs(k55);
  const o5: Lane = 1.0 / (size5 > least ? size5 : least);
  const concave: Mask =
    k00 >= -CURVATURE_TOLERANCE &&
    k11 >= -CURVATURE_TOLERANCE &&
    k22 >= -CURVATURE_TOLERANCE &&
    k33 >= -CURVATURE_TOLERANCE &&
    k44 >= -CURVATURE_TOLERANCE &&
    k55 >= -CURVATURE_TOLERANCE;
  const n5 = e5 * o5;
  const n4 = e4 * o4 - l54 * n5;
  const n3 = e3 * o3 - l43 * n4 - l53 * n5;
  const n2 = e2 * o2 - l32 * n3 - l42 * n4 - l52 * n5;
  const n1 = e1 * o1 - l21 * n2 - l31 * n3 - l41 * n4 - l51 * n5;
  const n0 = e0 * o0 - l10 * n1 - l20 * n2 - l30 * n3 - l40 * n4 - l50 * n5;
  lane[slot.ASCENT_PROMISE] = h0 * n0 + h1 * n1 + h2 * n2 + h3 * n3 + h4 * n4 + h5 * n5;
  lane[slot.ASCENT_SQUARE] = n0 * n0 + n1 * n1 + n2 * n2 + n3 * n3 + n4 * n4 + n5 * n5;
  lane[slot.ASCENT_CONCAVE] = concave ? 1 : 0;
  lane[slot.ASCENT_STEP] = n0 * lane[slot.ASCENT_TANGENT] + n1 * lane[slot.ASCENT_TANGENT + 3];
  lane[slot.ASCENT_STEP + 1] =
    n0 * lane[slot.ASCENT_TANGENT + 1] + n1 * lane[slot.ASCENT_TANGENT + 4];
  lane[slot.ASCENT_STEP + 2] =
    n0 * lane[slot.ASCENT_TANGENT + 2] + n1 * lane[slot.ASCENT_TANGENT + 5];
  lane[slot.ASCENT_STEP + 3] =
    n2 * lane[slot.ASCENT_TANGENT + 6] + n3 * lane[slot.ASCENT_TANGENT + 9];
  lane[slot.ASCENT_STEP + 4] =
    n2 * lane[slot.ASCENT_TANGENT + 7] + n3 * lane[slot.ASCENT_TANGENT + 10];
  lane[slot.ASCENT_STEP + 5] =
    n2 * lane[slot.ASCENT_TANGENT + 8] + n3 * lane[slot.ASCENT_TANGENT + 11];
  lane[slot.ASCENT_STEP + 6] =
    n4 * lane[slot.ASCENT_TANGENT + 12] + n5 * lane[slot.ASCENT_TANGENT + 15];
  lane[slot.ASCENT_STEP + 7] =
    n4 * lane[slot.ASCENT_TANGENT + 13] + n5 * lane[slot.ASCENT_TANGENT + 16];
  lane[slot.ASCENT_STEP + 8] =
    n4 * lane[slot.ASCENT_TANGENT + 14] + n5 * lane[slot.ASCENT_TANGENT + 17];
}
