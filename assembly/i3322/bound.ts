import { arena } from "../arena";
import {
  BOUND_PASSES,
  BOUND_ROUNDING,
  EDGE_STEPS,
  LOCAL_BOUND,
  MULTIPLIER_STEPS,
  OPERATOR_BOUND,
  QUANTUM_BOUND,
  SQRT5,
  UNENTANGLED_EXCESS,
} from "../constants";
import * as slot from "../layout";

/**
 * Rigorous upper bound of max Tr(B₃₃₂₂ρ) for the problem in FRAME, whose best point is
 * in BEST with this value, at almost no cost: the axial or the general bound, and what no
 * state of this smallest eigenvalue and concurrence can exceed: 4 without entanglement, else
 * 5, B₃₃₂₂'s largest value on qubits; three negative eigenvalues ν add at most 3|ν|(5 + ‖B‖).
 */
export function bound(value: f64, minEigenvalue: f64, concurrence: f64): f64 {
  const axial =
    arena[slot.FRAME_IS_X] > 0 && arena[slot.FRAME_T] >= Math.abs(arena[slot.FRAME_T + 2]);
  const found = axial ? axialBound(value) : generalBound(value);
  const negative = 3 * Math.max(0, -minEigenvalue);
  const limit = concurrence > 0 || negative > 0 ? QUANTUM_BOUND : LOCAL_BOUND + UNENTANGLED_EXCESS;
  const any = limit + negative * (QUANTUM_BOUND + OPERATOR_BOUND);
  return Math.max(value, Math.min(found, any * (1 + BOUND_ROUNDING)));
}

/**
 * Rigorous upper bound of max Tr(B₃₃₂₂ρ) for any problem in FRAME: the smaller one of ρ and of
 * the swapped ρ, which have the same maximum with p = a₁ + a₂ for one, −(b₁ + b₂) for the other.
 */
function generalBound(value: f64): f64 {
  const p0 = arena[slot.BEST] + arena[slot.BEST + 3];
  const p1 = arena[slot.BEST + 1] + arena[slot.BEST + 4];
  const p2 = arena[slot.BEST + 2] + arena[slot.BEST + 5];
  const alice = partyBound(slot.FRAME_R, slot.FRAME_S, p0, p1, p2, 0);
  // b₁ and b₂ lie along c ± Ta₃.
  const c0 = arena[slot.FRAME_T] * p0 - arena[slot.FRAME_S];
  const c1 = arena[slot.FRAME_T + 1] * p1 - arena[slot.FRAME_S + 1];
  const c2 = arena[slot.FRAME_T + 2] * p2 - arena[slot.FRAME_S + 2];
  const y0 = arena[slot.FRAME_T] * arena[slot.BEST + 6];
  const y1 = arena[slot.FRAME_T + 1] * arena[slot.BEST + 7];
  const y2 = arena[slot.FRAME_T + 2] * arena[slot.BEST + 8];
  const n1 = inverseNorm(c0 + y0, c1 + y1, c2 + y2);
  const n2 = inverseNorm(c0 - y0, c1 - y1, c2 - y2);
  const m0 = n1 * (c0 + y0) + n2 * (c0 - y0);
  const m1 = n1 * (c1 + y1) + n2 * (c1 - y1);
  const m2 = n1 * (c2 + y2) + n2 * (c2 - y2);
  const bob = partyBound(slot.FRAME_S, slot.FRAME_R, -m0, -m1, -m2, 0);
  return Math.max(value, Math.min(alice, bob)) * (1 + BOUND_ROUNDING);
}

/** Whether the general bound of the problem in FRAME is at most `level`, wherever its maximum lies. */
export function isBounded(level: f64): bool {
  const enough = level * (1 - BOUND_ROUNDING);
  return (
    partyBound(slot.FRAME_R, slot.FRAME_S, 0, 0, 0, enough) <= enough ||
    partyBound(slot.FRAME_S, slot.FRAME_R, 0, 0, 0, enough) <= enough
  );
}

function inverseNorm(x: f64, y: f64, z: f64): f64 {
  const square = x * x + y * y + z * z;
  return square > 0 ? 1 / Math.sqrt(square) : 0;
}

