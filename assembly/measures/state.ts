import { arena } from "../arena";
import { FLAG_TOLERANCE, TSIRELSON_BOUND } from "../constants";
import { bound } from "../i3322/bound";
import { singularProblem, xMaximum, xProblem } from "../i3322/maximum";
import { searchMaximum } from "../i3322/search";
import { settings, xRotation } from "../i3322/settings";
import * as slot from "../layout";
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
import { concurrenceWootters, concurrenceX, eigensystem, minEigenvalueX } from "./entanglement";
import { unsteerability, unsteerabilityX } from "./unsteerability";

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

/** Every measure of the Hermitian state in RHO into the STATE slots. */
export function stateMeasures(): void {
  if (isX()) xMeasures();
  else generalMeasures();
  arena[slot.STATE_I2] = i2(arena[slot.STATE_CHSH]);
  arena[slot.STATE_I3] = i3(arena[slot.STATE_I3322]);
}

function xMeasures(): void {
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
  // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
  if (smallest >= -FLAG_TOLERANCE) {
    arena[slot.STATE_CONCURRENCE] = concurrenceX(p1, p2, p3, p4, c14, c23);
  } else {
    eigensystem();
    arena[slot.STATE_CONCURRENCE] = concurrenceWootters();
  }
  arena[slot.STATE_CONCURRENCE] = capped(arena[slot.STATE_CONCURRENCE], 1, smallest);
  arena[slot.STATE_CHSH] = capped(chshX(p1, p2, p3, p4, c14, c23), TSIRELSON_BOUND, smallest);
  arena[slot.STATE_UNSTEERABILITY12] = unsteerabilityX(p1, p2, p3, p4, c14, c23);
  arena[slot.STATE_UNSTEERABILITY21] = unsteerabilityX(p1, p3, p2, p4, c14, c23);
  xProblem(p1, p2, p3, p4, c14, c23);
  const value = settledI3322(xMaximum(true), smallest);
  arena[slot.STATE_I3322] = value;
  arena[slot.STATE_I3322_BOUND] = bound(value, smallest, arena[slot.STATE_CONCURRENCE]);
  xRotation(re14, im14, re23, im23);
  settings();
}

function generalMeasures(): void {
  // First: it needs the places of the correlations and their frame.
  unsteerability();
  const smallest = eigensystem();
  arena[slot.STATE_MIN_EIGENVALUE] = smallest;
  arena[slot.STATE_CONCURRENCE] = capped(concurrenceWootters(), 1, smallest);
  correlations();
  singularFrame();
  arena[slot.STATE_CHSH] = capped(chshHorodecki(), TSIRELSON_BOUND, smallest);
  singularProblem();
  const value = settledI3322(searchMaximum(), smallest);
  arena[slot.STATE_I3322] = value;
  arena[slot.STATE_I3322_BOUND] = bound(value, smallest, arena[slot.STATE_CONCURRENCE]);
  settings();
}

/** The degenerate point of I3322 for the state in RHO, into STATE_SETTINGS. */
export function degenerateMeasures(): void {
  correlations();
  singularFrame();
  degenerateSettings();
}
