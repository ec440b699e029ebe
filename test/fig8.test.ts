// Where entanglement and Bell nonlocality are largest against ΔT: the dots of Fig. 8.

import { describe, expect, it } from "vitest";
import type { Observable, ParametersInput } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";

/** T̄ = 0.4, κ = 3 and the captions' asymmetries; ε̄ = 1. */
const PANELS: Record<string, ParametersInput> = {
  a: { epsilon: [1, 1], gamma: [0.1, 0.1] },
  b: { epsilon: [0.5, 1.5], gamma: [0.1, 0.1] },
  c: { epsilon: [1.5, 0.5], gamma: [0.1, 0.1] },
  d: { epsilon: [1, 1], gamma: [0.15, 0.05] },
  e: { epsilon: [1, 1], gamma: [0.05, 0.15] },
};
/** ΔT of the largest concurrence, I₂ and I₃; (c) and (e) mirror (b) and (d). */
const MAXIMA: Record<string, readonly [number, number, number]> = {
  a: [0, 0, 0],
  b: [0.0854, 0.354, 0.2947],
  c: [-0.0854, -0.354, -0.2947],
  d: [0.422, 0.5252, 0.5093],
  e: [-0.422, -0.5252, -0.5093],
};
const OBSERVED: readonly Observable[] = ["concurrence", "i2", "i3"];

describe.each(SOLVERS)("Fig. 8 on $backend", (solver) => {
  it.each(Object.keys(PANELS))("(%s)", async (panel) => {
    /** ΔT of the largest value of each observable on a grid. */
    const largest = async (name: Observable, from: number, to: number, count: number) => {
      const { columns } = await solver.sweep({
        base: { kappa: 3, temperature: { mean: 0.4, difference: 0 }, ...PANELS[panel] },
        axes: [{ parameter: "temperature.difference", from, to, count }],
        observables: [name],
      });
      const values = Array.from(columns[name]!);
      return columns["temperature.difference"]![values.indexOf(Math.max(...values))]!;
    };
    for (const [k, name] of OBSERVED.entries()) {
      const coarse = await largest(name, -0.78, 0.78, 1561);
      const fine = await largest(name, coarse - 1e-3, coarse + 1e-3, 401);
      // Printed to four decimals; the fine grid adds half its spacing.
      expect(Math.abs(fine - MAXIMA[panel]![k]!), name).toBeLessThan(5e-5 + 5e-6);
    }
  });
});
