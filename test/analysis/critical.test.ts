import { describe, expect, it } from "vitest";
import {
  BellnessError,
  type CriticalOptions,
  criticalChemicalPotentialDifference,
  criticalEntropyProduction,
  criticalPoints,
  criticalTemperatureDifference,
  criticalTemperatureDifferences,
  type ParameterPath,
  type ParametersInput,
  type Quantity,
  rectificationRatio,
} from "../../src/index.js";
import { js, wasm } from "../support/twoSolvers.js";

const QUANTITIES: readonly Quantity[] = ["concurrence", "i2", "i3"];

const base: ParametersInput = { kappa: 3, temperature: { mean: 0.4, difference: 0 } };
const SETTINGS: Readonly<Record<string, ParametersInput>> = {
  a: base,
  b: { ...base, epsilon: [0.5, 1.5] },
  c: { ...base, epsilon: [1.5, 0.5] },
  d: { ...base, gamma: [0.15, 0.05] },
  e: { ...base, gamma: [0.05, 0.15] },
};

/**
 * Slope of a quantity by another route: the JavaScript core, LU of the full Liouvillian,
 * every measure from the general-state kernels, Richardson's extrapolation of two
 * central differences.
 */
function slope(
  params: ParametersInput,
  pair: "temperature" | "mu",
  mean: number,
  quantity: Quantity,
  x: number,
): number {
  const value = (difference: number) => {
    const { rho } = js.solve({ ...params, [pair]: { mean, difference } }, { solver: "full" });
    return js.state(rho)[quantity];
  };
  const h = 2e-3;
  const central = (step: number) => (value(x + step) - value(x - step)) / (2 * step);
  return (4 * central(h / 2) - central(h)) / 3;
}

