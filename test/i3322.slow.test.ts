// The global maximum of I3322 against a brute force of 300 random starts per state.

import { describe, it } from "vitest";
import { solver } from "./support/backends.js";
import { bruteForce } from "./support/bruteForce.js";
import { matrix } from "./support/complex.js";
import { GOLDEN_STATES } from "./support/golden.js";
import { randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { AS_THEY_ARE, asInput, HARD_KINDS, KINDS, randomState } from "./support/states.js";
import { Worst } from "./support/worst.js";

const STARTS = 300;
const STATES = 20_000;

describe("I3322 is never 1e-9 below a brute force of 300 random starts", () => {
  it("on the golden states", () => {
    const random = new Random(141);
    const worst = new Worst("brute force above the value");
    for (const { kind, rhoRe, rhoIm } of GOLDEN_STATES) {
      const { i3322 } = solver.state({ re: rhoRe, im: rhoIm }, AS_THEY_ARE);
      worst.update(bruteForce(matrix(4, rhoRe, rhoIm), random, STARTS) - i3322, kind);
    }
    worst.expectWithin(1e-9);
  });

  it.each([...KINDS, ...HARD_KINDS])("on random states: %s", (kind) => {
    const random = new Random(142);
    const worst = new Worst("brute force above the value");
    for (let k = 0; k < STATES / 10; k++) {
      const rho = randomState(random, kind);
      const { i3322 } = solver.state(asInput(rho), AS_THEY_ARE);
      worst.update(bruteForce(rho, random, STARTS) - i3322, {
        re: Array.from(rho.re),
        im: Array.from(rho.im),
      });
    }
    worst.expectWithin(1e-9);
  });

  it.each(["bose", "fermi"] as const)(
    "on steady states through solve(), %s: the fast lane of X-states",
    (statistics) => {
      const random = new Random(143);
      const worst = new Worst("general search above the value");
      for (let k = 0; k < 200_000; k++) {
        const params = randomParameters(random, statistics);
        const { i3322, rho } = solver.solve(params);
        worst.update(solver.state(rho, AS_THEY_ARE).i3322 - i3322, params);
      }
      worst.expectWithin(1e-9);
    },
  );
});
