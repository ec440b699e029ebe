import { get, set } from "./arena";
import {
  chshHorodecki,
  chshX,
  correlations,
  degenerateSettings,
  i2,
  i3,
  settledI3322,
  singularFrame,
} from "./bell";
import { FLAG_TOLERANCE } from "./constants";
import { concurrenceWootters, concurrenceX, eigensystem, minEigenvalueX } from "./entanglement";
import { bound } from "./i3322/bound";
import { singularProblem, xMaximum, xProblem } from "./i3322/maximum";
import { searchMaximum } from "./i3322/search";
import { settings, xRotation } from "./i3322/settings";
import {
  LEVELS,
  RHO_IM,
  RHO_RE,
  STATE_CHSH,
  STATE_CONCURRENCE,
  STATE_I2,
  STATE_I3,
  STATE_I3322,
  STATE_I3322_BOUND,
  STATE_MIN_EIGENVALUE,
} from "./layout";

/** Whether RHO has the form of Eq. (2): all entries off the two diagonals exactly zero. */
function isX(): bool {
  for (let i: i32 = 0; i < LEVELS; i++) {
    for (let j: i32 = 0; j < LEVELS; j++) {
      if (i == j || i + j == LEVELS - 1) continue;
      const k = LEVELS * i + j;
      if (get(RHO_RE + k) != 0 || get(RHO_IM + k) != 0) return false;
    }
  }
  return true;
}

/** Every measure of the Hermitian state in RHO into the STATE slots. */
export function stateMeasures(): void {
  if (isX()) xMeasures();
  else generalMeasures();
  set(STATE_I2, i2(get(STATE_CHSH)));
  set(STATE_I3, i3(get(STATE_I3322)));
}

function xMeasures(): void {
  const p1 = get(RHO_RE);
  const p2 = get(RHO_RE + 5);
  const p3 = get(RHO_RE + 10);
  const p4 = get(RHO_RE + 15);
  const re14 = get(RHO_RE + 3);
  const im14 = get(RHO_IM + 3);
  const re23 = get(RHO_RE + 6);
  const im23 = get(RHO_IM + 6);
  const c14 = sqrt<f64>(re14 * re14 + im14 * im14);
  const c23 = sqrt<f64>(re23 * re23 + im23 * im23);
  const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
  set(STATE_MIN_EIGENVALUE, smallest);
  // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
  if (smallest >= -FLAG_TOLERANCE) {
    set(STATE_CONCURRENCE, concurrenceX(p1, p2, p3, p4, c14, c23));
  } else {
    eigensystem();
    set(STATE_CONCURRENCE, concurrenceWootters());
  }
  set(STATE_CHSH, chshX(p1, p2, p3, p4, c14, c23));
  xProblem(p1, p2, p3, p4, c14, c23);
  const value = settledI3322(xMaximum(true));
  set(STATE_I3322, value);
  set(STATE_I3322_BOUND, bound(value, smallest, get(STATE_CONCURRENCE)));
  xRotation(re14, im14, re23, im23);
  settings();
}

function generalMeasures(): void {
  set(STATE_MIN_EIGENVALUE, eigensystem());
  set(STATE_CONCURRENCE, concurrenceWootters());
  correlations();
  singularFrame();
  set(STATE_CHSH, chshHorodecki());
  singularProblem();
  const value = settledI3322(searchMaximum());
  set(STATE_I3322, value);
  set(STATE_I3322_BOUND, bound(value, get(STATE_MIN_EIGENVALUE), get(STATE_CONCURRENCE)));
  settings();
}

/** The degenerate point of I3322 for the state in RHO, into STATE_SETTINGS. */
export function degenerateMeasures(): void {
  correlations();
  singularFrame();
  degenerateSettings();
}
