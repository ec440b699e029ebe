import { arena } from "../arena";
import { FLAG_TOLERANCE, LOCAL_BOUND, TSIRELSON_BOUND } from "../constants";
import { arbitrate } from "../i3322/arbiter";
import { axialBound, bound, isBounded } from "../i3322/bound";
import { singularProblem, xMaximum, xProblem } from "../i3322/maximum";
import { mayExceed, searchMaximum } from "../i3322/search";
import { settings, xRotation } from "../i3322/settings";
import { fillLanes, laneAt } from "../lanes";
import * as slot from "../layout";
import { hermitianEigenvalues } from "../linear/hermitian";
import { MEASURED, ROW_CHSH, ROW_CONCURRENCE, ROW_DETERMINANT } from "../system/layout";
import {
  capped,
  chshHorodecki,
  chshX,
  correlations,
  degenerateSettings,
  i2,
  i3,
  settledI3322,
  singularFrame,
} from "./chsh";
import { chshSettings, chshSettingsX } from "./chshSettings";
import { conditional1, conditional2 } from "./discord";
import { concurrenceWootters, concurrenceX, eigensystem, minEigenvalueX } from "./entanglement";
import { entropyOf, formation, purity, qubitEntropy } from "./entropy";
import { fidelity, fullyEntangledFraction } from "./fidelity";
import { measuresX } from "./measuresX";
import { negativity } from "./negativity";
import { rowChsh, rowConcurrence, rowDeterminant } from "./quick";
import { unsteerability, unsteerabilityX } from "./unsteerability";

/** What needs the maximum of I3322, violated or not … */
const MAXIMUM: i32 = slot.OBSERVE_I3322 | slot.OBSERVE_I3322_BOUND | slot.OBSERVE_SETTINGS;
/** … or whether it is violated … */
const SEARCH: i32 = MAXIMUM | slot.OBSERVE_I3;
/** … its bound … */
const BOUND: i32 = slot.OBSERVE_I3322_BOUND | slot.OBSERVE_THOROUGHLY;
/** … the concurrence, or only where no bound excludes a violation … */
const CONCURRENCE: i32 = slot.OBSERVE_CONCURRENCE | slot.OBSERVE_FORMATION | BOUND;
/** … the frame in which T is diagonal … */
const DISCORD: i32 = slot.OBSERVE_DISCORD1 | slot.OBSERVE_DISCORD2;
const FRAME: i32 = SEARCH | DISCORD | slot.OBSERVE_CHSH_SETTINGS | slot.OBSERVE_FULLY_ENTANGLED;
/** … the Bloch vectors and T … */
const BLOCH: i32 = FRAME | CONCURRENCE | slot.OBSERVE_CHSH | slot.OBSERVE_MUTUAL_INFORMATION;
/** … the entropy, or the eigenvalues. */
const ENTROPY: i32 = DISCORD | slot.OBSERVE_ENTROPY | slot.OBSERVE_MUTUAL_INFORMATION;
const EIGENVALUES: i32 = ENTROPY | slot.OBSERVE_MIN_EIGENVALUE;

/** Whether RHO has the form of Eq. (2): all entries off the two diagonals exactly zero. */
export function isX(): bool {
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      if (i === j || i + j === slot.LEVELS - 1) continue;
      const k = slot.LEVELS * i + j;
      if (arena[slot.RHO_RE + k] !== 0 || arena[slot.RHO_IM + k] !== 0) return false;
    }
  }
  return true;
}

/**
 * The measures of the Hermitian state in RHO that a mask of OBSERVE bits asks for, into the STATE
 * slots, and the smallest eigenvalue, which stands there as 0 where it is positive and not asked
 * for. I₃ alone skips the search where a bound excludes a violation. The bits of a measure do not
 * depend on what else is asked for.
 */
export function stateMeasures(mask: i32): void {
  measureState(mask, -Infinity);
}

/** The same; false, and nothing but the smallest eigenvalue, where that is below `least`. */
export function measureState(mask: i32, least: f64): bool {
  return isX() ? xMeasures(mask, least) : generalMeasures(mask, least);
}

function keepConcurrence(value: f64, smallest: f64): void {
  arena[slot.STATE_CONCURRENCE] = capped(value, 1, smallest);
}

function keepChsh(value: f64, smallest: f64): void {
  const chsh = capped(value, TSIRELSON_BOUND, smallest);
  arena[slot.STATE_CHSH] = chsh;
  arena[slot.STATE_I2] = i2(chsh);
}

