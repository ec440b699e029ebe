import { get, set } from "./arena";
import { EXP_LIMIT } from "./constants";
import {
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  RATE_ALPHA,
  RATE_BETA,
  RATE_J,
  RATE_N,
  RATE_NU,
} from "./layout";
import { expm1 } from "./math";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OVERFLOW } from "./status";

/**
 * Rates of one bath at one transition frequency, Eqs. (21), (23), into the slots
 * RATE_*[index].
 *
 * 1 − n of fermions is formed from the exponential, not by subtraction. T = 0 is
 * the limit: n = 0 above μ, 1 below, ½ at μ (fermions).
 */
function rate(
  index: i32,
  statistics: f64,
  gamma: f64,
  frequency: f64,
  mu: f64,
  temperature: f64,
): i32 {
  let n: f64 = 0;
  let alpha: f64 = 0;
  let beta: f64 = gamma;
  let nu: f64 = gamma;
  if (statistics == 0) {
    if (gamma > 0 && temperature > 0) {
      if (frequency == 0) return STATUS_DEGENERATE_TRANSITION;
      const x = frequency / temperature;
      n = x > EXP_LIMIT ? 0 : 1.0 / expm1(x);
      alpha = gamma * n;
      beta = gamma + alpha;
      nu = beta + alpha;
      if (!(nu < Infinity)) return STATUS_OVERFLOW;
    }
  } else {
    const energy = frequency - mu;
    let minority: f64 = 0;
    let majority: f64 = 1;
    if (energy == 0) {
      minority = 0.5;
      majority = 0.5;
    } else if (temperature > 0) {
      const x = abs<f64>(energy) / temperature;
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
  set(RATE_N + index, n);
  set(RATE_ALPHA + index, alpha);
  set(RATE_BETA + index, beta);
  set(RATE_NU + index, nu);
  return STATUS_OK;
}

/** All eight rates of the two baths and the exchanges J∓; a status code. */
export function baths(
  statistics: f64,
  temperature1: f64,
  temperature2: f64,
  mu1: f64,
  mu2: f64,
  gamma1Minus: f64,
  gamma1Plus: f64,
  gamma2Minus: f64,
  gamma2Plus: f64,
): i32 {
  const minus = get(H_EPSILON_MINUS);
  const plus = get(H_EPSILON_PLUS);
  let status: i32 = rate(0, statistics, gamma1Minus, minus, mu1, temperature1);
  if (status != STATUS_OK) return status;
  status = rate(1, statistics, gamma1Plus, plus, mu1, temperature1);
  if (status != STATUS_OK) return status;
  status = rate(2, statistics, gamma2Minus, minus, mu2, temperature2);
  if (status != STATUS_OK) return status;
  status = rate(3, statistics, gamma2Plus, plus, mu2, temperature2);
  if (status != STATUS_OK) return status;
  set(RATE_J, gamma1Minus * gamma2Minus * (get(RATE_N + 2) - get(RATE_N)));
  set(RATE_J + 1, gamma1Plus * gamma2Plus * (get(RATE_N + 3) - get(RATE_N + 1)));
  return STATUS_OK;
}
