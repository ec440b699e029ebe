import { arena } from "../arena";
import { DETERMINANT_FLOOR, ENTRY_LIMIT, SINGULAR_PIVOT, STATE_TOLERANCE } from "../constants";
import * as slot from "../layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";

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
  const sin = arena[slot.H_SIN];
  const cos = arena[slot.H_COS];
  const strong = arena[slot.H_STRONG] > 0;
  const tau = strong ? 1 : -1;
  const s2 = sin * sin;
  const c2 = cos * cos;
  const sc = sin * cos;
  const decay =
    s2 * arena[slot.RATE_NU] +
    c2 * arena[slot.RATE_NU + 2] +
    (c2 * arena[slot.RATE_NU + 1] + s2 * arena[slot.RATE_NU + 3]);
  if (!(decay < Infinity)) return STATUS_OVERFLOW;
  if (!(decay > 0)) return STATUS_SINGULAR_LIOUVILLIAN;
  const unit = 1 / decay;
  const n1m = arena[slot.RATE_NU] * unit;
  const n1p = arena[slot.RATE_NU + 1] * unit;
  const n2m = arena[slot.RATE_NU + 2] * unit;
  const n2p = arena[slot.RATE_NU + 3] * unit;
  const a1m = arena[slot.RATE_ALPHA] * unit;
  const a1p = arena[slot.RATE_ALPHA + 1] * unit;
  const a2m = arena[slot.RATE_ALPHA + 2] * unit;
  const a2p = arena[slot.RATE_ALPHA + 3] * unit;
  const b1m = arena[slot.RATE_BETA] * unit;
  const b1p = arena[slot.RATE_BETA + 1] * unit;
  const b2m = arena[slot.RATE_BETA + 2] * unit;
  const b2p = arena[slot.RATE_BETA + 3] * unit;
  const jm = arena[slot.RATE_J] * unit * unit;
  const jp = arena[slot.RATE_J + 1] * unit * unit;

  // λ = Γ²/(Γ²+Δ²), 1 − λ and ΓΔ/(Γ²+Δ²), each without cancellation.
  const gap = arena[slot.H_GAP];
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
  const detuning = arena[slot.H_DETUNING];
  const f1 = strong ? detuning : 1;
  const f2 = strong ? -detuning : 1;
  const k1 = s2 * f1 * n1m * n2p;
  const k2 = c2 * f2 * n2m * n1p;
  const d0 = 4 * (k1 + k2);
  const populations = rest * wm * wp;
  const det = populations + lambda * d0;
  const size = populations + 4 * lambda * (Math.abs(k1) + Math.abs(k2));
  if (!(Math.abs(det) > SINGULAR_PIVOT * size && Math.abs(det) > DETERMINANT_FLOOR))
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
  arena[slot.REDUCED_POPULATION] = top;
  arena[slot.REDUCED_POPULATION + 1] = a;
  arena[slot.REDUCED_POPULATION + 2] = b;
  arena[slot.REDUCED_POPULATION + 3] = bottom;
  arena[slot.REDUCED_COHERENCE] = re;
  arena[slot.REDUCED_COHERENCE + 1] = im;

  // Residual of the five equations, in units of the larger of Γ and Δ.
  const g = gap * unit;
  const vp = (bm + bp) * top - (am + ap) * bottom + (bm - ap) * b + (bp - am) * a;
  let worst: f64 = Math.abs(um * a + up * b - (dm + dp) * top + 2 * (am + ap) * re);
  worst = Math.max(worst, Math.abs(dm * b + dp * a - (um + up) * bottom - 2 * (bm + bp) * re));
  worst = Math.max(worst, Math.abs(dm * top + up * bottom - lossA * a + 2 * (bm - ap) * re));
  worst = Math.max(worst, Math.abs(dp * top + um * bottom - lossB * b + 2 * (bp - am) * re));
  worst = Math.max(worst, Math.abs(vp + g * im - re));
  worst = Math.max(worst, Math.abs(g * re + im));
  const excess = Math.abs(top + a + b + bottom - 1);
  const residual = Math.max(worst, excess) / Math.max(1, g);
  arena[slot.REDUCED_RESIDUAL] = residual;
  // Next to a pole of the generator, and at the ends of the domain, the digits are lost.
  let largest: f64 = Math.max(
    Math.max(Math.abs(top), Math.abs(bottom)),
    Math.max(Math.abs(a), Math.abs(b)),
  );
  largest = Math.max(largest, Math.max(Math.abs(re), Math.abs(im)));
  if (!(excess <= STATE_TOLERANCE && residual <= STATE_TOLERANCE && largest <= ENTRY_LIMIT)) {
    return STATUS_SINGULAR_LIOUVILLIAN;
  }

  // Local basis. Weak: top = |4⟩, a = |3⟩, b = |2⟩, bottom = |1⟩. Strong: top =
  // |3⟩, a = |4⟩, b = |1⟩, bottom = |2⟩.
  if (strong) {
    arena[slot.X_RHO] = b;
    arena[slot.X_RHO + 1] = c2 * bottom + s2 * top;
    arena[slot.X_RHO + 2] = s2 * bottom + c2 * top;
    arena[slot.X_RHO + 3] = a;
    arena[slot.X_RHO + 4] = re;
    arena[slot.X_RHO + 5] = -im;
    arena[slot.X_RHO + 6] = sc * (top - bottom);
    arena[slot.X_RHO + 7] = 0;
  } else {
    const shift = 2 * sc * re;
    arena[slot.X_RHO] = bottom;
    arena[slot.X_RHO + 1] = c2 * b + s2 * a + shift;
    arena[slot.X_RHO + 2] = s2 * b + c2 * a - shift;
    arena[slot.X_RHO + 3] = top;
    arena[slot.X_RHO + 4] = 0;
    arena[slot.X_RHO + 5] = 0;
    arena[slot.X_RHO + 6] = sc * (a - b) - detuning * re;
    arena[slot.X_RHO + 7] = -im;
  }

  // Quanta per time from bath 2 into either mode; bath 1 gives the opposite.
  const flow = 2 * s2 * c2 * decay * inverse;
  const back = lambda * d0;
  const fluxEta = flow * (2 * rest * wp * jm + back * (jm + tau * jp));
  const fluxXi = flow * (2 * rest * wm * jp + back * (jp + tau * jm));
  const heat = arena[slot.H_EPSILON_MINUS] * fluxEta + arena[slot.H_EPSILON_PLUS] * fluxXi;
  const particle = strong ? fluxXi - fluxEta : fluxXi + fluxEta;
  if (!(Math.abs(heat) < Infinity && Math.abs(particle) < Infinity)) return STATUS_OVERFLOW;
  arena[slot.CURRENT_HEAT] = -heat;
  arena[slot.CURRENT_HEAT + 1] = heat;
  arena[slot.CURRENT_PARTICLE] = -particle;
  arena[slot.CURRENT_PARTICLE + 1] = particle;
  arena[slot.CURRENT_NOISE] = 0;
  arena[slot.CURRENT_NOISE + 1] = 0;
  return STATUS_OK;
}
