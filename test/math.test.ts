import { describe, expect, it } from "vitest";
import { EXP_LIMIT } from "../assembly/constants.js";
import { CORES } from "./support/cores.js";
import { Random } from "./support/random.js";
import { nextDown, nextUp, ulpDistance } from "./support/ulp.js";
import { Worst } from "./support/worst.js";

/** Units in the last place allowed to each side: the kernel's polynomial, and the engine's expm1. */
const ULPS = 2;

describe.each(CORES)("expm1 on $backend", (core) => {
  it("is within 2 ulp of Math.expm1 over its domain", () => {
    const random = new Random(11);
    const worst = new Worst("expm1, ulp");
    for (let k = 0; k < 200_000; k++) {
      const x = k % 2 === 0 ? random.uniform(0, EXP_LIMIT) : random.logUniform(1e-20, EXP_LIMIT);
      worst.update(ulpDistance(core.expm1(x), Math.expm1(x)), x);
    }
    worst.expectWithin(ULPS);
  });

  it("is so where the range reduction turns over", () => {
    const worst = new Worst("expm1 next to (k + 1/2) ln 2, ulp");
    for (let k = 0; (k + 0.5) * Math.LN2 < EXP_LIMIT; k++) {
      for (const centre of [k * Math.LN2, (k + 0.5) * Math.LN2]) {
        for (const x of [nextDown(centre), centre, nextUp(centre)]) {
          if (x >= 0) worst.update(ulpDistance(core.expm1(x), Math.expm1(x)), x);
        }
      }
    }
    worst.expectWithin(ULPS);
  });

  it("is exact at zero and for arguments whose square is lost", () => {
    for (const x of [0, Number.MIN_VALUE, 1e-300, 1e-100, 1e-17]) expect(core.expm1(x)).toBe(x);
  });

  it("is finite at the end of its domain", () => {
    expect(core.expm1(EXP_LIMIT)).toBeLessThan(Infinity);
    expect(ulpDistance(core.expm1(EXP_LIMIT), Math.expm1(EXP_LIMIT))).toBeLessThanOrEqual(ULPS);
  });
});
