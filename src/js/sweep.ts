import {
  EPSILON_LIMIT,
  GAMMA_LIMIT,
  LOCAL_BOUND,
  PARAMETER_LIMIT,
} from "../../assembly/constants.js";
import {
  CURRENT_HEAT,
  CURRENT_PARTICLE,
  FRAME_T,
  IN_EPSILON1,
  IN_EPSILON2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
  IN_KAPPA,
  IN_MU1,
  IN_MU2,
  IN_STATISTICS,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
  OBSERVE_CHSH,
  OBSERVE_CONCURRENCE,
  OBSERVE_CURRENTS,
  OBSERVE_I3,
  OBSERVE_I3322,
  OBSERVE_I3322_BOUND,
  OBSERVE_MIN_EIGENVALUE,
  OBSERVE_RECTIFICATION,
  OBSERVE_RESIDUAL,
  OBSERVE_SETTINGS,
  OUT_CHSH,
  OUT_CONCURRENCE,
  OUT_ENTROPY_PRODUCTION,
  OUT_HEAT1,
  OUT_HEAT2,
  OUT_I2,
  OUT_I3,
  OUT_I3322,
  OUT_I3322_BOUND,
  OUT_MIN_EIGENVALUE,
  OUT_PARTICLE1,
  OUT_PARTICLE2,
  OUT_RECTIFICATION,
  OUT_RESIDUAL,
  OUT_RHO11,
  OUT_RHO14_IM,
  OUT_RHO14_RE,
  OUT_RHO22,
  OUT_RHO23_IM,
  OUT_RHO23_RE,
  OUT_RHO33,
  OUT_RHO44,
  OUT_STATUS,
  REDUCED_RESIDUAL,
  SOLVER_FULL,
  X_RHO,
} from "../../assembly/layout.js";
import { STATUS_INVALID_PARAMETER, STATUS_OK } from "../../assembly/status.js";
import { f64 } from "./arena.js";
import { baths } from "./baths.js";
import { chshX, i2, i3, settledI3322 } from "./bell.js";
import { currents, entropyProduction } from "./currents.js";
import { concurrenceX, minEigenvalueX } from "./entanglement.js";
import { hamiltonian } from "./hamiltonian.js";
import { axialBound, bound } from "./i3322/bound.js";
import { xMaximum, xProblem } from "./i3322/maximum.js";
import { settings, xRotation } from "./i3322/settings.js";
import { liouvillian } from "./liouvillian.js";
import { reducedSteadyState } from "./reduced.js";
import { localX, steadyState, steadyStateResidual } from "./steadyState.js";

/** 0 ≤ value ≤ PARAMETER_LIMIT; false for NaN. */
function within(value: number): boolean {
  return value >= 0 && value <= PARAMETER_LIMIT;
}

/** γ = 0 or GAMMA_LIMIT ≤ γ ≤ PARAMETER_LIMIT; false for NaN. */
function isCoupling(gamma: number): boolean {
  return gamma === 0 || (gamma >= GAMMA_LIMIT && gamma <= PARAMETER_LIMIT);
}

/** Whether the parameters of point `i` are inside their domain. */
function inDomain(i: number): boolean {
  const epsilon1 = f64[IN_EPSILON1 + i]!;
  const epsilon2 = f64[IN_EPSILON2 + i]!;
  const mu1 = f64[IN_MU1 + i]!;
  const mu2 = f64[IN_MU2 + i]!;
  if (!(epsilon1 >= EPSILON_LIMIT && epsilon2 >= EPSILON_LIMIT)) return false;
  if (!(within(epsilon1) && within(epsilon2) && within(f64[IN_KAPPA + i]!))) return false;
  if (!(within(f64[IN_TEMPERATURE1 + i]!) && within(f64[IN_TEMPERATURE2 + i]!))) return false;
  if (!isCoupling(f64[IN_GAMMA1_MINUS + i]!) || !isCoupling(f64[IN_GAMMA1_PLUS + i]!)) return false;
  if (!isCoupling(f64[IN_GAMMA2_MINUS + i]!) || !isCoupling(f64[IN_GAMMA2_PLUS + i]!)) return false;
  if (f64[IN_STATISTICS + i]! === 0) return mu1 === 0 && mu2 === 0;
  return Math.abs(mu1) <= PARAMETER_LIMIT && Math.abs(mu2) <= PARAMETER_LIMIT;
}

