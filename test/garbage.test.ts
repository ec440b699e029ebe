// Whatever a program hands over: the public functions refuse it in their own words. A TypeError out
// of the library's insides would tell nobody what was wrong.

import { describe, expect, it } from "vitest";
import * as library from "../src/index.js";
import { js, wasm } from "./support/twoSolvers.js";

const { BellnessError } = library;

/** Values of every kind, and objects whose members are. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  Infinity,
  1n,
  "",
  "kappa",
  "__proto__",
  true,
  Symbol("s"),
  () => {},
  [],
  [null],
  [[]],
  {},
  { length: 3 },
  { mean: 1 },
  Object.create(null),
  new Map(),
  new Date(0),
  new Float64Array(3),
  new ArrayBuffer(8),
  Promise.resolve(1),
];

/** What a call comes to: nothing, or the error that it threw or rejected with, at the first value of a generator. */
async function outcome(call: () => unknown): Promise<unknown> {
  try {
    const result = await call();
    const next = (result as { next?: () => Promise<unknown> } | null | undefined)?.next;
    if (typeof next === "function") {
      await next.call(result);
      await (result as AsyncGenerator).return(undefined);
    }
    return null;
  } catch (error) {
    return error;
  }
}

type Call = (...args: never[]) => unknown;

const rho = {
  re: Array.from({ length: 16 }, (_, k) => (k % 5 === 0 ? 0.25 : 0)),
  im: new Array(16).fill(0),
};
const spec = { axes: [{ parameter: "kappa", values: [3] }], observables: ["i2"] };
const system = { hamiltonian: { XX: 1 }, jumps: [{ operator: { "-I": 1 }, rate: 0.1 }] };
const point = { kappa: 3 };

/** Functions with good arguments, each of which is then replaced by garbage. */
const CALLS: Record<string, readonly [Call, readonly unknown[]]> = {
  createSolver: [library.createSolver as Call, [{ backend: "js" }]],
  solve: [wasm.solve as Call, [point, { solver: "auto" }]],
  "solve a system": [wasm.solve as Call, [system, {}]],
  spectrum: [wasm.spectrum as Call, [system]],
  state: [wasm.state as Call, [rho, { allowDegenerate: true }]],
  certify: [wasm.certify as Call, [rho, { gap: 0.1 }]],
  states: [wasm.states as Call, [[rho], {}]],
  evolve: [wasm.evolve as Call, [system, { initial: rho, times: [0, 1] }]],
  events: [wasm.events as Call, [system, { initial: rho, to: 0.1 }]],
  bell: [wasm.bell as Call, [rho, "chsh", {}]],
  steering: [wasm.steering as Call, [rho, { gap: 0.5, budget: 0.01 }]],
  verdict: [wasm.verdict as Call, [rho, { gap: 0.5, budget: 0.01 }]],
  sweep: [wasm.sweep as Call, [spec, {}]],
  sweepBlocks: [js.sweepBlocks as Call, [spec, {}]],
  sweepFile: [wasm.sweepFile as Call, [spec, { format: "csv" }]],
  describeSweep: [wasm.describeSweep as Call, [spec, { index: 1, count: 1 }]],
  levels: [library.levels as Call, [point]],
  parameters: [library.parameters as Call, [point]],
  parameterValue: [library.parameterValue as Call, [point, "kappa"]],
  withParameter: [library.withParameter as Call, [point, "kappa", 1]],
  meanAndDifference: [library.meanAndDifference as Call, [[1, 2]]],
  rectificationRatio: [library.rectificationRatio as Call, [wasm, point]],
  criticalPoints: [
    library.criticalPoints as Call,
    [wasm, [point], "temperature.difference", "i2", { samples: 9 }],
  ],
  criticalTemperatureDifference: [
    library.criticalTemperatureDifference as Call,
    [wasm, point, "i2", { samples: 9 }],
  ],
  criticalTemperatureDifferences: [
    library.criticalTemperatureDifferences as Call,
    [wasm, [point], "i2", { samples: 9 }],
  ],
  criticalChemicalPotentialDifference: [
    library.criticalChemicalPotentialDifference as Call,
    [wasm, { ...point, statistics: "fermi" }, "i2", { samples: 9 }],
  ],
  criticalEntropyProduction: [
    library.criticalEntropyProduction as Call,
    [wasm, point, "i2", 1, { samples: 9 }],
  ],
};

