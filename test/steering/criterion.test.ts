// The sufficient criterion in both cores: against the golden table, a grid, and itself.

import { describe, expect, it } from "vitest";
import {
  OBSERVE_UNSTEERABILITY,
  RHO_IM,
  RHO_RE,
  STATE_UNSTEERABILITY12,
  STATE_UNSTEERABILITY21,
} from "../../assembly/layout.js";
import type { Core } from "../../src/core/core.js";
import { solver } from "../support/backends.js";
import type { Matrix } from "../support/complex.js";
import { CORES, js, wasm } from "../support/cores.js";
import { Random } from "../support/random.js";
import {
  KINDS,
  partySwapped,
  randomState,
  randomUnitary,
  rotated,
  werner,
  xState,
} from "../support/states.js";
import { criterionByGrid, GOLDEN_STEERING } from "../support/steering.js";
import { Worst } from "../support/worst.js";

function criterion(core: Core, { re, im }: Pick<Matrix, "re" | "im">): [number, number] {
  core.arena.set(re, RHO_RE);
  core.arena.set(im, RHO_IM);
  core.stateMeasures(OBSERVE_UNSTEERABILITY);
  return [core.arena[STATE_UNSTEERABILITY12]!, core.arena[STATE_UNSTEERABILITY21]!];
}

describe.each(CORES)("unsteerability on $backend", (core) => {
  it("is that of the golden table to 1e-8", () => {
    const worst = new Worst("golden criterion");
    for (const { rhoRe, rhoIm, expect: wanted, kind } of GOLDEN_STEERING) {
      const [s12, s21] = criterion(core, {
        re: Float64Array.from(rhoRe),
        im: Float64Array.from(rhoIm),
      });
      worst.update(Math.abs(s12 - wanted.sufficient12), kind);
      worst.update(Math.abs(s21 - wanted.sufficient21), kind);
    }
    worst.expectWithin(1e-8);
  });

  it("is the maximum over directions: a refined grid on any state", () => {
    const random = new Random(401);
    const below = new Worst("criterion below the grid");
    const above = new Worst("criterion above the grid");
    for (const kind of ["x", "noisy-pure", "collins-gisin-like", "hilbert-schmidt", "rotated"]) {
      for (let k = 0; k < 6; k++) {
        const rho = randomState(random, kind);
        const grid = criterionByGrid(rho);
        const [s12] = criterion(core, rho);
        below.update(grid - s12, { kind, rho });
        above.update(s12 - grid, { kind, rho });
      }
    }
    below.expectWithin(1e-9);
    above.expectWithin(1e-8);
  });

  it("does not change under local unitaries, and exchanges with the parties", () => {
    const random = new Random(402);
    const worst = new Worst("invariance");
    for (const kind of KINDS.filter((name) => name !== "pure")) {
      for (let k = 0; k < 20; k++) {
        const rho = randomState(random, kind);
        const [s12, s21] = criterion(core, rho);
        const turned = rotated(rho, randomUnitary(random), randomUnitary(random));
        const [t12, t21] = criterion(core, turned);
        const [u12, u21] = criterion(core, partySwapped(rho));
        // Filters of nearly pure qubits multiply the rounding of the rotation.
        worst.update(Math.abs(s12 - t12), { kind, rho });
        worst.update(Math.abs(s21 - t21), { kind, rho });
        worst.update(Math.abs(u21 - s12), { kind, rho });
        worst.update(Math.abs(u12 - s21), { kind, rho });
      }
    }
    worst.expectWithin(1e-9);
  });

  it("is 2p for Werner states, the square of Alice's Bloch vector for products", () => {
    for (const p of [0, 0.25, 0.5, 0.75, 1]) {
      for (const s of criterion(core, werner(p))) expect(Math.abs(s - 2 * p)).toBeLessThan(1e-15);
    }
    const [s12, s21] = criterion(core, xState([0.8, 0, 0.2, 0], [0, 0], [0, 0]));
    expect(Math.abs(s12 - 0.36)).toBeLessThan(1e-15);
    expect(Math.abs(s21 - 1)).toBeLessThan(1e-15);
  });

  it("keeps its digits where the steered qubit is nearly pure", () => {
    // In closed form, with populations whose sum 1 − 1e-12 would be lost in a Bloch vector.
    const q = 1e-12;
    const rho = xState([0.3 * (1 - q), 0.6 * q, 0.7 * (1 - q), 0.4 * q], [0, 0], [0, 0]);
    const [s12] = criterion(core, rho);
    const [up, down] = [(0.3 - 0.7) / 1, (0.6 - 0.4) / 1];
    const [a, t3] = [0.5 * (up + down), 0.5 * Math.abs(up - down)];
    expect(Math.abs(s12 - (a * a + 2 * t3))).toBeLessThan(1e-13);
  });
});

it("is the same in both cores, bit for bit", () => {
  const random = new Random(403);
  for (let k = 0; k < 600; k++) {
    const rho = randomState(random, KINDS[k % KINDS.length]!);
    expect(criterion(js, rho)).toEqual(criterion(wasm, rho));
  }
});

it("is an observable of sweeps, equal to that of each row's state", async () => {
  const spec = {
    base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
    axes: [
      { parameter: "temperature.difference", from: -0.7, to: 0.7, count: 15 },
      { parameter: "epsilon.difference", values: [0, 1.3] },
    ],
    observables: ["unsteerability12", "unsteerability21"] as const,
  } as const;
  const table = await solver.sweep(spec);
  const worst = new Worst("sweep against state");
  for (let row = 0; row < table.rows; row++) {
    const at = (name: string) => table.columns[name as "unsteerability12"]![row]!;
    const { rho } = solver.solve({
      kappa: 3,
      temperature: { mean: 0.4, difference: at("temperature.difference") },
      epsilon: { mean: 1, difference: at("epsilon.difference") },
    });
    const [s12, s21] = criterion(wasm, {
      re: Float64Array.from(rho.re),
      im: Float64Array.from(rho.im),
    });
    worst.update(Math.abs(at("unsteerability12") - s12), row);
    worst.update(Math.abs(at("unsteerability21") - s21), row);
  }
  worst.expectWithin(1e-13);
});
