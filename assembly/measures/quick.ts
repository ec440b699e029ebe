import { arena } from "../arena";
import { QUICK_NOISE, QUICK_PIVOT, QUICK_SEPARATION, QUICK_STEP, QUICK_STEPS } from "../constants";
import * as slot from "../layout";

// Concurrence and CHSH of states of full rank from the coefficients of characteristic polynomials,
// a few times as fast as from eigenvectors. Where roots come so close together, or so close to
// zero, that coefficients do not determine them well, nothing is said: the caller goes the long way.

/**
 * Determinant of the Hermitian matrix in RHO by its factor L D L†; 0 where a pivot is not well
 * above rounding, so that the matrix may not be positive.
 */
export function positiveDeterminant(): f64 {
  const re = slot.RHO_RE;
  const im = slot.RHO_IM;
  const d0 = arena[re];
  if (!(d0 > QUICK_PIVOT)) return 0;
  const a1 = arena[re + 4];
  const b1 = arena[im + 4];
  const a2 = arena[re + 8];
  const b2 = arena[im + 8];
  const a3 = arena[re + 12];
  const b3 = arena[im + 12];
  const i0 = 1 / d0;
  const d1 = arena[re + 5] - (a1 * a1 + b1 * b1) * i0;
  if (!(d1 > QUICK_PIVOT)) return 0;
  // What is left of the entries (3,2) and (4,2): ρᵢ₁ − ρᵢ₀ ρ₁₀* / d₀.
  const c2 = arena[re + 9] - (a2 * a1 + b2 * b1) * i0;
  const e2 = arena[im + 9] - (b2 * a1 - a2 * b1) * i0;
  const c3 = arena[re + 13] - (a3 * a1 + b3 * b1) * i0;
  const e3 = arena[im + 13] - (b3 * a1 - a3 * b1) * i0;
  const i1 = 1 / d1;
  const d2 = arena[re + 10] - (a2 * a2 + b2 * b2) * i0 - (c2 * c2 + e2 * e2) * i1;
  if (!(d2 > QUICK_PIVOT)) return 0;
  const f3 = arena[re + 14] - (a3 * a2 + b3 * b2) * i0 - (c3 * c2 + e3 * e2) * i1;
  const g3 = arena[im + 14] - (b3 * a2 - a3 * b2) * i0 - (e3 * c2 - c3 * e2) * i1;
  const d3 =
    arena[re + 15] - (a3 * a3 + b3 * b3) * i0 - (c3 * c3 + e3 * e3) * i1 - (f3 * f3 + g3 * g3) / d2;
  return d3 > QUICK_PIVOT ? d0 * d1 * (d2 * d3) : 0;
}

/**
 * Concurrence of the state whose Bloch vectors and correlations have been found and whose
 * determinant is given; −1 where coefficients do not determine it well.
 *
 * The roots p_k of ρρ̃'s eigenvalues (Wootters 1998) are those of the Bell-diagonal state that
 * local filters make of ρ: (s₀ ± s₁ ± s₂ ± s₃)/4 with the Lorentz singular values s of
 * R = (1, sᵀ; r, T) (F. Verstraete, J. Dehaene, B. De Moor, Phys. Rev. A 64, 010101). Power sums of
 * s² are traces of powers of G R G Rᵀ, G = diag(1, −1, −1, −1); they give those of p².
 */
