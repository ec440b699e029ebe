import { type Lane, lane } from "../lanes";
import * as slot from "../system/layout";

/**
 * Gradient and minus the Hessian (lower triangle, row by row) of the objective on the six angles of
 * Alice's directions in ASCENT_POINT, and the tangents that the angles turn them along.
 */
export function derivatives(): void {
  const p = slot.ASCENT_POINT;
  const t0 = lane[slot.ASCENT_T];
  const t1 = lane[slot.ASCENT_T + 1];
  const t2 = lane[slot.ASCENT_T + 2];
  const x1 = lane[p];
  const y1 = lane[p + 1];
  const z1 = lane[p + 2];
  const x2 = lane[p + 3];
  const y2 = lane[p + 4];
  const z2 = lane[p + 5];
  const x3 = lane[p + 6];
  const y3 = lane[p + 7];
  const z3 = lane[p + 8];
  // Bob's unnormed answers and the inverses of their lengths; one that is zero is free and counts as constant.
  const s0 = lane[slot.ASCENT_S];
  const s1 = lane[slot.ASCENT_S + 1];
  const s2 = lane[slot.ASCENT_S + 2];
  const m0 = x1 + x2;
  const m1 = y1 + y2;
  const m2 = z1 + z2;
  const u0 = t0 * (m0 + x3) - s0;
  const v0 = t0 * (m0 - x3) - s0;
  const w0 = t0 * (x1 - x2);
  const u1 = t1 * (m1 + y3) - s1;
  const v1 = t1 * (m1 - y3) - s1;
  const w1 = t1 * (y1 - y2);
  const u2 = t2 * (m2 + z3) - s2;
  const v2 = t2 * (m2 - z3) - s2;
  const w2 = t2 * (z1 - z2);
  const uu = u0 * u0 + u1 * u1 + u2 * u2;
  const iu: Lane = uu > 0 ? 1.0 / Math.sqrt(uu) : 0;
  const vv = v0 * v0 + v1 * v1 + v2 * v2;
  const iv: Lane = vv > 0 ? 1.0 / Math.sqrt(vv) : 0;
  const ww = w0 * w0 + w1 * w1 + w2 * w2;
  const iw: Lane = ww > 0 ? 1.0 / Math.sqrt(ww) : 0;
  // T times the unit answers: the gradient of each norm.
  const gu0 = t0 * (u0 * iu);
  const gu1 = t1 * (u1 * iu);
  const gu2 = t2 * (u2 * iu);
  const gv0 = t0 * (v0 * iv);
  const gv1 = t1 * (v1 * iv);
  const gv2 = t2 * (v2 * iv);
  const gw0 = t0 * (w0 * iw);
  const gw1 = t1 * (w1 * iw);
  const gw2 = t2 * (w2 * iw);
  const r0 = lane[slot.ASCENT_R];
  const r1 = lane[slot.ASCENT_R + 1];
  const r2 = lane[slot.ASCENT_R + 2];
  const f0 = gu0 + gv0 + r0;
  const f1 = gu1 + gv1 + r1;
  const f2 = gu2 + gv2 + r2;
  const d10 = f0 + gw0;
  const d20 = f0 - gw0;
  const d30 = gu0 - gv0;
  const d11 = f1 + gw1;
  const d21 = f1 - gw1;
  const d31 = gu1 - gv1;
  const d12 = f2 + gw2;
  const d22 = f2 - gw2;
  const d32 = gu2 - gv2;
  // What the curvature of each sphere subtracts.
  const bend1 = x1 * d10 + y1 * d11 + z1 * d12;
  const bend2 = x2 * d20 + y2 * d21 + z2 * d22;
  const bend3 = x3 * d30 + y3 * d31 + z3 * d32;
  // Two unit tangents at each direction, a₀ and a₁, b₀ and b₁, c₀ and c₁ (Duff et al., JCGT 6(1), 2017).
  const side1: Lane = z1 >= 0 ? 1 : -1;
  const q1 = -1.0 / (side1 + z1);
  const cross1 = x1 * y1 * q1;
  const a00 = 1.0 + side1 * x1 * x1 * q1;
  const a01 = side1 * cross1;
  const a02 = -side1 * x1;
  const a10 = cross1;
  const a11 = side1 + y1 * y1 * q1;
  const a12 = -y1;
  const side2: Lane = z2 >= 0 ? 1 : -1;
  const q2 = -1.0 / (side2 + z2);
  const cross2 = x2 * y2 * q2;
  const b00 = 1.0 + side2 * x2 * x2 * q2;
  const b01 = side2 * cross2;
  const b02 = -side2 * x2;
  const b10 = cross2;
  const b11 = side2 + y2 * y2 * q2;
  const b12 = -y2;
  const side3: Lane = z3 >= 0 ? 1 : -1;
  const q3 = -1.0 / (side3 + z3);
  const cross3 = x3 * y3 * q3;
  const c00 = 1.0 + side3 * x3 * x3 * q3;
  const c01 = side3 * cross3;
  const c02 = -side3 * x3;
  const c10 = cross3;
  const c11 = side3 + y3 * y3 * q3;
  const c12 = -y3;
  // Gradient; components of the norms' gradients along the tangents.
  const ua0 = a00 * gu0 + a01 * gu1 + a02 * gu2;
  const va0 = a00 * gv0 + a01 * gv1 + a02 * gv2;
  const wa0 = a00 * gw0 + a01 * gw1 + a02 * gw2;
  lane[slot.ASCENT_GRADIENT] = a00 * d10 + a01 * d11 + a02 * d12;
  const ua1 = a10 * gu0 + a11 * gu1 + a12 * gu2;
  const va1 = a10 * gv0 + a11 * gv1 + a12 * gv2;
  const wa1 = a10 * gw0 + a11 * gw1 + a12 * gw2;
  lane[slot.ASCENT_GRADIENT + 1] = a10 * d10 + a11 * d11 + a12 * d12;
  const ub0 = b00 * gu0 + b01 * gu1 + b02 * gu2;
  const vb0 = b00 * gv0 + b01 * gv1 + b02 * gv2;
  const wb0 = b00 * gw0 + b01 * gw1 + b02 * gw2;
  lane[slot.ASCENT_GRADIENT + 2] = b00 * d20 + b01 * d21 + b02 * d22;
  const ub1 = b10 * gu0 + b11 * gu1 + b12 * gu2;
  const vb1 = b10 * gv0 + b11 * gv1 + b12 * gv2;
  const wb1 = b10 * gw0 + b11 * gw1 + b12 * gw2;
  lane[slot.ASCENT_GRADIENT + 3] = b10 * d20 + b11 * d21 + b12 * d22;
  const uc0 = c00 * gu0 + c01 * gu1 + c02 * gu2;
  const vc0 = c00 * gv0 + c01 * gv1 + c02 * gv2;
  lane[slot.ASCENT_GRADIENT + 4] = c00 * d30 + c01 * d31 + c02 * d32;
  const uc1 = c10 * gu0 + c11 * gu1 + c12 * gu2;
  const vc1 = c10 * gv0 + c11 * gv1 + c12 * gv2;
  lane[slot.ASCENT_GRADIENT + 5] = c10 * d30 + c11 * d31 + c12 * d32;
  lane[slot.ASCENT_TANGENT] = a00;
  lane[slot.ASCENT_TANGENT + 1] = a01;
  lane[slot.ASCENT_TANGENT + 2] = a02;
  lane[slot.ASCENT_TANGENT + 3] = a10;
  lane[slot.ASCENT_TANGENT + 4] = a11;
  lane[slot.ASCENT_TANGENT + 5] = a12;
  lane[slot.ASCENT_TANGENT + 6] = b00;
  lane[slot.ASCENT_TANGENT + 7] = b01;
  lane[slot.ASCENT_TANGENT + 8] = b02;
  lane[slot.ASCENT_TANGENT + 9] = b10;
  lane[slot.ASCENT_TANGENT + 10] = b11;
  lane[slot.ASCENT_TANGENT + 11] = b12;
  lane[slot.ASCENT_TANGENT + 12] = c00;
  lane[slot.ASCENT_TANGENT + 13] = c01;
  lane[slot.ASCENT_TANGENT + 14] = c02;
  lane[slot.ASCENT_TANGENT + 15] = c10;
  lane[slot.ASCENT_TANGENT + 16] = c11;
  lane[slot.ASCENT_TANGENT + 17] = c12;
  // Tangents times T.
  const ta00 = t0 * a00;
  const ta01 = t1 * a01;
  const ta02 = t2 * a02;
  const ta10 = t0 * a10;
  const ta11 = t1 * a11;
  const ta12 = t2 * a12;
  const tb00 = t0 * b00;
  const tb01 = t1 * b01;
  const tb02 = t2 * b02;
  const tb10 = t0 * b10;
  const tb11 = t1 * b11;
  const tb12 = t2 * b12;
  const tc00 = t0 * c00;
  const tc01 = t1 * c01;
  const tc02 = t2 * c02;
  const tc10 = t0 * c10;
  const tc11 = t1 * c11;
  const tc12 = t2 * c12;
  // Minus the Hessian: norm k adds (EᵀTû)(EᵀTû)ᵀ − EᵀT²E over its length, with the signs of both directions.
  const sum = iu + iv;
  const difference = iu - iv;
  const whole = sum + iw;
  const unlike = sum - iw;
  const usa0 = iu * ua0;
  const vsa0 = iv * va0;
  const wsa0 = iw * wa0;
  const usa1 = iu * ua1;
  const vsa1 = iv * va1;
  const wsa1 = iw * wa1;
  const usb0 = iu * ub0;
  const vsb0 = iv * vb0;
  const wsb0 = iw * wb0;
  const usb1 = iu * ub1;
  const vsb1 = iv * vb1;
  const wsb1 = iw * wb1;
  const usc0 = iu * uc0;
  const vsc0 = iv * vc0;
  const usc1 = iu * uc1;
  const vsc1 = iv * vc1;
  lane[slot.ASCENT_HESSIAN] =
    bend1 +
    (usa0 * ua0 + vsa0 * va0 + wsa0 * wa0) -
    whole * (ta00 * ta00 + ta01 * ta01 + ta02 * ta02);
  lane[slot.ASCENT_HESSIAN + 1] =
    usa1 * ua0 + vsa1 * va0 + wsa1 * wa0 - whole * (ta10 * ta00 + ta11 * ta01 + ta12 * ta02);
  lane[slot.ASCENT_HESSIAN + 2] =
    bend1 +
    (usa1 * ua1 + vsa1 * va1 + wsa1 * wa1) -
    whole * (ta10 * ta10 + ta11 * ta11 + ta12 * ta12);
  lane[slot.ASCENT_HESSIAN + 3] =
    usb0 * ua0 + vsb0 * va0 - wsb0 * wa0 - unlike * (tb00 * ta00 + tb01 * ta01 + tb02 * ta02);
  lane[slot.ASCENT_HESSIAN + 4] =
    usb0 * ua1 + vsb0 * va1 - wsb0 * wa1 - unlike * (tb00 * ta10 + tb01 * ta11 + tb02 * ta12);
  lane[slot.ASCENT_HESSIAN + 5] =
    bend2 +
    (usb0 * ub0 + vsb0 * vb0 + wsb0 * wb0) -
    whole * (tb00 * tb00 + tb01 * tb01 + tb02 * tb02);
  lane[slot.ASCENT_HESSIAN + 6] =
    usb1 * ua0 + vsb1 * va0 - wsb1 * wa0 - unlike * (tb10 * ta00 + tb11 * ta01 + tb12 * ta02);
  lane[slot.ASCENT_HESSIAN + 7] =
    usb1 * ua1 + vsb1 * va1 - wsb1 * wa1 - unlike * (tb10 * ta10 + tb11 * ta11 + tb12 * ta12);
  lane[slot.ASCENT_HESSIAN + 8] =
    usb1 * ub0 + vsb1 * vb0 + wsb1 * wb0 - whole * (tb10 * tb00 + tb11 * tb01 + tb12 * tb02);
  lane[slot.ASCENT_HESSIAN + 9] =
    bend2 +
    (usb1 * ub1 + vsb1 * vb1 + wsb1 * wb1) -
    whole * (tb10 * tb10 + tb11 * tb11 + tb12 * tb12);
  lane[slot.ASCENT_HESSIAN + 10] =
    usc0 * ua0 - vsc0 * va0 - difference * (tc00 * ta00 + tc01 * ta01 + tc02 * ta02);
  lane[slot.ASCENT_HESSIAN + 11] =
    usc0 * ua1 - vsc0 * va1 - difference * (tc00 * ta10 + tc01 * ta11 + tc02 * ta12);
  lane[slot.ASCENT_HESSIAN + 12] =
    usc0 * ub0 - vsc0 * vb0 - difference * (tc00 * tb00 + tc01 * tb01 + tc02 * tb02);
  lane[slot.ASCENT_HESSIAN + 13] =
    usc0 * ub1 - vsc0 * vb1 - difference * (tc00 * tb10 + tc01 * tb11 + tc02 * tb12);
  lane[slot.ASCENT_HESSIAN + 14] =
    bend3 + (usc0 * uc0 + vsc0 * vc0) - sum * (tc00 * tc00 + tc01 * tc01 + tc02 * tc02);
  lane[slot.ASCENT_HESSIAN + 15] =
    usc1 * ua0 - vsc1 * va0 - difference * (tc10 * ta00 + tc11 * ta01 + tc12 * ta02);
  lane[slot.ASCENT_HESSIAN + 16] =
    usc1 * ua1 - vsc1 * va1 - difference * (tc10 * ta10 + tc11 * ta11 + tc12 * ta12);
  lane[slot.ASCENT_HESSIAN + 17] =
    usc1 * ub0 - vsc1 * vb0 - difference * (tc10 * tb00 + tc11 * tb01 + tc12 * tb02);
  lane[slot.ASCENT_HESSIAN + 18] =
    usc1 * ub1 - vsc1 * vb1 - difference * (tc10 * tb10 + tc11 * tb11 + tc12 * tb12);
  lane[slot.ASCENT_HESSIAN + 19] =
    usc1 * uc0 + vsc1 * vc0 - sum * (tc10 * tc00 + tc11 * tc01 + tc12 * tc02);
  lane[slot.ASCENT_HESSIAN + 20] =
    bend3 + (usc1 * uc1 + vsc1 * vc1) - sum * (tc10 * tc10 + tc11 * tc11 + tc12 * tc12);
}
