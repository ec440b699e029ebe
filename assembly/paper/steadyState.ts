import { arena, clear, copy } from "../arena";
import { SINGULAR_PIVOT } from "../constants";
import * as slot from "../layout";
import { luSolve } from "../linear/lu";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";

/**
 * Null vector of the Liouvillian with trace one: the first row (which the others
 * imply, since the trace is conserved) is replaced by Tr ρ = 1. Writes ρ in the
 * energy basis; a status code.
 */
export function steadyState(): i32 {
  copy(slot.LU_RE, slot.LIOUVILLIAN_RE, 2 * slot.LIOUVILLE_ENTRIES);
  clear(slot.RHS, 2 * slot.LIOUVILLE);
  clear(slot.LU_RE, slot.LIOUVILLE);
  clear(slot.LU_IM, slot.LIOUVILLE);
  for (let a: i32 = 0; a < slot.LEVELS; a++) arena[slot.LU_RE + (slot.LEVELS + 1) * a] = 1;
  arena[slot.RHS] = 1;
  const status = luSolve();
  if (status !== STATUS_OK) return status;
  if (!(arena[slot.PIVOT_MAX] < Infinity)) return STATUS_OVERFLOW;
  if (!(arena[slot.PIVOT_MIN] > SINGULAR_PIVOT * arena[slot.PIVOT_MAX]))
    return STATUS_SINGULAR_LIOUVILLIAN;
  for (let k: i32 = 0; k < slot.LIOUVILLE; k++) {
    arena[slot.ENERGY_RE + k] = arena[slot.RHS + 2 * k];
    arena[slot.ENERGY_IM + k] = arena[slot.RHS + 2 * k + 1];
  }
  return STATUS_OK;
}

/** Residual max|Lρ| / max|L| of the solution in the energy basis. */
export function steadyStateResidual(): f64 {
  let worst: f64 = 0;
  let largest: f64 = 0;
  for (let i: i32 = 0; i < slot.LIOUVILLE; i++) {
    let re: f64 = 0;
    let im: f64 = 0;
    for (let j: i32 = 0; j < slot.LIOUVILLE; j++) {
      const at = i * slot.LIOUVILLE + j;
      const lr = arena[slot.LIOUVILLIAN_RE + at];
      const li = arena[slot.LIOUVILLIAN_IM + at];
      // Most are zero. Math.max of each size would wait for that of the last; NaN shows in the sums.
      const size = Math.abs(lr) + Math.abs(li);
      if (size === 0.0) continue;
      if (size > largest) largest = size;
      const xr = arena[slot.ENERGY_RE + j];
      const xi = arena[slot.ENERGY_IM + j];
      re += lr * xr - li * xi;
      im += lr * xi + li * xr;
    }
    worst = Math.max(worst, Math.abs(re) + Math.abs(im));
  }
  return worst / largest;
}

/** The X entries of the local basis from the state in the energy basis, Eq. (13). */
export function localX(): void {
  const sin = arena[slot.H_SIN];
  const cos = arena[slot.H_COS];
  const cc = cos * cos;
  const ss = sin * sin;
  const sc = sin * cos;
  const low = arena[slot.ENERGY_RE + 5];
  const high = arena[slot.ENERGY_RE + 10];
  const upRe = arena[slot.ENERGY_RE + 6];
  const downRe = arena[slot.ENERGY_RE + 9];
  const mixed = sc * (upRe + downRe);
  arena[slot.X_RHO] = arena[slot.ENERGY_RE];
  arena[slot.X_RHO + 1] = cc * low + ss * high + mixed;
  arena[slot.X_RHO + 2] = ss * low + cc * high - mixed;
  arena[slot.X_RHO + 3] = arena[slot.ENERGY_RE + 15];
  arena[slot.X_RHO + 4] = arena[slot.ENERGY_RE + 3];
  arena[slot.X_RHO + 5] = arena[slot.ENERGY_IM + 3];
  arena[slot.X_RHO + 6] = sc * (high - low) + (cc * upRe - ss * downRe);
  arena[slot.X_RHO + 7] =
    sc * (arena[slot.ENERGY_IM + 10] - arena[slot.ENERGY_IM + 5]) +
    (cc * arena[slot.ENERGY_IM + 6] - ss * arena[slot.ENERGY_IM + 9]);
}