export function quickConcurrence(determinant: f64): f64 {
  const r1 = arena[slot.BLOCH_R];
  const r2 = arena[slot.BLOCH_R + 1];
  const r3 = arena[slot.BLOCH_R + 2];
  const s1 = arena[slot.BLOCH_S];
  const s2 = arena[slot.BLOCH_S + 1];
  const s3 = arena[slot.BLOCH_S + 2];
  const t11 = arena[slot.CORRELATION];
  const t12 = arena[slot.CORRELATION + 1];
  const t13 = arena[slot.CORRELATION + 2];
  const t21 = arena[slot.CORRELATION + 3];
  const t22 = arena[slot.CORRELATION + 4];
  const t23 = arena[slot.CORRELATION + 5];
  const t31 = arena[slot.CORRELATION + 6];
  const t32 = arena[slot.CORRELATION + 7];
  const t33 = arena[slot.CORRELATION + 8];
  // Q = R G Rᵀ.
  const q00 = 1 - (s1 * s1 + s2 * s2 + s3 * s3);
  const q01 = r1 - (s1 * t11 + s2 * t12 + s3 * t13);
  const q02 = r2 - (s1 * t21 + s2 * t22 + s3 * t23);
  const q03 = r3 - (s1 * t31 + s2 * t32 + s3 * t33);
  const q11 = r1 * r1 - (t11 * t11 + t12 * t12 + t13 * t13);
  const q12 = r1 * r2 - (t11 * t21 + t12 * t22 + t13 * t23);
  const q13 = r1 * r3 - (t11 * t31 + t12 * t32 + t13 * t33);
  const q22 = r2 * r2 - (t21 * t21 + t22 * t22 + t23 * t23);
  const q23 = r2 * r3 - (t21 * t31 + t22 * t32 + t23 * t33);
  const q33 = r3 * r3 - (t31 * t31 + t32 * t32 + t33 * t33);
  // Traces of G Q and of its powers.
  const m1 = q00 - (q11 + q22 + q33);
  const outer = q01 * q01 + q02 * q02 + q03 * q03;
  const inner = q12 * q12 + q13 * q13 + q23 * q23;
  const m2 = q00 * q00 + q11 * q11 + (q22 * q22 + q33 * q33) - 2 * outer + 2 * inner;
  const v00 = q00 * q00 - outer;
  const v01 = q00 * q01 - (q01 * q11 + q02 * q12 + q03 * q13);
  const v02 = q00 * q02 - (q01 * q12 + q02 * q22 + q03 * q23);
  const v03 = q00 * q03 - (q01 * q13 + q02 * q23 + q03 * q33);
  const v11 = q01 * q01 - (q11 * q11 + q12 * q12 + q13 * q13);
  const v12 = q01 * q02 - (q11 * q12 + q12 * q22 + q13 * q23);
  const v13 = q01 * q03 - (q11 * q13 + q12 * q23 + q13 * q33);
  const v22 = q02 * q02 - (q12 * q12 + q22 * q22 + q23 * q23);
  const v23 = q02 * q03 - (q12 * q13 + q22 * q23 + q23 * q33);
  const v33 = q03 * q03 - (q13 * q13 + q23 * q23 + q33 * q33);
  const m3 =
    v00 * q00 +
    (v11 * q11 + v22 * q22 + v33 * q33) -
    2 * (v01 * q01 + v02 * q02 + v03 * q03) +
    2 * (v12 * q12 + v13 * q13 + v23 * q23);
  // −det R = −det(T − r sᵀ).
  const x1 = t11 - r1 * s1;
  const x2 = t12 - r1 * s2;
  const x3 = t13 - r1 * s3;
  const y1 = t21 - r2 * s1;
  const y2 = t22 - r2 * s2;
  const y3 = t23 - r2 * s3;
  const z1 = t31 - r3 * s1;
  const z2 = t32 - r3 * s2;
  const z3 = t33 - r3 * s3;
  const product = -(x1 * (y2 * z3 - y3 * z2) - x2 * (y1 * z3 - y3 * z1) + x3 * (y1 * z2 - y2 * z1));
  const second = 0.5 * (m1 * m1 - m2);
  const third = (m1 * m1 * m1 - 3 * m1 * m2 + 2 * m3) / 6;
  // Power sums of p², then elementary symmetric functions in units of the first.
  const p2 = 0.25 * m1;
  const p4 = (m2 + 6 * second + 24 * product) / 64;
  const p6 = (m3 + 15 * (m1 * m2 - m3) + 90 * third + 120 * product * m1) / 1024;
  if (!(p2 > 0)) return -1;
  const scale = 1 / p2;
  const power4 = p4 * scale * scale;
  const b2 = 0.5 * (1 - power4);
  const b3 = (1 - 3 * power4 + 2 * p6 * scale * scale * scale) / 6;
  const b4 = determinant * scale * scale;
  // Rounding of traces of matrices with entries of order one, in these units, over what a root may be off by.
  const least = Math.max(QUICK_SEPARATION, QUICK_NOISE / (m1 * m1 * m1));
  if (!(b3 > least * least)) return -1;
  return quickRoots(b2, b3, b4, least) * Math.sqrt(p2);
}

