import { bell } from "../bell/bell.js";
import { BACKENDS } from "../core/core.js";
import { selectCore } from "../core/select.js";
import { evolutionEvents } from "../evolve/events.js";
import { evolution, evolutionTable, evolveColumns } from "../evolve/evolve.js";
import { Workforce } from "../jobs/workforce.js";
import { oneOf } from "../model/keys.js";
import { extendedParameters, paperSystem } from "../model/paperSystem.js";
import { optionsOf } from "../model/refuse.js";
import { type CheckedSystem, checkedSystem, isSystem } from "../model/system.js";
import type { MeasuredBlock, StateBlock } from "../states/block.js";
import {
  type StateColumnName,
  StateMeter,
  type StatesInput,
  type StatesOptions,
} from "../states/states.js";
import type { ColumnName, SweepSpec } from "../sweep/spec.js";
import {
  type FileOptions,
  Sweeper,
  type SweepOptions,
  type TableOptions,
} from "../sweep/sweeper.js";
import type { Table, TableBlock } from "../table/columns.js";
import type { Solver } from "./api.js";
import { type Asked, askedOfState } from "./asked.js";
import { certifyState } from "./certify.js";
import { degenerateState } from "./degenerate.js";
import { KINDS } from "./kinds.js";
import type { SolverOptions, StateOptions } from "./options.js";
import { solveBy } from "./solve.js";
import { measureState } from "./state.js";
import { relaxationOf } from "./system.js";

/** A system, or the one that the paper's parameters stand for. */
function anySystem(input: unknown): CheckedSystem {
  return isSystem(input) ? checkedSystem(input) : paperSystem(extendedParameters(input));
}

/**
 * Makes a solver: everything that bellness computes is asked of it. The wasm kernel is inlined and starts in
 * some milliseconds; where wasm is missing or forbidden, `"auto"` falls back to the JavaScript core, which
 * gives the same bits.
 *
 * @example
 * const solver = await createSolver();
 * solver.solve({ kappa: 3, temperature: [0.2, 0.6] }).i3; // 0.0218…
 * @throws BellnessError BACKEND_UNAVAILABLE where wasm is asked for and cannot run, or its
 *   source cannot be read; INVALID_PARAMETER where the source is not the kernel of this build
 */
export async function createSolver(options: SolverOptions = {}): Promise<Solver> {
  const { backend = "auto", wasm, worker } = optionsOf(options);
  const choice = oneOf(backend, BACKENDS, "backend", "INVALID_PARAMETER");
  const { core, module, fallbackReason } = await selectCore(choice, wasm);
  const workforce = new Workforce({ core, kinds: KINDS, module, factory: worker });
  const sweeper = new Sweeper(workforce);
  const meter = new StateMeter(workforce);
  return {
    backend: core.backend,
    fallbackReason,
    solve: solveBy(core) as Solver["solve"],
    spectrum: (system) => relaxationOf(core, anySystem(system)),
    evolve: (system, options) =>
      evolution(evolveColumns(core, anySystem(system), { ...options }, true)),
    evolveTable: (system, options) =>
      evolutionTable(evolveColumns(core, anySystem(system), { ...options }, false)),
    events: (system, options) => evolutionEvents(core, anySystem(system), options),
    state(rho: unknown, options?: StateOptions & Partial<Asked>) {
      const { allowDegenerate, observables, target, thorough, ...repair } = optionsOf(options);
      const asked = askedOfState({ observables, target, thorough });
      if (allowDegenerate === true) return degenerateState(core, rho, asked, repair) as never;
      // Without the option the settings are directions, and all are there unless some are asked for.
      return measureState(core, rho, asked, repair) as never;
    },
    states: async <const O extends StatesOptions>(data: StatesInput, options?: O) =>
      (await meter.table(data, optionsOf<StatesOptions>(options))) as Table<StateColumnName<O>>,
    stateBlocks: <const O extends StatesOptions>(source: AsyncIterable<StateBlock>, options?: O) =>
      meter.blocks(source, optionsOf<StatesOptions>(options)) as AsyncGenerator<
        MeasuredBlock<StateColumnName<O>>,
        void
      >,
    certify: async (rho, options) => certifyState(core, rho, optionsOf(options)),
    bell: (rho, inequality, options) => bell(core, rho, inequality, optionsOf(options)),
    // Loaded when first asked for: most programs never do.
    async steering(rho, options) {
      const { steering } = await import("../steering/steering.js");
      return steering(core, rho, optionsOf(options));
    },
    async verdict(rho, options) {
      const { verdict } = await import("../steering/verdict.js");
      return verdict(core, rho, optionsOf(options));
    },
    sweep: async <S extends SweepSpec>(spec: S, options?: TableOptions) =>
      (await sweeper.table(spec, optionsOf(options))) as Table<ColumnName<S>>,
    sweepBlocks: <S extends SweepSpec>(spec: S, options?: SweepOptions) =>
      sweeper.blocks(spec, optionsOf(options)) as AsyncGenerator<TableBlock<ColumnName<S>>, void>,
    // Without a format the options are refused.
    sweepFile: (spec, options) => sweeper.file(spec, optionsOf(options) as FileOptions),
    describeSweep: (spec, shard) => sweeper.describe(spec, shard ?? undefined),
    get workersUnavailable() {
      return workforce.unavailable;
    },
    close: () => workforce.close(),
  };
}
