import { FLAG_TOLERANCE } from "../../assembly/constants.js";
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
} from "../../assembly/layout.js";
import { f64 } from "./arena.js";
import {
  chshHorodecki,
  chshX,
  correlations,
  degenerateSettings,
  i2,
  i3,
  settledI3322,
  singularFrame,
} from "./bell.js";
import { concurrenceWootters, concurrenceX, eigensystem, minEigenvalueX } from "./entanglement.js";
import { bound } from "./i3322/bound.js";
import { singularProblem, xMaximum, xProblem } from "./i3322/maximum.js";
import { searchMaximum } from "./i3322/search.js";
import { settings, xRotation } from "./i3322/settings.js";

/** Whether RHO has the form of Eq. (2): all entries off the two diagonals exactly zero. */
function isX(): boolean {
  for (let i = 0; i < LEVELS; i++) {
    for (let j = 0; j < LEVELS; j++) {
      if (i === j || i + j === LEVELS - 1) continue;
      const k = LEVELS * i + j;
      if (f64[RHO_RE + k]! !== 0 || f64[RHO_IM + k]! !== 0) return false;
    }
  }
  return true;
}

/** Every measure of the Hermitian state in RHO into the STATE slots. */
export function stateMeasures(): void {
  if (isX()) xMeasures();
  else generalMeasures();
  f64[STATE_I2] = i2(f64[STATE_CHSH]!);
  f64[STATE_I3] = i3(f64[STATE_I3322]!);
}

function xMeasures(): void {
  const p1 = f64[RHO_RE]!;
  const p2 = f64[RHO_RE + 5]!;
  const p3 = f64[RHO_RE + 10]!;
  const p4 = f64[RHO_RE + 15]!;
  const re14 = f64[RHO_RE + 3]!;
  const im14 = f64[RHO_IM + 3]!;
  const re23 = f64[RHO_RE + 6]!;
  const im23 = f64[RHO_IM + 6]!;
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  const smallest = minEigenvalueX(p1, p2, p3, p4, c14, c23);
  f64[STATE_MIN_EIGENVALUE] = smallest;
  // Eq. (1) where ρ is a state; else Wootters' formula on its positive part, as for any other matrix.
  if (smallest >= -FLAG_TOLERANCE) {
    f64[STATE_CONCURRENCE] = concurrenceX(p1, p2, p3, p4, c14, c23);
  } else {
    eigensystem();
    f64[STATE_CONCURRENCE] = concurrenceWootters();
  }
  f64[STATE_CHSH] = chshX(p1, p2, p3, p4, c14, c23);
  xProblem(p1, p2, p3, p4, c14, c23);
  const value = settledI3322(xMaximum(true));
  f64[STATE_I3322] = value;
  f64[STATE_I3322_BOUND] = bound(value, smallest, f64[STATE_CONCURRENCE]!);
  xRotation(re14, im14, re23, im23);
  settings();
}

function generalMeasures(): void {
  f64[STATE_MIN_EIGENVALUE] = eigensystem();
  f64[STATE_CONCURRENCE] = concurrenceWootters();
  correlations();
  singularFrame();
  f64[STATE_CHSH] = chshHorodecki();
  singularProblem();
  const value = settledI3322(searchMaximum());
  f64[STATE_I3322] = value;
  f64[STATE_I3322_BOUND] = bound(value, f64[STATE_MIN_EIGENVALUE]!, f64[STATE_CONCURRENCE]!);
  settings();
}

/** The degenerate point of I3322 for the state in RHO, into STATE_SETTINGS. */
export function degenerateMeasures(): void {
  correlations();
  singularFrame();
  degenerateSettings();
}
