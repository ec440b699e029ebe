import { get, set } from "./arena";
import { DETERMINANT_FLOOR, ENTRY_LIMIT, SINGULAR_PIVOT, STATE_TOLERANCE } from "./constants";
import {
  CURRENT_HEAT,
  CURRENT_NOISE,
  CURRENT_PARTICLE,
  H_COS,
  H_DETUNING,
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  H_GAP,
  H_SIN,
  H_STRONG,
  RATE_ALPHA,
  RATE_BETA,
  RATE_J,
  RATE_NU,
  REDUCED_COHERENCE,
  REDUCED_POPULATION,
  REDUCED_RESIDUAL,
  X_RHO,
} from "./layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "./status";

/**
 * Population of a level with one excited mode: what is left of that mode's occupation
 * `mode` without the level of both, or of the other mode's emptiness `hole` without the
 * level of none, where that loses at most one bit; else gain over loss of the level,
 * which is exact for a small population but not for one whose loss is next to nothing.
 */
function single(mode: f64, top: f64, hole: f64, bottom: f64, gain: f64, loss: f64): f64 {
  if (top <= 0.5 * mode) return mode - top;
  if (bottom <= 0.5 * hole) return hole - bottom;
  return loss > 0 ? gain / loss : mode - top;
}

/**
 * The steady state in closed form.
 *
 * The transitions pair the levels into two modes: η (frequency ε₋) and ξ (ε₊).
 * With N_η, N_ξ their occupations and c the one coherence that the baths drive
 * (ρ₃₂ for weak, ρ₄₁ for strong coupling, energy basis), the Bloch-Redfield
 * equation closes on (N_η, N_ξ, c). Everything is in units of Γ, the decay rate
 * of c; λ = Γ²/(Γ² + Δ²). docs/model.md derives each line; τ = −1 for weak and
 * +1 for strong coupling. No step subtracts nearly equal numbers where τ = −1.
 *
 * Writes the populations and the coherence (energy basis), the X entries of the
 * local basis and both currents; returns a status code.
 */
