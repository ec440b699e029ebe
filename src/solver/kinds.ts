import type { JobKinds } from "../jobs/job.js";
import { STATES } from "../states/job.js";
import { SWEEP } from "../sweep/rows.js";

/** The kinds of jobs that the solver's threads know. */
export const KINDS: JobKinds = [SWEEP, STATES];
