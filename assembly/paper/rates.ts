import { address, arena } from "../arena";
import { EXP_LIMIT } from "../constants";
import * as slot from "../layout";
import { expm1OfPair } from "../linear/pair";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OVERFLOW } from "../status";

// One bath at a time, its first lane the frequency ε₋, the second ε₊. The JavaScript core has
// src/js/paper/rates.ts in this place.

/** Writes a pair of rates of bath 0 or 1. */
function keep(to: i32, bath: i32, pair: v128): void {
  v128.store(address(to + 2 * bath), pair);
}

/** Rates of bosons, Eqs. (21), (23); at T = 0 the limit n = 0. */
function bosons(bath: i32, gammas: v128, frequencies: v128, temperature: f64): i32 {
  let n = f64x2.splat(0);
  if (temperature > 0) {
    const acts = f64x2.gt(gammas, f64x2.splat(0));
    if (v128.any_true(v128.and(acts, f64x2.eq(frequencies, f64x2.splat(0))))) {
      return STATUS_DEGENERATE_TRANSITION;
    }
    const x = f64x2.div(frequencies, f64x2.splat(temperature));
    const limit = f64x2.splat(EXP_LIMIT);
    const excited = v128.and(acts, f64x2.le(x, limit));
    n = v128.and(excited, f64x2.div(f64x2.splat(1), expm1OfPair(f64x2.pmin(x, limit))));
  }
  const alphas = f64x2.mul(gammas, n);
  const betas = f64x2.add(gammas, alphas);
  const nus = f64x2.add(betas, alphas);
  keep(slot.RATE_N, bath, n);
  keep(slot.RATE_ALPHA, bath, alphas);
  keep(slot.RATE_BETA, bath, betas);
  keep(slot.RATE_NU, bath, nus);
  return i64x2.all_true(f64x2.lt(nus, f64x2.splat(Infinity))) ? STATUS_OK : STATUS_OVERFLOW;
}

/**
 * Rates of fermions, Eqs. (21), (23). 1 − n is formed from the exponential, not by
 * subtraction. T = 0 is the limit: n = 0 above μ, 1 below, ½ at μ.
 */
function fermions(bath: i32, gammas: v128, frequencies: v128, mu: f64, temperature: f64): void {
  const one = f64x2.splat(1);
  const energies = f64x2.sub(frequencies, f64x2.splat(mu));
  let minority: v128;
  let majority: v128;
  if (temperature > 0) {
    const x = f64x2.div(f64x2.abs(energies), f64x2.splat(temperature));
    const limit = f64x2.splat(EXP_LIMIT);
    const mixed = f64x2.le(x, limit);
    const e = f64x2.add(expm1OfPair(f64x2.pmin(x, limit)), one);
    const sum = f64x2.add(e, one);
    minority = v128.and(mixed, f64x2.div(one, sum));
    majority = v128.bitselect(f64x2.div(e, sum), one, mixed);
  } else {
    const half = f64x2.splat(0.5);
    const level = f64x2.eq(energies, f64x2.splat(0));
    minority = v128.and(level, half);
    majority = v128.bitselect(half, one, level);
  }
  const above = f64x2.gt(energies, f64x2.splat(0));
  const n = v128.bitselect(minority, majority, above);
  keep(slot.RATE_N, bath, n);
  keep(slot.RATE_ALPHA, bath, f64x2.mul(gammas, n));
  keep(slot.RATE_BETA, bath, f64x2.mul(gammas, v128.bitselect(majority, minority, above)));
  keep(slot.RATE_NU, bath, gammas);
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
  const frequencies = f64x2(arena[slot.H_EPSILON_MINUS], arena[slot.H_EPSILON_PLUS]);
  const gammas1 = f64x2(gamma1Minus, gamma1Plus);
  const gammas2 = f64x2(gamma2Minus, gamma2Plus);
  if (statistics === 0) {
    let status: i32 = bosons(0, gammas1, frequencies, temperature1);
    if (status !== STATUS_OK) return status;
    status = bosons(1, gammas2, frequencies, temperature2);
    if (status !== STATUS_OK) return status;
  } else {
    fermions(0, gammas1, frequencies, mu1, temperature1);
    fermions(1, gammas2, frequencies, mu2, temperature2);
  }
  const difference = f64x2.sub(
    v128.load(address(slot.RATE_N + 2)),
    v128.load(address(slot.RATE_N)),
  );
  v128.store(address(slot.RATE_J), f64x2.mul(f64x2.mul(gammas1, gammas2), difference));
  return STATUS_OK;
}
