// Points of the model that the kernels are timed with.

import {
  BLOCK,
  H_MEAN,
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
  REDUCED_POPULATION,
} from "../assembly/layout.js";
import { STATUS_OK } from "../assembly/status.js";
import type { Core } from "../src/core/core.js";
import { writeRow } from "../src/core/slots.js";
import type { Parameters } from "../src/index.js";
import { PAPER } from "../src/model/paper.js";
import { randomParameters } from "../test/support/parameters.js";
import { Random } from "../test/support/random.js";

const random = new Random(502);

/** A block of the points that the tests draw too: both statistics, the edges of the domain among them. */
export const POINTS: readonly Parameters[] = Array.from({ length: BLOCK }, () =>
  randomParameters(random),
);

/** Writes a block of points into the input columns. */
export function writeBlock(core: Core, points: readonly Parameters[]): void {
  points.forEach((point, i) => {
    writeRow(core.arena, i, PAPER.inputs([]), PAPER.row(point, []));
  });
}

/** Levels and transitions of row `i` of the input columns. */
export function levelsOfRow(core: Core, i: number): void {
  const { arena } = core;
  core.hamiltonian(
    arena[IN_STATISTICS + i]!,
    arena[IN_EPSILON1 + i]!,
    arena[IN_EPSILON2 + i]!,
    arena[IN_KAPPA + i]!,
  );
}

/** Rates of the baths at these transitions; a status. */
export function ratesOfRow(core: Core, i: number): number {
  const { arena } = core;
  return core.baths(
    arena[IN_STATISTICS + i]!,
    arena[IN_TEMPERATURE1 + i]!,
    arena[IN_TEMPERATURE2 + i]!,
    arena[IN_MU1 + i]!,
    arena[IN_MU2 + i]!,
    arena[IN_GAMMA1_MINUS + i]!,
    arena[IN_GAMMA1_PLUS + i]!,
    arena[IN_GAMMA2_MINUS + i]!,
    arena[IN_GAMMA2_PLUS + i]!,
  );
}

/** Levels, transitions and rates of each of POINTS: what the kernels of the steady state start from. */
export function preparedPoints(core: Core): Float64Array[] {
  writeBlock(core, POINTS);
  return POINTS.map((_, i) => {
    levelsOfRow(core, i);
    if (ratesOfRow(core, i) !== STATUS_OK) throw new Error(`point ${i} has no rates`);
    return core.arena.slice(H_MEAN, REDUCED_POPULATION);
  });
}
