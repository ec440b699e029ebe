// Sweeps over any number of a system.

import { describe, expect, it } from "vitest";
import type { SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { rejection } from "../support/errors.js";

const BASE: SystemInput = {
  hamiltonian: { ZI: -0.5, IZ: -0.6, "+-": 0.35, "-+": 0.35, XX: 0.2 },
  baths: [
    {
      coupling: { XI: 1 },
      temperature: 0.2,
      spectrum: { kind: "ohmic", gamma: 0.02, cutoff: { kind: "drude", frequency: 8 } },
    },
    { coupling: { IX: 1, IZ: 0.2 }, temperature: 0.6, spectrum: { kind: "ohmic", gamma: 0.03 } },
    {
      coupling: { "-I": 1 },
      form: "exchange",
      statistics: "fermi",
      temperature: 0.4,
      mu: 0.3,
      spectrum: { kind: "lorentzian", gamma: 0.01, centre: 1, width: 0.5 },
    },
  ],
  jumps: [{ operator: { "I-": 1 }, rate: 0.01 }],
};

/** A deep copy with one number changed. */
function changed(path: string, value: number): SystemInput {
  const copy = structuredClone(BASE) as unknown as Record<string, unknown>;
  const keys = path.split(".").map((key) => (/^\d+$/.test(key) ? String(Number(key) - 1) : key));
  const last = keys.pop()!;
  const at = keys.reduce((object, key) => object[key] as Record<string, unknown>, copy);
  at[last] = value;
  return copy as unknown as SystemInput;
}

describe.each(SOLVERS)("sweeps of systems on $backend", (own) => {
  it.each([
    "hamiltonian.ZI",
    "hamiltonian.XX",
    "baths.1.temperature",
    "baths.1.spectrum.gamma",
    "baths.1.spectrum.exponent",
    "baths.1.spectrum.reference",
    "baths.1.spectrum.cutoff.frequency",
    "baths.2.coupling.IZ",
    "baths.3.mu",
    "baths.3.spectrum.centre",
    "baths.3.spectrum.width",
    "jumps.1.rate",
    "jumps.1.operator.I-",
  ] as const)("vary %s as solve does", async (parameter) => {
    const values = [0.5, 0.7, 1.25];
    const { columns } = await own.sweep({
      base: BASE,
      axes: [{ parameter, values }],
      observables: ["concurrence", "chsh", "i3322", "heatCurrent1", "heatCurrent3", "gap"],
    });
    values.forEach((value, k) => {
      const single = own.solve(changed(parameter, value));
      // H is a sum whose terms the sweep adds in another order.
      expect(columns.concurrence[k]).toBeCloseTo(single.concurrence, 12);
      expect(columns.chsh[k]).toBeCloseTo(single.chsh, 12);
      expect(columns.i3322[k]).toBeCloseTo(single.i3322, 9);
      expect(columns.heatCurrent1[k]).toBeCloseTo(single.heatCurrent[0]!, 14);
      expect(columns.heatCurrent3[k]).toBeCloseTo(single.heatCurrent[2]!, 14);
      expect(columns.gap[k]).toBeCloseTo(single.gap, 12);
    });
  });

  it("have every measure of a state", async () => {
    const { columns } = await own.sweep({
      base: BASE,
      axes: [{ parameter: "hamiltonian.XX", values: [0.2, 0.6] }],
      observables: [
        "i2",
        "i3",
        "i3322Bound",
        "minEigenvalue",
        "unsteerability12",
        "unsteerability21",
      ],
    });
    for (const [k, XX] of [0.2, 0.6].entries()) {
      const single = own.solve(changed("hamiltonian.XX", XX));
      expect(columns.i2[k]).toBeCloseTo(single.i2, 12);
      expect(columns.i3[k]).toBeCloseTo(single.i3, 9);
      expect(columns.i3322Bound[k]).toBeCloseTo(single.i3322Bound, 9);
      expect(columns.minEigenvalue[k]).toBeCloseTo(single.minEigenvalue, 13);
      expect(columns.unsteerability12[k]).toBeCloseTo(single.unsteerability12, 10);
      expect(columns.unsteerability21[k]).toBeCloseTo(single.unsteerability21, 10);
    }
  });

  it("move a string of + and − with its adjoint", async () => {
    const { columns } = await own.sweep({
      base: BASE,
      axes: [{ parameter: "hamiltonian.+-", values: [0, 0.5] }],
      observables: ["concurrence"],
    });
    const both = { ...(BASE.hamiltonian as object), "+-": 0.5, "-+": 0.5 };
    const single = own.solve({ ...BASE, hamiltonian: both });
    expect(columns.concurrence[1]).toBeCloseTo(single.concurrence, 12);
  });

  it("have axes with names, which move several numbers, and logarithmic ones", async () => {
    const { names, columns } = await own.sweep({
      base: BASE,
      axes: [
        {
          name: "dT",
          add: { "baths.1.temperature": -0.5, "baths.2.temperature": 0.5 },
          values: [0.1],
        },
        { parameter: "jumps.1.rate", from: 1e-4, to: 1e-2, count: 3, scale: "log" },
      ],
      observables: ["heatCurrent1", "particleCurrent3", "jumpHeat", "entropyProduction"],
    });
    expect(names.slice(0, 2)).toEqual(["dT", "jumps.1.rate"]);
    expect(columns["jumps.1.rate"]![1]).toBeCloseTo(1e-3, 17);
    const baths = BASE.baths!.map((bath, j) =>
      j < 2 ? { ...bath, temperature: bath.temperature + (j === 0 ? -0.05 : 0.05) } : bath,
    );
    const single = own.solve({ ...BASE, baths, jumps: [{ operator: { "I-": 1 }, rate: 1e-3 }] });
    expect(columns.heatCurrent1[1]).toBeCloseTo(single.heatCurrent[0]!, 15);
    expect(columns.particleCurrent3[1]).toBeCloseTo(single.particleCurrent[2]!, 15);
    expect(columns.jumpHeat[1]).toBeCloseTo(single.jumpHeat, 15);
    expect(columns.entropyProduction[1]).toBeCloseTo(single.entropyProduction!, 14);
  });

  it("mark rows without an answer, and go on", async () => {
    const { columns } = await own.sweep({
      base: BASE,
      axes: [{ parameter: "baths.1.temperature", values: [0.3, -1, 0.3] }],
      observables: ["concurrence", "heatCurrent2", "gap"],
    });
    expect(Array.from(columns.status)).toEqual([0, 4, 0]);
    expect(columns.gap[1]).toBeNaN();
    expect(columns.concurrence[2]).toBe(columns.concurrence[0]);
  });
});

describe("sweeps of the paper's parameters with extensions", () => {
  it.each([
    { form: "linear" },
    { equation: "secular" },
    { equation: "local" },
    { spectrum: { kind: "ohmic", exponent: 2, gamma: 1.5 } },
    { units: { energy: "K", temperature: "mK" }, temperature: [300, 500] },
  ] as const)("vary %j as solve does", async (extension) => {
    const base = { kappa: 0.8, temperature: [0.3, 0.5], ...extension } as const;
    const { columns } = await solver.sweep({
      base,
      axes: [
        { parameter: "kappa", values: [0.8, 1.2] },
        { parameter: "temperature.difference", values: [0.1, 0.2] },
        { parameter: "epsilon.2", values: [1, 1.1] },
        { parameter: "gamma.mean", values: [0.05] },
      ],
      observables: ["concurrence", "chsh", "heatCurrent2", "gap"],
    });
    for (let row = 0; row < 8; row++) {
      const at = (name: keyof typeof columns) => columns[name][row]!;
      const mean = (base.temperature[0] + base.temperature[1]) / 2;
      const single = solver.solve({
        ...base,
        kappa: at("kappa"),
        temperature: { mean, difference: at("temperature.difference") },
        epsilon: [1, at("epsilon.2")],
        gamma: [0.05, 0.05],
      });
      expect(at("concurrence")).toBeCloseTo(single.concurrence, 12);
      expect(at("chsh")).toBeCloseTo(single.chsh, 12);
      expect(at("heatCurrent2")).toBeCloseTo(single.heatCurrent[1], 14);
    }
  });
});

describe("sweeps of systems", () => {
  const spec = {
    base: BASE,
    axes: [
      { parameter: "hamiltonian.XX", from: 0, to: 1, count: 25 },
      { parameter: "baths.1.temperature", from: 0.1, to: 1, count: 40 },
    ],
    observables: ["concurrence", "chsh", "heatCurrent2"],
  } as const;

  it("have the same bits on both cores and with workers", async () => {
    const [first, second] = await Promise.all(SOLVERS.map((one) => one.sweep(spec)));
    const spread = await solver.sweep(spec, { workers: 2 });
    for (const name of first!.names) {
      expect(second!.columns[name], name).toEqual(first!.columns[name]);
      expect(spread.columns[name], name).toEqual(first!.columns[name]);
    }
  });

  it("describe what they are", () => {
    const { spec: described, columns } = solver.describeSweep(spec);
    expect(described.base).toMatchObject({
      equation: "redfield",
      baths: [{ form: "linear" }, {}, {}],
    });
    expect(columns[1]).toMatchObject({ name: "baths.1.temperature", unit: "energy" });
  });

  it("refuse what the system does not have", async () => {
    const at = async (axis: object, observable = "chsh") =>
      (
        await rejection(
          solver.sweep({ base: BASE, axes: [axis], observables: [observable] } as never),
        )
      ).message;
    expect(await at({ parameter: "baths.4.temperature", values: [1] })).toContain(
      "axes[0].parameter",
    );
    expect(await at({ parameter: "hamiltonian.YY", values: [1] })).toContain("hamiltonian.XX");
    expect(await at({ parameter: "kappa", values: [1] })).toContain("kappa");
    expect(await at({ name: "x", add: { "baths.1.temprature": 1 }, values: [1] })).toContain(
      'Did you mean "baths.1.temperature"',
    );
    expect(await at({ name: "chsh", add: { "jumps.1.rate": 1 }, values: [1] })).toContain("name");
    const rate = { parameter: "jumps.1.rate", from: 0, to: 1, count: 3, scale: "log" };
    expect(await at(rate)).toContain("of one sign");
    expect(await at({ parameter: "jumps.1.rate", values: [1] }, "heatCurrent4")).toContain(
      "observables[0]",
    );
    const paper = solver.sweep({ axes: [], observables: ["jumpHeat"] });
    expect((await rejection(paper)).message).toContain("jumpHeat");
  });
});

describe("numbers outside their domain along an axis", () => {
  it("are rows without values, as solve refuses them", async () => {
    const base = {
      hamiltonian: { ZI: -0.5, IZ: -0.6, XX: 0.3 },
      baths: ["XI", "IX"].map((word, j) => ({
        coupling: { [word]: 1 },
        temperature: 0.2 + 0.4 * j,
        spectrum: { kind: "ohmic", gamma: 0.02 },
      })),
      secularCutoff: 0.1,
    } as const satisfies SystemInput;
    for (const [parameter, inside, outside] of [
      ["secularCutoff", [0, 1e100], [-1, -1e-300, 1.1e100]],
      ["baths.1.spectrum.exponent", [0.5, -3], [100.5, -101]],
      ["baths.1.temperature", [0, 1], [-1, 1.1e100]],
    ] as const) {
      const axes = [{ parameter, values: [...inside, ...outside] }];
      const { columns } = await solver.sweep({ base, axes, observables: ["concurrence"] });
      expect([parameter, ...columns.status!]).toEqual([
        parameter,
        ...inside.map(() => 0),
        ...outside.map(() => 4),
      ]);
    }
  });
});
