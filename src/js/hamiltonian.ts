import { DEGENERACY_TOLERANCE, SQRT1_2 } from "../../assembly/constants.js";
import {
  H_COS,
  H_DETUNING,
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  H_GAP,
  H_MEAN,
  H_OMEGA,
  H_SIN,
  H_STRONG,
} from "../../assembly/layout.js";
import { f64 } from "./arena.js";

/**
 * Levels and transitions of H_S, Eqs. (12)-(15), (24), (26).
 *
 * Bosons: ε₋ = |ε̄ − Ω|, from ε̄² − Ω² = (g − κ/2)(g + κ/2) with g = √(ε₁ε₂), so
 * that it keeps its relative accuracy next to κ = 2g; the η operators are
 * reordered (Eq. (27)) where Ω > ε̄. Fermions: always Eq. (25), ε₋ = ε̄ − Ω of
 * either sign.
 */
export function hamiltonian(
  statistics: number,
  epsilon1: number,
  epsilon2: number,
  kappa: number,
): void {
  const mean = 0.5 * (epsilon1 + epsilon2);
  const delta = epsilon2 - epsilon1;
  const omega = 0.5 * Math.sqrt(delta * delta + kappa * kappa);
  const geometric = Math.sqrt(epsilon1 * epsilon2);
  const excess = geometric - 0.5 * kappa;
  let minus = (excess * (geometric + 0.5 * kappa)) / (mean + omega);
  let strong = 0;
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
  let sin = SQRT1_2;
  let cos = SQRT1_2;
  let detuning = 0;
  if (omega > 0) {
    const major = Math.sqrt(0.5 + (0.25 * Math.abs(delta)) / omega);
    const minor = (0.25 * kappa) / (omega * major);
    sin = delta > 0 ? major : minor;
    cos = delta > 0 ? minor : major;
    detuning = (0.5 * delta) / omega;
  }
  f64[H_MEAN] = mean;
  f64[H_OMEGA] = omega;
  f64[H_SIN] = sin;
  f64[H_COS] = cos;
  f64[H_DETUNING] = detuning;
  f64[H_EPSILON_MINUS] = minus;
  f64[H_EPSILON_PLUS] = mean + omega;
  f64[H_GAP] = strong > 0 ? 2 * mean : 2 * omega;
  f64[H_STRONG] = strong;
}