/**
 * The bound of a party whose Bloch vector is in slots `own`, the other one's in `other`, started
 * from p; brought no further down than to what is `enough`.
 *
 * With t the largest |t_i|: |Tq| ≤ t|q| and |c+Ta| + |c−Ta| ≤ 2√(|c|²+t²), so by
 * Cauchy-Schwarz F(p) ≤ r·p + √5 √Q(p), Q = 5t² + |s|² − 2s·Tp − pᵀ(t²−T²)p. For any
 * y, μ > 0, √Q ≤ (Q/y + y)/2 and 0 ≤ μ(4−|p|²) leave a quadratic whose maximum
 * over all p bounds F; y and μ are brought near their optimum (docs/i3322.md).
 */
function partyBound(own: i32, other: i32, x: f64, y: f64, z: f64, enough: f64): f64 {
  let t2: f64 = 0;
  for (let i: i32 = 0; i < 3; i++)
    t2 = Math.max(t2, arena[slot.FRAME_T + i] * arena[slot.FRAME_T + i]);
  let p0: f64 = x;
  let p1: f64 = y;
  let p2: f64 = z;
  const r0 = arena[own];
  const r1 = arena[own + 1];
  const r2 = arena[own + 2];
  const s0 = arena[other];
  const s1 = arena[other + 1];
  const s2 = arena[other + 2];
  const constant = 5 * t2 + s0 * s0 + s1 * s1 + s2 * s2;
  let best: f64 = Infinity;
  for (let pass: i32 = 0; pass < BOUND_PASSES; pass++) {
    const q =
      constant -
      quadratic(t2, arena[slot.FRAME_T], s0, p0) -
      quadratic(t2, arena[slot.FRAME_T + 1], s1, p1) -
      quadratic(t2, arena[slot.FRAME_T + 2], s2, p2);
    const root = Math.sqrt(Math.max(q, t2));
    if (!(root > 0)) return 2 * Math.sqrt(r0 * r0 + r1 * r1 + r2 * r2);
    const scale = SQRT5 / root;
    const l0 = r0 - scale * (arena[slot.FRAME_T] * s0);
    const l1 = r1 - scale * (arena[slot.FRAME_T + 1] * s1);
    const l2 = r2 - scale * (arena[slot.FRAME_T + 2] * s2);
    const w0 = 0.5 * scale * (t2 - arena[slot.FRAME_T] * arena[slot.FRAME_T]);
    const w1 = 0.5 * scale * (t2 - arena[slot.FRAME_T + 1] * arena[slot.FRAME_T + 1]);
    const w2 = 0.5 * scale * (t2 - arena[slot.FRAME_T + 2] * arena[slot.FRAME_T + 2]);
    const mu = multiplier(l0, l1, l2, w0, w1, w2);
    const free = ratio(l0 * l0, w0 + mu) + ratio(l1 * l1, w1 + mu) + ratio(l2 * l2, w2 + mu);
    const reached = 0.5 * SQRT5 * (constant / root + root) + 4 * mu + 0.25 * free;
    best = Math.min(best, reached);
    if (best <= enough) break;
    p0 = 0.5 * ratio(l0, w0 + mu);
    p1 = 0.5 * ratio(l1, w1 + mu);
    p2 = 0.5 * ratio(l2, w2 + mu);
  }
  return best;
}

/** 2 s_i t_i p_i + (t² − t_i²) p_i²: what component i takes from Q. */
function quadratic(t2: f64, t: f64, s: f64, p: f64): f64 {
  return (2 * s * t + (t2 - t * t) * p) * p;
}

/** a/b, zero where a is: a direction that the objective ignores. */
function ratio(a: f64, b: f64): f64 {
  return a === 0 ? 0 : a / b;
}

