import { arena } from "../arena";
import * as slot from "../layout";
import { hermitianEigenvalues } from "../linear/hermitian";
import {
  NEGATIVITY_DETERMINANT,
  NEGATIVITY_SLOPE,
  NEGATIVITY_STEP,
  NEGATIVITY_STEPS,
} from "./constants";

/** What a Hermitian block (a, c; c*, b), |c| given, has below zero. */
function blockBelow(a: f64, b: f64, c: f64): f64 {
  const half = 0.5 * (a - b);
  const mean = 0.5 * (a + b);
  const root = Math.sqrt(half * half + c * c);
  return Math.max(0, root - mean) + Math.max(0, -(mean + root));
}

/** Negativity of an X-state: the partial transpose exchanges the two coherences. */
export function negativityX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return blockBelow(p1, p4, c23) + blockBelow(p2, p3, c14);
}

/**
 * The same from the determinant and the smallest eigenvalue of the partial transpose of a state,
 * which has no other below zero (A. Sanpera, R. Tarrach, G. Vidal, Phys. Rev. A 58, 826); −1 where
 * the coefficients of the characteristic polynomial do not determine it well.
 */
function quickNegativity(): f64 {
  const re = slot.RHO_RE;
  const im = slot.RHO_IM;
  const a = arena[re];
  const b = arena[re + 5];
  const c = arena[re + 10];
  const d = arena[re + 15];
  // The entries below the diagonal: the transposition of qubit 1 takes (2,0) … (3,1) to their mirror images.
  const pr = arena[re + 4];
  const pi = arena[im + 4];
  const qr = arena[re + 8];
  const qi = -arena[im + 8];
  const rr = arena[re + 9];
  const ri = -arena[im + 9];
  const sr = arena[re + 12];
  const si = -arena[im + 12];
  const tr = arena[re + 13];
  const ti = -arena[im + 13];
  const ur = arena[re + 14];
  const ui = arena[im + 14];
  const p = pr * pr + pi * pi;
  const q = qr * qr + qi * qi;
  // (3,0) of the transpose is ρ₂₁*, (2,1) is ρ₃₀*.
  const r = rr * rr + ri * ri;
  const s = sr * sr + si * si;
  const t = tr * tr + ti * ti;
  const u = ur * ur + ui * ui;
  // Products of its entries around the triangles (0,1,2), (0,1,3), (0,2,3), (1,2,3), real parts:
  // Re z₂₀ (z₁₀ z₂₁)* and so on, z₂₁ = s, z₃₀ = r.
  const psr = pr * sr - pi * si;
  const psi = pr * si + pi * sr;
  const ptr = pr * tr - pi * ti;
  const pti = pr * ti + pi * tr;
  const qur = qr * ur - qi * ui;
  const qui = qr * ui + qi * ur;
  const sur = sr * ur - si * ui;
  const sui = sr * ui + si * ur;
  const xd = 2.0 * (qr * psr + qi * psi);
  const xc = 2.0 * (rr * ptr + ri * pti);
  const xb = 2.0 * (rr * qur + ri * qui);
  const xa = 2.0 * (tr * sur + ti * sui);
  // Around the squares (0,1,2,3), (0,1,3,2), (0,2,1,3).
  const psur = psr * ur - psi * ui;
  const psui = psr * ui + psi * ur;
  const one = rr * psur + ri * psui;
  const two = qur * ptr + qui * pti;
  const srr = sr * rr - si * ri;
  const sri = sr * ri + si * rr;
  const qtr = qr * tr - qi * ti;
  const qti = qr * ti + qi * tr;
  const three = srr * qtr + sri * qti;
  const ab = a * b;
  const cd = c * d;
  const trace = a + b + (c + d);
  const second = ab + cd + (a + b) * (c + d) - (p + q + r + (s + t + u));
  const third =
    ab * (c + d) +
    cd * (a + b) -
    (p * (c + d) + q * (b + d) + r * (b + c) + (s * (a + d) + t * (a + c) + u * (a + b))) +
    (xa + xb + (xc + xd));
  const determinant =
    ab * cd -
    (p * cd + q * (b * d) + r * (b * c) + (s * (a * d) + t * (a * c) + u * ab)) +
    (a * xa + b * xb + (c * xc + d * xd)) +
    (p * u + q * t + r * s) -
    2.0 * (one + two + three);
  if (determinant > NEGATIVITY_DETERMINANT) return 0;
  // Newton's method ascends from −1/2, which no eigenvalue is below, to the smallest one.
  let x: f64 = -0.5;
  for (let k: i32 = 0; k < NEGATIVITY_STEPS; k++) {
    const value = (((x - trace) * x + second) * x - third) * x + determinant;
    const slope = ((4.0 * x - 3.0 * trace) * x + 2.0 * second) * x - third;
    if (!(slope < -NEGATIVITY_SLOPE)) return -1;
    const step = -value / slope;
    x = x + step;
    if (!(step > NEGATIVITY_STEP)) break;
  }
  return Math.max(0, -x);
}

/**
 * (‖ρ^{T₁}‖₁ − 1)/2 of the state in RHO, whose smallest eigenvalue is known, or 0 in its place where
 * it is positive: the sum of what its partial transpose has below zero (Vidal, Werner, Phys. Rev. A
 * 65, 032314).
 */
export function negativity(): f64 {
  if (arena[slot.STATE_MIN_EIGENVALUE] >= 0) {
    const quick = quickNegativity();
    if (quick >= 0) return quick;
  }
  return sumBelow();
}

/** The same from all eigenvalues. */
function sumBelow(): f64 {
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      // The first qubit's level is the upper bit of an index.
      const from = slot.LEVELS * ((i & 1) | (j & 2)) + ((j & 1) | (i & 2));
      arena[slot.JACOBI_RE + slot.LEVELS * i + j] = arena[slot.RHO_RE + from];
      arena[slot.JACOBI_IM + slot.LEVELS * i + j] = arena[slot.RHO_IM + from];
    }
  }
  hermitianEigenvalues(slot.JACOBI_RE, slot.JACOBI_IM);
  let below: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    below = below + Math.max(0, -arena[slot.TRIDIAGONAL + k]);
  }
  return below;
}
