// Coupling spectra γ(ω) and what baths make of them, in the normalisation of Eq. (22).

import { arena } from "../arena";
import { EXP_LIMIT } from "../constants";
import { expm1 } from "../linear/expm1";
import { STATUS_OK, STATUS_OUT_OF_TABLE } from "../status";
import { decay, power } from "./functions";
import * as slot from "./layout";

/** The factor that cuts a spectrum off at high frequencies. */
function cutoff(bath: i32, omega: f64): f64 {
  const kind = i32(arena[bath + slot.BATH_CUTOFF]);
  if (kind === slot.NO_CUTOFF) return 1;
  const frequency = arena[bath + slot.BATH_CUTOFF_FREQUENCY];
  const x = omega / frequency;
  if (kind === slot.EXPONENTIAL) return decay(x);
  if (kind === slot.DRUDE) return 1.0 / (1.0 + x * x);
  if (kind === slot.GAUSSIAN) return decay(x * x);
  return omega <= frequency ? 1 : 0;
}

/** Monotone cubic interpolation (Fritsch, Carlson 1980) in a table; −1 outside it. */
function interpolated(bath: i32, omega: f64): f64 {
  const points = i32(arena[bath + slot.BATH_POINTS]);
  const first = slot.SYSTEM_TABLE + slot.TABLE_STRIDE * i32(arena[bath + slot.BATH_TABLE]);
  let low: i32 = 0;
  let high: i32 = points - 1;
  if (!(omega >= arena[first] && omega <= arena[first + slot.TABLE_STRIDE * high])) return -1;
  while (high - low > 1) {
    const middle = i32((low + high) / 2);
    if (arena[first + slot.TABLE_STRIDE * middle] <= omega) low = middle;
    else high = middle;
  }
  const at = first + slot.TABLE_STRIDE * low;
  const next = at + slot.TABLE_STRIDE;
  const width = arena[next] - arena[at];
  const t = (omega - arena[at]) / width;
  const u = 1.0 - t;
  // Hermite's basis.
  return (
    u * u * ((1.0 + 2.0 * t) * arena[at + 1] + t * width * arena[at + 2]) +
    t * t * ((1.0 + 2.0 * u) * arena[next + 1] - u * width * arena[next + 2])
  );
}

/** γ(ω) of a bath for ω ≥ 0; −1 outside a table. */
export function spectralDensity(bath: i32, omega: f64): f64 {
  const kind = i32(arena[bath + slot.BATH_SPECTRUM]);
  const gamma = arena[bath + slot.BATH_GAMMA];
  if (kind === slot.FLAT) return gamma;
  if (kind === slot.OHMIC) {
    const exponent = arena[bath + slot.BATH_FIRST];
    const reference = arena[bath + slot.BATH_SECOND];
    return gamma * power(omega / reference, exponent) * cutoff(bath, omega);
  }
  if (kind === slot.LORENTZIAN) {
    const width = arena[bath + slot.BATH_SECOND];
    const x = (omega - arena[bath + slot.BATH_FIRST]) / width;
    return gamma / (1.0 + x * x);
  }
  return interpolated(bath, omega);
}

/**
 * γ, α and β at the frequency ω that leaves the system, into RATE: bosons for ω > 0, fermions
 * for any, γ then at |ω|. At T = 0 the limit. A status code.
 */
export function ratesAt(bath: i32, omega: f64): i32 {
  const gamma = spectralDensity(bath, Math.abs(omega));
  if (gamma < 0) return STATUS_OUT_OF_TABLE;
  const temperature = arena[bath + slot.BATH_TEMPERATURE];
  const energy = omega - arena[bath + slot.BATH_MU];
  let x: f64 = Infinity;
  if (temperature > 0) x = Math.abs(energy) / temperature;
  else if (energy === 0) x = 0;
  const mixed = x <= EXP_LIMIT;
  const e: f64 = mixed ? expm1(x) : 0.0;
  arena[slot.RATE] = gamma;
  if (arena[bath + slot.BATH_STATISTICS] === 0.0) {
    const alpha: f64 = mixed ? gamma / e : 0.0;
    arena[slot.RATE + 1] = alpha;
    arena[slot.RATE + 2] = gamma + alpha;
    return STATUS_OK;
  }
  const rarer: f64 = mixed ? gamma / (e + 2.0) : 0.0;
  const commoner: f64 = mixed ? gamma * ((e + 1.0) / (e + 2.0)) : gamma;
  arena[slot.RATE + 1] = energy > 0 ? rarer : commoner;
  arena[slot.RATE + 2] = energy > 0 ? commoner : rarer;
  return STATUS_OK;
}

/** Γ(0), the limit of γ(ω)n(ω) for ω → 0 of bosons; Infinity where it diverges. */
export function zeroFrequencyRate(bath: i32): f64 {
  const temperature = arena[bath + slot.BATH_TEMPERATURE];
  const gamma = arena[bath + slot.BATH_GAMMA];
  if (temperature === 0.0 || gamma === 0.0) return 0;
  if (arena[bath + slot.BATH_SPECTRUM] !== slot.OHMIC) return Infinity;
  const exponent = arena[bath + slot.BATH_FIRST];
  if (exponent > 1.0) return 0;
  if (exponent < 1.0) return Infinity;
  return (gamma * temperature) / arena[bath + slot.BATH_SECOND];
}
