import { get, set } from "./arena";
import { baths } from "./baths";
import { chshX, i2, i3, settledI3322 } from "./bell";
import { EPSILON_LIMIT, GAMMA_LIMIT, LOCAL_BOUND, PARAMETER_LIMIT } from "./constants";
import { currents, entropyProduction } from "./currents";
import { concurrenceX, minEigenvalueX } from "./entanglement";
import { hamiltonian } from "./hamiltonian";
import { axialBound, bound } from "./i3322/bound";
import { xMaximum, xProblem } from "./i3322/maximum";
import { settings, xRotation } from "./i3322/settings";
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
} from "./layout";
import { liouvillian } from "./liouvillian";
import { reducedSteadyState } from "./reduced";
import { STATUS_INVALID_PARAMETER, STATUS_OK } from "./status";
import { localX, steadyState, steadyStateResidual } from "./steadyState";

/** 0 ≤ value ≤ PARAMETER_LIMIT; false for NaN. */
function within(value: f64): bool {
  return value >= 0 && value <= PARAMETER_LIMIT;
}

/** γ = 0 or GAMMA_LIMIT ≤ γ ≤ PARAMETER_LIMIT; false for NaN. */
function isCoupling(gamma: f64): bool {
  return gamma == 0 || (gamma >= GAMMA_LIMIT && gamma <= PARAMETER_LIMIT);
}

/** Whether the parameters of point `i` are inside their domain. */
function inDomain(i: i32): bool {
  const epsilon1 = get(IN_EPSILON1 + i);
  const epsilon2 = get(IN_EPSILON2 + i);
  const mu1 = get(IN_MU1 + i);
  const mu2 = get(IN_MU2 + i);
  if (!(epsilon1 >= EPSILON_LIMIT && epsilon2 >= EPSILON_LIMIT)) return false;
  if (!(within(epsilon1) && within(epsilon2) && within(get(IN_KAPPA + i)))) return false;
  if (!(within(get(IN_TEMPERATURE1 + i)) && within(get(IN_TEMPERATURE2 + i)))) return false;
  if (!isCoupling(get(IN_GAMMA1_MINUS + i)) || !isCoupling(get(IN_GAMMA1_PLUS + i))) return false;
  if (!isCoupling(get(IN_GAMMA2_MINUS + i)) || !isCoupling(get(IN_GAMMA2_PLUS + i))) return false;
  if (get(IN_STATISTICS + i) == 0) return mu1 == 0 && mu2 == 0;
  return abs<f64>(mu1) <= PARAMETER_LIMIT && abs<f64>(mu2) <= PARAMETER_LIMIT;
}

/**
 * Steady state and currents of point `i` of the block, with the temperatures of the
 * two baths as they are or exchanged; a status code.
 */
function steadyPoint(i: i32, solver: i32, exchanged: bool): i32 {
  if (!inDomain(i)) return STATUS_INVALID_PARAMETER;
  const temperature1 = get(IN_TEMPERATURE1 + i);
  const temperature2 = get(IN_TEMPERATURE2 + i);
  hamiltonian(
    get(IN_STATISTICS + i),
    get(IN_EPSILON1 + i),
    get(IN_EPSILON2 + i),
    get(IN_KAPPA + i),
  );
  let status: i32 = baths(
    get(IN_STATISTICS + i),
    exchanged ? temperature2 : temperature1,
    exchanged ? temperature1 : temperature2,
    get(IN_MU1 + i),
    get(IN_MU2 + i),
    get(IN_GAMMA1_MINUS + i),
    get(IN_GAMMA1_PLUS + i),
    get(IN_GAMMA2_MINUS + i),
    get(IN_GAMMA2_PLUS + i),
  );
  if (status != STATUS_OK) return status;
  if (solver != SOLVER_FULL) return reducedSteadyState();
  liouvillian();
  status = steadyState();
  if (status != STATUS_OK) return status;
  localX();
  currents();
  return STATUS_OK;
}

/**
 * Rectification ratio (I₂(ΔT) + I₂(−ΔT)) / max(|I₂(ΔT)|, |I₂(−ΔT)|), Eq. (36), at
 * point `i`, whose I₂(ΔT) is given: 0 without currents, NaN where the exchanged
 * point has no steady state.
 */
function rectification(i: i32, solver: i32, forward: f64): f64 {
  if (steadyPoint(i, solver, true) != STATUS_OK) return NaN;
  const backward = get(CURRENT_HEAT + 1);
  const larger = max<f64>(abs<f64>(forward), abs<f64>(backward));
  return larger > 0 ? (forward + backward) / larger : 0;
}