/** What the search found, or the arbiter where the mask asks for it. */
function keepMaximum(mask: i32, found: f64, smallest: f64): void {
  let value: f64 = settledI3322(found, smallest);
  if ((mask & BOUND) !== 0) {
    let above: f64 = bound(value, smallest, arena[slot.STATE_CONCURRENCE]);
    if ((mask & slot.OBSERVE_THOROUGHLY) !== 0) {
      value = settledI3322(arbitrate(value, above), smallest);
      above = Math.max(value, arena[slot.CERTIFY_BOUND]);
    }
    arena[slot.STATE_I3322_BOUND] = above;
  }
  arena[slot.STATE_I3322] = value;
  arena[slot.STATE_I3] = i3(value);
}

function xMeasures(mask: i32, least: f64): bool {
  const p1 = arena[slot.RHO_RE];
  const p2 = arena[slot.RHO_RE + 5];
  const p3 = arena[slot.RHO_RE + 10];
  const p4 = arena[slot.RHO_RE + 15];
  const re14 = arena[slot.RHO_RE + 3];
  const im14 = arena[slot.RHO_IM + 3];
  const re23 = arena[slot.RHO_RE + 6];
  const im23 = arena[slot.RHO_IM + 6];
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
  arena[slot.STATE_MIN_EIGENVALUE] = smallest;
  if (!(smallest >= least)) return false;
  // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
  if (smallest >= -FLAG_TOLERANCE) {
    keepConcurrence(concurrenceX(p1, p2, p3, p4, c14, c23), smallest);
  } else if ((mask & (CONCURRENCE | SEARCH)) !== 0) {
    eigensystem();
    keepConcurrence(concurrenceWootters(), smallest);
  }
  keepChsh(chshX(p1, p2, p3, p4, c14, c23), smallest);
  measuresX(mask, p1, p2, p3, p4, c14, c23, arena[slot.STATE_CONCURRENCE]);
  if ((mask & slot.OBSERVE_FIDELITY) !== 0) {
    arena[slot.STATE_FIDELITY] = capped(fidelity(), 1, smallest);
  }
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) {
    arena[slot.STATE_UNSTEERABILITY12] = unsteerabilityX(p1, p2, p3, p4, c14, c23);
    arena[slot.STATE_UNSTEERABILITY21] = unsteerabilityX(p1, p3, p2, p4, c14, c23);
  }
  if ((mask & slot.OBSERVE_CHSH_SETTINGS) !== 0) {
    chshSettingsX(re14, im14, re23, im23, p1 - p2 - p3 + p4);
  }
  if ((mask & SEARCH) === 0) return true;
  xProblem(p1, p2, p3, p4, c14, c23);
  if ((mask & MAXIMUM) === 0 && isLocalX(smallest)) {
    arena[slot.STATE_I3] = 0;
    return true;
  }
  keepMaximum(mask, xMaximum(true), smallest);
  if ((mask & slot.OBSERVE_SETTINGS) === 0) return true;
  xRotation(re14, im14, re23, im23);
  settings();
  return true;
}

/** Whether the X-state's problem in FRAME cannot exceed the local bound: without entanglement, or by the axial bound. */
function isLocalX(smallest: f64): bool {
  if (smallest >= 0 && arena[slot.STATE_CONCURRENCE] === 0) return true;
  const inPlane = arena[slot.FRAME_T] >= Math.abs(arena[slot.FRAME_T + 2]);
  return inPlane && axialBound(0) <= LOCAL_BOUND;
}

function generalMeasures(mask: i32, least: f64): bool {
  // Above zero where ρ is positive beyond rounding.
  for (let k: i32 = 0; k < 2 * slot.LIOUVILLE; k++) {
    fillLanes(MEASURED + k, arena[slot.RHO_RE + k]);
  }
  rowDeterminant(MEASURED);
  const determinant = laneAt(0, ROW_DETERMINANT);
  const smallest = spectrum(mask, determinant > 0);
  arena[slot.STATE_MIN_EIGENVALUE] = smallest;
  if (!(smallest >= least)) return false;
  // First: it takes the places of the correlations and their frame.
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) unsteerability();
  if ((mask & BLOCH) !== 0) correlations();
  // Here, while the eigenvectors stand; later, where there are none and a bound may settle what it is for.
  const later: bool = determinant > 0 && (mask & CONCURRENCE) === 0;
  if (!later && (mask & (CONCURRENCE | SEARCH)) !== 0) {
    keepConcurrence(generalConcurrence(determinant), smallest);
  }
  if ((mask & slot.OBSERVE_CHSH) !== 0) {
    rowChsh(MEASURED);
    const quick = laneAt(0, ROW_CHSH);
    if (quick < 0 || (mask & FRAME) !== 0) singularFrame();
    keepChsh(quick < 0 ? chshHorodecki() : quick, smallest);
  } else if ((mask & FRAME) !== 0) singularFrame();
  generalFurther(mask, smallest);
  if ((mask & (SEARCH | DISCORD)) === 0) return true;
  singularProblem();
  generalDiscord(mask);
  if ((mask & SEARCH) === 0) return true;
  if ((mask & MAXIMUM) === 0) {
    arena[slot.STATE_I3] = 0;
    if (isBounded(LOCAL_BOUND)) return true;
    if (later) keepConcurrence(generalConcurrence(determinant), smallest);
    if (smallest >= 0 && arena[slot.STATE_CONCURRENCE] === 0) return true;
    if (!mayExceed(LOCAL_BOUND)) return true;
  }
  keepMaximum(mask, searchMaximum(), smallest);
  if ((mask & slot.OBSERVE_SETTINGS) !== 0) settings();
  return true;
}

