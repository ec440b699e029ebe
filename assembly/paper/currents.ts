import { arena } from "../arena";
import { FLOW_NOISE } from "../constants";
import * as slot from "../layout";

/**
 * Heat current Tr(D_j[ρ]H_S) and particle current Tr(D_j[ρ]N) of both baths,
 * Eqs. (29), (30), from the state in the energy basis.
 *
 * Tr(D[ρ]O) = 2 Re Tr(A_αᵀρ[S,O] + A_βρ[Sᵀ,O]); a jump of η changes the energy
 * by ε₋, one of ξ by ε₊, and the particle number by one (η by minus one where
 * the levels are reordered). Call liouvillian() first: it sets the amplitudes.
 */
export function currents(): void {
  const strong = arena[slot.H_STRONG] > 0;
  const lowers = strong ? slot.JUMP_LOWER_STRONG : slot.JUMP_LOWER_WEAK;
  const uppers = strong ? slot.JUMP_UPPER_STRONG : slot.JUMP_UPPER_WEAK;
  const minus = arena[slot.H_EPSILON_MINUS];
  const plus = arena[slot.H_EPSILON_PLUS];
  const etaNumber = strong ? -1 : 1;
  for (let bath: i32 = 0; bath < 2; bath++) {
    let heat: f64 = 0;
    let particle: f64 = 0;
    let exchanged: f64 = 0;
    for (let e: i32 = 0; e < slot.JUMPS; e++) {
      const lower = (lowers >> (4 * e)) & 15;
      const upper = (uppers >> (4 * e)) & 15;
      const rate = 2 * bath + (e >> 1);
      const amplitude = arena[slot.JUMP_AMPLITUDE + slot.JUMPS * bath + e];
      const alpha = arena[slot.RATE_ALPHA + rate] * amplitude;
      const beta = arena[slot.RATE_BETA + rate] * amplitude;
      for (let f: i32 = 0; f < slot.JUMPS; f++) {
        const lower2 = (lowers >> (4 * f)) & 15;
        const upper2 = (uppers >> (4 * f)) & 15;
        let jump: f64 = 0;
        if (upper === upper2) jump += alpha * arena[slot.ENERGY_RE + slot.LEVELS * lower + lower2];
        if (lower === lower2) jump -= beta * arena[slot.ENERGY_RE + slot.LEVELS * upper + upper2];
        const rated = 2 * arena[slot.JUMP_AMPLITUDE + slot.JUMPS * bath + f] * jump;
        if (upper === upper2 || lower === lower2) {
          exchanged += Math.abs(
            arena[slot.JUMP_AMPLITUDE + slot.JUMPS * bath + f] * (alpha + beta),
          );
        }
        heat += rated * (f < 2 ? minus : plus);
        particle += rated * (f < 2 ? etaNumber : 1);
      }
    }
    arena[slot.CURRENT_HEAT + bath] = heat;
    arena[slot.CURRENT_PARTICLE + bath] = particle;
    arena[slot.CURRENT_NOISE + bath] = FLOW_NOISE * 2 * exchanged;
  }
}

/**
 * One bath's part −(J − μN)/T of the entropy production rate, Eqs. (33), (34).
 * At T = 0 it is +Infinity, or zero where nothing flows: a flow within the rounding of the LU
 * solution is none.
 */
function entropyFlow(bath: i32, mu: f64, temperature: f64): f64 {
  const flow = arena[slot.CURRENT_HEAT + bath] - mu * arena[slot.CURRENT_PARTICLE + bath];
  if (temperature > 0) return -flow / temperature;
  const noise = arena[slot.CURRENT_NOISE + bath] * (arena[slot.H_EPSILON_PLUS] + Math.abs(mu));
  return Math.abs(flow) <= noise ? 0 : Infinity;
}

/** Entropy production rate of the point at work from its currents. */
export function entropyProduction(mu1: f64, mu2: f64, temperature1: f64, temperature2: f64): f64 {
  const first = entropyFlow(0, mu1, temperature1);
  const second = entropyFlow(1, mu2, temperature2);
  // Of two infinite parts the positive one rules: −∞ is a quotient that overflows.
  return first === Infinity || second === Infinity ? Infinity : first + second;
}
