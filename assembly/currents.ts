import { get, set } from "./arena";
import { FLOW_NOISE } from "./constants";
import {
  CURRENT_HEAT,
  CURRENT_NOISE,
  CURRENT_PARTICLE,
  ENERGY_RE,
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  H_STRONG,
  JUMP_AMPLITUDE,
  JUMP_LOWER_STRONG,
  JUMP_LOWER_WEAK,
  JUMP_UPPER_STRONG,
  JUMP_UPPER_WEAK,
  JUMPS,
  LEVELS,
  RATE_ALPHA,
  RATE_BETA,
} from "./layout";

/**
 * Heat current Tr(D_j[ρ]H_S) and particle current Tr(D_j[ρ]N) of both baths,
 * Eqs. (29), (30), from the state in the energy basis.
 *
 * Tr(D[ρ]O) = 2 Re Tr(A_αᵀρ[S,O] + A_βρ[Sᵀ,O]); a jump of η changes the energy
 * by ε₋, one of ξ by ε₊, and the particle number by one (η by minus one where
 * the levels are reordered). Call liouvillian() first: it sets the amplitudes.
 */
export function currents(): void {
  const strong = get(H_STRONG) > 0;
  const lowers = strong ? JUMP_LOWER_STRONG : JUMP_LOWER_WEAK;
  const uppers = strong ? JUMP_UPPER_STRONG : JUMP_UPPER_WEAK;
  const minus = get(H_EPSILON_MINUS);
  const plus = get(H_EPSILON_PLUS);
  const etaNumber = strong ? -1 : 1;
  for (let bath: i32 = 0; bath < 2; bath++) {
    let heat: f64 = 0;
    let particle: f64 = 0;
    let exchanged: f64 = 0;
    for (let e: i32 = 0; e < JUMPS; e++) {
      const lower = (lowers >> (4 * e)) & 15;
      const upper = (uppers >> (4 * e)) & 15;
      const rate = 2 * bath + (e >> 1);
      const amplitude = get(JUMP_AMPLITUDE + JUMPS * bath + e);
      const alpha = get(RATE_ALPHA + rate) * amplitude;
      const beta = get(RATE_BETA + rate) * amplitude;
      for (let f: i32 = 0; f < JUMPS; f++) {
        const lower2 = (lowers >> (4 * f)) & 15;
        const upper2 = (uppers >> (4 * f)) & 15;
        let jump: f64 = 0;
        if (upper == upper2) jump += alpha * get(ENERGY_RE + LEVELS * lower + lower2);
        if (lower == lower2) jump -= beta * get(ENERGY_RE + LEVELS * upper + upper2);
        const rated = 2 * get(JUMP_AMPLITUDE + JUMPS * bath + f) * jump;
        if (upper == upper2 || lower == lower2) {
          exchanged += abs<f64>(get(JUMP_AMPLITUDE + JUMPS * bath + f) * (alpha + beta));
        }
        heat += rated * (f < 2 ? minus : plus);
        particle += rated * (f < 2 ? etaNumber : 1);
      }
    }
    set(CURRENT_HEAT + bath, heat);
    set(CURRENT_PARTICLE + bath, particle);
    set(CURRENT_NOISE + bath, FLOW_NOISE * 2 * exchanged);
  }
}

/**
 * One bath's part −(J − μN)/T of the entropy production rate, Eqs. (33), (34).
 * At T = 0 it is +Infinity, or zero where nothing flows: a flow within the rounding of the LU
 * solution is none.
 */
function entropyFlow(bath: i32, mu: f64, temperature: f64): f64 {
  const flow = get(CURRENT_HEAT + bath) - mu * get(CURRENT_PARTICLE + bath);
  if (temperature > 0) return -flow / temperature;
  const noise = get(CURRENT_NOISE + bath) * (get(H_EPSILON_PLUS) + abs<f64>(mu));
  return abs<f64>(flow) <= noise ? 0 : Infinity;
}

/** Entropy production rate of the point at work from its currents. */
export function entropyProduction(mu1: f64, mu2: f64, temperature1: f64, temperature2: f64): f64 {
  const first = entropyFlow(0, mu1, temperature1);
  const second = entropyFlow(1, mu2, temperature2);
  // Of two infinite parts the positive one rules: −∞ is a quotient that overflows.
  return first == Infinity || second == Infinity ? Infinity : first + second;
}
