// Verdicts, bounds of the radius and values of inequalities as columns: the same as state by state.

import { describe, expect, it } from "vitest";
import {
  type BellnessError,
  type DensityMatrix,
  type ParametersInput,
  type SweepSpec,
  type SystemInput,
  VERDICTS,
} from "../../src/index.js";
import { solver } from "../support/backends.js";
import { Random } from "../support/random.js";
import { asInput, collinsGisin, randomState, werner } from "../support/states.js";

const LEADS: ParametersInput = {
  statistics: "fermi",
  kappa: 0.6,
  temperature: [0.15, 0.15],
  mu: { mean: 1, difference: 0 },
};
const AXES = [
  { parameter: "epsilon.difference", values: [-1.2, -0.4, 0.3, 1] },
  { parameter: "mu.difference", from: -1.5, to: 1.5, count: 9 },
] as const;
const MAP = { base: LEADS, axes: AXES, observables: ["verdict"] } as const satisfies SweepSpec;
const SYSTEM: SystemInput = {
  hamiltonian: { XX: 1, ZI: -0.4, IZ: -0.3 },
  baths: [{ coupling: { XI: 1 }, temperature: 0.2, spectrum: { kind: "ohmic", gamma: 0.02 } }],
};

function pointAt(columns: Readonly<Record<string, Float64Array>>, k: number): ParametersInput {
  return {
    ...LEADS,
    mu: { mean: 1, difference: columns["mu.difference"]![k]! },
    epsilon: { mean: 1, difference: columns["epsilon.difference"]![k]! },
  };
}