describe("critical temperature difference", () => {
  it.each([
    ["a", [0, 0, 0]],
    ["b", [0.0854, 0.354, 0.2947]],
    ["c", [-0.0854, -0.354, -0.2947]],
    ["d", [0.422, 0.5252, 0.5093]],
    ["e", [-0.422, -0.5252, -0.5093]],
  ] as const)("of Fig. 8(%s)", async (letter, expected) => {
    for (const [k, quantity] of QUANTITIES.entries()) {
      const found = await criticalTemperatureDifference(wasm, SETTINGS[letter]!, quantity);
      expect(found.kind).toBe("unique");
      expect(found.range).toEqual([-0.8, 0.8]);
      expect(Math.abs(found.at - expected[k]!)).toBeLessThan(letter === "a" ? 1e-9 : 5e-5);
      expect(found.uncertainty).toBeLessThan(1e-9);
    }
  });

  it("is a root of the slope to 1e-8 by another route", async () => {
    for (const letter of ["b", "d"]) {
      for (const quantity of QUANTITIES) {
        const params = SETTINGS[letter]!;
        const { at } = await criticalTemperatureDifference(wasm, params, quantity);
        const around = [-1, 1].map((side) =>
          slope(params, "temperature", 0.4, quantity, at + side * 1e-6),
        );
        // The root of the line through both slopes.
        const root = at - 1e-6 + (2e-6 * around[0]!) / (around[0]! - around[1]!);
        expect(around[0]).toBeGreaterThan(0);
        expect(around[1]).toBeLessThan(0);
        expect(Math.abs(root - at), `${letter} ${quantity}`).toBeLessThan(1e-8);
      }
    }
  });

  it("is the same for many parameter sets at once, on either backend", async () => {
    const inputs = Object.values(SETTINGS);
    for (const quantity of QUANTITIES) {
      const all = await criticalTemperatureDifferences(wasm, inputs, quantity);
      const other = await criticalTemperatureDifferences(js, inputs, quantity);
      for (const [k, input] of inputs.entries()) {
        const single = await criticalTemperatureDifference(wasm, input, quantity);
        expect(Math.abs(all[k]!.at - single.at)).toBeLessThan(1e-10);
        expect(other[k]!.at).toBe(all[k]!.at);
      }
    }
  });

  it("mixes mean temperatures and couplings in one list", async () => {
    const inputs: ParametersInput[] = [
      { kappa: 3, epsilon: [0.5, 1.5], temperature: [0.4, 0.4] },
      { kappa: 4, epsilon: [0.8, 1.2], temperature: [0.2, 0.4] },
    ];
    const all = await criticalTemperatureDifferences(wasm, inputs, "i2");
    expect(all.map(({ range }) => range)).toEqual([
      [-0.8, 0.8],
      [-0.6000000000000001, 0.6000000000000001],
    ]);
    const second = await criticalTemperatureDifference(wasm, inputs[1]!, "i2");
    expect(Math.abs(all[1]!.at - second.at)).toBeLessThan(1e-10);
  });

  it("tells flat zero, an edge and an unsolvable range apart", async () => {
    const hot: ParametersInput = { kappa: 1, temperature: [3, 3] };
    for (const quantity of QUANTITIES) {
      const flat = await criticalTemperatureDifference(wasm, hot, quantity);
      expect(flat).toMatchObject({ kind: "flat", value: 0, maxima: [] });
      expect(flat.at).toBeNaN();
    }
    const range = [-0.8, 0] as const;
    const edge = await criticalTemperatureDifference(wasm, SETTINGS["b"]!, "i2", { range });
    expect(edge).toMatchObject({ kind: "edge", at: 0, uncertainty: 0 });
    const cut: ParametersInput = { ...base, gamma: [0.2, 0] };
    const cold = await criticalTemperatureDifference(wasm, cut, "concurrence");
    expect(cold).toMatchObject({ kind: "edge", at: 0.8, value: 1 });
    const none: ParametersInput = { ...base, gamma: [0, 0] };
    expect((await criticalTemperatureDifference(wasm, none, "i2")).kind).toBe("unsolved");
  });

  it("lists several maxima and names the highest", async () => {
    const leads: ParametersInput = {
      statistics: "fermi",
      epsilon: [0.5, 1.5],
      kappa: 0.6,
      temperature: [0.1, 0.1],
    };
    const range = [0, 2] as const;
    const [i3] = await criticalPoints(wasm, [leads], "mu.mean", "i3", { range });
    expect(i3!.kind).toBe("several");
    expect(i3!.maxima).toHaveLength(2);
    const [first, second] = [i3!.maxima[0]!, i3!.maxima[1]!];
    expect(first.value).toBeCloseTo(0.2787, 4);
    expect(Math.abs(first.at - 0.95)).toBeLessThan(5e-3);
    // The pair mirrors itself about the resonance; of two equal ones the first is named.
    expect(Math.abs(first.at + second.at - 2)).toBeLessThan(1e-9);
    expect(i3!.at).toBe(first.at);
  });

  it.each([
    [{ samples: 8 }, "samples"],
    [{ range: [1, 0] }, "range"],
    [{ range: [0, Number.NaN] }, "range"],
    [{ range: 3 }, "range"],
    ["wide", "options"],
  ] as const)("refuses %j", async (options, parameter) => {
    const call = criticalTemperatureDifference(wasm, base, "i2", options as CriticalOptions);
    await expect(call).rejects.toMatchObject({ code: "INVALID_PARAMETER", parameter });
  });

  it("refuses unknown quantities and axes, mixed statistics, and a missing range", async () => {
    const refused = async (call: Promise<unknown>, parameter: string) => {
      const error = await call.then(
        () => null,
        (reason) => reason,
      );
      expect(error).toBeInstanceOf(BellnessError);
      expect(error).toMatchObject({ code: "INVALID_PARAMETER", parameter });
    };
    await refused(criticalTemperatureDifference(wasm, base, "i4" as Quantity), "quantity");
    await refused(
      criticalPoints(wasm, [base], "temperature.differences" as ParameterPath, "i2"),
      "along",
    );
    await refused(criticalPoints(wasm, [base], "kappa", "i2"), "range");
    const mixed = [base, { statistics: "fermi" as const }];
    await refused(criticalTemperatureDifferences(wasm, mixed, "i2"), "statistics");
  });

  it("reports progress and stops when told to", async () => {
    const inputs = Array.from({ length: 1500 }, (_, k) => ({
      ...base,
      epsilon: { mean: 1, difference: k / 3000 },
    }));
    const seen: [number, number][] = [];
    const abort = new AbortController();
    const call = criticalTemperatureDifferences(wasm, inputs, "i2", {
      samples: 17,
      signal: abort.signal,
      onProgress: (done, all) => {
        seen.push([done, all]);
        abort.abort(new Error("enough"));
      },
    });
    await expect(call).rejects.toThrow("enough");
    expect(seen).toEqual([[1024, 1500]]);
  });
});