/**
 * Steady state and currents of point `i` of the block, with the temperatures of the
 * two baths as they are or exchanged; a status code.
 */
function steadyPoint(i: number, solver: number, exchanged: boolean): number {
  if (!inDomain(i)) return STATUS_INVALID_PARAMETER;
  const temperature1 = f64[IN_TEMPERATURE1 + i]!;
  const temperature2 = f64[IN_TEMPERATURE2 + i]!;
  hamiltonian(
    f64[IN_STATISTICS + i]!,
    f64[IN_EPSILON1 + i]!,
    f64[IN_EPSILON2 + i]!,
    f64[IN_KAPPA + i]!,
  );
  let status = baths(
    f64[IN_STATISTICS + i]!,
    exchanged ? temperature2 : temperature1,
    exchanged ? temperature1 : temperature2,
    f64[IN_MU1 + i]!,
    f64[IN_MU2 + i]!,
    f64[IN_GAMMA1_MINUS + i]!,
    f64[IN_GAMMA1_PLUS + i]!,
    f64[IN_GAMMA2_MINUS + i]!,
    f64[IN_GAMMA2_PLUS + i]!,
  );
  if (status !== STATUS_OK) return status;
  if (solver !== SOLVER_FULL) return reducedSteadyState();
  liouvillian();
  status = steadyState();
  if (status !== STATUS_OK) return status;
  localX();
  currents();
  return STATUS_OK;
}

/**
 * Rectification ratio (I₂(ΔT) + I₂(−ΔT)) / max(|I₂(ΔT)|, |I₂(−ΔT)|), Eq. (36), at
 * point `i`, whose I₂(ΔT) is given: 0 without currents, NaN where the exchanged
 * point has no steady state.
 */
function rectification(i: number, solver: number, forward: number): number {
  if (steadyPoint(i, solver, true) !== STATUS_OK) return NaN;
  const backward = f64[CURRENT_HEAT + 1]!;
  const larger = Math.max(Math.abs(forward), Math.abs(backward));
  return larger > 0 ? (forward + backward) / larger : 0;
}

/** Whether the X-state with these entries is a state, and not entangled. */
function isSeparable(
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): boolean {
  return (
    concurrenceX(p1, p2, p3, p4, c14, c23) === 0 && minEigenvalueX(p1, p2, p3, p4, c14, c23) >= 0
  );
}

/** I3322 of the X-state with these entries into the columns of point `i`. */
function bellPoint(
  i: number,
  mask: number,
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): void {
  xProblem(p1, p2, p3, p4, c14, c23);
  if ((mask & (OBSERVE_I3322 | OBSERVE_I3322_BOUND | OBSERVE_SETTINGS)) === 0) {
    // Only the violation is asked for, and a bound may exclude it.
    const inPlane = f64[FRAME_T]! >= Math.abs(f64[FRAME_T + 2]!);
    if (inPlane ? axialBound(0) <= LOCAL_BOUND : isSeparable(p1, p2, p3, p4, c14, c23)) {
      f64[OUT_I3 + i] = 0;
      return;
    }
  }
  const value = settledI3322(xMaximum(false));
  f64[OUT_I3322 + i] = value;
  f64[OUT_I3 + i] = i3(value);
  if ((mask & OBSERVE_I3322_BOUND) !== 0) {
    const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
    f64[OUT_I3322_BOUND + i] = bound(value, smallest, concurrenceX(p1, p2, p3, p4, c14, c23));
  }
}

/**
 * Solves the points 0 … count−1 of the block: inputs in the IN columns, results in
 * the OUT columns. A point that cannot be solved gets its status and NaN in every
 * column, and the rest go on.
 */
