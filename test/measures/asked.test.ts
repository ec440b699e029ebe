// What is asked of a state, a point or a system by name, in the library.

import { describe, expect, it } from "vitest";
import { SOLVERS } from "../support/backends.js";
import { Random } from "../support/random.js";
import { asInput, randomState, SINGLET } from "../support/states.js";

describe.each(SOLVERS)("observables on $backend", (solver) => {
  it("are what is asked for and nothing else", () => {
    const rho = asInput(randomState(new Random(7008), "hilbert-schmidt"));
    const found = solver.state(rho, { observables: ["negativity", "chshSettings"] });
    expect(Object.keys(found)).toEqual(["negativity", "chshSettings", "flags"]);
    const { negativity, ...rest } = solver.solve({ kappa: 3 }, { observables: ["negativity"] });
    expect(negativity).toBeGreaterThan(0);
    expect(Object.keys(rest)).toEqual(["params", "rho", "flags"]);
    const system = {
      hamiltonian: { XX: 1, ZI: -0.5 },
      jumps: [{ operator: { "I-": 1 }, rate: 0.1 }],
    };
    const some = solver.solve(system, { observables: ["purity", "residual"] });
    expect(Object.keys(some)).toEqual(["system", "rho", "purity", "flags", "residual"]);
  });

  it("refuse what is asked wrongly, with the way out", () => {
    const rho = asInput(SINGLET);
    const fails = (options: object) => {
      try {
        solver.state(rho, options as never);
      } catch (error) {
        return (error as Error).message;
      }
      return expect.fail(JSON.stringify(options));
    };
    expect(fails({ observables: ["negativty"] })).toMatch(
      /^observables\[0\]: .*Did you mean "negativity"\?/,
    );
    expect(fails({ observables: [] })).toMatch(/^observables: /);
    expect(fails({ observables: ["purity", "purity"] })).toMatch(/each observable once/);
    expect(fails({ observables: ["fidelity"] })).toMatch(/^target: missing/);
    expect(fails({ observables: ["purity"], target: rho })).toMatch(/^target: not allowed without/);
    expect(fails({ observables: ["fidelity"], target: { ket: [1, 1] } })).toMatch(/^target: /);
  });
});
