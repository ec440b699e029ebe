import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARAMETER_LIMIT } from "../../assembly/constants.js";
import type { Parameters, ParametersInput } from "../../src/index.js";
import { nearest } from "../../src/model/keys.js";
import { SOLVERS } from "../support/backends.js";
import { refusal } from "../support/errors.js";
import { DEFAULTS, parameters } from "../support/library.js";
import { anyParameters } from "../support/parameters.js";

describe("parameters", () => {
  it("have the documented defaults", () => {
    expect(parameters({})).toEqual({
      statistics: "bose",
      epsilon: [1, 1],
      kappa: 3,
      temperature: [0.4, 0.4],
      mu: [0, 0],
      gamma: [0.1, 0.1],
    });
    expect(parameters({})).toEqual(DEFAULTS);
  });

  it("come back as they were given", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        expect(parameters(params)).toEqual(params);
        const read = JSON.parse(JSON.stringify(params));
        expect(parameters(read)).toEqual(read);
      }),
    );
  });

  it("may be written as mean and difference: first = mean − difference/2", () => {
    expect(parameters({ temperature: { mean: 0.4, difference: 0.4 } }).temperature).toEqual([
      0.4 - 0.2,
      0.4 + 0.2,
    ]);
    expect(parameters({ epsilon: { mean: 1, difference: -1 } }).epsilon).toEqual([1.5, 0.5]);
    expect(parameters({ statistics: "fermi", mu: { mean: 0, difference: 3 } }).mu).toEqual([
      -1.5, 1.5,
    ]);
    for (const solver of SOLVERS) {
      const pair = solver.solve({ temperature: [0.25, 0.75], gamma: [0.05, 0.15] });
      const mean = solver.solve({
        temperature: { mean: 0.5, difference: 0.5 },
        gamma: { mean: 0.1, difference: 0.1 },
      });
      expect(mean.params.temperature).toEqual([0.25, 0.75]);
      expect(mean.rho.re[5]).toBeCloseTo(pair.rho.re[5]!, 14);
    }
  });

  it("accept the edges of their domain", () => {
    const edge: Parameters = {
      statistics: "fermi",
      epsilon: [1e-100, PARAMETER_LIMIT],
      kappa: 0,
      temperature: [0, PARAMETER_LIMIT],
      mu: [-PARAMETER_LIMIT, PARAMETER_LIMIT],
      gamma: [0, PARAMETER_LIMIT],
    };
    expect(parameters(edge)).toEqual(edge);
    expect(parameters({ mu: [-0, 0] }).mu[0] === 0).toBe(true);
  });
});

