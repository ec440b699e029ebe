import { EXP_LIMIT } from "../../assembly/constants.js";
import {
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  RATE_ALPHA,
  RATE_BETA,
  RATE_J,
  RATE_N,
  RATE_NU,
} from "../../assembly/layout.js";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OVERFLOW } from "../../assembly/status.js";
import { f64 } from "./arena.js";
import { expm1 } from "./math.js";

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
  f64[RATE_N + index] = n;
  f64[RATE_ALPHA + index] = alpha;
  f64[RATE_BETA + index] = beta;
  f64[RATE_NU + index] = nu;
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
  const minus = f64[H_EPSILON_MINUS]!;
  const plus = f64[H_EPSILON_PLUS]!;
  const degenerate = (minus === 0 && gammaMinus > 0) || (plus === 0 && gammaPlus > 0);
  if (statistics === 0 && temperature > 0 && degenerate) return STATUS_DEGENERATE_TRANSITION;
  const index = 2 * bath;
  rate(index, statistics, gammaMinus, minus, mu, temperature);
  rate(index + 1, statistics, gammaPlus, plus, mu, temperature);
  const finite = f64[RATE_NU + index]! < Infinity && f64[RATE_NU + index + 1]! < Infinity;
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
  f64[RATE_J] = gamma1Minus * gamma2Minus * (f64[RATE_N + 2]! - f64[RATE_N]!);
  f64[RATE_J + 1] = gamma1Plus * gamma2Plus * (f64[RATE_N + 3]! - f64[RATE_N + 1]!);
  return STATUS_OK;
}