/** Options of each function, of which each in turn is garbage. */
const OPTIONS: Record<string, readonly string[]> = {
  createSolver: ["backend", "wasm", "worker"],
  solve: ["solver"],
  state: ["allowDegenerate", "repair", "tolerance", "allowNotPositive"],
  certify: ["gap", "budget", "onProgress", "signal"],
  states: ["observables", "target", "repair", "workers", "onProgress", "signal"],
  evolve: ["initial", "times", "observables", "inequalities"],
  events: ["initial", "from", "to", "quantities"],
  bell: ["allowDegenerate", "repair", "tolerance"],
  steering: ["gap", "budget", "steps", "directions", "model", "onProgress", "signal"],
  verdict: ["gap", "budget", "inequalities", "known", "complete", "onProgress", "signal"],
  sweep: ["workers", "shard", "onProgress", "signal", "into"],
  sweepBlocks: ["shard", "onProgress", "signal"],
  sweepFile: ["format", "after", "shard", "onProgress", "signal"],
  criticalPoints: ["range", "samples", "signal", "onProgress"],
  criticalEntropyProduction: ["samples", "signal", "onProgress"],
};

function expectOurs(error: unknown, what: string): void {
  if (error === null || error instanceof BellnessError) return;
  const { name, message, stack } = error as Error;
  expect.fail(`${what}: ${name}: ${message}\n${stack}`);
}

const named = (value: unknown) => (typeof value === "symbol" ? "a symbol" : library.shown(value));

describe("garbage", () => {
  it.each(Object.entries(CALLS))("as an argument of %s", async (name, [call, good]) => {
    expectOurs(await outcome(() => call(...(good as never[]))), name);
    for (let at = 0; at < good.length; at++) {
      for (const value of GARBAGE) {
        const args = good.map((one, k) => (k === at ? value : one)) as never[];
        expectOurs(await outcome(() => call(...args)), `${name}, argument ${at}: ${named(value)}`);
      }
    }
  });

  it.each(Object.entries(OPTIONS))("as an option of %s", async (name, keys) => {
    const [call, good] = CALLS[name]!;
    const options = good.at(-1) as object;
    for (const key of keys) {
      for (const value of GARBAGE) {
        const args = [...good.slice(0, -1), { ...options, [key]: value }] as never[];
        expectOurs(await outcome(() => call(...args)), `${name}, ${key}: ${named(value)}`);
      }
    }
  });

  it("anywhere in a spec, a state or a system", async () => {
    const replaced = (value: unknown, garbage: unknown): unknown[] => {
      if (typeof value !== "object" || value === null) return [garbage];
      return Object.keys(value).flatMap((key) =>
        replaced((value as Record<string, unknown>)[key], garbage).map((one) =>
          Array.isArray(value)
            ? value.map((old, k) => (String(k) === key ? one : old))
            : { ...value, [key]: one },
        ),
      );
    };
    const full = {
      ...spec,
      base: { temperature: { mean: 1, difference: 0 }, gamma: [0.1, 0.1] },
      solver: "auto",
    };
    for (const garbage of GARBAGE) {
      for (const one of replaced(full, garbage))
        expectOurs(await outcome(() => wasm.sweep(one as never)), named(one));
      for (const one of replaced(rho, garbage))
        expectOurs(await outcome(() => wasm.state(one as never)), named(one));
      for (const one of replaced(system, garbage))
        expectOurs(await outcome(() => wasm.solve(one as never)), named(one));
    }
  });
});
