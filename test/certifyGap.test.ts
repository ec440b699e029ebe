// Certificates down to the last digits: what rounding leaves of a gap, on every golden state
// and on both cores; the bound as the budget grows; work that grows with log(1/gap).

import { describe, expect, it } from "vitest";
import {
  CERTIFY_BOUND,
  CERTIFY_CELLS,
  CERTIFY_TARGET,
  CERTIFY_VALUE,
  OBSERVE_ALL,
  QUEUE,
  QUEUE_CAPACITY,
  QUEUE_COUNT,
  QUEUE_FIRST,
  QUEUE_STRIDE,
  RHO_IM,
  RHO_RE,
  STATE_I3322,
} from "../assembly/layout.js";
import type { Core } from "../src/core/core.js";
import { SOLVERS, solver } from "./support/backends.js";
import { CORES, js, wasm } from "./support/cores.js";
import { expectSame } from "./support/drift.js";
import { GOLDEN_STATES, type GoldenState } from "./support/golden.js";
import { Random } from "./support/random.js";
import { AS_THEY_ARE, asInput, KINDS, partySwapped, randomState } from "./support/states.js";

/** What rounding leaves of any gap: CERTIFY_FLOOR, and the allowance for r and s. */
const LEAST_GAP = 6e-13;

/** The certificate of a golden state on one core, before any cell is split. */
function started({ arena, stateMeasures, certifyStart }: Core, state: GoldenState, gap: number) {
  arena.set(state.rhoRe, RHO_RE);
  arena.set(state.rhoIm, RHO_IM);
  stateMeasures(OBSERVE_ALL);
  certifyStart(arena[STATE_I3322]!, gap);
}

describe("a certificate to the last digits", () => {
  it("closes the gap of every golden state, down to what rounding leaves, on both cores", async () => {
    for (const [row, { kind, rhoRe, rhoIm }] of GOLDEN_STATES.entries()) {
      const rho = { re: rhoRe, im: rhoIm };
      const [a, b] = await Promise.all(
        SOLVERS.map((each) => each.certify(rho, { gap: 1e-14, ...AS_THEY_ARE })),
      );
      expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 });
      expect(a!.gap, `${row}: ${kind}`).toBeLessThan(LEAST_GAP);
      expect(a!.gap).toBeGreaterThanOrEqual(0);
      expect(a!.bound - a!.value).toBe(a!.gap);
    }
  });

  it.each([1e-8, 1e-10, 1e-14, 0])("is monotone in the budget, on both cores alike: %d", (gap) => {
    for (const [row, state] of GOLDEN_STATES.entries()) {
      let least = Number.POSITIVE_INFINITY;
      for (const core of CORES) started(core, state, gap);
      for (let part = 0; part < 4; part++) {
        const left = CORES.map((core) => core.certifyRun(60));
        expect(left[0]).toBe(left[1]);
        expectSame(CERTIFY_VALUE, QUEUE + QUEUE_STRIDE * left[0]!, row);
        const { arena } = wasm;
        const bound = arena[CERTIFY_BOUND]!;
        if (!(bound <= least && bound >= arena[CERTIFY_VALUE]!)) expect.fail(`${row}: ${bound}`);
        least = bound;
      }
    }
  });

  it("gets no worse for a steady state next to an axial one, whatever the budget", async () => {
    const { rho } = solver.solve({
      statistics: "fermi",
      epsilon: [1.2725529466988519, 0.7274470533011481],
      kappa: 1.011262764269486,
      temperature: [0.05831454587168991, 0.004877270583529025],
      mu: [0.9969129783101379, 1.1168624661397188],
      gamma: [0.05634866654872894, 0.08779382032807917],
    });
    let cells = 0;
    for (const gap of [3e-8, 1e-8, 1e-10, 1e-12]) {
      const proof = await solver.certify(rho, { gap });
      expect(proof.gap).toBeLessThanOrEqual(gap);
      expect(proof.cells).toBeGreaterThan(cells);
      cells = proof.cells;
    }
    expect(cells).toBeLessThan(2000);
  });

  it("takes work that grows with log(1/gap): where the maximum is on an X-state's axis too", async () => {
    // Rows 0 and 4: |t_z| is the largest and p lies along z, where every azimuth is the same.
    for (const { rhoRe, rhoIm } of [GOLDEN_STATES[0]!, GOLDEN_STATES[4]!]) {
      const cells: number[] = [];
      for (const gap of [1e-6, 1e-8, 1e-10, 1e-12]) {
        cells.push((await solver.certify({ re: rhoRe, im: rhoIm }, { gap })).cells);
      }
      const added = cells.slice(1).map((count, k) => count - cells[k]!);
      expect(Math.max(...added)).toBeLessThan(2 * Math.min(...added));
      expect(cells.at(-1)).toBeLessThan(3000);
    }
  });

  it("ends where the queue is full: what has no room still counts", () => {
    const state = GOLDEN_STATES.find(({ kind }) => kind === "hilbert-schmidt")!;
    for (const core of CORES) {
      const { arena, certifyRun } = core;
      started(core, state, 0);
      certifyRun(500);
      // Every place is taken by a copy of one cell above the target.
      const cell = arena.slice(QUEUE + QUEUE_STRIDE * arena[QUEUE_FIRST]!).slice(0, QUEUE_STRIDE);
      expect(cell[6]).toBeGreaterThan(arena[CERTIFY_TARGET]!);
      for (let k = 0; k < QUEUE_CAPACITY; k++) arena.set(cell, QUEUE + QUEUE_STRIDE * k);
      arena[QUEUE_COUNT] = QUEUE_CAPACITY;
      // Nothing is in depth: each cell of a full queue is split and its second half dropped.
      for (let part = 0; part < 3; part++) {
        expect(certifyRun(1000)).toBeLessThanOrEqual(QUEUE_CAPACITY);
        expect(arena[CERTIFY_BOUND]).toBeGreaterThanOrEqual(arena[STATE_I3322]!);
        expect(arena[CERTIFY_BOUND]).toBeLessThanOrEqual(cell[6]! + 1e-12);
      }
    }
    expectSame(CERTIFY_VALUE, QUEUE + QUEUE_STRIDE * QUEUE_CAPACITY, "the full queue");
    expect(js.arena[CERTIFY_CELLS]).toBeGreaterThan(3000);
  });

  it("repairs a value that was too low, by little too", () => {
    for (const state of GOLDEN_STATES.slice(0, 40)) {
      for (const error of [1e-2, 1e-8, 1e-11]) {
        const { arena, certifyStart, certifyRun } = wasm;
        started(wasm, state, 1e-9);
        const value = arena[STATE_I3322]!;
        certifyStart(value - error, 1e-12);
        certifyRun(100_000);
        expect(value - arena[CERTIFY_VALUE]!).toBeLessThan(2e-12);
      }
    }
  });
});

describe("the bound without a certificate", () => {
  it("is the same for either party", () => {
    const random = new Random(225);
    for (let k = 0; k < 20 * KINDS.length; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { i3322Bound } = solver.state(asInput(rho), AS_THEY_ARE);
      const swapped = solver.state(asInput(partySwapped(rho)), AS_THEY_ARE).i3322Bound;
      expect(Math.abs(swapped - i3322Bound)).toBeLessThan(1e-6);
    }
  });
});
