// Certificates of many states at all gaps: each ends, is sound against brute force and closer than
// what was asked for.

import { describe, expect, it } from "vitest";
import { SOLVERS, solver } from "./support/backends.js";
import { bruteForce } from "./support/bruteForce.js";
import { GOLDEN_STATES } from "./support/golden.js";
import { randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { asInput, KINDS, randomState } from "./support/states.js";
import { Worst } from "./support/worst.js";

/** What rounding leaves of any gap: CERTIFY_FLOOR, and the allowance for r and s. */
const LEAST_GAP = 6e-13;
/** Seconds for one proof; nearly all take milliseconds. */
const BUDGET = 20;
const STATES = 300;
/** Redfield's equation leaves some steady states a little negative. */
const AS_IT_IS = { allowNotPositive: true } as const;

describe("a certificate", () => {
  it.each([1e-8, 1e-10, 1e-14])(
    "closes every golden state, on both cores alike: %d",
    async (gap) => {
      for (const { kind, rhoRe, rhoIm } of GOLDEN_STATES) {
        const rho = { re: rhoRe, im: rhoIm };
        const [a, b] = await Promise.all(
          SOLVERS.map((each) => each.certify(rho, { gap, ...AS_IT_IS })),
        );
        expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 });
        expect(a!.gap, kind).toBeLessThanOrEqual(Math.max(gap, LEAST_GAP));
        expect(a!.bound - a!.value).toBe(a!.gap);
      }
    },
  );

  it.each(KINDS)("holds against brute force at the least gap there is: %s", async (kind) => {
    const random = new Random(231);
    const above = new Worst("brute force above the bound");
    const below = new Worst("the value below brute force");
    for (let k = 0; k < STATES; k++) {
      const rho = randomState(random, kind);
      const proof = await solver.certify(asInput(rho), {
        gap: 1e-14,
        budget: BUDGET,
        ...AS_IT_IS,
      });
      const reached = bruteForce(rho, random, 60);
      above.update(reached - proof.bound, rho);
      below.update(reached - proof.value, rho);
      expect(proof.bound - proof.value).toBe(proof.gap);
    }
    above.expectWithin(0);
    below.expectWithin(1e-12);
  });

  it.each(["bose", "fermi"] as const)(
    "comes to 1e-10 for steady states that violate: %s",
    async (statistics) => {
      const random = new Random(232);
      for (let found = 0; found < STATES; ) {
        const { i3322, rho, concurrence } = solver.solve(randomParameters(random, statistics));
        // Product states have a whole curve of maxima.
        if (i3322 <= 4 || concurrence === 0) continue;
        found += 1;
        const proof = await solver.certify(rho, { gap: 1e-10, budget: BUDGET, ...AS_IT_IS });
        expect(proof.gap).toBeLessThanOrEqual(1e-10);
      }
    },
  );
});
