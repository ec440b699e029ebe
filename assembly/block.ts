import { arena } from "./arena";
import {
  EPSILON_LIMIT,
  FLAG_TOLERANCE,
  GAMMA_LIMIT,
  LOCAL_BOUND,
  PARAMETER_LIMIT,
  STATE_TOLERANCE,
  TSIRELSON_BOUND,
} from "./constants";
import { arbitrate } from "./i3322/arbiter";
import { axialBound, bound } from "./i3322/bound";
import { xMaximum, xProblem } from "./i3322/maximum";
import { settings, xRotation } from "./i3322/settings";
import * as slot from "./layout";
import { capped, chshX, i2, i3, settledI3322 } from "./measures/chsh";
import { chshSettingsX } from "./measures/chshSettings";
import { concurrenceX, minEigenvalueX } from "./measures/entanglement";
import { furtherPoint } from "./measures/measuresX";
import { unsteerabilityX } from "./measures/unsteerability";
import { reducedSteadyState } from "./paper/closedForm";
import { currents, entropyProduction } from "./paper/currents";
import { isStronglyDamped } from "./paper/damping";
import { hamiltonian } from "./paper/levels";
import { liouvillian } from "./paper/liouvillian";
import { baths } from "./paper/rates";
import { shaped, shapes } from "./paper/shape";
import { localX, steadyState, steadyStateResidual } from "./paper/steadyState";
import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_NOT_POSITIVE,
  FLAG_SECOND_LAW,
  FLAG_STRONG_DAMPING,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "./status";

/** 0 ≤ value ≤ PARAMETER_LIMIT; false for NaN. */
function within(value: f64): bool {
  return value >= 0 && value <= PARAMETER_LIMIT;
}

/** γ = 0 or GAMMA_LIMIT ≤ γ ≤ PARAMETER_LIMIT; false for NaN. */
function isCoupling(gamma: f64): bool {
  return gamma === 0 || (gamma >= GAMMA_LIMIT && gamma <= PARAMETER_LIMIT);
}

/** Whether the parameters of point `i` are inside their domain. */
function inDomain(i: i32): bool {
  const epsilon1 = arena[slot.IN_EPSILON1 + i];
  const epsilon2 = arena[slot.IN_EPSILON2 + i];
  const mu1 = arena[slot.IN_MU1 + i];
  const mu2 = arena[slot.IN_MU2 + i];
  if (!(epsilon1 >= EPSILON_LIMIT && epsilon2 >= EPSILON_LIMIT)) return false;
  if (!(within(epsilon1) && within(epsilon2) && within(arena[slot.IN_KAPPA + i]))) return false;
  if (!(within(arena[slot.IN_TEMPERATURE1 + i]) && within(arena[slot.IN_TEMPERATURE2 + i])))
    return false;
  if (!isCoupling(arena[slot.IN_GAMMA1_MINUS + i]) || !isCoupling(arena[slot.IN_GAMMA1_PLUS + i]))
    return false;
  if (!isCoupling(arena[slot.IN_GAMMA2_MINUS + i]) || !isCoupling(arena[slot.IN_GAMMA2_PLUS + i]))
    return false;
  if (arena[slot.IN_STATISTICS + i] === 0) return mu1 === 0 && mu2 === 0;
  return Math.abs(mu1) <= PARAMETER_LIMIT && Math.abs(mu2) <= PARAMETER_LIMIT;
}

/**
 * Steady state and currents of point `i` of the block, with the temperatures of the
 * two baths as they are or exchanged; a status code.
 */
function steadyPoint(i: i32, solver: i32, exchanged: bool): i32 {
  if (!inDomain(i)) return STATUS_INVALID_PARAMETER;
  const temperature1 = arena[slot.IN_TEMPERATURE1 + i];
  const temperature2 = arena[slot.IN_TEMPERATURE2 + i];
  hamiltonian(
    arena[slot.IN_STATISTICS + i],
    arena[slot.IN_EPSILON1 + i],
    arena[slot.IN_EPSILON2 + i],
    arena[slot.IN_KAPPA + i],
  );
  const gamma1Minus = arena[slot.IN_GAMMA1_MINUS + i];
  const gamma2Minus = arena[slot.IN_GAMMA2_MINUS + i];
  const warm =
    arena[slot.IN_STATISTICS + i] === 0.0 &&
    ((temperature1 > 0 && gamma1Minus > 0) || (temperature2 > 0 && gamma2Minus > 0));
  let status: i32 = shapes(warm);
  if (status !== STATUS_OK) return status;
  status = baths(
    arena[slot.IN_STATISTICS + i],
    exchanged ? temperature2 : temperature1,
    exchanged ? temperature1 : temperature2,
    arena[slot.IN_MU1 + i],
    arena[slot.IN_MU2 + i],
    shaped(gamma1Minus, 0),
    shaped(arena[slot.IN_GAMMA1_PLUS + i], 1),
    shaped(gamma2Minus, 0),
    shaped(arena[slot.IN_GAMMA2_PLUS + i], 1),
  );
  if (status !== STATUS_OK) return status;
  if (solver !== slot.SOLVER_FULL) return reducedSteadyState();
  liouvillian();
  status = steadyState();
  if (status !== STATUS_OK) return status;
  localX();
  // Where the rates span too many orders LU loses the trace, or the equations themselves.
  const trace =
    arena[slot.X_RHO] + arena[slot.X_RHO + 1] + arena[slot.X_RHO + 2] + arena[slot.X_RHO + 3];
  if (!(Math.abs(trace - 1) <= STATE_TOLERANCE && steadyStateResidual() <= STATE_TOLERANCE)) {
    return STATUS_SINGULAR_LIOUVILLIAN;
  }
  currents();
  return STATUS_OK;
}

