// The 16×16 complex linear systems: random dense ones, against what a JavaScript user would
// pick instead, and the model's own, of which three quarters of the entries are zero.

import {
  H_MEAN,
  LEVELS,
  LIOUVILLE,
  LIOUVILLE_ENTRIES,
  LIOUVILLIAN_RE,
  LU_RE,
  RHS,
} from "../assembly/layout.js";
import { STATUS_OK } from "../assembly/status.js";
import type { Core } from "../src/core/core.js";
import { CORES } from "../test/support/cores.js";
import { Random } from "../test/support/random.js";
import { denseSystem, packed, unpaired } from "../test/support/systems.js";
import { close, sameBits } from "./agree.js";
import type { Case, Variant } from "./measure.js";
import { preparedPoints } from "./points.js";
import { rivals } from "./rivals.js";

/** Systems that take turns: more than a branch predictor learns by heart. */
const SYSTEMS = 64;
/** Of them, those that a call of a rival solves: its calls should not take long either. */
const OF_RIVALS = 4;
/** Far below the rounding errors of the entries, and not zero. */
const NOTHING = 1e-30;

/** Systems through the kernel: copied into the arena, where they are solved in place. */
function kernel(core: Core, systems: readonly Float64Array[]): Variant {
  const { arena } = core;
  return {
    backend: core.backend,
    operations: systems.length,
    run() {
      let sum = 0;
      for (const system of systems) {
        arena.set(system, LU_RE);
        sum += core.luSolve() + arena[RHS]!;
      }
      return sum;
    },
  };
}

/** Real parts, then imaginary parts. */
function solution(core: Core, system: Float64Array): number[] {
  core.arena.set(system, LU_RE);
  if (core.luSolve() !== STATUS_OK) throw new Error("LU: a system was refused");
  const { re, im } = unpaired(core.arena.slice(RHS, RHS + 2 * LIOUVILLE));
  return [...re, ...im];
}

function kernelsAgree(name: string, systems: readonly Float64Array[]): void {
  const [one, two] = CORES;
  for (const system of systems) sameBits(name, solution(one!, system), solution(two!, system));
}

function denseCase(): Case {
  const random = new Random(501);
  const systems = Array.from({ length: SYSTEMS }, () => denseSystem(random));
  const name = "LU, dense 16×16 complex";
  const arrays = systems.map(packed);
  const others = rivals(systems.slice(0, OF_RIVALS));
  return {
    name,
    unit: "system",
    variants: [
      ...CORES.map((core) => kernel(core, arrays)),
      ...others.map(({ backend, solve }) => ({
        backend,
        operations: OF_RIVALS,
        run() {
          let sum = 0;
          for (let k = 0; k < OF_RIVALS; k++) sum += solve(k);
          return sum;
        },
      })),
    ],
    check() {
      kernelsAgree(name, arrays);
      for (const { backend, solution: theirs } of others) {
        for (let k = 0; k < OF_RIVALS; k++) {
          close(`${name}, ${backend}`, solution(CORES[0]!, arrays[k]!), theirs(k));
        }
      }
    },
  };
}

/** The system of a steady state: the Liouvillian with Tr ρ = 1 in the place of its first row. */
function modelSystem({ arena, liouvillian }: Core, prepared: Float64Array): Float64Array {
  arena.set(prepared, H_MEAN);
  liouvillian();
  const system = new Float64Array(2 * LIOUVILLE_ENTRIES + 2 * LIOUVILLE);
  system.set(arena.subarray(LIOUVILLIAN_RE, LIOUVILLIAN_RE + 2 * LIOUVILLE_ENTRIES));
  for (let j = 0; j < LIOUVILLE; j++) {
    system[j] = j % (LEVELS + 1) === 0 ? 1 : 0;
    system[LIOUVILLE_ENTRIES + j] = 0;
  }
  system[2 * LIOUVILLE_ENTRIES] = 1;
  return system;
}

/** The same matrix without a zero, so that nothing can be skipped. */
function filled(system: Float64Array): Float64Array {
  return system.map((value, k) => (k < 2 * LIOUVILLE_ENTRIES && value === 0 ? NOTHING : value));
}

/** How many of the complex entries are not zero. */
function nonZero(system: Float64Array): number {
  let count = 0;
  for (let k = 0; k < LIOUVILLE_ENTRIES; k++) {
    if (system[k] !== 0 || system[k + LIOUVILLE_ENTRIES] !== 0) count += 1;
  }
  return count;
}

function modelCase(name: string, systems: readonly Float64Array[]): Case {
  return {
    name,
    unit: "system",
    variants: CORES.map((core) => kernel(core, systems)),
    check: () => kernelsAgree(name, systems),
  };
}

/** What the copy into the arena takes of the times above. */
function copyCase(systems: readonly Float64Array[]): Case {
  return {
    name: "copying a 16×16 system into the arena",
    unit: "system",
    variants: CORES.map(({ backend, arena }) => ({
      backend,
      operations: systems.length,
      run() {
        let sum = 0;
        for (const system of systems) {
          arena.set(system, LU_RE);
          sum += arena[RHS]!;
        }
        return sum;
      },
    })),
    check() {},
  };
}

export function luCases(): Case[] {
  const core = CORES[0]!;
  const systems = preparedPoints(core)
    .slice(0, SYSTEMS)
    .map((prepared) => modelSystem(core, prepared));
  const counts = systems.map(nonZero);
  const entries = [...new Set([Math.min(...counts), Math.max(...counts)])].join(" to ");
  return [
    denseCase(),
    copyCase(systems),
    modelCase(`LU, the model's system (${entries} of ${LIOUVILLE_ENTRIES} entries)`, systems),
    modelCase("LU, the model's system, no zero skipped", systems.map(filled)),
  ];
}
