import { EXP_LIMIT } from "../../../assembly/constants.js";
import * as slot from "../../../assembly/layout.js";
import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_OK,
  STATUS_OVERFLOW,
} from "../../../assembly/status.js";
import { arena } from "../arena.js";
import { expm1 } from "../linear/expm1.js";

/**
 * Rates of one bath at one transition frequency, Eqs. (21), (23), into the slots
 * RATE_*[index].
 *
 * 1 − n of fermions is formed from the exponential, not by subtraction. T = 0 is
 * the limit: n = 0 above μ, 1 below, ½ at μ (fermions).
 */
function rate(
  index: number,
  statistics: number,
  gamma: number,
  frequency: number,
  mu: number,
  temperature: number,
): void {
  let n = 0;
  let alpha = 0;
  let beta = 0;
  let nu = gamma;
  if (statistics === 0) {
    if (gamma > 0 && temperature > 0) {
      const x = frequency / temperature;
      n = x > EXP_LIMIT ? 0 : 1 / expm1(x);
    }
    alpha = gamma * n;
    beta = gamma + alpha;
    nu = beta + alpha;
  } else {
    const energy = frequency - mu;
    let minority = 0;
    let majority = 1;
    if (energy === 0) {
      minority = 0.5;
      majority = 0.5;
    } else if (temperature > 0) {
      const x = Math.abs(energy) / temperature;
      if (x <= EXP_LIMIT) {
        const e = expm1(x) + 1;
        minority = 1 / (e + 1);
        majority = e / (e + 1);
      }
    }
    n = energy > 0 ? minority : majority;
    alpha = gamma * n;
    beta = gamma * (energy > 0 ? majority : minority);
  }
  arena[slot.RATE_N + index] = n;
  arena[slot.RATE_ALPHA + index] = alpha;
  arena[slot.RATE_BETA + index] = beta;
  arena[slot.RATE_NU + index] = nu;
}

/** Rates of bath 0 or 1 at both frequencies; a status code. */
function rates(
  bath: number,
  statistics: number,
  gammaMinus: number,
  gammaPlus: number,
  mu: number,
  temperature: number,
): number {
  const minus = arena[slot.H_EPSILON_MINUS]!;
  const plus = arena[slot.H_EPSILON_PLUS]!;
  const degenerate = (minus === 0 && gammaMinus > 0) || (plus === 0 && gammaPlus > 0);
  if (statistics === 0 && temperature > 0 && degenerate) return STATUS_DEGENERATE_TRANSITION;
  const index = 2 * bath;
  rate(index, statistics, gammaMinus, minus, mu, temperature);
  rate(index + 1, statistics, gammaPlus, plus, mu, temperature);
  const finite =
    arena[slot.RATE_NU + index]! < Infinity && arena[slot.RATE_NU + index + 1]! < Infinity;
  return statistics !== 0 || finite ? STATUS_OK : STATUS_OVERFLOW;
}

/** All eight rates of the two baths and the exchanges J∓; a status code. */
export function baths(
  statistics: number,
  temperature1: number,
  temperature2: number,
  mu1: number,
  mu2: number,
  gamma1Minus: number,
  gamma1Plus: number,
  gamma2Minus: number,
  gamma2Plus: number,
): number {
  let status = rates(0, statistics, gamma1Minus, gamma1Plus, mu1, temperature1);
  if (status !== STATUS_OK) return status;
  status = rates(1, statistics, gamma2Minus, gamma2Plus, mu2, temperature2);
  if (status !== STATUS_OK) return status;
  arena[slot.RATE_J] = gamma1Minus * gamma2Minus * (arena[slot.RATE_N + 2]! - arena[slot.RATE_N]!);
  arena[slot.RATE_J + 1] =
    gamma1Plus * gamma2Plus * (arena[slot.RATE_N + 3]! - arena[slot.RATE_N + 1]!);
  return STATUS_OK;
}