/**
 * The smallest eigenvalue, or 0 where nobody asks for it and it is positive; the entropy by mask.
 * Where the rank may not be full the eigensystem is found.
 */
function spectrum(mask: i32, positive: bool): f64 {
  if (positive && (mask & EIGENVALUES) === 0) return 0;
  let at: i32 = slot.TRIDIAGONAL;
  if (positive) hermitianEigenvalues(slot.RHO_RE, slot.RHO_IM);
  else {
    // Rotations keep more digits of eigenvalues that are small.
    eigensystem();
    at = slot.EIGENVALUES;
  }
  if ((mask & ENTROPY) !== 0) arena[slot.STATE_ENTROPY] = entropyOf(at);
  return Math.min(Math.min(arena[at], arena[at + 1]), Math.min(arena[at + 2], arena[at + 3]));
}

/** The concurrence, from the triangular factor where the determinant is above zero, else from the eigensystem. */
function generalConcurrence(determinant: f64): f64 {
  if (!(determinant > 0)) return concurrenceWootters();
  rowConcurrence();
  return laneAt(0, ROW_CONCURRENCE);
}

/** What needs neither the search nor samples, of any state. */
function generalFurther(mask: i32, smallest: f64): void {
  if ((mask & slot.OBSERVE_NEGATIVITY) !== 0) arena[slot.STATE_NEGATIVITY] = negativity();
  if ((mask & slot.OBSERVE_FORMATION) !== 0) {
    arena[slot.STATE_FORMATION] = formation(arena[slot.STATE_CONCURRENCE]);
  }
  if ((mask & slot.OBSERVE_PURITY) !== 0) arena[slot.STATE_PURITY] = capped(purity(), 1, smallest);
  if ((mask & slot.OBSERVE_MUTUAL_INFORMATION) !== 0) {
    arena[slot.STATE_MUTUAL_INFORMATION] = Math.max(
      0,
      qubitEntropy(slot.BLOCH_R) + qubitEntropy(slot.BLOCH_S) - arena[slot.STATE_ENTROPY],
    );
  }
  if ((mask & slot.OBSERVE_FULLY_ENTANGLED) !== 0) {
    arena[slot.STATE_FULLY_ENTANGLED] = capped(fullyEntangledFraction(), 1, smallest);
  }
  if ((mask & slot.OBSERVE_CHSH_SETTINGS) !== 0) chshSettings();
  if ((mask & slot.OBSERVE_FIDELITY) !== 0) {
    arena[slot.STATE_FIDELITY] = capped(fidelity(), 1, smallest);
  }
}

/** Discord for the problem in FRAME. */
function generalDiscord(mask: i32): void {
  if ((mask & slot.OBSERVE_DISCORD1) !== 0) {
    arena[slot.STATE_DISCORD1] = Math.max(
      0,
      qubitEntropy(slot.BLOCH_R) - arena[slot.STATE_ENTROPY] + conditional1(),
    );
  }
  if ((mask & slot.OBSERVE_DISCORD2) !== 0) {
    arena[slot.STATE_DISCORD2] = Math.max(
      0,
      qubitEntropy(slot.BLOCH_S) - arena[slot.STATE_ENTROPY] + conditional2(),
    );
  }
}

/** The degenerate point of I3322 for the state in RHO, into STATE_SETTINGS. */
export function degenerateMeasures(): void {
  correlations();
  singularFrame();
  degenerateSettings();
}

/** The numbers in the STATE slots into the OUT columns of row `i`, which stand in the same order. */
export function stateColumns(i: i32): void {
  for (let k: i32 = 0; k <= slot.STATE_FIDELITY - slot.STATE_CONCURRENCE; k++) {
    arena[slot.OUT_CONCURRENCE + slot.BLOCK * k + i] = arena[slot.STATE_CONCURRENCE + k];
  }
  arena[slot.OUT_MIN_EIGENVALUE + i] = arena[slot.STATE_MIN_EIGENVALUE];
}