export function solveBlock(count: number, mask: number, solver: number): void {
  for (let i = 0; i < count; i++) {
    const status = steadyPoint(i, solver, false);
    f64[OUT_STATUS + i] = status;
    if (status === STATUS_OK) {
      observePoint(i, mask, solver);
    } else {
      clearPoint(i);
    }
  }
}

/** Everything asked for at point `i`, whose state is in X_RHO. */
function observePoint(i: number, mask: number, solver: number): void {
  const p1 = f64[X_RHO]!;
  const p2 = f64[X_RHO + 1]!;
  const p3 = f64[X_RHO + 2]!;
  const p4 = f64[X_RHO + 3]!;
  const re14 = f64[X_RHO + 4]!;
  const im14 = f64[X_RHO + 5]!;
  const re23 = f64[X_RHO + 6]!;
  const im23 = f64[X_RHO + 7]!;
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  f64[OUT_RHO11 + i] = p1;
  f64[OUT_RHO22 + i] = p2;
  f64[OUT_RHO33 + i] = p3;
  f64[OUT_RHO44 + i] = p4;
  f64[OUT_RHO14_RE + i] = re14;
  f64[OUT_RHO14_IM + i] = im14;
  f64[OUT_RHO23_RE + i] = re23;
  f64[OUT_RHO23_IM + i] = im23;
  if ((mask & OBSERVE_CURRENTS) !== 0) {
    f64[OUT_HEAT1 + i] = f64[CURRENT_HEAT]!;
    f64[OUT_HEAT2 + i] = f64[CURRENT_HEAT + 1]!;
    f64[OUT_PARTICLE1 + i] = f64[CURRENT_PARTICLE]!;
    f64[OUT_PARTICLE2 + i] = f64[CURRENT_PARTICLE + 1]!;
    f64[OUT_ENTROPY_PRODUCTION + i] = entropyProduction(
      f64[IN_MU1 + i]!,
      f64[IN_MU2 + i]!,
      f64[IN_TEMPERATURE1 + i]!,
      f64[IN_TEMPERATURE2 + i]!,
    );
  }
  if ((mask & OBSERVE_MIN_EIGENVALUE) !== 0) {
    f64[OUT_MIN_EIGENVALUE + i] = minEigenvalueX(p1, p2, p3, p4, c14, c23);
  }
  if ((mask & OBSERVE_RESIDUAL) !== 0) {
    f64[OUT_RESIDUAL + i] = solver === SOLVER_FULL ? steadyStateResidual() : f64[REDUCED_RESIDUAL]!;
  }
  if ((mask & OBSERVE_CONCURRENCE) !== 0) {
    f64[OUT_CONCURRENCE + i] = concurrenceX(p1, p2, p3, p4, c14, c23);
  }
  if ((mask & OBSERVE_CHSH) !== 0) {
    const chsh = chshX(p1, p2, p3, p4, c14, c23);
    f64[OUT_CHSH + i] = chsh;
    f64[OUT_I2 + i] = i2(chsh);
  }
  if ((mask & (OBSERVE_I3 | OBSERVE_I3322 | OBSERVE_I3322_BOUND | OBSERVE_SETTINGS)) !== 0) {
    bellPoint(i, mask, p1, p2, p3, p4, c14, c23);
    if ((mask & OBSERVE_SETTINGS) !== 0) {
      xRotation(re14, im14, re23, im23);
      settings();
    }
  }
  // Last: it overwrites the point at work.
  if ((mask & OBSERVE_RECTIFICATION) !== 0) {
    f64[OUT_RECTIFICATION + i] = rectification(i, solver, f64[CURRENT_HEAT + 1]!);
  }
}

/** NaN in every result of point `i`. */
function clearPoint(i: number): void {
  for (let column = OUT_RHO11; column <= OUT_I3322_BOUND; column += OUT_RHO22 - OUT_RHO11) {
    f64[column + i] = NaN;
  }
}