describe("a sweep's verdicts", () => {
  it("are those of each state, by closed forms and with the radius", async () => {
    const quick = (await solver.sweep(MAP)).columns;
    const searched = (await solver.sweep({ ...MAP, steering: { gap: 0.02 } })).columns;
    const seen = new Set<string>();
    for (let k = 0; k < quick.verdict.length; k++) {
      const { rho } = solver.solve(pointAt(quick, k));
      const without = await solver.verdict(rho, { gap: null });
      const found = await solver.verdict(rho, { gap: 0.02 });
      expect(VERDICTS[quick.verdict[k]!]).toBe(without.verdict);
      expect(VERDICTS[searched.verdict[k]!]).toBe(found.verdict);
      seen.add(`${without.verdict} ${found.verdict}`);
    }
    expect([...seen].sort()).toEqual([
      "nonlocal nonlocal",
      "separable separable",
      "undecided undecided",
      "undecided unsteerable",
      "unsteerable unsteerable",
    ]);
  });

  it("do not depend on where the rows are cut, nor on threads", async () => {
    const spec = {
      ...MAP,
      observables: ["verdict", "concurrence", "bell:chsh", "radius12Upper"],
      steering: { gap: 0.3 },
      allowDegenerate: true,
    } as const;
    const whole = await solver.sweep(spec);
    const threads = await solver.sweep(spec, { workers: 2 });
    expect(threads).toEqual(whole);
    const parts = await Promise.all(
      [1, 2, 3].map((index) => solver.sweep(spec, { shard: { index, count: 3 } })),
    );
    for (const name of whole.names) {
      const joined = parts.flatMap(({ columns }) => [...columns[name]]);
      expect(joined, name).toEqual([...whole.columns[name]]);
    }
  });

  it("are those of systems, whose states are whole matrices", async () => {
    const { columns } = await solver.sweep({
      base: SYSTEM,
      axes: [{ parameter: "hamiltonian.XX", values: [0.5, 2] }],
      observables: ["radius12Lower", "radius21Upper", "bell:elegant", "verdict"],
      steering: { gap: 0.05 },
    });
    for (const [k, XX] of [0.5, 2].entries()) {
      const { rho } = solver.solve({
        ...SYSTEM,
        hamiltonian: { ...(SYSTEM.hamiltonian as object), XX },
      });
      const found = await solver.verdict(rho, { gap: 0.05, complete: true });
      expect(columns.radius12Lower[k]).toBeCloseTo(found.steering["12"]![0], 9);
      expect(columns.radius21Upper[k]).toBeCloseTo(found.steering["21"]![1], 9);
      expect(columns["bell:elegant"][k]).toBeCloseTo(solver.bell(rho, "elegant").value, 9);
      expect(VERDICTS[columns.verdict[k]!]).toBe(found.verdict);
    }
  });

  it("have no number where there is no state, and are named in the description", async () => {
    const spec = {
      base: { kappa: 2 },
      axes: [{ parameter: "temperature.mean", values: [0.5] }],
      observables: ["verdict", "bell:mine", "radius12Lower"],
      inequalities: [
        {
          name: "mine",
          c: [
            [1, 1],
            [1, -1],
          ],
        },
      ],
    } as const satisfies SweepSpec;
    const { columns } = await solver.sweep(spec);
    expect([...columns.verdict, ...columns["bell:mine"], ...columns.radius12Lower]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    const { columns: about, spec: said } = solver.describeSweep(spec);
    const meaning = (name: string) => about.find((column) => column.name === name)!.meaning;
    expect(meaning("verdict")).toContain("0: separable, 1: unsteerable, 2: undecided, 3: nonlocal");
    expect(meaning("bell:mine")).toContain("local bound 2");
    expect(said.inequalities).toEqual(spec.inequalities);
    expect(await solver.sweep(said)).toEqual(await solver.sweep(spec));
  });

  it("count an inequality that is asked for", async () => {
    const spec = { ...MAP, axes: [], observables: ["verdict", "bell:trifle"] } as const;
    const always = { name: "trifle", a: [1], c: [[1]] };
    const quiet = await solver.sweep({ ...spec, inequalities: [always] });
    expect(quiet.columns["bell:trifle"]![0]).toBeLessThanOrEqual(2);
    const { rho } = solver.solve(LEADS);
    const { verdict } = await solver.verdict(rho, { gap: null, inequalities: [always] });
    expect(VERDICTS[quiet.columns.verdict![0]!]).toBe(verdict);
  });

  it.each([
    [{ observables: ["verdikt"] }, "observables[0]", /Did you mean "verdict"/],
    [{ observables: ["bell:i3323"] }, "observables[0]", /Did you mean "bell:i3322"/],
    [{ observables: ["concurrence"], steering: {} }, "steering", /with the observable verdict/],
    [{ observables: ["verdict"], steering: { gap: 0 } }, "steering.gap", /a number above 0/],
    [{ observables: ["verdict"], steering: { step: 1 } }, "steering.step", /Did you mean "steps"/],
    [{ observables: ["verdict"], allowDegenerate: 1 }, "allowDegenerate", /true or false/],
    [{ observables: ["verdict"], inequalities: [{ c: [[1]] }] }, "inequalities[0].name", /a word/],
    [
      { observables: ["verdict"], inequalities: [{ name: "x", c: [[1]], bound: 3 }] },
      "inequalities[0].bound",
      /Allowed: 1, /,
    ],
  ])("refuse %j", async (wrong, parameter, message) => {
    const refused = await solver.sweep({ axes: [], ...wrong } as unknown as SweepSpec).then(
      () => expect.fail("nothing was refused"),
      (error: unknown) => error as BellnessError,
    );
    expect(refused.name).toBe("BellnessError");
    expect([refused.code, refused.parameter]).toEqual(["INVALID_SWEEP", parameter]);
    expect(refused.message).toMatch(message);
  });
});

describe("a table of states", () => {
  const random = new Random(7171);
  const states: DensityMatrix[] = [
    ...[0.3, 0.45, 0.6, 0.9].map((p) => asInput(werner(p))),
    asInput(collinsGisin(0.85)),
    ...Array.from({ length: 4 }, () => asInput(randomState(random, "x"))),
  ];

  it("has the verdict of each, and the same columns", async () => {
    const { columns } = await solver.states([...states, { re: [2], im: [0] } as never], {
      observables: ["concurrence", "verdict", "bell:i4422", "radius21Lower"],
      steering: { gap: 0.05 },
    });
    for (const [k, rho] of states.entries()) {
      const found = await solver.verdict(rho, { gap: 0.05, complete: true });
      expect(VERDICTS[columns.verdict[k]!]).toBe(found.verdict);
      expect(columns["bell:i4422"][k]).toBe(solver.bell(rho, "i4422").value);
      expect(columns.radius21Lower[k]).toBe(found.steering["21"]![0]);
    }
    expect(columns.verdict.at(-1)).toBeNaN();
  });

  it("judges what was repaired by what became of it", async () => {
    const broken = { re: Array.from(states[2]!.re, (x) => 1.004 * x), im: states[2]!.im };
    const options = { repair: "normalise" } as const;
    const { columns } = await solver.states([states[3]!, broken], {
      ...options,
      observables: ["verdict", "bell:chsh"],
    });
    expect(VERDICTS[columns.verdict[1]!]).toBe("undecided");
    expect(columns["bell:chsh"][1]).toBe(solver.bell(broken, "chsh", options).value);
  });

  it("has no directions where observables may be ±1", async () => {
    await expect(
      solver.states(states, { observables: ["settings"], allowDegenerate: true }),
    ).rejects.toThrow(/settings are no more with allowDegenerate/);
  });
});

describe("an evolution", () => {
  const options = { initial: asInput(werner(0.9)), times: [0, 5, 20, 2000] };

  it("has the verdict of closed forms at each time", () => {
    const {
      rho,
      verdict,
      ["bell:elegant"]: elegant,
    } = solver.evolve(
      { ...LEADS, temperature: [0.6, 0.6] },
      {
        ...options,
        observables: ["rho", "verdict", "bell:elegant"],
      },
    );
    const names = rho!.map((state) => solver.state(state, { allowNotPositive: true }).verdict);
    expect(verdict!.map((code) => VERDICTS[code])).toEqual(names);
    expect(new Set(names).size).toBeGreaterThan(1);
    rho!.forEach((state, k) => {
      expect(elegant![k]).toBeCloseTo(solver.bell(state, "elegant").value, 12);
    });
  });

  it("refuses a search", () => {
    const asked = { ...options, observables: ["verdict"], steering: {} } as never;
    expect(() => solver.evolve(LEADS, asked)).toThrow(/bellness state searches/);
    const radii = { ...options, observables: ["radius12Lower"] } as never;
    expect(() => solver.evolve(LEADS, radii)).toThrow(/verdict by closed forms/);
  });
});

describe("degenerate observables", () => {
  const NAMES = ["i3322", "i3", "i3322Bound", "chsh"] as const;
  const wide = (rho: DensityMatrix) =>
    solver.state(rho, { allowDegenerate: true, allowNotPositive: true });

  it("are admitted by solve, with the settings that attain the value", () => {
    for (const input of [LEADS, { kappa: 3 }, { kappa: 0 }, SYSTEM] as ParametersInput[]) {
      const found = solver.solve(input, { allowDegenerate: true });
      const { i3322, i3, i3322Bound, settings } = wide(found.rho);
      expect(found.i3322).toBeCloseTo(i3322, 12);
      expect(found.i3).toBeCloseTo(i3, 12);
      expect(found.i3322Bound).toBeGreaterThanOrEqual(i3322Bound - 1e-12);
      const attained = solver.bell(found.rho, "i3322", { settings: found.settings as never });
      expect(attained.value).toBeCloseTo(found.i3322, 12);
      expect(found.settings.alice.filter((one) => typeof one === "number").length).toBe(
        settings.alice.filter((one) => typeof one === "number").length,
      );
      const one = solver.solve(input, { allowDegenerate: true, observables: ["i3"] });
      expect(one.i3).toBe(found.i3);
      expect("chsh" in one).toBe(false);
    }
  });

  it("by sweeps, tables of states and evolutions alike", async () => {
    const sweep = await solver.sweep({ ...MAP, observables: NAMES, allowDegenerate: true });
    const lone = await solver.sweep({ ...MAP, observables: ["i3"], allowDegenerate: true });
    let changed = 0;
    for (let k = 0; k < sweep.rows; k++) {
      const { rho } = solver.solve(pointAt(sweep.columns, k));
      const found = wide(rho);
      for (const name of NAMES) expect(sweep.columns[name][k]).toBeCloseTo(found[name], 11);
      expect(lone.columns.i3[k]).toBe(sweep.columns.i3[k]);
      if (found.i3322 > solver.state(rho).i3322 + 1e-9) changed += 1;
    }
    expect(changed).toBeGreaterThan(5);
    const states = [0.2, 0.5, 0.8].map((p) => asInput(werner(p)));
    const table = await solver.states(states, { observables: NAMES, allowDegenerate: true });
    const evolved = solver.evolve(LEADS, {
      initial: states[2],
      times: [0],
      observables: NAMES,
      allowDegenerate: true,
    });
    for (const name of NAMES) {
      states.forEach((rho, k) => {
        expect(table.columns[name][k]).toBeCloseTo(wide(rho)[name], 12);
      });
      expect(evolved[name]![0]).toBeCloseTo(wide(states[2]!)[name], 12);
    }
  });
});
