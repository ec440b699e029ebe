import type { WorkforceOptions } from "../jobs/workforce.js";
import { oneOf } from "../model/keys.js";
import { optionsOf } from "../model/refuse.js";
import type { MeasuredBlock, StateBlock } from "../states/block.js";
import type { StateColumnName, StatesInput, StatesOptions } from "../states/states.js";
import { checkRun } from "../sweep/check.js";
import { description } from "../sweep/describe.js";
import type { ColumnName, SweepSpec } from "../sweep/spec.js";
import type { FileOptions, SweepOptions, TableOptions } from "../sweep/sweeper.js";
import { TABLE_FORMATS, type Table, type TableBlock } from "../table/columns.js";
import type { Shard } from "../table/shard.js";
import { loadTables } from "./loadTables.js";
import type { Tables } from "./tables.js";

/** The values of a generator that has to be loaded, when the first of them is asked for. */
async function* coming<T>(load: () => Promise<AsyncGenerator<T, void>>): AsyncGenerator<T, void> {
  yield* await load();
}

/**
 * The methods that make tables: what they are given is checked at once, what they run is loaded when
 * first asked for, since programs of single points never do.
 */
export function tableMethods(options: Omit<WorkforceOptions, "kinds">) {
  const state: { loading: Promise<Tables> | null; tables: Tables | null } = {
    loading: null,
    tables: null,
  };
  const load = async (): Promise<Tables> => {
    const Loaded = await loadTables();
    state.tables = new Loaded(options);
    return state.tables;
  };
  const tables = () => {
    state.loading ??= load();
    return state.loading;
  };
  const methods = {
    async states<const O extends StatesOptions>(data: StatesInput, options?: O) {
      const given = optionsOf<StatesOptions>(options);
      const { meter } = await tables();
      return (await meter.table(data, given)) as Table<StateColumnName<O>>;
    },
    stateBlocks<const O extends StatesOptions>(source: AsyncIterable<StateBlock>, options?: O) {
      const given = optionsOf<StatesOptions>(options);
      return coming(async () => (await tables()).meter.blocks(source, given)) as AsyncGenerator<
        MeasuredBlock<StateColumnName<O>>,
        void
      >;
    },
    async sweep<S extends SweepSpec>(spec: S, options?: TableOptions) {
      const given = optionsOf(options);
      const checked = checkRun(spec, given);
      const { sweeper } = await tables();
      return (await sweeper.table(checked, given)) as Table<ColumnName<S>>;
    },
    sweepBlocks<S extends SweepSpec>(spec: S, options?: SweepOptions) {
      const given = optionsOf(options);
      const checked = checkRun(spec, given);
      const blocks = async () => (await tables()).sweeper.blocks(checked, given);
      return coming(blocks) as AsyncGenerator<TableBlock<ColumnName<S>>, void>;
    },
    sweepFile(spec: SweepSpec, options: FileOptions) {
      // Without a format the options are refused.
      const given = optionsOf(options) as FileOptions;
      const format = oneOf(given.format, TABLE_FORMATS, "format", "INVALID_PARAMETER");
      const checked = checkRun(spec, given);
      return coming(async () => (await tables()).sweeper.file(checked, { ...given, format }));
    },
    describeSweep(spec: SweepSpec, shard?: Shard) {
      const checked = checkRun(spec, shard ? { shard } : {});
      return description(checked.sweep, checked.shard, checked.range);
    },
    close() {
      // After what has been asked for before it.
      state.loading?.then(
        (loaded) => loaded.close(),
        () => {},
      );
    },
  };
  return {
    methods,
    /** Why jobs are done in the calling thread though workers were asked for. */
    unavailable: () => state.tables?.unavailable ?? null,
  };
}
