// A point of a general system, by what a block of rows has to work out: where only the baths vary,
// levels, frame and couplings stand; where the Hamiltonian does, nothing does. Against each other and with
// more and more asked for, the cases tell what each stage takes.

import {
  BLOCK,
  OBSERVE_CHSH,
  OBSERVE_CONCURRENCE,
  OBSERVE_CURRENTS,
  OUT_CHSH,
  OUT_CONCURRENCE,
  OUT_END,
  OUT_HEAT1,
  OUT_I3322,
  OUT_MIN_EIGENVALUE,
  OUT_RECTIFICATION,
  OUT_STATUS,
  SOLVER_REDUCED,
} from "../assembly/layout.js";
import type { Core } from "../src/core/core.js";
import { systemModel } from "../src/model/systemModel.js";
import { CORES } from "../test/support/cores.js";
import { sameBits } from "./agree.js";
import type { Case } from "./measure.js";

const spectrum = {
  kind: "ohmic",
  gamma: 0.02,
  cutoff: { kind: "exponential", frequency: 10 },
} as const;
const HAMILTONIAN = { ZI: -0.5, IZ: -0.6, XX: 0.75, YY: 0.7, ZZ: 0.1, XZ: 0.05, XI: 0.1, IY: 0.07 };

interface Kind {
  readonly name: string;
  readonly form?: "linear" | "exchange";
  readonly couplings?: readonly [
    Readonly<Record<string, number>>,
    Readonly<Record<string, number>>,
  ];
  readonly equation?: string;
}

const LINEAR: Kind = { name: "two linear ohmic baths" };
const OTHERS: readonly Kind[] = [
  { name: "exchange with bosons", form: "exchange" },
  {
    name: "couplings of several strings",
    couplings: [
      { XI: 1, ZI: 0.3, XY: 0.2, IZ: 0.1 },
      { IX: 1, YZ: 0.3, IZ: 0.2 },
    ],
  },
  { name: "universal equation", equation: "universal" },
  { name: "secular equation", equation: "secular" },
];

const LEVELS_VARY = { "hamiltonian.XX": [0.1, 1.5], "hamiltonian.ZI": [-0.9, -0.1] } as const;
const BATHS_VARY = {
  "baths.1.temperature": [0.1, 1.5],
  "baths.2.temperature": [0.2, 1.9],
} as const;

/** Fills the rows of a block: both numbers move from end to end, in steps without a common period. */
function write(core: Core, kind: Kind, moved: Readonly<Record<string, readonly [number, number]>>) {
  const [one, other] = kind.couplings ?? [{ XI: 1 }, { IX: 1 }];
  const form = kind.form ?? "linear";
  const system = {
    hamiltonian: HAMILTONIAN,
    equation: kind.equation ?? "redfield",
    baths: [
      { coupling: one, form, temperature: 0.2, spectrum },
      { coupling: other, form, temperature: 0.6, spectrum },
    ],
  };
  const model = systemModel(system);
  const paths = Object.keys(moved);
  const inputs = model.inputs(paths);
  const base = model.row(model.read(system), [], paths);
  model.prepare?.(core.arena, paths);
  for (const [k, at] of inputs.entries()) core.arena.fill(base[k]!, at, at + BLOCK);
  paths.forEach((path, p) => {
    const [from, to] = moved[path]!;
    for (const { input, factor } of model.direction(path, paths)) {
      for (let i = 0; i < BLOCK; i++) {
        const share = ((i * (p === 0 ? 1 : 37)) % BLOCK) / (BLOCK - 1);
        core.arena[inputs[input]! + i] = factor * (from + (to - from) * share);
      }
    }
  });
}

/** The columns that a mask asks for. */
function written({ arena }: Core, mask: number): Float64Array {
  const columns = [arena.subarray(OUT_STATUS, OUT_MIN_EIGENVALUE)];
  if ((mask & OBSERVE_CURRENTS) !== 0) columns.push(arena.subarray(OUT_HEAT1, OUT_RECTIFICATION));
  if ((mask & OBSERVE_CONCURRENCE) !== 0) columns.push(arena.subarray(OUT_CONCURRENCE, OUT_CHSH));
  if ((mask & OBSERVE_CHSH) !== 0) columns.push(arena.subarray(OUT_CHSH, OUT_I3322));
  return Float64Array.from(columns.flatMap((column) => [...column]));
}

function systemCase(
  name: string,
  kind: Kind,
  moved: Readonly<Record<string, readonly [number, number]>>,
  mask: number,
): Case {
  const solve = (core: Core) => {
    core.solveSystems(BLOCK, mask, SOLVER_REDUCED);
    return core.arena[OUT_STATUS]!;
  };
  return {
    name: `${kind.name}: ${name}`,
    unit: "point",
    variants: CORES.map((core) => ({
      backend: core.backend,
      operations: BLOCK,
      run: () => solve(core),
    })),
    // Comes before the runs, and leaves what they work at.
    check() {
      const [one, two] = CORES.map((core) => {
        core.arena.fill(0, OUT_STATUS, OUT_END);
        write(core, kind, moved);
        solve(core);
        return written(core, mask);
      });
      sameBits(`${kind.name}: ${name}`, one!, two!);
    },
  };
}

export function systemCases(): Case[] {
  const usual = OBSERVE_CURRENTS | OBSERVE_CONCURRENCE | OBSERVE_CHSH;
  const cases = [
    systemCase("baths vary, ρ", LINEAR, BATHS_VARY, 0),
    systemCase("H varies, ρ", LINEAR, LEVELS_VARY, 0),
    systemCase("H varies, … with currents", LINEAR, LEVELS_VARY, OBSERVE_CURRENTS),
    systemCase("H varies, … with CHSH", LINEAR, LEVELS_VARY, OBSERVE_CURRENTS | OBSERVE_CHSH),
    systemCase("H varies, … with concurrence", LINEAR, LEVELS_VARY, usual),
    systemCase("baths vary, all of these", LINEAR, BATHS_VARY, usual),
  ];
  for (const kind of OTHERS) {
    cases.push(systemCase("H varies, ρ", kind, LEVELS_VARY, 0));
    cases.push(systemCase("H varies, all of these", kind, LEVELS_VARY, usual));
  }
  return cases;
}