/**
 * Rectification ratio (I₂(ΔT) + I₂(−ΔT)) / max(|I₂(ΔT)|, |I₂(−ΔT)|), Eq. (36), at
 * point `i`, whose I₂(ΔT) is given: 0 without currents, NaN where the exchanged
 * point has no steady state.
 */
function rectification(i: i32, solver: i32, forward: f64): f64 {
  if (steadyPoint(i, solver, true) !== STATUS_OK) return NaN;
  const backward = arena[slot.CURRENT_HEAT + 1];
  const larger = Math.max(Math.abs(forward), Math.abs(backward));
  return larger > 0 ? (forward + backward) / larger : 0;
}

/** I3322 of the X-state with these entries into the columns of point `i`. */
function bellPoint(
  i: i32,
  mask: i32,
  p1: f64,
  p2: f64,
  p3: f64,
  p4: f64,
  c14: f64,
  c23: f64,
  smallest: f64,
): void {
  xProblem(p1, p2, p3, p4, c14, c23);
  if ((mask & (slot.OBSERVE_I3322 | slot.OBSERVE_I3322_BOUND | slot.OBSERVE_SETTINGS)) === 0) {
    // Only the violation is asked for, and a bound may exclude it.
    const inPlane = arena[slot.FRAME_T] >= Math.abs(arena[slot.FRAME_T + 2]);
    if (
      inPlane
        ? axialBound(0) <= LOCAL_BOUND
        : smallest >= 0 && concurrenceX(p1, p2, p3, p4, c14, c23) === 0
    ) {
      arena[slot.OUT_I3 + i] = 0;
      return;
    }
  }
  const thorough: bool = (mask & slot.OBSERVE_THOROUGHLY) !== 0;
  let value: f64 = settledI3322(xMaximum(thorough), smallest);
  if (thorough || (mask & slot.OBSERVE_I3322_BOUND) !== 0) {
    const concurrence = capped(concurrenceX(p1, p2, p3, p4, c14, c23), 1, smallest);
    let above: f64 = bound(value, smallest, concurrence);
    if (thorough) {
      value = settledI3322(arbitrate(value, above), smallest);
      above = Math.max(value, arena[slot.CERTIFY_BOUND]);
    }
    arena[slot.OUT_I3322_BOUND + i] = above;
  }
  arena[slot.OUT_I3322 + i] = value;
  arena[slot.OUT_I3 + i] = i3(value);
}

/**
 * Solves the points 0 … count−1 of the block: inputs in the IN columns, results in
 * the OUT columns. A point that cannot be solved gets its status and NaN in every
 * column, and the rest go on.
 */
export function solveBlock(count: i32, mask: i32, solver: i32): void {
  for (let i: i32 = 0; i < count; i++) {
    const status = steadyPoint(i, solver, false);
    arena[slot.OUT_STATUS + i] = status;
    if (status === STATUS_OK) {
      observePoint(i, mask, solver);
    } else {
      clearPoint(i);
    }
  }
}

/** What lies outside the theory's domain at the point at work: FLAG bits. */
function flagsOf(smallest: f64, production: f64): i32 {
  let flags: i32 = 0;
  if (smallest < -FLAG_TOLERANCE) flags |= FLAG_NOT_POSITIVE;
  if (production < -FLAG_TOLERANCE) flags |= FLAG_SECOND_LAW;
  if (Math.abs(production) === Infinity) flags |= FLAG_ENTROPY_PRODUCTION_INFINITE;
  if (isStronglyDamped()) flags |= FLAG_STRONG_DAMPING;
  return flags;
}

