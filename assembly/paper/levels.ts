import { arena } from "../arena";
import { DEGENERACY_TOLERANCE, SQRT1_2 } from "../constants";
import * as slot from "../layout";

/**
 * Levels and transitions of H_S, Eqs. (12)-(15), (24), (26).
 *
 * Bosons: ε₋ = |ε̄ − Ω|, from ε̄² − Ω² = (g − κ/2)(g + κ/2) with g = √(ε₁ε₂), so
 * that it keeps its relative accuracy next to κ = 2g; the η operators are
 * reordered (Eq. (27)) where Ω > ε̄. Fermions: always Eq. (25), ε₋ = ε̄ − Ω of
 * either sign.
 */
export function hamiltonian(statistics: f64, epsilon1: f64, epsilon2: f64, kappa: f64): void {
  const mean = 0.5 * (epsilon1 + epsilon2);
  const delta = epsilon2 - epsilon1;
  const omega = 0.5 * Math.sqrt(delta * delta + kappa * kappa);
  const geometric = Math.sqrt(epsilon1 * epsilon2);
  const excess = geometric - 0.5 * kappa;
  let minus: f64 = (excess * (geometric + 0.5 * kappa)) / (mean + omega);
  let strong: f64 = 0;
  if (statistics === 0) {
    if (Math.abs(excess) <= DEGENERACY_TOLERANCE * geometric) {
      minus = 0;
    } else if (minus < 0) {
      minus = -minus;
      strong = 1;
    }
  }
  // θ = ½ atan2(κ, −Δε) without trigonometry: the larger of sin θ and cos θ from
  // the half-angle formula, the other from sin 2θ = κ/(2Ω).
  let sin: f64 = SQRT1_2;
  let cos: f64 = SQRT1_2;
  let detuning: f64 = 0;
  if (omega > 0) {
    const major = Math.sqrt(0.5 + (0.25 * Math.abs(delta)) / omega);
    const minor = (0.25 * kappa) / (omega * major);
    sin = delta > 0 ? major : minor;
    cos = delta > 0 ? minor : major;
    detuning = (0.5 * delta) / omega;
  }
  arena[slot.H_MEAN] = mean;
  arena[slot.H_OMEGA] = omega;
  arena[slot.H_SIN] = sin;
  arena[slot.H_COS] = cos;
  arena[slot.H_DETUNING] = detuning;
  arena[slot.H_EPSILON_MINUS] = minus;
  arena[slot.H_EPSILON_PLUS] = mean + omega;
  arena[slot.H_GAP] = strong > 0 ? 2 * mean : 2 * omega;
  arena[slot.H_STRONG] = strong;
}
