// Systems through the library: golden measures, states that are not unique, the paper's
// parameters with extensions, units.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SystemInput, SystemSolution } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";
import { Random } from "../support/random.js";

const GOLDEN = readFileSync(new URL("../fixtures/systems.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { system: SystemInput; expect: Record<string, number> });

const DARK: SystemInput = {
  hamiltonian: { nI: 1, In: 1 },
  jumps: [{ operator: { "-I": 1, "I-": 1 }, rate: 1 }],
};
/** A state from some of its entries, [row, column, value]. */
const state = (...entries: readonly (readonly [number, number, number])[]) => {
  const re = new Array<number>(16).fill(0);
  for (const [i, j, value] of entries) re[4 * i + j] = re[4 * j + i] = value;
  return { re };
};
const ohmic = (gamma: number) => ({ kind: "ohmic" as const, gamma });

describe.each(SOLVERS)("solve of systems on $backend", (own) => {
  it("has the golden table's measures", () => {
    for (const { system, expect: wanted } of GOLDEN) {
      const solution = own.solve(system);
      for (const name of ["concurrence", "chsh", "minEigenvalue", "gap", "jumpHeat"] as const) {
        expect(Math.abs(solution[name] - wanted[name]!), name).toBeLessThan(1e-11);
      }
      expect(solution.i3322).toBeGreaterThan(wanted["i3322"]! - 1e-9);
      expect(solution.i3322).toBeLessThan(wanted["i3322"]! + 1e-7);
      if (wanted["entropyProduction"] === null) expect(solution.entropyProduction).toBeNull();
      expect(solution.system.hamiltonian).toEqual(system.hamiltonian);
    }
  });
});

describe("a steady state that is not unique", () => {
  it("is refused with the number of stationary states", () => {
    const error = refusal(() => solver.solve(DARK));
    expect(error.code).toBe("SINGULAR_LIOUVILLIAN");
    expect(error.message).toContain("2 independent stationary states");
    expect(error.parameter).toBe("initial");
    // Nothing acts: every function of H is stationary, four of them.
    const idle = { hamiltonian: { ZI: 1, IZ: 0.7 }, jumps: [{ operator: { XI: 1 }, rate: 0 }] };
    expect(refusal(() => solver.solve(idle)).message).toContain("4 independent stationary states");
    const half = { ...idle, jumps: [{ operator: { "-I": 1 }, rate: 0.3 }] };
    expect(refusal(() => solver.solve(half)).message).toContain("2 independent stationary states");
    const none = { ...idle, hamiltonian: { II: 1 } };
    expect(refusal(() => solver.solve(none)).message).toContain("16 independent stationary states");
  });

  it("takes an initial state that is none only where it may be repaired, and says what it was", () => {
    // |01⟩ in five digits, and with an eigenvalue below zero.
    const digits = { ...DARK, initial: state([1, 1, 0.99999]) };
    const negative = { ...DARK, initial: state([1, 1, 1.05], [2, 2, -0.05]) };
    expect(refusal(() => solver.solve(digits)).message).toMatch(/initial: .*--repair normalise/);
    expect(refusal(() => solver.solve(negative, { repair: "normalise" })).code).toBe(
      "INVALID_STATE",
    );
    const exact = solver.solve({ ...DARK, initial: state([1, 1, 1]) });
    expect(exact.repaired).toBeUndefined();
    const normalised = solver.solve(digits, { repair: "normalise" });
    const nearest = solver.solve(negative, { repair: "nearest" });
    for (const { rho } of [normalised, nearest]) {
      for (const [k, x] of exact.rho.re.entries()) expect(rho.re[k]).toBeCloseTo(x, 14);
    }
    expect(normalised.repaired!.trace).toBeCloseTo(0.99999, 15);
    expect(nearest.repaired!.minEigenvalue).toBeCloseTo(-0.05, 15);
    const far = { ...DARK, initial: state([1, 1, 0.9]) };
    expect(refusal(() => solver.solve(far, { repair: "normalise" })).code).toBe("INVALID_STATE");
    const wider = solver.solve(far, { repair: "normalise", tolerance: 0.2 });
    expect(wider.repaired!.trace).toBeCloseTo(0.9, 15);
  });

  it("is the limit from an initial state: half singlet, half |00⟩ from |01⟩", () => {
    const { rho, concurrence, gap } = solver.solve({ ...DARK, initial: state([1, 1, 1]) });
    const wanted = state([0, 0, 0.5], [1, 1, 0.25], [2, 2, 0.25], [1, 2, -0.25]).re;
    wanted.forEach((x, k) => {
      expect(rho.re[k]).toBeCloseTo(x, 14);
      expect(rho.im[k]).toBeCloseTo(0, 14);
    });
    expect(concurrence).toBeCloseTo(0.5, 13);
    // The coherences between the two stationary states do not decay.
    expect(gap).toBe(0);
  });

  it("keeps what is conserved, for random starts", () => {
    const random = new Random(1441);
    const system: SystemInput = {
      hamiltonian: { nI: 1, In: 1, XX: 0.3, YY: 0.3 },
      baths: [{ coupling: { ZZ: 1 }, temperature: 0.5, spectrum: ohmic(0.1) }],
    };
    for (let k = 0; k < 20; k++) {
      const [p, q, r] = [random.uniform(0, 0.3), random.uniform(0, 0.3), random.uniform(0.3, 0.4)];
      const from = (q: number, r: number) => {
        const initial = state([0, 0, p], [1, 1, q], [2, 2, r], [3, 3, 1 - p - q - r]);
        return { ...system, initial } as SystemInput;
      };
      const { rho } = solver.solve(from(q, q));
      [p, q, q, 1 - p - 2 * q].forEach((x, level) => {
        expect(rho.re[5 * level]).toBeCloseTo(x, 13);
      });
      // The bath does not tell |01⟩ from |10⟩, between which an excitation goes to and fro.
      expect(refusal(() => solver.solve(from(q, r))).code).toBe("OSCILLATING");
    }
  });

  it("has no limit where the start takes part in an oscillation", () => {
    const plus = state([0, 0, 0.5], [1, 1, 0.5], [0, 1, 0.5]);
    const error = refusal(() => solver.solve({ ...DARK, initial: plus }));
    expect(error.code).toBe("OSCILLATING");
    expect(error.message).toContain("frequency 1");
  });

  it("has no limit where nothing damps at all, but for mixtures of levels", () => {
    const random = new Random(1442);
    for (let k = 0; k < 50; k++) {
      const [a, b, c] = [random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(0.1, 1)];
      const hamiltonian = { ZI: a, IZ: b, XX: c, YY: c };
      const idle = [{ coupling: { XI: 1 }, temperature: 1, spectrum: ohmic(0) }];
      const from = (initial: object) => ({ hamiltonian, baths: idle, initial }) as SystemInput;
      const oscillating = from(state([1, 1, 1]));
      expect(refusal(() => solver.solve(oscillating)).code).toBe("OSCILLATING");
      const times = [0, Math.PI / 2 / Math.hypot(a - b, 2 * c)];
      const { rho } = solver.evolve(oscillating, { initial: state([1, 1, 1]), times });
      expect(rho![1]!.re[5]).toBeLessThan(1 - 1e-3);
      const p = random.uniform(0, 1);
      const mixed = solver.solve(from(state([0, 0, p], [3, 3, 1 - p]))).rho.re;
      expect(mixed[0]).toBeCloseTo(p, 13);
      expect(mixed[15]).toBeCloseTo(1 - p, 13);
    }
  });

  it("takes the option's initial state where the input has none, of parameters too", () => {
    const initial = state([1, 1, 1]);
    const own = { ...DARK, initial: state([0, 0, 1]) };
    expect(solver.solve(own, { initial }).rho.re[0]).toBeCloseTo(1, 13);
    expect(solver.solve(DARK, { initial }).rho.re[0]).toBeCloseTo(0.5, 13);
    // Qubit 1 becomes as warm as its bath, qubit 2 stays as it is.
    const excited = 1 / (1 + Math.exp(1 / 0.4));
    for (const form of ["paper", "exchange"] as const) {
      const params = { kappa: 0, gamma: [0.1, 0], temperature: 0.4 };
      const input = form === "paper" ? params : { ...params, form };
      const { rho } = solver.solve(input as object, { initial });
      expect(rho.re[5]).toBeCloseTo(1 - excited, 13);
      expect(rho.re[15]).toBeCloseTo(excited, 13);
      expect(refusal(() => solver.solve(input as object)).code).toBe("SINGULAR_LIOUVILLIAN");
    }
  });

  it("does not ask for a start where it is unique", () => {
    const unique = { ...DARK, jumps: [...DARK.jumps!, { operator: { ZI: 1 }, rate: 0.1 }] };
    const { rho, id } = solver.solve({ ...unique, initial: state([1, 1, 1]), id: "a" });
    expect(rho.re[0]).toBeCloseTo(1, 13);
    expect(id).toBe("a");
  });
});

describe("errors of baths", () => {
  const at = (bath: object): SystemInput => ({
    hamiltonian: { nI: 1, In: 1, XX: 0.2 },
    baths: [{ coupling: { XI: 1 }, temperature: 1, spectrum: ohmic(0.1), ...bath }],
  });

  it("name the bath and the frequency where a rate diverges", () => {
    for (const spectrum of [
      { kind: "flat", gamma: 0.1 },
      { kind: "ohmic", gamma: 0.1, exponent: 0.5 },
      { kind: "lorentzian", gamma: 0.1, centre: 1, width: 0.3 },
    ]) {
      const error = refusal(() => solver.solve(at({ coupling: { XI: 1, ZI: 0.4 }, spectrum })));
      expect(error.code).toBe("DEGENERATE_TRANSITION");
      expect(error.parameter).toBe("baths.1.spectrum");
      expect(error.message).toContain("frequency 0");
    }
    expect(solver.solve(at({ spectrum: { kind: "flat", gamma: 0.1 } })).rho.re[0]).toBeGreaterThan(
      0,
    );
    // A bath that does nothing has no rate that could diverge.
    const idle = { spectrum: { kind: "flat", gamma: 0 }, coupling: { XI: 1, ZI: 0.4 } };
    const jumps = [{ operator: { "-I": 1, "I-": 0.5 }, rate: 0.1 }];
    expect(solver.solve({ ...at(idle), jumps }).heatCurrent).toEqual([0]);
    const cold = {
      temperature: 0,
      coupling: { XI: 1, ZI: 0.4 },
      spectrum: { kind: "flat", gamma: 0.1 },
    };
    expect(solver.solve(at(cold)).rho.re[0]).toBeGreaterThan(0.9);
  });

  it("name the frequency that leaves a table", () => {
    const spectrum = { kind: "table", frequency: [0.1, 1], gamma: [0.1, 0.2] };
    const error = refusal(() => solver.solve(at({ spectrum })));
    expect(error.code).toBe("INVALID_PARAMETER");
    expect(error.message).toMatch(/frequency (0\.8198|1\.2198)\d* is outside .* from 0\.1 to 1/);
  });

  it("are flags where the damping is strong", () => {
    const bath = (gamma: number) => at({ spectrum: { kind: "flat", gamma } });
    expect(solver.solve(bath(0.01)).flags).toEqual([]);
    expect(solver.solve(bath(1.5)).flags).toContain("strong-damping");
  });
});

describe("the paper's parameters with extensions", () => {
  const base = { temperature: [0.2, 0.6], gamma: [0.1, 0.1] } as const;

  it("have both forms' concurrences near κ = 2√(ε₁ε₂)", () => {
    const series = (form: "exchange" | "linear") =>
      [2.05, 2.1, 2.2, 2.5, 3].map((kappa) => solver.solve({ ...base, kappa, form }).concurrence);
    [0.3688, 0.3879, 0.4259, 0.5352, 0.6874].forEach((c, k) => {
      expect(series("exchange")[k]).toBeCloseTo(c, 4);
    });
    [0.0032, 0.1478, 0.3194, 0.5142, 0.6834].forEach((c, k) => {
      expect(series("linear")[k]).toBeCloseTo(c, 4);
    });
  });

  it("are the closed form where they say what it assumes", () => {
    const random = new Random(1442);
    for (let k = 0; k < 100; k++) {
      const params = {
        ...base,
        statistics: random.pick(["bose", "fermi"] as const),
        kappa: random.uniform(0.1, 1.5),
        epsilon: [1, random.uniform(0.7, 1.3)] as const,
      };
      const closed = solver.solve(params);
      const general = solver.solve({ ...params, equation: "redfield", spectrum: { kind: "flat" } });
      for (const name of ["concurrence", "chsh", "i3322", "entropyProduction"] as const) {
        expect(Math.abs(general[name] - closed[name]), name).toBeLessThan(1e-10);
      }
      expect(general.flags).toEqual(closed.flags);
      expect(general.params).toEqual({
        ...closed.params,
        equation: "redfield",
        spectrum: { kind: "flat", gamma: 1 },
      });
    }
  });

  it("refuse what makes no sense", () => {
    const refused = (extension: object) =>
      refusal(() => solver.solve({ ...base, ...extension } as object as SystemInput)).message;
    expect(refused({ form: "linear", statistics: "fermi" })).toContain("form");
    expect(refused({ form: "linear", equation: "local" })).toContain("form");
    expect(refused({ spectrum: { kind: "ohmik" } })).toContain('Did you mean "ohmic"');
    expect(refused({ units: { energy: "Ghz" } })).toContain('Did you mean "GHz"');
    expect(refused({ kappa: 2, equation: "redfield" })).toContain("2√(ε₁ε₂)");
  });
});

describe("spectrum", () => {
  it("has sixteen eigenvalues, the gap and the number of stationary states", () => {
    const { eigenvalues, gap, stationary } = solver.spectrum(DARK);
    expect(eigenvalues).toHaveLength(16);
    expect([gap, stationary]).toEqual([0, 2]);
    const paper = solver.spectrum({ kappa: 3 });
    expect(paper.stationary).toBe(1);
    expect(paper.gap).toBeGreaterThan(0.1);
    const same: SystemSolution = solver.solve({
      hamiltonian: { ZI: -0.5, IZ: -0.5, "+-": 1.5, "-+": 1.5 },
      baths: ["XI", "IX"].map((word) => ({
        coupling: { [word]: 1 },
        form: "exchange" as const,
        temperature: 0.4,
        spectrum: { kind: "flat" as const, gamma: 0.1 },
      })),
    });
    expect(same.gap).toBe(paper.gap);
  });
});
