import { FLOW_NOISE } from "../../assembly/constants.js";
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
} from "../../assembly/layout.js";
import { f64 } from "./arena.js";

/**
 * Heat current Tr(D_j[ρ]H_S) and particle current Tr(D_j[ρ]N) of both baths,
 * Eqs. (29), (30), from the state in the energy basis.
 *
 * Tr(D[ρ]O) = 2 Re Tr(A_αᵀρ[S,O] + A_βρ[Sᵀ,O]); a jump of η changes the energy
 * by ε₋, one of ξ by ε₊, and the particle number by one (η by minus one where
 * the levels are reordered). Call liouvillian() first: it sets the amplitudes.
 */
export function currents(): void {
  const strong = f64[H_STRONG]! > 0;
  const lowers = strong ? JUMP_LOWER_STRONG : JUMP_LOWER_WEAK;
  const uppers = strong ? JUMP_UPPER_STRONG : JUMP_UPPER_WEAK;
  const minus = f64[H_EPSILON_MINUS]!;
  const plus = f64[H_EPSILON_PLUS]!;
  const etaNumber = strong ? -1 : 1;
  for (let bath = 0; bath < 2; bath++) {
    let heat = 0;
    let particle = 0;
    let exchanged = 0;
    for (let e = 0; e < JUMPS; e++) {
      const lower = (lowers >> (4 * e)) & 15;
      const upper = (uppers >> (4 * e)) & 15;
      const rate = 2 * bath + (e >> 1);
      const amplitude = f64[JUMP_AMPLITUDE + JUMPS * bath + e]!;
      const alpha = f64[RATE_ALPHA + rate]! * amplitude;
      const beta = f64[RATE_BETA + rate]! * amplitude;
      for (let f = 0; f < JUMPS; f++) {
        const lower2 = (lowers >> (4 * f)) & 15;
        const upper2 = (uppers >> (4 * f)) & 15;
        let jump = 0;
        if (upper === upper2) jump += alpha * f64[ENERGY_RE + LEVELS * lower + lower2]!;
        if (lower === lower2) jump -= beta * f64[ENERGY_RE + LEVELS * upper + upper2]!;
        const rated = 2 * f64[JUMP_AMPLITUDE + JUMPS * bath + f]! * jump;
        if (upper === upper2 || lower === lower2) {
          exchanged += Math.abs(f64[JUMP_AMPLITUDE + JUMPS * bath + f]! * (alpha + beta));
        }
        heat += rated * (f < 2 ? minus : plus);
        particle += rated * (f < 2 ? etaNumber : 1);
      }
    }
    f64[CURRENT_HEAT + bath] = heat;
    f64[CURRENT_PARTICLE + bath] = particle;
    f64[CURRENT_NOISE + bath] = FLOW_NOISE * 2 * exchanged;
  }
}

/**
 * One bath's part −(J − μN)/T of the entropy production rate, Eqs. (33), (34).
 * At T = 0 it is +Infinity, or zero where nothing flows: a flow within the rounding of the LU
 * solution is none.
 */
function entropyFlow(bath: number, mu: number, temperature: number): number {
  const flow = f64[CURRENT_HEAT + bath]! - mu * f64[CURRENT_PARTICLE + bath]!;
  if (temperature > 0) return -flow / temperature;
  const noise = f64[CURRENT_NOISE + bath]! * (f64[H_EPSILON_PLUS]! + Math.abs(mu));
  return Math.abs(flow) <= noise ? 0 : Infinity;
}

/** Entropy production rate of the point at work from its currents. */
export function entropyProduction(
  mu1: number,
  mu2: number,
  temperature1: number,
  temperature2: number,
): number {
  const first = entropyFlow(0, mu1, temperature1);
  const second = entropyFlow(1, mu2, temperature2);
  // Of two infinite parts the positive one rules: −∞ is a quotient that overflows.
  return first === Infinity || second === Infinity ? Infinity : first + second;
}