/** Whether the X-state with these entries is a state, and not entangled. */
function isSeparable(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): bool {
  return (
    concurrenceX(p1, p2, p3, p4, c14, c23) == 0 && minEigenvalueX(p1, p2, p3, p4, c14, c23) >= 0
  );
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
): void {
  xProblem(p1, p2, p3, p4, c14, c23);
  if ((mask & (OBSERVE_I3322 | OBSERVE_I3322_BOUND | OBSERVE_SETTINGS)) == 0) {
    // Only the violation is asked for, and a bound may exclude it.
    const inPlane = get(FRAME_T) >= abs<f64>(get(FRAME_T + 2));
    if (inPlane ? axialBound(0) <= LOCAL_BOUND : isSeparable(p1, p2, p3, p4, c14, c23)) {
      set(OUT_I3 + i, 0);
      return;
    }
  }
  const value = settledI3322(xMaximum(false));
  set(OUT_I3322 + i, value);
  set(OUT_I3 + i, i3(value));
  if ((mask & OBSERVE_I3322_BOUND) != 0) {
    const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
    set(OUT_I3322_BOUND + i, bound(value, smallest, concurrenceX(p1, p2, p3, p4, c14, c23)));
  }
}

/**
 * Solves the points 0 … count−1 of the block: inputs in the IN columns, results in
 * the OUT columns. A point that cannot be solved gets its status and NaN in every
 * column, and the rest go on.
 */
export function solveBlock(count: i32, mask: i32, solver: i32): void {
  for (let i: i32 = 0; i < count; i++) {
    const status = steadyPoint(i, solver, false);
    set(OUT_STATUS + i, status);
    if (status == STATUS_OK) {
      observePoint(i, mask, solver);
    } else {
      clearPoint(i);
    }
  }
}

/** Everything asked for at point `i`, whose state is in X_RHO. */
function observePoint(i: i32, mask: i32, solver: i32): void {
  const p1 = get(X_RHO);
  const p2 = get(X_RHO + 1);
  const p3 = get(X_RHO + 2);
  const p4 = get(X_RHO + 3);
  const re14 = get(X_RHO + 4);
  const im14 = get(X_RHO + 5);
  const re23 = get(X_RHO + 6);
  const im23 = get(X_RHO + 7);
  const c14 = sqrt<f64>(re14 * re14 + im14 * im14);
  const c23 = sqrt<f64>(re23 * re23 + im23 * im23);
  set(OUT_RHO11 + i, p1);
  set(OUT_RHO22 + i, p2);
  set(OUT_RHO33 + i, p3);
  set(OUT_RHO44 + i, p4);
  set(OUT_RHO14_RE + i, re14);
  set(OUT_RHO14_IM + i, im14);
  set(OUT_RHO23_RE + i, re23);
  set(OUT_RHO23_IM + i, im23);
  if ((mask & OBSERVE_CURRENTS) != 0) {
    set(OUT_HEAT1 + i, get(CURRENT_HEAT));
    set(OUT_HEAT2 + i, get(CURRENT_HEAT + 1));
    set(OUT_PARTICLE1 + i, get(CURRENT_PARTICLE));
    set(OUT_PARTICLE2 + i, get(CURRENT_PARTICLE + 1));
    set(
      OUT_ENTROPY_PRODUCTION + i,
      entropyProduction(
        get(IN_MU1 + i),
        get(IN_MU2 + i),
        get(IN_TEMPERATURE1 + i),
        get(IN_TEMPERATURE2 + i),
      ),
    );
  }
  if ((mask & OBSERVE_MIN_EIGENVALUE) != 0) {
    set(OUT_MIN_EIGENVALUE + i, minEigenvalueX(p1, p2, p3, p4, c14, c23));
  }
  if ((mask & OBSERVE_RESIDUAL) != 0) {
    set(OUT_RESIDUAL + i, solver == SOLVER_FULL ? steadyStateResidual() : get(REDUCED_RESIDUAL));
  }
  if ((mask & OBSERVE_CONCURRENCE) != 0) {
    set(OUT_CONCURRENCE + i, concurrenceX(p1, p2, p3, p4, c14, c23));
  }
  if ((mask & OBSERVE_CHSH) != 0) {
    const chsh = chshX(p1, p2, p3, p4, c14, c23);
    set(OUT_CHSH + i, chsh);
    set(OUT_I2 + i, i2(chsh));
  }
  if ((mask & (OBSERVE_I3 | OBSERVE_I3322 | OBSERVE_I3322_BOUND | OBSERVE_SETTINGS)) != 0) {
    bellPoint(i, mask, p1, p2, p3, p4, c14, c23);
    if ((mask & OBSERVE_SETTINGS) != 0) {
      xRotation(re14, im14, re23, im23);
      settings();
    }
  }
  // Last: it overwrites the point at work.
  if ((mask & OBSERVE_RECTIFICATION) != 0) {
    set(OUT_RECTIFICATION + i, rectification(i, solver, get(CURRENT_HEAT + 1)));
  }
}

/** NaN in every result of point `i`. */
function clearPoint(i: i32): void {
  for (let column: i32 = OUT_RHO11; column <= OUT_I3322_BOUND; column += OUT_RHO22 - OUT_RHO11) {
    set(column + i, NaN);
  }
}