/**
 * 2√x₁ − Σ √x_k for the roots of x⁴ − x³ + b₂x² − b₃x + b₄², b₄ = √(x₁x₂x₃x₄), zero for what is
 * negative; below zero where a slope at a root is below `least`.
 */
function quickRoots(b2: f64, b3: f64, b4: f64, least: f64): f64 {
  const constant = b4 * b4;
  // Newton's method from above descends to the largest root.
  let x: f64 = 1;
  let slope: f64 = 0;
  for (let k: i32 = 0; k < QUICK_STEPS; k++) {
    const value = (((x - 1) * x + b2) * x - b3) * x + constant;
    slope = ((4 * x - 3) * x + 2 * b2) * x - b3;
    if (!(slope > least)) return -1;
    const step = value / slope;
    x -= step;
    if (!(step > QUICK_STEP)) break;
  }
  // The sum σ₁ of the square roots: σ₁² = 1 + 2σ₂, σ₃² = b₃ + 2σ₂b₄, σ₂² = b₂ + 2σ₁σ₃ − 2b₄; a
  // convex equation for σ₂, whose largest root Newton's method from above descends to.
  let y: f64 = 1.5;
  for (let k: i32 = 0; k < QUICK_STEPS; k++) {
    const first = 1 + 2 * y;
    const last = b3 + 2 * y * b4;
    const root = Math.sqrt(first * last);
    const value = y * y - b2 + 2 * b4 - 2 * root;
    slope = 2 * y - (2 * (last + b4 * first)) / root;
    if (!(slope > least)) return -1;
    const step = value / slope;
    y -= step;
    if (!(step > QUICK_STEP)) break;
  }
  return Math.max(0, 2 * Math.sqrt(x) - Math.sqrt(1 + 2 * y));
}

/**
 * Maximum of CHSH from the correlations (Horodecki 1995): 2√(Tr TᵀT − μ), μ the smallest eigenvalue
 * of TᵀT; −1 where that is not well apart from the next.
 */
export function quickChsh(): f64 {
  const a1 = arena[slot.CORRELATION];
  const a2 = arena[slot.CORRELATION + 1];
  const a3 = arena[slot.CORRELATION + 2];
  const b1 = arena[slot.CORRELATION + 3];
  const b2 = arena[slot.CORRELATION + 4];
  const b3 = arena[slot.CORRELATION + 5];
  const c1 = arena[slot.CORRELATION + 6];
  const c2 = arena[slot.CORRELATION + 7];
  const c3 = arena[slot.CORRELATION + 8];
  // T Tᵀ, whose eigenvalues are the same.
  const aa = a1 * a1 + a2 * a2 + a3 * a3;
  const bb = b1 * b1 + b2 * b2 + b3 * b3;
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const ab = a1 * b1 + a2 * b2 + a3 * b3;
  const ac = a1 * c1 + a2 * c2 + a3 * c3;
  const bc = b1 * c1 + b2 * c2 + b3 * c3;
  const trace = aa + bb + cc;
  if (!(trace > 0)) return -1;
  const scale = 1 / trace;
  const minors = (aa * bb - ab * ab + (aa * cc - ac * ac) + (bb * cc - bc * bc)) * scale * scale;
  const root = a1 * (b2 * c3 - b3 * c2) - a2 * (b1 * c3 - b3 * c1) + a3 * (b1 * c2 - b2 * c1);
  const constant = root * root * scale * scale * scale;
  // x³ − x² + m x − d: Newton's method from 0 ascends to the smallest root.
  let x: f64 = 0;
  for (let k: i32 = 0; k < QUICK_STEPS; k++) {
    const value = ((x - 1) * x + minors) * x - constant;
    const slope = (3 * x - 2) * x + minors;
    if (!(slope > QUICK_SEPARATION)) return -1;
    const step = -value / slope;
    x += step;
    if (!(step > QUICK_STEP)) break;
  }
  return 2 * Math.sqrt(trace * (1 - x));
}
