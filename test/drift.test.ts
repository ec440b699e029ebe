// The wasm core and its JavaScript twin do the same floating-point operations in the same
// order: every result is compared with Object.is, on seeded inputs of all kinds.

import { describe, expect, it } from "vitest";
import { EXP_LIMIT } from "../assembly/constants.js";
import {
  H_GAP,
  H_MEAN,
  LIOUVILLIAN_IM,
  LIOUVILLIAN_RE,
  LU_RE,
  RATE_J,
  RATE_N,
  SOLVER_FULL,
  SOLVER_REDUCED,
} from "../assembly/layout.js";
import { js, wasm } from "./support/cores.js";
import {
  driftMaximum,
  driftPoints,
  driftStates,
  driftSystems,
  expectSame,
} from "./support/drift.js";
import { Random } from "./support/random.js";

describe("wasm and JavaScript agree bit for bit", () => {
  it("on blocks of points, reduced solver", () => {
    expect(driftPoints(121, 16, SOLVER_REDUCED)).toBeGreaterThan(3000);
  });

  it("on blocks of points, full solver", () => {
    expect(driftPoints(122, 16, SOLVER_FULL)).toBeGreaterThan(3000);
  });

  it("on states of every kind", () => {
    driftStates(123, 1200);
  });

  it("on linear systems: dense, sparse, singular, scaled, hostile", () => {
    expect(driftSystems(124, 6000)).toBeGreaterThan(4000);
  });

  it("on the ascent, the see-saw, the search and the certificate of I3322", () => {
    driftMaximum(125, 600);
  });

  it("on expm1", () => {
    const random = new Random(126);
    for (let k = 0; k < 100_000; k++) {
      const x = k % 2 === 0 ? random.uniform(0, EXP_LIMIT) : random.logUniform(1e-320, EXP_LIMIT);
      if (!Object.is(wasm.expm1(x), js.expm1(x))) expect.fail(`expm1(${x})`);
    }
    expect(wasm.expm1(EXP_LIMIT)).toBe(js.expm1(EXP_LIMIT));
  });

  it("on levels, rates and the Liouvillian with γ_j(ε₋) ≠ γ_j(ε₊)", () => {
    const random = new Random(127);
    for (let k = 0; k < 2000; k++) {
      const statistics = random.integer(2);
      const args = Array.from({ length: 3 }, () => random.logUniform(1e-3, 10)) as [
        number,
        number,
        number,
      ];
      const temperatures: [number, number] = [random.uniform(0, 2), random.uniform(0, 2)];
      const mu: [number, number] = statistics === 0 ? [0, 0] : [random.uniform(-1, 2), 0.3];
      const gamma = Array.from({ length: 4 }, () => random.uniform(0, 0.5)) as [
        number,
        number,
        number,
        number,
      ];
      for (const core of [wasm, js]) {
        core.hamiltonian(statistics, ...args);
        core.baths(statistics, ...temperatures, ...mu, ...gamma);
        core.liouvillian();
      }
      const witness = { statistics, args, temperatures, mu, gamma };
      expectSame(H_MEAN, H_GAP + 2, witness);
      expectSame(RATE_N, RATE_J + 2, witness);
      expectSame(LIOUVILLIAN_RE, LIOUVILLIAN_IM, witness);
      expectSame(LIOUVILLIAN_IM, LU_RE, witness);
    }
  });
});
