// The kernels behind a point: levels and rates, the Liouvillian, the steady state, and
// what a block computes beside it.

import {
  BLOCK,
  H_MEAN,
  LIOUVILLE_ENTRIES,
  LIOUVILLIAN_RE,
  OBSERVE_CHSH,
  OBSERVE_CONCURRENCE,
  OBSERVE_CURRENTS,
  OUT_END,
  OUT_STATUS,
  RATE_N,
  SOLVER_FULL,
  SOLVER_REDUCED,
  X_LENGTH,
  X_RHO,
} from "../assembly/layout.js";
import type { Core } from "../src/core/core.js";
import { CORES } from "../test/support/cores.js";
import { sameBits } from "./agree.js";
import type { Case } from "./measure.js";
import { levelsOfRow, POINTS, preparedPoints, ratesOfRow, writeBlock } from "./points.js";

/** A kernel after which the arena differs by what it computed, for each of POINTS. */
interface Kernel {
  readonly name: string;
  /** Works on point i; something of the result. */
  work(core: Core, i: number): number;
  /** Slots that hold the result. */
  readonly results: readonly [number, number];
}

function kernelCase({ name, work, results }: Kernel): Case {
  const after = (core: Core, i: number) => {
    work(core, i);
    return core.arena.slice(results[0], results[1]);
  };
  return {
    name,
    unit: "point",
    variants: CORES.map((core) => ({
      backend: core.backend,
      operations: BLOCK,
      run() {
        let sum = 0;
        for (let i = 0; i < BLOCK; i++) sum += work(core, i);
        return sum;
      },
    })),
    check() {
      for (const core of CORES) writeBlock(core, POINTS);
      for (let i = 0; i < BLOCK; i++) sameBits(name, after(CORES[0]!, i), after(CORES[1]!, i));
    },
  };
}

/** Kernels that start from levels and rates, which are put in their place first. */
function preparedKernels(prepared: readonly Float64Array[]): Kernel[] {
  const start = ({ arena }: Core, i: number) => arena.set(prepared[i]!, H_MEAN);
  return [
    {
      name: "assembly of the 16×16 Liouvillian",
      work(core, i) {
        start(core, i);
        core.liouvillian();
        return core.arena[LIOUVILLIAN_RE]!;
      },
      results: [LIOUVILLIAN_RE, LIOUVILLIAN_RE + 2 * LIOUVILLE_ENTRIES],
    },
    {
      name: "steady state in closed form",
      work(core, i) {
        start(core, i);
        return core.reducedSteadyState();
      },
      results: [X_RHO, X_RHO + X_LENGTH],
    },
  ];
}

/** A whole block of POINTS with everything that the mask asks for. */
export function blockCase(name: string, mask: number, solver: number, points = POINTS): Case {
  const solve = (core: Core) => {
    core.solveBlock(BLOCK, mask, solver);
    return core.arena[OUT_STATUS]!;
  };
  return {
    name,
    unit: "point",
    variants: CORES.map((core) => ({
      backend: core.backend,
      operations: BLOCK,
      run: () => solve(core),
    })),
    check() {
      const [one, two] = CORES.map((core) => {
        core.arena.fill(0, OUT_STATUS, OUT_END);
        writeBlock(core, points);
        solve(core);
        return core.arena.slice(OUT_STATUS, OUT_END);
      });
      sameBits(name, one!, two!);
    },
  };
}

export function kernelCases(): Case[] {
  const rates: Kernel = {
    name: "levels and rates of the baths",
    work(core, i) {
      levelsOfRow(core, i);
      return ratesOfRow(core, i);
    },
    results: [H_MEAN, RATE_N],
  };
  const measures = OBSERVE_CONCURRENCE | OBSERVE_CHSH;
  const usual = measures | OBSERVE_CURRENTS;
  return [
    ...[rates, ...preparedKernels(preparedPoints(CORES[0]!))].map(kernelCase),
    blockCase("block: steady state alone", 0, SOLVER_REDUCED),
    blockCase("block: … with concurrence, CHSH", measures, SOLVER_REDUCED),
    blockCase("block: … with currents, σ", OBSERVE_CURRENTS, SOLVER_REDUCED),
    blockCase("block: … with concurrence, CHSH, currents, σ", usual, SOLVER_REDUCED),
    blockCase("block: the same by LU of the Liouvillian", usual, SOLVER_FULL),
  ];
}
