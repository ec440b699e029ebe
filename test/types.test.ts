// What the types of the public API know: paths of axes, names of columns, flags. `npm run check`
// compiles this file; at run time the calls of expectTypeOf do nothing.

import { expectTypeOf, test } from "vitest";
import { CORE_WASM } from "../src/generated/coreWasm.js";
import type {
  AxisPath,
  ColumnName,
  FLAGS,
  Flag,
  Measures,
  Observable,
  Pair,
  Settings,
  Solution,
  SweepSpec,
  Table,
} from "../src/index.js";
import { wasm } from "./support/twoSolvers.js";

type Columns = Float64Array<ArrayBuffer>;

test("a table has the columns of its spec and no others", async () => {
  const table = await wasm.sweep({
    axes: [
      { parameter: "temperature.difference", from: -0.5, to: 0.5, count: 3 },
      [
        { parameter: "kappa", values: [2.5, 3] },
        { parameter: "gamma.1", values: [0.1, 0.2] },
      ],
    ],
    observables: ["i2", "heatCurrent2"],
  });
  expectTypeOf(table.columns.i2).toEqualTypeOf<Columns>();
  expectTypeOf(table.columns["temperature.difference"]).toEqualTypeOf<Columns>();
  expectTypeOf<keyof typeof table.columns>().toEqualTypeOf<
    "temperature.difference" | "kappa" | "gamma.1" | "i2" | "heatCurrent2" | "status" | "flags"
  >();
  // @ts-expect-error: no such observable
  table.columns.i4;
  // @ts-expect-error: one that was not asked for
  table.columns.i3;
  for await (const block of wasm.sweepBlocks({ axes: [], observables: ["chsh"] })) {
    expectTypeOf<keyof typeof block.columns>().toEqualTypeOf<"chsh" | "status" | "flags">();
  }
});

test("a spec whose type says nothing of its columns gives a table of any", () => {
  expectTypeOf<ColumnName<SweepSpec>>().toEqualTypeOf<string>();
  expectTypeOf<Table["columns"]>().toEqualTypeOf<Readonly<Record<string, Columns>>>();
});

test("paths of axes and observables are words, not any text", () => {
  expectTypeOf<"kappa">().toExtend<AxisPath>();
  expectTypeOf<"temperature.mean">().toExtend<AxisPath>();
  expectTypeOf<"temperature.average">().not.toExtend<AxisPath>();
  expectTypeOf<"kappa.mean">().not.toExtend<AxisPath>();
  expectTypeOf<"heatCurrent2" | "rho14Re" | "rectification">().toExtend<Observable>();
  expectTypeOf<"heatCurrent">().not.toExtend<Observable>();
  expectTypeOf<"settings">().not.toExtend<Observable>();
});

test("results are those of the table of columns", () => {
  expectTypeOf<Solution["heatCurrent"]>().toEqualTypeOf<Pair>();
  expectTypeOf<Solution["settings"]>().toEqualTypeOf<Settings>();
  expectTypeOf<Solution["residual"]>().toEqualTypeOf<number>();
  expectTypeOf<Measures["i3322Bound"]>().toEqualTypeOf<number>();
  expectTypeOf<"residual">().not.toExtend<keyof Measures>();
  expectTypeOf<"rectification">().not.toExtend<keyof Solution>();
});

test("flags and statuses are values and types, and the kernel is plain text", () => {
  expectTypeOf<Flag>().toEqualTypeOf<keyof typeof FLAGS>();
  expectTypeOf(CORE_WASM).toEqualTypeOf<string>();
});
