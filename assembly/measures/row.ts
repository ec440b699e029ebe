import { arena } from "../arena";
import { FLAG_TOLERANCE, LOCAL_BOUND, TSIRELSON_BOUND } from "../constants";
import { bound } from "../i3322/bound";
import { singularProblem, xMaximum, xProblem } from "../i3322/maximum";
import { searchMaximum } from "../i3322/search";
import { settings, xRotation } from "../i3322/settings";
import * as slot from "../layout";
import { FLAG_NOT_POSITIVE } from "../status";
import {
  capped,
  chshHorodecki,
  chshX,
  correlations,
  i2,
  i3,
  settledI3322,
  singularFrame,
} from "./chsh";
import { concurrenceWootters, concurrenceX, eigensystem, minEigenvalueX } from "./entanglement";
import { positiveDeterminant, quickChsh, quickConcurrence } from "./quick";
import { isX } from "./state";
import { unsteerability, unsteerabilityX } from "./unsteerability";

/** Whether I3322 is asked for, in whatever form. */
function isSearched(mask: i32): bool {
  return (mask & slot.OBSERVE_I3) !== 0 || isFound(mask);
}

/** Whether its maximum is wanted, violated or not. */
function isFound(mask: i32): bool {
  return (mask & (slot.OBSERVE_I3322 | slot.OBSERVE_I3322_BOUND | slot.OBSERVE_SETTINGS)) !== 0;
}

/**
 * What `mask` asks of the Hermitian matrix in RHO into the OUT columns of row `i`; false, and
 * nothing, where its smallest eigenvalue is below `least`.
 */
export function observeRow(i: i32, mask: i32, least: f64): bool {
  arena[slot.OUT_FLAGS + i] = 0;
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) observeUnsteerability(i);
  if (isX()) {
    const smallest = smallestX();
    if (!(smallest >= least)) return false;
    observeEigenvalue(i, smallest);
    observeX(i, mask, smallest);
    return true;
  }
  const determinant = (mask & slot.OBSERVE_MIN_EIGENVALUE) === 0 ? positiveDeterminant() : 0;
  if (determinant > 0) {
    observeGeneral(i, mask, 0, determinant);
    return true;
  }
  const smallest = eigensystem();
  if (!(smallest >= least)) return false;
  observeEigenvalue(i, smallest);
  observeGeneral(i, mask, smallest, 0);
  return true;
}

function observeEigenvalue(i: i32, smallest: f64): void {
  arena[slot.OUT_MIN_EIGENVALUE + i] = smallest;
  if (smallest < -FLAG_TOLERANCE) arena[slot.OUT_FLAGS + i] = FLAG_NOT_POSITIVE;
}

/** First of all: it needs the places of the correlations, of their frame and of the factor. */
function observeUnsteerability(i: i32): void {
  if (isX()) {
    const p1 = arena[slot.RHO_RE];
    const p2 = arena[slot.RHO_RE + 5];
    const p3 = arena[slot.RHO_RE + 10];
    const p4 = arena[slot.RHO_RE + 15];
    const c14 = modulus(3);
    const c23 = modulus(6);
    arena[slot.OUT_UNSTEERABILITY12 + i] = unsteerabilityX(p1, p2, p3, p4, c14, c23);
    arena[slot.OUT_UNSTEERABILITY21 + i] = unsteerabilityX(p1, p3, p2, p4, c14, c23);
    return;
  }
  unsteerability();
  arena[slot.OUT_UNSTEERABILITY12 + i] = arena[slot.STATE_UNSTEERABILITY12];
  arena[slot.OUT_UNSTEERABILITY21 + i] = arena[slot.STATE_UNSTEERABILITY21];
}

/** The smallest eigenvalue of the X-state in RHO. */
function smallestX(): f64 {
  return minEigenvalueX(
    arena[slot.RHO_RE],
    arena[slot.RHO_RE + 5],
    arena[slot.RHO_RE + 10],
    arena[slot.RHO_RE + 15],
    modulus(3),
    modulus(6),
  );
}

/** |ρ| of an entry. */
function modulus(k: i32): f64 {
  const re = arena[slot.RHO_RE + k];
  const im = arena[slot.RHO_IM + k];
  return Math.sqrt(re * re + im * im);
}

