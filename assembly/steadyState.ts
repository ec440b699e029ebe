import { clear, copy, get, set } from "./arena";
import { SINGULAR_PIVOT } from "./constants";
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
} from "./layout";
import { luSolve } from "./lu";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "./status";

/**
 * Null vector of the Liouvillian with trace one: the first row (which the others
 * imply, since the trace is conserved) is replaced by Tr ρ = 1. Writes ρ in the
 * energy basis; a status code.
 */
export function steadyState(): i32 {
  copy(LU_RE, LIOUVILLIAN_RE, 2 * LIOUVILLE_ENTRIES);
  clear(RHS, 2 * LIOUVILLE);
  clear(LU_RE, LIOUVILLE);
  clear(LU_IM, LIOUVILLE);
  for (let a: i32 = 0; a < LEVELS; a++) set(LU_RE + (LEVELS + 1) * a, 1);
  set(RHS, 1);
  const status = luSolve();
  if (status != STATUS_OK) return status;
  if (!(get(PIVOT_MAX) < Infinity)) return STATUS_OVERFLOW;
  if (!(get(PIVOT_MIN) > SINGULAR_PIVOT * get(PIVOT_MAX))) return STATUS_SINGULAR_LIOUVILLIAN;
  for (let k: i32 = 0; k < LIOUVILLE; k++) {
    set(ENERGY_RE + k, get(RHS + 2 * k));
    set(ENERGY_IM + k, get(RHS + 2 * k + 1));
  }
  return STATUS_OK;
}

/** Residual max|Lρ| / max|L| of the solution in the energy basis. */
export function steadyStateResidual(): f64 {
  let worst: f64 = 0;
  let largest: f64 = 0;
  for (let i: i32 = 0; i < LIOUVILLE; i++) {
    let re: f64 = 0;
    let im: f64 = 0;
    for (let j: i32 = 0; j < LIOUVILLE; j++) {
      const at = i * LIOUVILLE + j;
      const lr = get(LIOUVILLIAN_RE + at);
      const li = get(LIOUVILLIAN_IM + at);
      const xr = get(ENERGY_RE + j);
      const xi = get(ENERGY_IM + j);
      re += lr * xr - li * xi;
      im += lr * xi + li * xr;
      largest = max<f64>(largest, abs<f64>(lr) + abs<f64>(li));
    }
    worst = max<f64>(worst, abs<f64>(re) + abs<f64>(im));
  }
  return worst / largest;
}

/** The X entries of the local basis from the state in the energy basis, Eq. (13). */
export function localX(): void {
  const sin = get(H_SIN);
  const cos = get(H_COS);
  const cc = cos * cos;
  const ss = sin * sin;
  const sc = sin * cos;
  const low = get(ENERGY_RE + 5);
  const high = get(ENERGY_RE + 10);
  const upRe = get(ENERGY_RE + 6);
  const downRe = get(ENERGY_RE + 9);
  const mixed = sc * (upRe + downRe);
  set(X_RHO, get(ENERGY_RE));
  set(X_RHO + 1, cc * low + ss * high + mixed);
  set(X_RHO + 2, ss * low + cc * high - mixed);
  set(X_RHO + 3, get(ENERGY_RE + 15));
  set(X_RHO + 4, get(ENERGY_RE + 3));
  set(X_RHO + 5, get(ENERGY_IM + 3));
  set(X_RHO + 6, sc * (high - low) + (cc * upRe - ss * downRe));
  set(
    X_RHO + 7,
    sc * (get(ENERGY_IM + 10) - get(ENERGY_IM + 5)) +
      (cc * get(ENERGY_IM + 6) - ss * get(ENERGY_IM + 9)),
  );
}
