// The complex LU kernel against the textbook loop, bit for bit, and against the systems it
// was given. Work size: 16×16; smaller systems stand beside an identity.

import { describe, expect, it } from "vitest";
import { LIOUVILLE, LU_RE, PIVOT_MAX, PIVOT_MIN, RHS } from "../assembly/layout.js";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../assembly/status.js";
import type { Core } from "../src/core/core.js";
import { type Matrix, zero } from "./support/complex.js";
import { CORES } from "./support/cores.js";
import { backwardError, eliminate, type Vector } from "./support/gauss.js";
import { Random } from "./support/random.js";
import { denseSystem, luSystems, packed, type System, unpaired } from "./support/systems.js";
import { Worst } from "./support/worst.js";

const N = LIOUVILLE;

function solve({ arena, luSolve }: Core, system: System): { status: number; x: Vector } {
  arena.set(packed(system), LU_RE);
  const status = luSolve();
  return { status, x: unpaired(arena.slice(RHS, RHS + 2 * N)) };
}

/** Index of the first value that is not the same bit for bit, or −1. */
function firstDifference(x: Vector, y: Vector, length: number): number {
  for (let k = 0; k < length; k++) {
    if (!Object.is(x.re[k], y.re[k]) || !Object.is(x.im[k], y.im[k])) return k;
  }
  return -1;
}

/** The leading n×n block of a system. */
function leading({ a, b }: System, n: number): System {
  const block: Matrix = zero(n);
  for (let i = 0; i < n; i++) {
    block.re.set(a.re.subarray(i * N, i * N + n), i * n);
    block.im.set(a.im.subarray(i * N, i * N + n), i * n);
  }
  return { kind: "block", a: block, b: { re: b.re.slice(0, n), im: b.im.slice(0, n) } };
}

describe.each(CORES)("luSolve on $backend", (core) => {
  it("does the textbook loop's arithmetic, bit for bit", () => {
    let compared = 0;
    for (const system of luSystems(41, 1500)) {
      const { status, x } = solve(core, system);
      if (status !== STATUS_OK) continue;
      expect(firstDifference(x, eliminate(system.a, system.b), N), system.kind).toBe(-1);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(900);
  });

  it("solves systems of every size from 1 to 16 beside an identity", () => {
    const random = new Random(42);
    for (let n = 1; n <= N; n++) {
      for (let k = 0; k < 30; k++) {
        const system = denseSystem(random, n);
        const { status, x } = solve(core, system);
        expect(status).toBe(STATUS_OK);
        const small = leading(system, n);
        expect(firstDifference(x, eliminate(small.a, small.b), n), `size ${n}`).toBe(-1);
        for (let i = n; i < N; i++) {
          expect([x.re[i], x.im[i]]).toEqual([system.b.re[i], system.b.im[i]]);
        }
      }
    }
  });

  it("has a small backward error, also scaled by 1e±100", () => {
    const worst = new Worst("Oettli-Prager backward error");
    const random = new Random(43);
    for (let k = 0; k < 600; k++) {
      const scale = [1, 1e100, 1e-100][k % 3]!;
      const system = denseSystem(random, N, scale);
      const { status, x } = solve(core, system);
      expect(status).toBe(STATUS_OK);
      // The residual is judged at scale one, where its products neither overflow nor underflow.
      const unscaled = (v: Float64Array) => v.map((value) => value / scale);
      const a = { n: N, re: unscaled(system.a.re), im: unscaled(system.a.im) };
      worst.update(
        backwardError(a, x, { re: unscaled(system.b.re), im: unscaled(system.b.im) }),
        k,
      );
    }
    // n times the growth of a few, in units of 2⁻⁵³.
    worst.expectWithin(16 * 4 * 2 ** -53);
  });

  it("says what is singular", () => {
    const random = new Random(44);
    const zeroColumn = denseSystem(random, N);
    for (let i = 0; i < N; i++) zeroColumn.a.re[i * N + 5] = zeroColumn.a.im[i * N + 5] = 0;
    expect(solve(core, zeroColumn).status).toBe(STATUS_SINGULAR_LIOUVILLIAN);
    const nothing: System = {
      kind: "zero",
      a: zero(N),
      b: { re: new Float64Array(N), im: new Float64Array(N) },
    };
    expect(solve(core, nothing).status).toBe(STATUS_SINGULAR_LIOUVILLIAN);
  });

  it("shows a nearly singular matrix by its pivots", () => {
    const random = new Random(45);
    const system = denseSystem(random, N);
    // Last row: a combination of the others.
    for (let j = 0; j < N; j++) {
      for (const plane of [system.a.re, system.a.im]) {
        plane[15 * N + j] = 0.5 * plane[3 * N + j]! - 0.25 * plane[7 * N + j]!;
      }
    }
    solve(core, system);
    expect(core.arena[PIVOT_MIN]! / core.arena[PIVOT_MAX]!).toBeLessThan(1e-15);
    solve(core, denseSystem(random, N));
    expect(core.arena[PIVOT_MIN]! / core.arena[PIVOT_MAX]!).toBeGreaterThan(1e-6);
  });

  it.each([NaN, -NaN, Infinity, -Infinity])("refuses a matrix with %d anywhere", (hostile) => {
    const random = new Random(46);
    for (let k = 0; k < 60; k++) {
      const system = denseSystem(random, N);
      const plane = random.chance(0.5) ? system.a.re : system.a.im;
      plane[random.integer(N * N)] = hostile;
      expect(solve(core, system).status).toBe(STATUS_OVERFLOW);
    }
  });
});