function observeX(i: i32, mask: i32, smallest: f64): void {
  const p1 = arena[slot.RHO_RE];
  const p2 = arena[slot.RHO_RE + 5];
  const p3 = arena[slot.RHO_RE + 10];
  const p4 = arena[slot.RHO_RE + 15];
  const c14 = modulus(3);
  const c23 = modulus(6);
  let concurrence: f64 = 0;
  // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
  if (smallest >= -FLAG_TOLERANCE) {
    concurrence = concurrenceX(p1, p2, p3, p4, c14, c23);
  } else {
    eigensystem();
    concurrence = concurrenceWootters();
  }
  concurrence = capped(concurrence, 1, smallest);
  arena[slot.OUT_CONCURRENCE + i] = concurrence;
  const chsh = capped(chshX(p1, p2, p3, p4, c14, c23), TSIRELSON_BOUND, smallest);
  arena[slot.OUT_CHSH + i] = chsh;
  arena[slot.OUT_I2 + i] = i2(chsh);
  if (!isSearched(mask)) return;
  xProblem(p1, p2, p3, p4, c14, c23);
  if (!isFound(mask) && concurrence === 0 && smallest >= 0) {
    arena[slot.OUT_I3 + i] = 0;
    return;
  }
  observeMaximum(i, settledI3322(xMaximum(true), smallest), smallest, concurrence);
  if ((mask & slot.OBSERVE_SETTINGS) === 0) return;
  xRotation(
    arena[slot.RHO_RE + 3],
    arena[slot.RHO_IM + 3],
    arena[slot.RHO_RE + 6],
    arena[slot.RHO_IM + 6],
  );
  writeSettings(i);
}

/**
 * The same for any state. With a determinant above zero it is positive, and its eigensystem has not
 * been found; otherwise it has.
 */
function observeGeneral(i: i32, mask: i32, smallest: f64, determinant: f64): void {
  correlations();
  let concurrence: f64 = 0;
  if ((mask & slot.OBSERVE_CONCURRENCE) !== 0 || isSearched(mask)) {
    concurrence = capped(generalConcurrence(determinant), 1, smallest);
    arena[slot.OUT_CONCURRENCE + i] = concurrence;
  }
  let chsh: f64 = -1;
  if (!isSearched(mask)) {
    if ((mask & slot.OBSERVE_CHSH) === 0) return;
    chsh = quickChsh();
  }
  if (chsh < 0) {
    singularFrame();
    chsh = chshHorodecki();
  }
  chsh = capped(chsh, TSIRELSON_BOUND, smallest);
  arena[slot.OUT_CHSH + i] = chsh;
  arena[slot.OUT_I2 + i] = i2(chsh);
  if (!isSearched(mask)) return;
  singularProblem();
  if (!isFound(mask) && isLocal(smallest, concurrence)) {
    arena[slot.OUT_I3 + i] = 0;
    return;
  }
  observeMaximum(i, settledI3322(searchMaximum(), smallest), smallest, concurrence);
  if ((mask & slot.OBSERVE_SETTINGS) !== 0) writeSettings(i);
}

function generalConcurrence(determinant: f64): f64 {
  if (determinant > 0) {
    const quick = quickConcurrence(determinant);
    if (quick >= 0) return quick;
    eigensystem();
  }
  return concurrenceWootters();
}

function observeMaximum(i: i32, value: f64, smallest: f64, concurrence: f64): void {
  arena[slot.OUT_I3322 + i] = value;
  arena[slot.OUT_I3 + i] = i3(value);
  arena[slot.OUT_I3322_BOUND + i] = bound(value, smallest, concurrence);
}

/**
 * Whether the general problem in FRAME cannot exceed the local bound: without entanglement, or by
 * the rigorous bound, started from a₁ and a₂ along the two axes of largest t.
 */
function isLocal(smallest: f64, concurrence: f64): bool {
  if (concurrence === 0 && smallest >= 0) return true;
  for (let k: i32 = 0; k < 9; k++) arena[slot.BEST + k] = k % 4 === 0 ? 1 : 0;
  return bound(0, smallest, concurrence) <= LOCAL_BOUND;
}

/** Directions that attain the value at BEST, into the columns of row `i`. */
function writeSettings(i: i32): void {
  settings();
  for (let k: i32 = 0; k < 18; k++) {
    arena[slot.OUT_SETTINGS + slot.BLOCK * k + i] = arena[slot.STATE_SETTINGS + k];
  }
}
