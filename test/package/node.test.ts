// The installed package in Node: as it is, bundled, and checked by TypeScript.

import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { type Project, project, ROOT, run, SETUP } from "../support/packed.js";
import { expected, probe } from "../support/probe.js";

let place: Project;

beforeAll(async () => {
  place = await project({
    "probe.js": probe("bellness"),
    "probe-js.js": probe("bellness/js"),
    "main.js": 'import { probe } from "./probe.js"; console.log(JSON.stringify(await probe()));',
    "main-js.js":
      'import { probe } from "./probe-js.js"; console.log(JSON.stringify(await probe()));',
  });
}, SETUP);

describe("computes the same bits", () => {
  test("as an import of Node", async () => {
    expect(await place.node("main.js")).toEqual(expected);
  });

  test("without wasm, as bellness/js", async () => {
    expect(await place.node("main-js.js")).toEqual({ ...expected, backend: "js" });
  });

  test("as a bundle of esbuild, with the script of its workers beside it", async () => {
    await build({
      absWorkingDir: place.path,
      entryPoints: { main: "main.js", worker: "bellness/worker.js" },
      outdir: "bundled",
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      logLevel: "error",
    });
    expect(await place.node("bundled/main.js")).toEqual(expected);
  });

  test("as one file of esbuild, whose sweeps run in the calling thread and say why", async () => {
    await build({
      absWorkingDir: place.path,
      entryPoints: ["main.js"],
      outfile: "alone/main.js",
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "error",
    });
    const { workersUnavailable, ...rest } = await place.node("alone/main.js");
    expect(workersUnavailable).toMatch(/worker\.js/);
    expect({ ...rest, workersUnavailable: null }).toEqual(expected);
  });
});

test("bellness/js refuses wasm and says where it is", async () => {
  await place.write({
    "refused.js": `import { createSolver } from "bellness/js";
      const tries = [{ backend: "wasm" }, { wasm: new Uint8Array(8) }];
      const errors = await Promise.all(tries.map((options) => createSolver(options).catch((e) => e)));
      console.log(JSON.stringify(errors.map((e) => ({ ...e.toJSON(), name: e.name }))));`,
  });
  const [backend, wasm] = await place.node("refused.js");
  expect(backend).toMatchObject({
    name: "BellnessError",
    code: "BACKEND_UNAVAILABLE",
    parameter: "backend",
  });
  expect(wasm).toMatchObject({ code: "BACKEND_UNAVAILABLE", parameter: "wasm" });
  for (const { message } of [backend, wasm]) expect(message).toContain("main entry, bellness");
});

describe("where WebAssembly", () => {
  const fallback = async (...args: string[]) => {
    const { backend, fallbackReason, ...rest } = await place.node(...args, "main.js");
    expect({ ...rest, backend: "wasm", fallbackReason: null }).toEqual(expected);
    expect(backend).toBe("js");
    return fallbackReason;
  };

  test("is missing, JavaScript computes the same bits and the solver says why", async () => {
    await place.write({ "missing.js": "delete globalThis.WebAssembly;" });
    expect(await fallback("--import", "./missing.js")).toMatch(/WebAssembly/);
  });

  test("may not be compiled, too", async () => {
    await place.write({
      "forbidden.js": `WebAssembly.compile = async () => {
        throw new WebAssembly.CompileError("code generation is forbidden here");
      };`,
    });
    expect(await fallback("--import", "./forbidden.js")).toBe("code generation is forbidden here");
  });

  // V8 takes SIMD from SSE 4.1 there, and can be told that the processor lacks it.
  test.runIf(process.arch === "x64")("has no SIMD, too", async () => {
    expect(await fallback("--no-enable-sse4-1")).toMatch(/SIMD/);
  });
});

test(
  "its types serve TypeScript, as Node resolves them and as bundlers do",
  async () => {
    const { default: manifest } = await import(`${ROOT}package.json`, { with: { type: "json" } });
    await place.write({ "use.ts": USE });
    const program = `${ROOT}node_modules/typescript/bin/tsc`;
    const web = { lib: ["es2023", "dom"], types: [] };
    // A program for Node alone: without the types of the DOM.
    const node = { lib: ["es2023"], types: ["node"], typeRoots: [`${ROOT}node_modules/@types`] };
    for (const [name, options] of Object.entries({
      node: { ...node, module: "nodenext", moduleResolution: "nodenext" },
      nodenext: { ...web, module: "nodenext", moduleResolution: "nodenext" },
      bundler: { ...web, module: "esnext", moduleResolution: "bundler" },
    })) {
      const config = {
        compilerOptions: {
          ...options,
          target: "es2022",
          strict: true,
          exactOptionalPropertyTypes: true,
          resolveJsonModule: true,
          // The declarations of the package are checked like the program.
          skipLibCheck: false,
          skipDefaultLibCheck: true,
          outDir: `typed-${name}`,
          rootDir: ".",
        },
        files: ["use.ts"],
      };
      await place.write({ [`tsconfig.${name}.json`]: JSON.stringify(config) });
      await run(process.execPath, [program, "-p", `tsconfig.${name}.json`], place.path);
    }
    const { i3, version, same } = await place.node("typed-nodenext/use.js");
    expect({ i3, version, same }).toEqual({
      i3: expected.i3,
      version: manifest.version,
      same: true,
    });
  },
  SETUP,
);

/** A program that uses each entry of the package. */
const USE = `import { createSolver, BellnessError, DEFAULTS, levels, parameters } from "bellness";
import type { Solution, Solver, SolverOptions, SweepSpec, Table, WasmSource } from "bellness";
import { createSolver as createSmall } from "bellness/js";
import manifest from "bellness/package.json" with { type: "json" };

const wasm: WasmSource = new URL(import.meta.resolve("bellness/core.wasm"));
const options: SolverOptions = { backend: "wasm", wasm };
const solver: Solver = await createSolver(options);
// @ts-expect-error: a misspelt option is an error, the types are no wildcards
const misspelt: SolverOptions = { backends: "wasm" };
void misspelt;
const small: Solver = await createSmall({ backend: "js" });
const solution: Solution = solver.solve({ kappa: 3, temperature: [0.2, 0.6] });
const spec: SweepSpec = {
  base: parameters({ kappa: DEFAULTS.kappa }),
  axes: [{ parameter: "kappa", from: 1, to: 2, count: 3 }],
  observables: ["i2"],
};
const tables: Table[] = await Promise.all([solver.sweep(spec), small.sweep(spec)]);
const [a, b] = tables.map((table): Float64Array => table.columns["i2"]!);
const same: boolean = a!.every((value, row) => Object.is(value, b![row]));
try {
  solver.solve({ kappa: Number.NaN });
} catch (error) {
  if (!(error instanceof BellnessError) || error.code !== "INVALID_PARAMETER") throw error;
}
levels(parameters({}));
const worker = () => import("bellness/worker.js");
void worker;
const out: string = JSON.stringify({ i3: solution.i3, version: manifest.version, same });
// Written so that the types of Node are not needed.
(globalThis as unknown as { console: { log(text: string): void } }).console.log(out);
`;
