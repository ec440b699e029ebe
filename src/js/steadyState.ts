import { SINGULAR_PIVOT } from "../../assembly/constants.js";
import {
  ENERGY_IM,
  ENERGY_RE,
  H_COS,
  H_SIN,
  LEVELS,
  LIOUVILLE,
  LIOUVILLE_ENTRIES,
  LIOUVILLIAN_IM,
  LIOUVILLIAN_RE,
  LU_IM,
  LU_RE,
  PIVOT_MAX,
  PIVOT_MIN,
  RHS,
  X_RHO,
} from "../../assembly/layout.js";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../../assembly/status.js";
import { clear, copy, f64 } from "./arena.js";
import { luSolve } from "./lu.js";

/**
 * Null vector of the Liouvillian with trace one: the first row (which the others
 * imply, since the trace is conserved) is replaced by Tr ρ = 1. Writes ρ in the
 * energy basis; a status code.
 */
export function steadyState(): number {
  copy(LU_RE, LIOUVILLIAN_RE, 2 * LIOUVILLE_ENTRIES);
  clear(RHS, 2 * LIOUVILLE);
  clear(LU_RE, LIOUVILLE);
  clear(LU_IM, LIOUVILLE);
  for (let a = 0; a < LEVELS; a++) f64[LU_RE + (LEVELS + 1) * a] = 1;
  f64[RHS] = 1;
  const status = luSolve();
  if (status !== STATUS_OK) return status;
  if (!(f64[PIVOT_MAX]! < Infinity)) return STATUS_OVERFLOW;
  if (!(f64[PIVOT_MIN]! > SINGULAR_PIVOT * f64[PIVOT_MAX]!)) return STATUS_SINGULAR_LIOUVILLIAN;
  for (let k = 0; k < LIOUVILLE; k++) {
    f64[ENERGY_RE + k] = f64[RHS + 2 * k]!;
    f64[ENERGY_IM + k] = f64[RHS + 2 * k + 1]!;
  }
  return STATUS_OK;
}

/** Residual max|Lρ| / max|L| of the solution in the energy basis. */
export function steadyStateResidual(): number {
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < LIOUVILLE; i++) {
    let re = 0;
    let im = 0;
    for (let j = 0; j < LIOUVILLE; j++) {
      const at = i * LIOUVILLE + j;
      const lr = f64[LIOUVILLIAN_RE + at]!;
      const li = f64[LIOUVILLIAN_IM + at]!;
      const xr = f64[ENERGY_RE + j]!;
      const xi = f64[ENERGY_IM + j]!;
      re += lr * xr - li * xi;
      im += lr * xi + li * xr;
      largest = Math.max(largest, Math.abs(lr) + Math.abs(li));
    }
    worst = Math.max(worst, Math.abs(re) + Math.abs(im));
  }
  return worst / largest;
}

/** The X entries of the local basis from the state in the energy basis, Eq. (13). */
export function localX(): void {
  const sin = f64[H_SIN]!;
  const cos = f64[H_COS]!;
  const cc = cos * cos;
  const ss = sin * sin;
  const sc = sin * cos;
  const low = f64[ENERGY_RE + 5]!;
  const high = f64[ENERGY_RE + 10]!;
  const upRe = f64[ENERGY_RE + 6]!;
  const downRe = f64[ENERGY_RE + 9]!;
  const mixed = sc * (upRe + downRe);
  f64[X_RHO] = f64[ENERGY_RE]!;
  f64[X_RHO + 1] = cc * low + ss * high + mixed;
  f64[X_RHO + 2] = ss * low + cc * high - mixed;
  f64[X_RHO + 3] = f64[ENERGY_RE + 15]!;
  f64[X_RHO + 4] = f64[ENERGY_RE + 3]!;
  f64[X_RHO + 5] = f64[ENERGY_IM + 3]!;
  f64[X_RHO + 6] = sc * (high - low) + (cc * upRe - ss * downRe);
  f64[X_RHO + 7] =
    sc * (f64[ENERGY_IM + 10]! - f64[ENERGY_IM + 5]!) +
    (cc * f64[ENERGY_IM + 6]! - ss * f64[ENERGY_IM + 9]!);
}
