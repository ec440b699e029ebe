// Coupling spectra that are no constants: γ_j(ω) = γ_j s(ω) with one shape s for both baths.

import { arena } from "../arena";
import { GAMMA_LIMIT } from "../constants";
import * as slot from "../layout";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OUT_OF_TABLE } from "../status";
import { SYSTEM_BATH } from "../system/layout";
import { densityAt } from "../system/spectrum";

/**
 * s(ε₋) and s(ε₊) of the levels at work into SHAPE, both 1 where there is no shape; a status code.
 * `warm`: whether a bath of bosons is, whose rate at ε₋ = 0 diverges or depends on the way there.
 */
export function shapes(warm: bool): i32 {
  arena[slot.SHAPE] = 1;
  arena[slot.SHAPE + 1] = 1;
  if (arena[slot.SHAPED] === 0.0) return STATUS_OK;
  if (warm && arena[slot.H_EPSILON_MINUS] === 0.0) return STATUS_DEGENERATE_TRANSITION;
  const minus = densityAt(SYSTEM_BATH, Math.abs(arena[slot.H_EPSILON_MINUS]));
  const plus = densityAt(SYSTEM_BATH, Math.abs(arena[slot.H_EPSILON_PLUS]));
  if (minus < 0 || plus < 0) return STATUS_OUT_OF_TABLE;
  arena[slot.SHAPE] = minus;
  arena[slot.SHAPE + 1] = plus;
  return STATUS_OK;
}

/** γ_j at the branch 0 (ε₋) or 1 (ε₊): 0 where the shape leaves less than the domain has. */
export function shaped(gamma: f64, branch: i32): f64 {
  const value = gamma * arena[slot.SHAPE + branch];
  return value >= GAMMA_LIMIT ? value : 0;
}