// What is refused: input, path, the words of the message.
const WRONG: [string, unknown, string, string[]][] = [
  ["an array", [], "parameters", ["[]", "an object"]],
  ["null", null, "parameters", ["null", "an object"]],
  ["a number", 3, "parameters", ["3", "an object"]],
  [
    "statistics unknown",
    { statistics: "boson" },
    "statistics",
    ['"boson"', 'Did you mean "bose"?', '"bose" or "fermi"'],
  ],
  ["statistics of wrong type", { statistics: 1 }, "statistics", ["1", '"bose" or "fermi"']],
  ["kappa negative", { kappa: -1 }, "kappa", ["-1", "a number from 0 to 1e+100"]],
  ["kappa a string", { kappa: "3" }, "kappa", ['"3"', "a number from 0"]],
  ["kappa null", { kappa: null }, "kappa", ["null", "a number from 0"]],
  ["kappa undefined", { kappa: undefined }, "kappa", ["nothing", "a number from 0"]],
  ["kappa NaN", { kappa: Number.NaN }, "kappa", ["NaN", "a number from 0"]],
  ["kappa infinite", { kappa: Infinity }, "kappa", ["Infinity", "a number from 0"]],
  ["kappa too large", { kappa: 1e101 }, "kappa", ["1e+101", "1e+100"]],
  ["epsilon zero", { epsilon: [1, 0] }, "epsilon.2", ["0", "a number from 1e-100"]],
  ["epsilon negative", { epsilon: [-1, 1] }, "epsilon.1", ["-1", "a number from 1e-100"]],
  ["epsilon one number, zero", { epsilon: 0 }, "epsilon", ["0", "a number from 1e-100"]],
  ["mu one number for bosons", { mu: 0.5 }, "mu.1", ["0.5", "0 for bosons"]],
  [
    "epsilon a word",
    { epsilon: "1" },
    "epsilon",
    ['"1"', "two numbers, one for both, or {mean, difference}"],
  ],
  ["epsilon of three", { epsilon: [1, 1, 1] }, "epsilon", ["[1,1,1]", "two numbers"]],
  ["epsilon of one", { epsilon: [1] }, "epsilon", ["[1]", "two numbers"]],
  [
    "temperature negative",
    { temperature: [0.1, -0.1] },
    "temperature.2",
    ["-0.1", "a number from 0"],
  ],
  [
    "temperature a string in a pair",
    { temperature: ["0.1", 0.2] },
    "temperature.1",
    ['"0.1"', "a number"],
  ],
  [
    "temperature not finite",
    { temperature: [0.1, Infinity] },
    "temperature.2",
    ["Infinity", "a number"],
  ],
  ["temperature a string", { temperature: "hot" }, "temperature", ['"hot"', "two numbers"]],
  [
    "difference out of domain",
    { temperature: { mean: 0.4, difference: 1 } },
    "temperature.1",
    ["-0.09999999999999998", "a number from 0"],
  ],
  [
    "mean missing",
    { temperature: { difference: 1 } },
    "temperature.mean",
    ["nothing", "a finite number"],
  ],
  [
    "difference missing",
    { temperature: { mean: 1 } },
    "temperature.difference",
    ["nothing", "a finite number"],
  ],
  [
    "difference null",
    { gamma: { mean: 1, difference: null } },
    "gamma.difference",
    ["null", "a finite number"],
  ],
  [
    "mean misspelt",
    { temperature: { maen: 1, difference: 0 } },
    "temperature.maen",
    ["1", 'Did you mean "mean"?', "mean or difference"],
  ],
  [
    "gamma negative",
    { gamma: [-1e-9, 0.1] },
    "gamma.1",
    ["-1e-9", "0, or a number from 1e-100 to 1e+100"],
  ],
  [
    "gamma too small",
    { gamma: [0.1, 1e-310] },
    "gamma.2",
    ["1e-310", "0, or a number from 1e-100 to 1e+100"],
  ],
  ["mu of bosons", { mu: [0, 0.1] }, "mu.2", ["0.1", "0 for bosons"]],
  [
    "mu of bosons, first",
    { statistics: "bose", mu: { mean: 0, difference: 1 } },
    "mu.1",
    ["-0.5", "0 for bosons"],
  ],
  [
    "mu not finite",
    { statistics: "fermi", mu: [Number.NaN, 0] },
    "mu.1",
    ["NaN", "a number from -1e+100"],
  ],
  [
    "key misspelt",
    { kapa: 3 },
    "kapa",
    [
      "3",
      'Did you mean "kappa"?',
      "statistics, epsilon, kappa, temperature, mu, gamma, id or meta",
    ],
  ],
  [
    "key misspelt by case",
    { Temperature: [1, 1] },
    "Temperature",
    ["[1,1]", 'Did you mean "temperature"?'],
  ],
  ["key misspelt by order", { gmama: [1, 1] }, "gmama", ["[1,1]", 'Did you mean "gamma"?']],
  ["key unlike all", { wavelength: 7 }, "wavelength", ["7", "Allowed: statistics"]],
  [
    "key of Object.prototype",
    JSON.parse('{"__proto__": 1}'),
    "__proto__",
    ["1", "Allowed: statistics"],
  ],
];

describe.each(SOLVERS)("INVALID_PARAMETER on $backend", (solver) => {
  it.each(WRONG)("%s", (_, input, path, words) => {
    const error = refusal(() => solver.solve(input as ParametersInput));
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.parameter).toBe(path);
    expect(error.message.startsWith(`${path}:`)).toBe(true);
    for (const word of words) expect(error.message).toContain(word);
    expect(error.message).toContain("Allowed: ");
  });

  it("names no nearest key where none is near", () => {
    const error = refusal(() => solver.solve({ wavelength: 7 } as ParametersInput));
    expect(error.message).not.toContain("Did you mean");
  });

  it("refuses an unknown solver or option of it", () => {
    const error = refusal(() => solver.solve({}, { solver: "fulll" as "full" }));
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.message).toContain('Did you mean "full"?');
    expect(error.message).toContain('"auto", "reduced" or "full"');
  });

  it("refuses what overflows double precision, and says so", () => {
    const error = refusal(() =>
      solver.solve({
        epsilon: [1e-100, 1e-100],
        kappa: 2e-100 * (1 - 1e-12),
        temperature: [1e100, 1],
        gamma: [1e100, 1e100],
      }),
    );
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.parameter).toBe("temperature");
    expect(error.message).toContain("1e+100");
    expect(error.message).toContain("Allowed: ");
  });
});

describe("the nearest known word", () => {
  it("is found over one or two edits and not over many", () => {
    const known = ["statistics", "epsilon", "kappa", "temperature", "mu", "gamma"];
    for (const [typo, word] of [
      ["statistic", "statistics"],
      ["epsilno", "epsilon"],
      ["espilon", "epsilon"],
      ["KAPPA", "kappa"],
      ["temprature", "temperature"],
      ["m", "mu"],
      ["gama", "gamma"],
      ["gammma", "gamma"],
    ] as const) {
      expect(nearest(typo, known)).toBe(word);
    }
    for (const foreign of ["wavelength", "x", "detuning"])
      expect(nearest(foreign, known)).toBeNull();
  });
});
