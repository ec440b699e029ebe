import { arena } from "../arena";
import { FLAG_TOLERANCE, LOCAL_BOUND, TSIRELSON_BOUND } from "../constants";
import { axialBound, bound } from "../i3322/bound";
import { singularProblem, xMaximum, xProblem } from "../i3322/maximum";
import { searchMaximum } from "../i3322/search";
import { settings, xRotation } from "../i3322/settings";
import * as slot from "../layout";
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
import { isX } from "./state";
import { unsteerability, unsteerabilityX } from "./unsteerability";

const BELL: i32 =
  slot.OBSERVE_I3 | slot.OBSERVE_I3322 | slot.OBSERVE_I3322_BOUND | slot.OBSERVE_SETTINGS;

/**
 * The measures that the mask asks for of the Hermitian state in RHO, into the STATE slots; the
 * smallest eigenvalue always. I3 alone skips the search where a bound excludes a violation.
 */
export function stateObserve(mask: i32): void {
  if (isX()) observeX(mask);
  else observeGeneral(mask);
}

function observeX(mask: i32): void {
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
  if ((mask & (slot.OBSERVE_CONCURRENCE | slot.OBSERVE_I3322_BOUND)) !== 0) {
    // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
    if (smallest >= -FLAG_TOLERANCE) {
      keepConcurrence(concurrenceX(p1, p2, p3, p4, c14, c23), smallest);
    } else {
      eigensystem();
      keepConcurrence(concurrenceWootters(), smallest);
    }
  }
  if ((mask & slot.OBSERVE_CHSH) !== 0) keepChsh(chshX(p1, p2, p3, p4, c14, c23), smallest);
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) {
    arena[slot.STATE_UNSTEERABILITY12] = unsteerabilityX(p1, p2, p3, p4, c14, c23);
    arena[slot.STATE_UNSTEERABILITY21] = unsteerabilityX(p1, p3, p2, p4, c14, c23);
  }
  if ((mask & BELL) === 0) return;
  xProblem(p1, p2, p3, p4, c14, c23);
  const inPlane = arena[slot.FRAME_T] >= Math.abs(arena[slot.FRAME_T + 2]);
  if ((mask & BELL) === slot.OBSERVE_I3 && inPlane && axialBound(0) <= LOCAL_BOUND) {
    arena[slot.STATE_I3] = 0;
    return;
  }
  keepI3322(xMaximum((mask & BELL) !== slot.OBSERVE_I3), smallest, mask);
  if ((mask & slot.OBSERVE_SETTINGS) === 0) return;
  xRotation(re14, im14, re23, im23);
  settings();
}

function observeGeneral(mask: i32): void {
  // First: it needs the places of the correlations and their frame.
  if ((mask & slot.OBSERVE_UNSTEERABILITY) !== 0) unsteerability();
  const smallest = eigensystem();
  arena[slot.STATE_MIN_EIGENVALUE] = smallest;
  if ((mask & (slot.OBSERVE_CONCURRENCE | slot.OBSERVE_I3322_BOUND)) !== 0) {
    keepConcurrence(concurrenceWootters(), smallest);
  }
  if ((mask & (slot.OBSERVE_CHSH | BELL)) === 0) return;
  correlations();
  singularFrame();
  if ((mask & slot.OBSERVE_CHSH) !== 0) keepChsh(chshHorodecki(), smallest);
  if ((mask & BELL) === 0) return;
  singularProblem();
  keepI3322(searchMaximum(), smallest, mask);
  if ((mask & slot.OBSERVE_SETTINGS) !== 0) settings();
}

function keepConcurrence(value: f64, smallest: f64): void {
  arena[slot.STATE_CONCURRENCE] = capped(value, 1, smallest);
}

function keepChsh(value: f64, smallest: f64): void {
  const chsh = capped(value, TSIRELSON_BOUND, smallest);
  arena[slot.STATE_CHSH] = chsh;
  arena[slot.STATE_I2] = i2(chsh);
}

function keepI3322(found: f64, smallest: f64, mask: i32): void {
  const value = settledI3322(found, smallest);
  arena[slot.STATE_I3322] = value;
  arena[slot.STATE_I3] = i3(value);
  if ((mask & slot.OBSERVE_I3322_BOUND) !== 0) {
    arena[slot.STATE_I3322_BOUND] = bound(value, smallest, arena[slot.STATE_CONCURRENCE]);
  }
}
