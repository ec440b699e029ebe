// The global maximum of I3322: on the steady states of the paper's Fig. 10, and on generic
// states of full rank, which need the general search.

import {
  BEST,
  BLOCK,
  FRAME_IS_X,
  FRAME_T,
  LIOUVILLE,
  OBSERVE_ALL,
  OBSERVE_DISCORD1,
  OBSERVE_DISCORD2,
  OBSERVE_I3,
  OBSERVE_I3322,
  OBSERVE_I3322_BOUND,
  OBSERVE_SETTINGS,
  POINT,
  RHO_RE,
  SOLVER_REDUCED,
  STATE_CHSH_SETTINGS,
  STATE_CONCURRENCE,
  STATE_DISCORD1,
  STATE_DISCORD2,
  STATE_ENTROPY,
  STATE_FIDELITY,
  STATE_I3322,
} from "../assembly/layout.js";
import type { Core } from "../src/core/core.js";
import { type Parameters, parameters } from "../src/index.js";
import { DETUNING } from "../src/paper/detuning.js";
import { BOSONIC, WHOLE } from "../src/paper/temperature.js";
import { CORES } from "../test/support/cores.js";
import { Random } from "../test/support/random.js";
import { randomState } from "../test/support/states.js";
import { sameBits } from "./agree.js";
import { blockCase } from "./kernels.js";
import type { Case } from "./measure.js";

/** Every measure but those that search: fidelity is NaN without a target, which takes no time. */
const WITHOUT_SEARCHES =
  OBSERVE_ALL &
  ~(
    OBSERVE_I3 |
    OBSERVE_I3322 |
    OBSERVE_I3322_BOUND |
    OBSERVE_SETTINGS |
    OBSERVE_DISCORD1 |
    OBSERVE_DISCORD2
  );

/** States that take turns. */
const STATES = 32;

/** Points spread evenly at random over panels (a)-(c) of Fig. 10. */
function pointsOfFigure10(): Parameters[] {
  const random = new Random(503);
  return Array.from({ length: BLOCK }, () =>
    parameters({
      ...BOSONIC,
      epsilon: { mean: 1, difference: random.uniform(...DETUNING) },
      temperature: { mean: 0.4, difference: random.uniform(...WHOLE) },
    }),
  );
}

/** Work on states, each put in its place first. */
function stateCase(
  name: string,
  inputs: readonly Float64Array[],
  place: number,
  work: (core: Core) => number,
  results: readonly [number, number],
): Case {
  const after = (core: Core, input: Float64Array) => {
    core.arena.set(input, place);
    const value = work(core);
    return [value, ...core.arena.slice(results[0], results[1])];
  };
  return {
    name,
    unit: "state",
    variants: CORES.map((core) => ({
      backend: core.backend,
      operations: inputs.length,
      run() {
        let sum = 0;
        for (const input of inputs) {
          core.arena.set(input, place);
          sum += work(core);
        }
        return sum;
      },
    })),
    check() {
      for (const input of inputs) {
        sameBits(name, after(CORES[0]!, input), after(CORES[1]!, input));
      }
    },
  };
}

export function i3322Cases(): Case[] {
  const random = new Random(504);
  const states = Array.from({ length: STATES }, () => {
    const { re, im } = randomState(random, "hilbert-schmidt");
    return Float64Array.from([...re.subarray(0, LIOUVILLE), ...im.subarray(0, LIOUVILLE)]);
  });
  // The problem that the search is given for each of them.
  const core = CORES[0]!;
  const problems = states.map((rho) => {
    core.arena.set(rho, RHO_RE);
    core.stateMeasures(OBSERVE_I3322);
    return core.arena.slice(FRAME_T, FRAME_IS_X + 1);
  });
  const points = pointsOfFigure10();
  return [
    blockCase("block: I3 of Fig. 10 (only violations)", OBSERVE_I3, SOLVER_REDUCED, points),
    blockCase("block: I3322 of Fig. 10 (every maximum)", OBSERVE_I3322, SOLVER_REDUCED, points),
    stateCase(
      "I3322 of a generic full-rank state",
      problems,
      FRAME_T,
      ({ searchMaximum }) => searchMaximum(),
      [BEST, BEST + POINT],
    ),
    stateCase(
      "all measures of a generic full-rank state but I3322 and discord",
      states,
      RHO_RE,
      ({ stateMeasures, arena }) => {
        stateMeasures(WITHOUT_SEARCHES);
        return arena[STATE_CONCURRENCE]!;
      },
      [STATE_CHSH_SETTINGS, STATE_DISCORD1],
    ),
    ...[1, 2].map((qubit) =>
      stateCase(
        `discord of a generic full-rank state, measured on qubit ${qubit}`,
        states,
        RHO_RE,
        ({ stateMeasures, arena }) => {
          stateMeasures(qubit === 1 ? OBSERVE_DISCORD1 : OBSERVE_DISCORD2);
          return arena[qubit === 1 ? STATE_DISCORD1 : STATE_DISCORD2]!;
        },
        [STATE_ENTROPY, STATE_ENTROPY + 1],
      ),
    ),
    stateCase(
      "all measures of a generic full-rank state",
      states,
      RHO_RE,
      ({ stateMeasures, arena }) => {
        stateMeasures(OBSERVE_ALL);
        return arena[STATE_I3322]!;
      },
      [STATE_CONCURRENCE, STATE_FIDELITY],
    ),
  ];
}
