// Every error code, where it comes from, and that its message names the parameter, the value
// and what is allowed. INVALID_PARAMETER has its own file, parameters.test.ts.

import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { DensityMatrix, Pair } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { refusal, rejection } from "./support/errors.js";
import { createSolver } from "./support/library.js";
import { asInput, SINGLET } from "./support/states.js";

const singlet = asInput(SINGLET);
const zeros = new Array<number>(16).fill(0);

/** The singlet with one entry of a plane replaced. */
function changed(plane: "re" | "im", k: number, value: unknown): DensityMatrix {
  const planes = { re: Array.from(singlet.re), im: Array.from(singlet.im) };
  planes[plane][k] = value as number;
  return planes;
}

const WRONG_STATES: [string, unknown, string, string[]][] = [
  ["null", null, "rho", ["null", 'Allowed: {"rho"']],
  ["a list of two", [1, 2], "rho", ["2 entries", "Allowed: 4×4 or 16 complex entries"]],
  ["re missing", { im: zeros }, "rho.re", ["nothing", "Allowed: 16 numbers"]],
  ["re a string", { re: "1", im: zeros }, "rho.re", ['"1"', "Allowed: 16 numbers"]],
  [
    "15 numbers",
    { re: zeros.slice(1), im: zeros },
    "rho.re",
    ["15 entries", "Allowed: 16 numbers"],
  ],
  ["17 numbers", { re: zeros, im: [...zeros, 0] }, "rho.im", ["17 entries", "Allowed: 16 numbers"]],
  [
    "nested rows",
    {
      re: [
        [1, 0],
        [0, 0],
      ],
      im: zeros,
    },
    "rho.re",
    ["2 lists of 2 entries", "Allowed: 16 numbers"],
  ],
  ["NaN", changed("re", 6, Number.NaN), "rho.re[6]", ["NaN", "Allowed: a finite number"]],
  ["Infinity", changed("im", 0, Infinity), "rho.im[0]", ["Infinity", "Allowed: a finite number"]],
  ["null entry", changed("re", 3, null), "rho.re[3]", ["null", "Allowed: a finite number"]],
  ["a string entry", changed("im", 3, "0"), "rho.im[3]", ['"0"', "Allowed: a finite number"]],
  [
    "not Hermitian, real",
    changed("re", 9, 0.5),
    "rho",
    ["not Hermitian", "0.5", "(3,2)", "Allowed: "],
  ],
  ["not Hermitian, imaginary", changed("im", 9, 0.1), "rho", ["not Hermitian", "0.1", "Allowed: "]],
  ["imaginary diagonal", changed("im", 5, 0.1), "rho", ["not Hermitian", "0.1", "Allowed: "]],
  ["trace two", changed("re", 0, 1), "rho", ["trace is 2", "Allowed: 1"]],
  ["trace zero", { re: zeros, im: zeros }, "rho", ["trace is 0", "Allowed: 1"]],
  ["unknown key", { ...singlet, Re: zeros }, "rho.Re", ['Did you mean "re"?', "Allowed: re or im"]],
];

describe.each(SOLVERS)("INVALID_STATE on $backend", (solver) => {
  it.each(WRONG_STATES)("%s", (_, rho, path, words) => {
    const error = refusal(() => solver.state(rho as DensityMatrix));
    expect(error.code).toBe("INVALID_STATE");
    expect(error.parameter).toBe(path);
    for (const word of words) expect(error.message).toContain(word);
  });

  it("accepts typed arrays, rounding of 1e-10, and on request states that are not positive", () => {
    const { concurrence } = solver.state(singlet);
    const typed = { re: Float64Array.from(singlet.re), im: Float64Array.from(singlet.im) };
    expect(solver.state(typed).concurrence).toBe(concurrence);
    expect(solver.state(changed("re", 9, -0.5 + 1e-10)).concurrence).toBeCloseTo(1, 9);
    const re = zeros.slice();
    re[0] = 1.5;
    re[15] = -0.5;
    expect(refusal(() => solver.state({ re, im: zeros })).message).toContain(
      "not positive: the smallest eigenvalue is -0.5",
    );
    const negative = solver.state({ re, im: zeros }, { allowNotPositive: true });
    expect(negative.flags).toEqual(["not-positive"]);
    expect(negative.minEigenvalue).toBe(-0.5);
  });

  it("does not change what it was given", () => {
    const input = changed("re", 9, -0.5 + 1e-10);
    const copy = structuredClone(input);
    solver.state(input);
    expect(input).toEqual(copy);
  });
});