describe("critical chemical potential difference", () => {
  const leads: ParametersInput = {
    statistics: "fermi",
    epsilon: [0.5, 1.5],
    kappa: 0.6,
    temperature: [0.15, 0.15],
    mu: [1, 1],
  };

  it("of Fig. 12(b)", async () => {
    const i2 = await criticalChemicalPotentialDifference(wasm, leads, "i2");
    expect(i2.at).toBeCloseTo(-0.4037, 4);
    expect(2 + i2.value * (2 * Math.SQRT2 - 2)).toBeCloseTo(2.1677, 4);
  });

  it("is a root of the slope to 1e-8 by another route", async () => {
    for (const quantity of QUANTITIES) {
      const { at } = await criticalChemicalPotentialDifference(wasm, leads, quantity);
      const [left, right] = [-1, 1].map((side) =>
        slope(leads, "mu", 1, quantity, at + side * 1e-6),
      ) as [number, number];
      const root = at - 1e-6 + (2e-6 * left) / (left - right);
      expect(Math.abs(root - at), quantity).toBeLessThan(1e-8);
    }
  });
});

describe("critical entropy production rate", () => {
  it("is σ at the critical temperature difference, zero on the other side", async () => {
    const params = SETTINGS["b"]!;
    for (const quantity of QUANTITIES) {
      const { at } = await criticalTemperatureDifference(wasm, params, quantity);
      const found = await criticalEntropyProduction(wasm, params, quantity, 1);
      expect(Math.abs(found.at - at)).toBeLessThan(1e-9);
      const { entropyProduction } = js.solve(
        { ...params, temperature: { mean: 0.4, difference: at } },
        { solver: "full" },
      );
      expect(found.entropyProduction).toBeGreaterThan(0);
      expect(Math.abs(found.entropyProduction / entropyProduction - 1)).toBeLessThan(1e-7);
      const other = await criticalEntropyProduction(wasm, params, quantity, -1);
      expect(other).toMatchObject({ kind: "edge", at: 0, entropyProduction: 0 });
    }
  });

  it("follows Δμ for fermions, and is not a number where nothing is positive", async () => {
    const leads: ParametersInput = {
      statistics: "fermi",
      epsilon: [0.5, 1.5],
      kappa: 0.6,
      temperature: [0.15, 0.15],
      mu: [1, 1],
    };
    const found = await criticalEntropyProduction(wasm, leads, "i2", -1);
    expect(found.at).toBeCloseTo(-0.4037, 4);
    expect(found.entropyProduction).toBeGreaterThan(0);
    const none = await criticalEntropyProduction(wasm, { ...leads, epsilon: [1, 1] }, "i3", 1);
    expect(none.kind).toBe("flat");
    expect(none.entropyProduction).toBeNaN();
  });
});

describe("rectification ratio", () => {
  const at = (difference: number): ParametersInput => ({
    ...base,
    epsilon: [0.5, 1.5],
    temperature: { mean: 0.4, difference },
  });

  it("of Fig. 15(a) is Eq. (36) of two solutions by another route", async () => {
    const value = await rectificationRatio(wasm, at(0.6));
    expect(value).toBeCloseTo(0.18696, 5);
    const [forward, backward] = [0.6, -0.6].map(
      (d) => js.solve(at(d), { solver: "full" }).heatCurrent[1],
    ) as [number, number];
    const expected = (forward + backward) / Math.max(Math.abs(forward), Math.abs(backward));
    expect(Math.abs(value - expected)).toBeLessThan(1e-11);
  });

  it("is even, and zero without currents", async () => {
    expect(await rectificationRatio(wasm, at(-0.6))).toBeCloseTo(
      await rectificationRatio(wasm, at(0.6)),
      12,
    );
    expect(await rectificationRatio(wasm, at(0))).toBe(0);
  });

  it("throws where there is no steady state", async () => {
    const call = rectificationRatio(wasm, { ...base, gamma: [0, 0] });
    await expect(call).rejects.toMatchObject({ code: "SINGULAR_LIOUVILLIAN" });
  });
});
