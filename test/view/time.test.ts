// Maps over time and a number: a row for each value of the number, an evolution each.

import { describe, expect, it } from "vitest";
import { SETUPS, type SystemInput, withParameter, withSystemNumber } from "../../src/index.js";
import { computeView } from "../../src/view/compute.js";
import { INITIAL, type InitialName } from "../../src/view/initial.js";
import { viewRows } from "../../src/view/table.js";
import type { MapView } from "../../src/view/view.js";
import { js, wasm } from "../support/twoSolvers.js";

const DARK = SETUPS.find(({ name }) => name === "collective-decay")!.system;
const GRID = 7;
const map = (base: MapView["base"], y: MapView["y"], more: Partial<MapView> = {}): MapView => ({
  kind: "map",
  base,
  shows: "concurrence",
  x: { parameter: "time", range: [0, 3] },
  y,
  grid: GRID,
  ...more,
});
const RATES = { parameter: "jumps.1.rate", range: [0.5, 2] } as const;

describe("a map along time", () => {
  it("has the closed form of the dark state from |01⟩, not what it has from elsewhere", async () => {
    for (const solver of [wasm, js]) {
      const { z } = await computeView(solver, map(DARK, RATES, { initial: "01" }), { marks: true });
      z.forEach((value, k) => {
        const [time, rate] = [0.5 * (k % GRID), 0.5 + 0.25 * Math.floor(k / GRID)];
        // States of rank 2: their concurrence is known to the root of the rounding.
        expect(value).toBeCloseTo(0.5 * (1 - Math.exp(-2 * rate * time)), 7);
      });
    }
    // The singlet stays, the triplet decays, |11⟩ never is entangled by as much.
    const last = async (initial?: InitialName) =>
      (
        await computeView(wasm, map(DARK, RATES, initial && { initial }), { marks: false })
      ).z.subarray(-GRID);
    expect([...(await last("singlet"))]).toEqual(
      Array.from({ length: GRID }, () => expect.closeTo(1, 7)),
    );
    expect((await last("triplet")).at(-1)).toBeLessThan(1e-4);
    expect([...(await last())]).toEqual([...(await last("11"))]);
  });

  it.each(["01", "plus", "even"] as const)("has the rows of `evolve` from %s", async (initial) => {
    const systems: readonly [MapView["base"], MapView["y"]][] = [
      [
        SETUPS.find(({ name }) => name === "transmons")!.system,
        { parameter: "hamiltonian.+-", range: [1e-4, 2e-3] },
      ],
      [
        { kappa: 3, temperature: [0.2, 0.6] },
        { parameter: "kappa", range: [2.5, 4] },
      ],
    ];
    for (const [base, y] of systems) {
      const view = map(base, y, { initial });
      const { table } = await viewRows(wasm, view);
      expect(table.names.slice(0, 2)).toEqual([y.parameter, "time"]);
      for (const row of [0, 3, GRID - 1]) {
        const value = table.columns[y.parameter]![row * GRID]!;
        const moved =
          "hamiltonian" in base
            ? withSystemNumber(base as SystemInput, y.parameter, value)
            : withParameter(base as object, "kappa", value);
        const found = wasm.evolve(moved as SystemInput, {
          initial: { ket: INITIAL[initial].ket },
          times: { from: 0, to: 3, count: GRID },
          observables: ["concurrence"],
        });
        found.concurrence!.forEach((concurrence, k) => {
          expect(table.columns["concurrence"]![row * GRID + k]).toBeCloseTo(concurrence, 10);
        });
      }
    }
  });
});
