// Coupling spectra γ(ω) and what baths make of them, in the normalisation of Eq. (22).

import { arena } from "../arena";
import { EXP_LIMIT } from "../constants";
import { all, expm1Lanes, fillLanes, LANES, type Lane, lane, laneAt, putLane } from "../lanes";
import { power } from "./functions";
import * as slot from "./layout";
import { interpolated } from "./table";

/** exp(−x) for x ≥ 0, 0 above EXP_LIMIT. */
function decayed(x: Lane): Lane {
  const within = x <= EXP_LIMIT;
  return within ? 1.0 / (1.0 + expm1Lanes(within ? x : EXP_LIMIT)) : 0;
}

/** The factor that cuts a spectrum off at high frequencies. */
function cutoff(bath: i32, omega: Lane): Lane {
  const kind = i32(arena[bath + slot.BATH_CUTOFF]);
  if (kind === slot.NO_CUTOFF) return 1;
  const frequency = lane[bath + slot.BATH_CUTOFF_FREQUENCY];
  const x = omega / frequency;
  if (kind === slot.EXPONENTIAL) return decayed(x);
  if (kind === slot.DRUDE) return 1.0 / (1.0 + x * x);
  if (kind === slot.GAUSSIAN) return decayed(x * x);
  return omega <= frequency ? 1 : 0;
}

/** (ω/reference)^exponent. */
function ohmic(bath: i32, omega: Lane): Lane {
  const exponent = lane[bath + slot.BATH_FIRST];
  const x = omega / lane[bath + slot.BATH_SECOND];
  if (all(exponent === 1)) return x;
  // What is none of the domain would not let the logarithm end.
  lane[slot.RATE] = x > 0 && x < Infinity ? x : 1;
  for (let row: i32 = 0; row < LANES; row++) {
    putLane(row, slot.RATE, power(laneAt(row, slot.RATE), laneAt(row, bath + slot.BATH_FIRST)));
  }
  return lane[slot.RATE];
}

/** γ of a table; −1 outside it. */
function tabled(bath: i32, omega: Lane): Lane {
  lane[slot.RATE] = omega;
  for (let row: i32 = 0; row < LANES; row++) {
    putLane(row, slot.RATE, interpolated(bath, laneAt(row, slot.RATE)));
  }
  return lane[slot.RATE];
}

/** γ(ω) of a bath for ω ≥ 0; −1 outside a table. */
export function spectralDensity(bath: i32, omega: Lane): Lane {
  const kind = i32(arena[bath + slot.BATH_SPECTRUM]);
  if (kind === slot.TABLE) return tabled(bath, omega);
  const gamma = lane[bath + slot.BATH_GAMMA];
  if (kind === slot.FLAT) return gamma;
  if (kind === slot.OHMIC) return gamma * ohmic(bath, omega) * cutoff(bath, omega);
  const x = (omega - lane[bath + slot.BATH_FIRST]) / lane[bath + slot.BATH_SECOND];
  return gamma / (1.0 + x * x);
}

/** The same of a bath that is in the arena alone, at one frequency. */
export function densityAt(bath: i32, omega: f64): f64 {
  fillLanes(bath + slot.BATH_GAMMA, arena[bath + slot.BATH_GAMMA]);
  fillLanes(bath + slot.BATH_FIRST, arena[bath + slot.BATH_FIRST]);
  fillLanes(bath + slot.BATH_SECOND, arena[bath + slot.BATH_SECOND]);
  fillLanes(bath + slot.BATH_CUTOFF_FREQUENCY, arena[bath + slot.BATH_CUTOFF_FREQUENCY]);
  fillLanes(slot.RATE, omega);
  lane[slot.RATE] = spectralDensity(bath, lane[slot.RATE]);
  return laneAt(0, slot.RATE);
}

/**
 * γ, α and β at the frequency ω that leaves the system, into RATE: bosons for ω > 0, fermions
 * for any, γ then at |ω|; γ = −1 outside a table. At T = 0 the limit.
 */
export function ratesAt(bath: i32, omega: Lane): void {
  ratesOf(bath, omega, spectralDensity(bath, Math.abs(omega)));
}

/** The same where γ is known. */
export function ratesOf(bath: i32, omega: Lane, gamma: Lane): void {
  const temperature = lane[bath + slot.BATH_TEMPERATURE];
  const energy = omega - lane[bath + slot.BATH_MU];
  const still: Lane = energy === 0 ? 0 : Infinity;
  const x: Lane = temperature > 0 ? Math.abs(energy) / temperature : still;
  const mixed = x <= EXP_LIMIT;
  const e = expm1Lanes(mixed ? x : EXP_LIMIT);
  lane[slot.RATE] = gamma;
  if (arena[bath + slot.BATH_STATISTICS] === 0.0) {
    const alpha: Lane = mixed ? gamma / e : 0;
    lane[slot.RATE + 1] = alpha;
    lane[slot.RATE + 2] = gamma + alpha;
    return;
  }
  const rarer: Lane = mixed ? gamma / (e + 2.0) : 0;
  const commoner: Lane = mixed ? gamma * ((e + 1.0) / (e + 2.0)) : gamma;
  lane[slot.RATE + 1] = energy > 0 ? rarer : commoner;
  lane[slot.RATE + 2] = energy > 0 ? commoner : rarer;
}

/** Γ(0), the limit of γ(ω)n(ω) for ω → 0 of bosons; Infinity where it diverges. */
export function zeroFrequencyRate(bath: i32): Lane {
  const temperature = lane[bath + slot.BATH_TEMPERATURE];
  const gamma = lane[bath + slot.BATH_GAMMA];
  if (arena[bath + slot.BATH_SPECTRUM] !== slot.OHMIC) {
    return temperature === 0 || gamma === 0 ? 0 : Infinity;
  }
  const exponent = lane[bath + slot.BATH_FIRST];
  const whole = (gamma * temperature) / lane[bath + slot.BATH_SECOND];
  const below: Lane = exponent < 1 ? Infinity : whole;
  return temperature === 0 || gamma === 0 || exponent > 1 ? 0 : below;
}