/** Everything asked for at point `i`, whose state is in X_RHO. */
function observePoint(i: i32, mask: i32, solver: i32): void {
  const p1 = arena[slot.X_RHO];
  const p2 = arena[slot.X_RHO + 1];
  const p3 = arena[slot.X_RHO + 2];
  const p4 = arena[slot.X_RHO + 3];
  const re14 = arena[slot.X_RHO + 4];
  const im14 = arena[slot.X_RHO + 5];
  const re23 = arena[slot.X_RHO + 6];
  const im23 = arena[slot.X_RHO + 7];
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  arena[slot.OUT_RHO11 + i] = p1;
  arena[slot.OUT_RHO22 + i] = p2;
  arena[slot.OUT_RHO33 + i] = p3;
  arena[slot.OUT_RHO44 + i] = p4;
  arena[slot.OUT_RHO14_RE + i] = re14;
  arena[slot.OUT_RHO14_IM + i] = im14;
  arena[slot.OUT_RHO23_RE + i] = re23;
  arena[slot.OUT_RHO23_IM + i] = im23;
  const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
  const production = entropyProduction(
    arena[slot.IN_MU1 + i],
    arena[slot.IN_MU2 + i],
    arena[slot.IN_TEMPERATURE1 + i],
    arena[slot.IN_TEMPERATURE2 + i],
  );
  arena[slot.OUT_FLAGS + i] = flagsOf(smallest, production);
  if ((mask & slot.OBSERVE_CURRENTS) !== 0) {
    arena[slot.OUT_HEAT1 + i] = arena[slot.CURRENT_HEAT];
    arena[slot.OUT_HEAT2 + i] = arena[slot.CURRENT_HEAT + 1];
    arena[slot.OUT_PARTICLE1 + i] = arena[slot.CURRENT_PARTICLE];
    arena[slot.OUT_PARTICLE2 + i] = arena[slot.CURRENT_PARTICLE + 1];
    arena[slot.OUT_ENTROPY_PRODUCTION + i] = production;
  }
  if ((mask & slot.OBSERVE_MIN_EIGENVALUE) !== 0) {
    arena[slot.OUT_MIN_EIGENVALUE + i] = smallest;
  }
  if ((mask & slot.OBSERVE_RESIDUAL) !== 0) {
    arena[slot.OUT_RESIDUAL + i] =
      solver === slot.SOLVER_FULL ? steadyStateResidual() : arena[slot.REDUCED_RESIDUAL];
  }
  const concurrence = capped(concurrenceX(p1, p2, p3, p4, c14, c23), 1, smallest);
  if ((mask & slot.OBSERVE_CONCURRENCE) !== 0) arena[slot.OUT_CONCURRENCE + i] = concurrence;
  if ((mask & slot.OBSERVE_CHSH) !== 0) {
    const chsh = capped(chshX(p1, p2, p3, p4, c14, c23), TSIRELSON_BOUND, smallest);
    arena[slot.OUT_CHSH + i] = chsh;
    arena[slot.OUT_I2 + i] = i2(chsh);
  }
  furtherPoint(i, mask, p1, p2, p3, p4, c14, c23, concurrence, smallest);
  if ((mask & slot.OBSERVE_CHSH_SETTINGS) !== 0) {
    chshSettingsX(re14, im14, re23, im23, p1 - p2 - p3 + p4);
  }
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) {
    arena[slot.OUT_UNSTEERABILITY12 + i] = unsteerabilityX(p1, p2, p3, p4, c14, c23);
    arena[slot.OUT_UNSTEERABILITY21 + i] = unsteerabilityX(p1, p3, p2, p4, c14, c23);
  }
  if (
    (mask &
      (slot.OBSERVE_I3 | slot.OBSERVE_I3322 | slot.OBSERVE_I3322_BOUND | slot.OBSERVE_SETTINGS)) !==
    0
  ) {
    bellPoint(i, mask, p1, p2, p3, p4, c14, c23, smallest);
    if ((mask & slot.OBSERVE_SETTINGS) !== 0) {
      xRotation(re14, im14, re23, im23);
      settings();
    }
  }
  // Last: it overwrites the point at work.
  if ((mask & slot.OBSERVE_RECTIFICATION) !== 0) {
    arena[slot.OUT_RECTIFICATION + i] = rectification(i, solver, arena[slot.CURRENT_HEAT + 1]);
  }
}

/** NaN in every result of point `i`, and no flags. */
function clearPoint(i: i32): void {
  arena[slot.OUT_FLAGS + i] = 0;
  for (
    let column: i32 = slot.OUT_RHO11;
    column < slot.OUT_END;
    column += slot.OUT_RHO22 - slot.OUT_RHO11
  ) {
    arena[column + i] = NaN;
  }
}
