// Sweeps through the public API: what a user sees of it all.

import { availableParallelism } from "node:os";
import type { Observable, Solver, SweepSpec, Table } from "../src/index.js";
import { figure10 } from "../src/paper/detuning.js";
import { BOSONIC } from "../src/paper/temperature.js";
import { SOLVERS } from "../test/support/backends.js";
import { sameBits } from "./agree.js";
import type { Case, Measured, Variant } from "./measure.js";

/** What a sweep of a paper observes: concurrence, CHSH, currents, entropy production. */
export const USUAL: readonly Observable[] = [
  "concurrence",
  "chsh",
  "heatCurrent1",
  "heatCurrent2",
  "particleCurrent1",
  "particleCurrent2",
  "entropyProduction",
];
/** Points of a sweep that is timed once a turn. */
const ROWS = 200_000;

/** The specs that the panels of Fig. 10 ask for, letter by letter. */
async function specsOfFigure10(grid: number): Promise<SweepSpec[]> {
  const [real] = SOLVERS;
  const specs: SweepSpec[] = [];
  const solver: Pick<Solver, "sweep"> = {
    sweep(spec, options) {
      specs.push(spec);
      return real!.sweep(spec, options);
    },
  };
  for (const panel of figure10.panels) {
    await panel.compute({ solver, resolution: { curve: grid, grid } });
  }
  return specs;
}

/** A grid over temperature difference and detuning, about `rows` points. */
export function grid(rows: number, observables: readonly Observable[]): SweepSpec {
  const side = Math.round(Math.sqrt(rows));
  return {
    base: BOSONIC,
    axes: [
      { parameter: "epsilon.difference", from: -1.5, to: 1.5, count: side },
      {
        parameter: "temperature.difference",
        from: -0.8,
        to: 0.8,
        count: Math.round(rows / side),
      },
    ],
    observables,
  };
}

function rowsOf({ axes }: SweepSpec): number {
  return axes.flat().reduce((product, axis) => {
    return product * ("count" in axis ? axis.count : axis.values.length);
  }, 1);
}

/**
 * One sweep in the calling thread or in workers, in the memory of the one before: what the system
 * takes to hand out new memory is no scaling of ours (host.ts has it).
 */
function variant(solver: Solver, spec: SweepSpec, workers?: number): Variant {
  const options = workers === undefined ? {} : { workers };
  let earlier: Table | undefined;
  const name = workers === undefined ? solver.backend : `${solver.backend}, ${workers} worker`;
  return {
    backend: workers !== undefined && workers > 1 ? `${name}s` : name,
    operations: rowsOf(spec),
    async run() {
      earlier = await solver.sweep(
        spec,
        earlier === undefined ? options : { ...options, into: earlier },
      );
    },
  };
}

function sameTables(name: string, a: Table, b: Table): void {
  for (const column of a.names)
    sameBits(`${name}: ${column}`, a.columns[column]!, b.columns[column]!);
}

function sweepCase(name: string, spec: SweepSpec): Case {
  return {
    name,
    unit: "point",
    variants: SOLVERS.map((solver) => variant(solver, spec)),
    async check() {
      const [one, two] = await Promise.all(SOLVERS.map((solver) => solver.sweep(spec)));
      sameTables(name, one!, two!);
    },
  };
}

/** The same sweep in one and in two workers; the last is compared with the first. */
function workersCase(name: string, spec: SweepSpec): Case {
  const [solver] = SOLVERS;
  const counts = [1, 2].filter((count) => count <= availableParallelism());
  return {
    name,
    unit: "point",
    variants: counts.map((count) => variant(solver!, spec, count)),
    async check() {
      const alone = await solver!.sweep(spec);
      for (const workers of counts) {
        sameTables(name, alone, await solver!.sweep(spec, { workers }));
      }
      if (solver!.workersUnavailable !== null) throw new Error(solver!.workersUnavailable);
    },
  };
}

export async function sweepCases(): Promise<Case[]> {
  const usual = grid(ROWS, USUAL);
  // Panels (c) and (f): I3.
  const [c, f] = (await specsOfFigure10(201)).filter(({ observables }) =>
    observables.includes("i3"),
  );
  const withI3 = (spec: SweepSpec): SweepSpec => ({ ...spec, observables: [...USUAL, "i3"] });
  return [
    sweepCase("sweep: concurrence, CHSH, currents, σ", usual),
    sweepCase("sweep: the same by LU of the Liouvillian", {
      ...grid(20_000, USUAL),
      solver: "full",
    }),
    sweepCase("sweep: the same with I3, grid of Fig. 10c", withI3(c!)),
    sweepCase("sweep: the same with I3, grid of Fig. 10f", withI3(f!)),
    sweepCase("sweep: what Fig. 10c draws (I3, I3322)", c!),
  ];
}

/** The same in one and in two workers. */
export function workerCases(): Case[] {
  return [
    workersCase("sweep: concurrence, CHSH, currents, σ", grid(5 * ROWS, USUAL)),
    workersCase("sweep: the same with I3", grid(2 * ROWS, [...USUAL, "i3"])),
  ];
}

/** A sweep's time at one number of points. */
export interface Growth {
  readonly rows: number;
  readonly measured: Measured;
}

/** A sweep's case at one number of points. */
export function growthCase(rows: number): Case {
  const spec = grid(rows, USUAL);
  const alone = sweepCase(`sweep of ${rows.toLocaleString("en")} points`, spec);
  const workers = availableParallelism() > 1 ? [variant(SOLVERS[0]!, spec, 2)] : [];
  return { ...alone, variants: [...alone.variants, ...workers] };
}

/** Numbers of points that the growth is measured at. */
export const GROWTH_ROWS: readonly number[] = [1e3, 1e4, 1e5, 1e6];
