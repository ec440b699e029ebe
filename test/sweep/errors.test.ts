// INVALID_SWEEP: what is refused of a sweep, and that the message names path, value and what is
// allowed.

import { describe, expect, it } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { SOLVERS } from "../support/backends.js";
import { rejection } from "../support/errors.js";

const AXIS = { parameter: "kappa", values: [1, 2] } as const;
const WRONG: [string, unknown, string, string[]][] = [
  ["not an object", 5, "sweep", ["5", "an object with axes and observables"]],
  ["axes missing", { observables: ["i2"] }, "axes", ["nothing", "a list of axes"]],
  ["axes no list", { axes: AXIS, observables: ["i2"] }, "axes", ["a list of axes"]],
  ["observables missing", { axes: [AXIS] }, "observables", ["nothing", "concurrence, chsh, i2"]],
  [
    "observables empty",
    { axes: [AXIS], observables: [] },
    "observables",
    ["[]", "a list of concurrence"],
  ],
  [
    "observable misspelt",
    { axes: [AXIS], observables: ["i2", "concurence"] },
    "observables[1]",
    ['"concurence"', 'Did you mean "concurrence"?'],
  ],
  [
    "observable twice",
    { axes: [AXIS], observables: ["i2", "i2"] },
    "observables[1]",
    ['"i2"', "each observable once"],
  ],
  ["axis null", { axes: [null], observables: ["i2"] }, "axes[0]", ["null", "{parameter, values}"]],
  [
    "parameter unknown",
    { axes: [{ parameter: "kapa", values: [1] }], observables: ["i2"] },
    "axes[0].parameter",
    ['"kapa"', 'Did you mean "kappa"?', '"temperature.difference"'],
  ],
  [
    "pair without part",
    { axes: [{ parameter: "temperature", values: [1] }], observables: ["i2"] },
    "axes[0].parameter",
    ['"temperature"', "Did you mean"],
  ],
  [
    "parameter missing",
    { axes: [{ values: [1] }], observables: ["i2"] },
    "axes[0].parameter",
    ["nothing", '"kappa"'],
  ],
  [
    "values empty",
    { axes: [{ parameter: "kappa", values: [] }], observables: ["i2"] },
    "axes[0].values",
    ["[]", "a list of numbers"],
  ],
  [
    "values no list",
    { axes: [{ parameter: "kappa", values: 3 }], observables: ["i2"] },
    "axes[0].values",
    ["3", "a list of numbers"],
  ],
  [
    "value not finite",
    { axes: [AXIS, { parameter: "gamma.1", values: [1, Number.NaN] }], observables: ["i2"] },
    "axes[1].values[1]",
    ["NaN", "a finite number"],
  ],
  [
    "value a string",
    { axes: [{ parameter: "kappa", values: ["1"] }], observables: ["i2"] },
    "axes[0].values[0]",
    ['"1"', "a finite number"],
  ],
  [
    "values and count",
    { axes: [{ parameter: "kappa", values: [1], count: 2 }], observables: ["i2"] },
    "axes[0].count",
    ["2", "either values, or from, to and count"],
  ],
  [
    "from missing",
    { axes: [{ parameter: "kappa", to: 1, count: 2 }], observables: ["i2"] },
    "axes[0].from",
    ["nothing", "a finite number"],
  ],
  [
    "to not finite",
    { axes: [{ parameter: "kappa", from: 1, to: Infinity, count: 2 }], observables: ["i2"] },
    "axes[0].to",
    ["Infinity", "a finite number"],
  ],
  [
    "count zero",
    { axes: [{ parameter: "kappa", from: 1, to: 2, count: 0 }], observables: ["i2"] },
    "axes[0].count",
    ["0", "a whole number from 1 on"],
  ],
  [
    "count broken",
    { axes: [{ parameter: "kappa", from: 1, to: 2, count: 2.5 }], observables: ["i2"] },
    "axes[0].count",
    ["2.5", "a whole number"],
  ],
  [
    "axis key misspelt",
    { axes: [{ parameter: "kappa", form: 1, to: 2, count: 2 }], observables: ["i2"] },
    "axes[0].form",
    ["1", 'Did you mean "from"?'],
  ],
  [
    "parameter on two axes",
    { axes: [AXIS, AXIS], observables: ["i2"] },
    "axes",
    ['"kappa"', "each parameter on one axis"],
  ],
  [
    "one pair in both notations",
    {
      axes: [
        { parameter: "temperature.mean", values: [0.5] },
        { parameter: "temperature.1", values: [0.1, 0.2] },
      ],
      observables: ["i2"],
    },
    "axes",
    ['["temperature.mean","temperature.1"]', "of one pair either temperature.mean and"],
  ],
  [
    "one pair in both notations, together",
    {
      axes: [
        [
          { parameter: "mu.2", values: [0.1] },
          { parameter: "mu.difference", values: [0.5] },
        ],
      ],
      observables: ["i2"],
    },
    "axes",
    ['["mu.difference","mu.2"]', "or mu.1 and mu.2"],
  ],
  [
    "a range that is not finite",
    {
      axes: [{ parameter: "mu.1", from: -1e308, to: 1e308, count: 3 }],
      observables: ["i2"],
    },
    "axes[0].to",
    ["1e+308", "a number whose distance from -1e+308 is finite"],
  ],
  [
    "parameter twice in a list",
    { axes: [[AXIS, AXIS]], observables: ["i2"] },
    "axes",
    ['"kappa"', "each parameter on one axis"],
  ],
  [
    "list of axes empty",
    { axes: [[]], observables: ["i2"] },
    "axes[0]",
    ["[]", "a list of axes that vary together"],
  ],
  [
    "list of unequal lengths",
    { axes: [[AXIS, { parameter: "mu.1", values: [1, 2, 3] }]], observables: ["i2"] },
    "axes[0][1]",
    ["3", "2 values"],
  ],
  [
    "key misspelt",
    { axes: [AXIS], observables: ["i2"], bsae: {} },
    "bsae",
    ["{}", 'Did you mean "base"?'],
  ],
  [
    "solver unknown",
    { axes: [AXIS], observables: ["i2"], solver: "lu" },
    "solver",
    ['"lu"', '"auto", "reduced" or "full"'],
  ],
  [
    "too many points",
    {
      axes: [
        { parameter: "kappa", from: 1, to: 2, count: 1e7 },
        { parameter: "mu.1", from: 1, to: 2, count: 1e7 },
        { parameter: "mu.2", from: 1, to: 2, count: 1000 },
      ],
      observables: ["i2"],
    },
    "axes",
    ["points"],
  ],
];

describe.each(SOLVERS)("INVALID_SWEEP on $backend", (solver) => {
  it.each(WRONG)("%s", async (_, spec, path, words) => {
    const error = await rejection(solver.sweep(spec as SweepSpec));
    expect(error.code).toBe("INVALID_SWEEP");
    expect(error.parameter).toBe(path);
    for (const word of words) expect(error.message).toContain(word);
    expect(error.message).toContain("Allowed: ");
  });

  it("more rows than memory holds, for a table in one piece", async () => {
    const spec = {
      axes: [{ parameter: "kappa", from: 1, to: 2, count: 1e10 }],
      observables: ["i2"],
    } as const;
    const error = await rejection(solver.sweep(spec));
    expect(error.code).toBe("INVALID_SWEEP");
    expect(error.message).toContain("10000000000");
    expect(error.message).toContain("sweepBlocks or sweepFile");
    const blocks = solver.sweepBlocks(spec);
    expect((await blocks.next()).done).toBe(false);
    await blocks.return();
  });

  it("a wrong base is an INVALID_PARAMETER", async () => {
    const error = await rejection(
      solver.sweep({ base: { kappa: -1 }, axes: [AXIS], observables: ["i2"] }),
    );
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.parameter).toBe("kappa");
  });
});