/** μ ≥ 0 with Σ l²/(w+μ)² = 16 (|p| = 2), or 0 where the sum is smaller there. */
function multiplier(l0: f64, l1: f64, l2: f64, w0: f64, w1: f64, w2: f64): f64 {
  // From below the root Newton's iteration on (Σ l²/(w+μ)²)^(-1/2) climbs monotonically.
  let mu: f64 = Math.max(0, 0.25 * Math.abs(l0) - w0);
  mu = Math.max(mu, 0.25 * Math.abs(l1) - w1);
  mu = Math.max(mu, 0.25 * Math.abs(l2) - w2);
  if (!(mu > 0)) {
    const h = square(ratio(l0, w0)) + square(ratio(l1, w1)) + square(ratio(l2, w2));
    if (h <= 16) return 0;
  }
  for (let step: i32 = 0; step < MULTIPLIER_STEPS; step++) {
    const a = ratio(l0, w0 + mu);
    const b = ratio(l1, w1 + mu);
    const c = ratio(l2, w2 + mu);
    const h = a * a + b * b + c * c;
    const slope = ratio(a * a, w0 + mu) + ratio(b * b, w1 + mu) + ratio(c * c, w2 + mu);
    const next = mu + (h / slope) * (0.25 * Math.sqrt(h) - 1);
    if (!(next > mu)) break;
    mu = next;
  }
  return mu;
}

function square(x: f64): f64 {
  return x * x;
}

/**
 * Rigorous upper bound for an X-state (FRAME: T diagonal, r and s along z) with
 * t = max(|t₁|,|t₂|) ≥ |t₃|: raising both in-plane values to t can only raise the
 * maximum (Bob could shrink his vectors back), and for the axial state the maximum
 * is known: form A where it is valid, else the larger of two concave maxima of
 * form B.
 */
export function axialBound(value: f64): f64 {
  const t = Math.max(Math.abs(arena[slot.FRAME_T]), Math.abs(arena[slot.FRAME_T + 1]));
  const t3 = arena[slot.FRAME_T + 2];
  const r = arena[slot.FRAME_R + 2];
  const s = arena[slot.FRAME_S + 2];
  const tt = t * t;
  const a = tt - t3 * t3;
  if (a > 0) {
    const ab = 5 * a * tt;
    const z = (r / a) * t * Math.sqrt((ab + s * s * tt) / (ab + r * r * tt)) - (s * t3) / a;
    const c = t3 * z - s;
    if (z * z <= 4 && 4 * tt * (4 - z * z) > c * c + tt) {
      const reached = r * z + SQRT5 * Math.sqrt(tt * (5 - z * z) + c * c);
      return Math.max(value, reached) * (1 + BOUND_ROUNDING);
    }
  }
  // Form B rules where (t₃z − s)² + t² ≥ 4t²(4 − z²): outside the roots of a quadratic.
  const square3 = t3 * t3 + 4 * tt;
  if (!(square3 > 0)) {
    // No correlations: each observable sees its own Bloch vector.
    const local = 2 * (Math.abs(r) + Math.abs(s)) + 5 * t;
    return Math.max(value, local) * (1 + BOUND_ROUNDING);
  }
  const middle = (t3 * s) / square3;
  const reach = Math.sqrt(Math.max(0, middle * middle - (s * s - 15 * tt) / square3));
  const low = edgeBound(t, t3, r, s, -2, Math.min(2, Math.max(-2, middle - reach)));
  const high = edgeBound(t, t3, r, s, Math.max(-2, Math.min(2, middle + reach)), 2);
  return Math.max(value, Math.max(low, high)) * (1 + BOUND_ROUNDING);
}

/** Upper bound of form B, r z + t√(4−z²) + 2√((t₃z−s)²+t²), on an interval where it is concave. */
function edgeBound(t: f64, t3: f64, r: f64, s: f64, from: f64, to: f64): f64 {
  if (!(from < to)) {
    const c = t3 * from - s;
    return r * from + t * Math.sqrt(Math.max(0, 4 - from * from)) + 2 * Math.sqrt(c * c + t * t);
  }
  let low: f64 = from;
  let high: f64 = to;
  let least: f64 = Infinity;
  for (let step: i32 = 0; step < EDGE_STEPS; step++) {
    const z = 0.5 * (low + high);
    const c = t3 * z - s;
    const w = Math.sqrt(4 - z * z);
    const h = Math.sqrt(c * c + t * t);
    const slope = r - (t * z) / w + (2 * t3 * c) / h;
    const value = r * z + t * w + 2 * h;
    // A tangent lies above a concave function.
    const tangent = value + Math.max(slope * (high - z), slope * (low - z));
    if (tangent < least) least = tangent;
    if (slope > 0) low = z;
    else if (slope < 0) high = z;
    else break;
  }
  return least;
}
