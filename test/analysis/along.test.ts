import { describe, expect, it } from "vitest";
import {
  criticalPoints,
  maximaAlong,
  QUANTITIES,
  SETUPS,
  type SystemInput,
} from "../../src/index.js";
import { js, wasm } from "../support/twoSolvers.js";

const setup = (name: string) => SETUPS.find((one) => one.name === name)!;

/** Detuned qubits between unequal baths as parameters of the paper's model, and as a system. */
const PAPER = { epsilon: [0.6, 1.4], temperature: [0.2, 0.5], gamma: [0.1, 0.1] } as const;
const SYSTEM: SystemInput = {
  hamiltonian: { ZI: -0.3, IZ: -0.7, "+-": 1, "-+": 1 },
  baths: ([0, 1] as const).map((j) => ({
    coupling: { [j === 0 ? "XI" : "IX"]: 1 },
    form: "exchange",
    temperature: PAPER.temperature[j],
    spectrum: { kind: "flat", gamma: PAPER.gamma[j] },
  })),
};

describe("maxima along a number of a system", () => {
  it("are where a closed form has them: of the entanglement engine at g = 0.618 γ", async () => {
    const { system } = setup("entanglement-engine");
    for (const solver of [wasm, js]) {
      const found = await maximaAlong(solver, system, "hamiltonian.+-", { range: [0.05, 2] });
      const { concurrence, i2, i3 } = found;
      expect(concurrence.at).toBeCloseTo((Math.sqrt(5) - 1) / 2, 8);
      expect(concurrence.value).toBeCloseTo((Math.sqrt(5) - 1) / 4, 12);
      expect(concurrence).toMatchObject({ kind: "unique", leftOut: 0, flags: [] });
      expect([i2.kind, i3.kind]).toEqual(["flat", "flat"]);
    }
  });

  it.each([
    ["of states", [2.2, 6]],
    ["of states and of matrices that are none", [1.2, 3.4]],
  ] as const)("are those of the same model in the paper's parameters: %s", async (_, range) => {
    const half = [range[0] / 2, range[1] / 2] as const;
    const found = await maximaAlong(wasm, SYSTEM, "hamiltonian.+-", { range: half });
    for (const quantity of QUANTITIES) {
      const [paper] = await criticalPoints(wasm, [PAPER], "kappa", quantity, { range });
      const { kind, at, value, leftOut, flags } = found[quantity];
      expect(kind).toBe(paper!.kind);
      expect(leftOut).toBe(paper!.leftOut);
      expect(flags).toEqual(paper!.flags);
      expect(value).toBeCloseTo(paper!.value, 9);
      if (!Number.isNaN(paper!.at)) expect(2 * at).toBeCloseTo(paper!.at, 7);
    }
    expect(found.concurrence.leftOut > 0).toBe(range[0] < 2);
  });

  it("are the same from a scan that has been made", async () => {
    const { system, along } = setup("double-dot");
    const { parameter, from, to } = along;
    const axes = [{ parameter, from, to, count: 129 }];
    const { columns } = await wasm.sweep({ base: system, axes, observables: QUANTITIES });
    const range = [from, to] as const;
    const scanned = await maximaAlong(wasm, system, parameter, { range, scan: columns });
    expect(scanned).toEqual(await maximaAlong(wasm, system, parameter, { range }));
    expect(scanned.concurrence.at).toBe(to);
    expect(scanned.concurrence.kind).toBe("edge");
  });

  it("refuse what is no search, and end when they are told to", async () => {
    const { system } = setup("double-dot");
    const search = (options: object, path = "baths.1.mu") =>
      maximaAlong(wasm, system, path as "baths.1.mu", { range: [0, 1], ...options });
    await expect(search({ range: [1, 0] })).rejects.toThrow(/range.*ascending order/);
    await expect(search({ samples: 3 })).rejects.toThrow(/samples.*whole number from 9/);
    await expect(search({ scan: { i2: new Float64Array(9) } })).rejects.toThrow(
      /scan.*a column concurrence/,
    );
    await expect(search({}, "baths.1.nu")).rejects.toMatchObject({ code: "INVALID_SWEEP" });
    await expect(search({ signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});