describe.each(SOLVERS)("codes of the physics on $backend", (solver) => {
  it("SINGULAR_LIOUVILLIAN names γ, κ and what is allowed", () => {
    for (const [gamma, kappa] of [
      [[0, 0], 3],
      [[0.1, 0], 0],
    ] as [Pair, number][]) {
      const error = refusal(() => solver.solve({ gamma, kappa }));
      expect(error.code).toBe("SINGULAR_LIOUVILLIAN");
      expect(error.parameter).toBe("gamma");
      expect(error.value).toEqual(gamma);
      expect(error.message).toContain(`gamma = [${gamma.join(", ")}]`);
      expect(error.message).toContain(`kappa = ${kappa}`);
      expect(error.message).toContain("Allowed: gamma > 0 in both baths");
    }
  });

  it("DEGENERATE_TRANSITION names κ, ε and what is allowed", () => {
    const kappa = 2 * Math.sqrt(0.75);
    const error = refusal(() => solver.solve({ epsilon: [0.5, 1.5], kappa }));
    expect(error.code).toBe("DEGENERATE_TRANSITION");
    expect(error.parameter).toBe("kappa");
    expect(error.value).toBe(kappa);
    expect(error.message).toContain(String(kappa));
    expect(error.message).toContain("epsilon = [0.5, 1.5]");
    expect(error.message).toContain("Allowed: any other kappa, or temperature 0");
  });
});

describe("BACKEND_UNAVAILABLE", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("where wasm is asked for and forbidden", async () => {
    vi.spyOn(WebAssembly, "compile").mockRejectedValue(new Error("not here"));
    const error = await rejection(createSolver({ backend: "wasm" }));
    expect(error.code).toBe("BACKEND_UNAVAILABLE");
    expect(error.parameter).toBe("backend");
    expect(error.value).toBe("wasm");
    expect(error.message).toContain("wasm cannot run here (not here)");
    expect(error.message).toContain('Allowed: "auto" or "js"');
  });

  it("where WebAssembly is missing or forbidden", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const error = await rejection(createSolver({ backend: "wasm" }));
    expect(error.code).toBe("BACKEND_UNAVAILABLE");
  });

  it('"auto" falls back to JavaScript instead, and says why', async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const solver = await createSolver();
    expect(solver.backend).toBe("js");
    expect(solver.fallbackReason).toBeTruthy();
    expect(solver.solve({}).i3).toBe(SOLVERS[0]!.solve({}).i3);
  });

  it('"auto" is wasm where it runs, from bytes, a promise or a compiled module', async () => {
    const bytes = readFileSync(new URL("../dist/core.wasm", import.meta.url));
    for (const wasm of [
      undefined,
      bytes,
      Promise.resolve(bytes),
      await WebAssembly.compile(bytes),
      new Response(bytes, { headers: { "content-type": "application/wasm" } }),
    ]) {
      const solver = await createSolver(wasm === undefined ? {} : { wasm });
      expect(solver.backend).toBe("wasm");
      expect(solver.fallbackReason).toBeNull();
    }
  });

  it("an unknown backend is an INVALID_PARAMETER", async () => {
    const error = await rejection(createSolver({ backend: "wsam" as "wasm" }));
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.parameter).toBe("backend");
    expect(error.message).toContain('Did you mean "wasm"?');
    expect(error.message).toContain('"auto", "wasm" or "js"');
  });
});

describe.each(SOLVERS)("options on $backend", (solver) => {
  const spec = { axes: [], observables: ["i2"] } as const;

  it("may be null, which is none", async () => {
    const none = null as never;
    expect((await createSolver(none)).solve({}).i2).toBe(solver.solve({}).i2);
    expect(solver.solve({}, none)).toEqual(solver.solve({}));
    expect(solver.state(singlet, none)).toEqual(solver.state(singlet));
    expect((await solver.certify(singlet, none)).value).toBeCloseTo(5, 12);
    expect((await solver.sweep(spec, none)).rows).toBe(1);
    expect(solver.describeSweep(spec, none).rows.count).toBe(1);
  });

  it("are an object: anything else is an INVALID_PARAMETER", async () => {
    const wrong = "wasm" as never;
    for (const error of [
      await rejection(createSolver(wrong)),
      refusal(() => solver.solve({}, wrong)),
      await rejection(solver.certify(singlet, wrong)),
      await rejection(solver.sweep(spec, wrong)),
    ]) {
      expect(error.code).toBe("INVALID_PARAMETER");
      expect(error.message).toContain('options: "wasm" is not allowed. Allowed: an object');
    }
    const missing = refusal(() => (solver.sweepFile as (one: unknown) => unknown)(spec));
    expect(missing.message).toContain("format: nothing was given");
  });
});

describe("BellnessError", () => {
  it("is an Error that prints its code, message and parameter as JSON", () => {
    const error = refusal(() => SOLVERS[0]!.solve({ kappa: -1 }));
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("BellnessError");
    expect(error.value).toBe(-1);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: "INVALID_PARAMETER",
      message: error.message,
      parameter: "kappa",
    });
  });

  it("shows long values short", () => {
    const error = refusal(() => SOLVERS[0]!.solve({ epsilon: new Array(500).fill(1) as never }));
    expect(error.message.length).toBeLessThan(200);
  });
});