export function reducedSteadyState(): i32 {
  const sin = get(H_SIN);
  const cos = get(H_COS);
  const strong = get(H_STRONG) > 0;
  const tau = strong ? 1 : -1;
  const s2 = sin * sin;
  const c2 = cos * cos;
  const sc = sin * cos;
  const decay =
    s2 * get(RATE_NU) + c2 * get(RATE_NU + 2) + (c2 * get(RATE_NU + 1) + s2 * get(RATE_NU + 3));
  if (!(decay < Infinity)) return STATUS_OVERFLOW;
  if (!(decay > 0)) return STATUS_SINGULAR_LIOUVILLIAN;
  const unit = 1 / decay;
  const n1m = get(RATE_NU) * unit;
  const n1p = get(RATE_NU + 1) * unit;
  const n2m = get(RATE_NU + 2) * unit;
  const n2p = get(RATE_NU + 3) * unit;
  const a1m = get(RATE_ALPHA) * unit;
  const a1p = get(RATE_ALPHA + 1) * unit;
  const a2m = get(RATE_ALPHA + 2) * unit;
  const a2p = get(RATE_ALPHA + 3) * unit;
  const b1m = get(RATE_BETA) * unit;
  const b1p = get(RATE_BETA + 1) * unit;
  const b2m = get(RATE_BETA + 2) * unit;
  const b2p = get(RATE_BETA + 3) * unit;
  const jm = get(RATE_J) * unit * unit;
  const jp = get(RATE_J + 1) * unit * unit;

  // λ = Γ²/(Γ²+Δ²), 1 − λ and ΓΔ/(Γ²+Δ²), each without cancellation.
  const gap = get(H_GAP);
  let lambda: f64 = 0;
  let rest: f64 = 0;
  let mixed: f64 = 0;
  if (gap > decay) {
    const x = decay / gap;
    rest = 1 / (1 + x * x);
    mixed = x * rest;
    lambda = x * mixed;
  } else {
    const x = gap * unit;
    lambda = 1 / (1 + x * x);
    mixed = x * lambda;
    rest = x * mixed;
  }

  // Mode rates: up u, down d, relaxation w = u + d.
  const um = 2 * (s2 * a1m + c2 * a2m);
  const up = 2 * (c2 * a1p + s2 * a2p);
  const dm = 2 * (s2 * b1m + c2 * b2m);
  const dp = 2 * (c2 * b1p + s2 * b2p);
  const wm = 2 * (s2 * n1m + c2 * n2m);
  const wp = 2 * (c2 * n1p + s2 * n2p);
  // sin²θ − cos²θ: next to κ = 2√(ε₁ε₂) the state hangs on its last digits.
  const detuning = get(H_DETUNING);
  const f1 = strong ? detuning : 1;
  const f2 = strong ? -detuning : 1;
  const k1 = s2 * f1 * n1m * n2p;
  const k2 = c2 * f2 * n2m * n1p;
  const d0 = 4 * (k1 + k2);
  const populations = rest * wm * wp;
  const det = populations + lambda * d0;
  const size = populations + 4 * lambda * (abs<f64>(k1) + abs<f64>(k2));
  if (!(abs<f64>(det) > SINGULAR_PIVOT * size && abs<f64>(det) > DETERMINANT_FLOOR))
    return STATUS_SINGULAR_LIOUVILLIAN;
  const inverse = 1 / det;

  const em = sc * (n1m + tau * n2m);
  const ep = sc * (n1p + tau * n2p);
  const e1 = s2 * (d0 + 2 * f1 * n2p * wp);
  const e2 = c2 * (d0 + 2 * f2 * n1p * wp);
  const x1 = c2 * (d0 + 2 * f2 * n2m * wm);
  const x2 = s2 * (d0 + 2 * f1 * n1m * wm);
  const driveEta = 4 * sc * ep * f1 * jp;
  const driveXi = 4 * sc * em * f2 * jm;
  const eta = (rest * um * wp + lambda * (a1m * e1 + a2m * e2 + driveEta)) * inverse;
  const etaHole = (rest * dm * wp + lambda * (b1m * e1 + b2m * e2 - driveEta)) * inverse;
  const xi = (rest * up * wm + lambda * (a1p * x1 + a2p * x2 + driveXi)) * inverse;
  const xiHole = (rest * dp * wm + lambda * (b1p * x1 + b2p * x2 - driveXi)) * inverse;

  const q = 2 * sc * (wp * f2 * jm + wm * f1 * jp) * inverse;
  const re = q * lambda;
  const im = -q * mixed;

  // Levels: top = both modes excited, a = ξ alone, b = η alone, bottom = none.
  const am = sc * (a1m + tau * a2m);
  const ap = sc * (a1p + tau * a2p);
  const bm = sc * (b1m + tau * b2m);
  const bp = sc * (b1p + tau * b2p);
  const top = 0.5 * (um * xi + up * eta) + (am + ap) * re;
  const bottom = 0.5 * (dm * xiHole + dp * etaHole) - (bm + bp) * re;
  const lossA = um + dp;
  const lossB = up + dm;
  const a = single(xi, top, etaHole, bottom, dm * top + up * bottom + 2 * (bm - ap) * re, lossA);
  const b = single(eta, top, xiHole, bottom, dp * top + um * bottom + 2 * (bp - am) * re, lossB);
  set(REDUCED_POPULATION, top);
  set(REDUCED_POPULATION + 1, a);
  set(REDUCED_POPULATION + 2, b);
  set(REDUCED_POPULATION + 3, bottom);
  set(REDUCED_COHERENCE, re);
  set(REDUCED_COHERENCE + 1, im);

  // Residual of the five equations, in units of the larger of Γ and Δ.
  const g = gap * unit;
  const vp = (bm + bp) * top - (am + ap) * bottom + (bm - ap) * b + (bp - am) * a;
  let worst: f64 = abs<f64>(um * a + up * b - (dm + dp) * top + 2 * (am + ap) * re);
  worst = max<f64>(worst, abs<f64>(dm * b + dp * a - (um + up) * bottom - 2 * (bm + bp) * re));
  worst = max<f64>(worst, abs<f64>(dm * top + up * bottom - lossA * a + 2 * (bm - ap) * re));
  worst = max<f64>(worst, abs<f64>(dp * top + um * bottom - lossB * b + 2 * (bp - am) * re));
  worst = max<f64>(worst, abs<f64>(vp + g * im - re));
  worst = max<f64>(worst, abs<f64>(g * re + im));
  const excess = abs<f64>(top + a + b + bottom - 1);
  const residual = max<f64>(worst, excess) / max<f64>(1, g);
  set(REDUCED_RESIDUAL, residual);
  // Next to a pole of the generator, and at the ends of the domain, the digits are lost.
  let largest: f64 = max<f64>(
    max<f64>(abs<f64>(top), abs<f64>(bottom)),
    max<f64>(abs<f64>(a), abs<f64>(b)),
  );
  largest = max<f64>(largest, max<f64>(abs<f64>(re), abs<f64>(im)));
  if (!(excess <= STATE_TOLERANCE && residual <= STATE_TOLERANCE && largest <= ENTRY_LIMIT)) {
    return STATUS_SINGULAR_LIOUVILLIAN;
  }

  // Local basis. Weak: top = |4⟩, a = |3⟩, b = |2⟩, bottom = |1⟩. Strong: top =
  // |3⟩, a = |4⟩, b = |1⟩, bottom = |2⟩.
  if (strong) {
    set(X_RHO, b);
    set(X_RHO + 1, c2 * bottom + s2 * top);
    set(X_RHO + 2, s2 * bottom + c2 * top);
    set(X_RHO + 3, a);
    set(X_RHO + 4, re);
    set(X_RHO + 5, -im);
    set(X_RHO + 6, sc * (top - bottom));
    set(X_RHO + 7, 0);
  } else {
    const shift = 2 * sc * re;
    set(X_RHO, bottom);
    set(X_RHO + 1, c2 * b + s2 * a + shift);
    set(X_RHO + 2, s2 * b + c2 * a - shift);
    set(X_RHO + 3, top);
    set(X_RHO + 4, 0);
    set(X_RHO + 5, 0);
    set(X_RHO + 6, sc * (a - b) - detuning * re);
    set(X_RHO + 7, -im);
  }

  // Quanta per time from bath 2 into either mode; bath 1 gives the opposite.
  const flow = 2 * s2 * c2 * decay * inverse;
  const back = lambda * d0;
  const fluxEta = flow * (2 * rest * wp * jm + back * (jm + tau * jp));
  const fluxXi = flow * (2 * rest * wm * jp + back * (jp + tau * jm));
  const heat = get(H_EPSILON_MINUS) * fluxEta + get(H_EPSILON_PLUS) * fluxXi;
  const particle = strong ? fluxXi - fluxEta : fluxXi + fluxEta;
  if (!(abs<f64>(heat) < Infinity && abs<f64>(particle) < Infinity)) return STATUS_OVERFLOW;
  set(CURRENT_HEAT, -heat);
  set(CURRENT_HEAT + 1, heat);
  set(CURRENT_PARTICLE, -particle);
  set(CURRENT_PARTICLE + 1, particle);
  set(CURRENT_NOISE, 0);
  set(CURRENT_NOISE + 1, 0);
  return STATUS_OK;
}
