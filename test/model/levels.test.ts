import { describe, expect, it } from "vitest";
import { H_EPSILON_MINUS, H_EPSILON_PLUS, H_STRONG } from "../../assembly/layout.js";
import { jsCore } from "../../src/core/js.js";
import { levels, type ParametersInput } from "../../src/index.js";
import { Random } from "../support/random.js";

const CASES: readonly ParametersInput[] = [
  { epsilon: [1, 1], kappa: 1 },
  { epsilon: [1, 1], kappa: 3 },
  { epsilon: [0.5, 1.5], kappa: 0.6 },
  { epsilon: [1.7, 0.3], kappa: 2.2 },
  { epsilon: [1.2, 0.8], kappa: 0 },
  { epsilon: [0.8, 1.2], kappa: 0 },
];

/** H_S of Eq. (12) in the basis |00⟩, |01⟩, |10⟩, |11⟩. */
function hamiltonian(e1: number, e2: number, kappa: number): number[][] {
  return [
    [-(e1 + e2) / 2, 0, 0, 0],
    [0, (e2 - e1) / 2, kappa / 2, 0],
    [0, kappa / 2, (e1 - e2) / 2, 0],
    [0, 0, 0, (e1 + e2) / 2],
  ];
}

describe("levels", () => {
  it.each(CASES)("of %j are eigenvectors of H with their energies", ({ epsilon, kappa }) => {
    const [e1, e2] = epsilon as [number, number];
    const { energies, theta } = levels({ epsilon: [e1, e2], kappa: kappa! });
    const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
    const vectors = [
      [1, 0, 0, 0],
      [0, cos, -sin, 0],
      [0, sin, cos, 0],
      [0, 0, 0, 1],
    ];
    const h = hamiltonian(e1, e2, kappa!);
    vectors.forEach((vector, n) => {
      h.forEach((row, i) => {
        const product = row.reduce((sum, value, j) => sum + value * vector[j]!, 0);
        expect(product).toBeCloseTo(energies[n]! * vector[i]!, 14);
      });
    });
  });

  it.each(CASES)("of %j have the core's transition frequencies", ({ epsilon, kappa }) => {
    const [e1, e2] = epsilon as [number, number];
    const found = levels({ epsilon: [e1, e2], kappa: kappa! });
    jsCore.hamiltonian(0, e1, e2, kappa!);
    expect(found.strong).toBe(jsCore.arena[H_STRONG] === 1);
    for (const { branch, frequency, lower, upper } of found.transitions) {
      const slot = branch === "plus" ? H_EPSILON_PLUS : H_EPSILON_MINUS;
      expect(frequency).toBeCloseTo(jsCore.arena[slot]!, 14);
      expect(found.energies[upper - 1]!).toBeGreaterThanOrEqual(found.energies[lower - 1]!);
    }
  });

  it("next to κ = 2√(ε₁ε₂) have the core's bits: its ε₋, and on which side they are", () => {
    const random = new Random(31);
    for (let k = 0; k < 400; k++) {
      const [e1, e2] = [random.uniform(0.01, 3), random.uniform(0.01, 3)];
      const off = random.pick([0, 0, 1, -1]) * random.logUniform(1e-15, 1e-3);
      const kappa = 2 * Math.sqrt(e1 * e2) * (1 + off);
      jsCore.hamiltonian(0, e1, e2, kappa);
      const { strong, transitions } = levels({ epsilon: [e1, e2], kappa });
      expect(strong).toBe(jsCore.arena[H_STRONG] === 1);
      const minus = jsCore.arena[H_EPSILON_MINUS]!;
      expect(Math.abs(transitions[0]!.frequency - minus)).toBeLessThanOrEqual(1e-15 * minus);
      if (off === 0) expect([strong, minus, transitions[0]!.frequency]).toEqual([false, 0, 0]);
    }
  });

  it("of strongly coupled qubits have the entangled level lowest", () => {
    const { transitions, strong } = levels({ epsilon: [1, 1], kappa: 3 });
    expect(strong).toBe(true);
    expect(transitions.map(({ lower, upper }) => [lower, upper])).toEqual([
      [2, 1],
      [4, 3],
      [1, 3],
      [2, 4],
    ]);
  });
});
