// What the measures are made of: the logarithm and the eigenvalues.

import { describe, expect, it } from "vitest";
import { arena } from "#kernels/arena";
import { hermitianEigenvalues } from "#kernels/linear/hermitian";
import { log2 } from "#kernels/linear/log2";
import { OBSERVE_ALL, RHO_IM, RHO_RE, TRIDIAGONAL } from "../../assembly/layout.js";
import { matrix } from "../support/complex.js";
import { js, wasm } from "../support/cores.js";
import { eigensystem } from "../support/hermitian.js";
import { Random } from "../support/random.js";
import { Worst } from "../support/worst.js";

describe("kernels of measures", () => {
  it("have a logarithm that is good to two units in the last place", () => {
    const random = new Random(7011);
    const relative = new Worst("log2");
    const absolute = new Worst("log2 beside 1");
    for (let k = 0; k < 50_000; k++) {
      const x = random.logUniform(1e-300, 1e300);
      relative.update(Math.abs(log2(x) / Math.log2(x) - 1), x);
      const near = random.uniform(0.6, 1.6);
      absolute.update(Math.abs(log2(near) - Math.log2(near)), near);
      if (!Object.is(wasm.log2(x), js.log2(x))) expect.fail(`log2(${x})`);
    }
    relative.expectWithin(4.5e-16);
    absolute.expectWithin(2.3e-16);
    for (let k = -1022; k < 1024; k++) expect(log2(2 ** k)).toBe(k);
  });

  it("find the eigenvalues of Hermitian matrices, equal ones and zeros too", () => {
    const random = new Random(7012);
    const worst = new Worst("eigenvalues, relative to the matrix");
    for (let k = 0; k < 2000; k++) {
      const re = new Float64Array(16);
      const im = new Float64Array(16);
      const whole = random.chance(0.3);
      // Squares of the tiny ones have lost their digits.
      const tiny = random.chance(0.3) ? random.pick([1e-120, 1e-165, 1e-310]) : 0;
      const draw = () =>
        random.chance(0.3) ? tiny : whole ? random.integer(3) - 1 : random.normal();
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j <= i; j++) {
          re[4 * i + j] = re[4 * j + i] = draw();
          if (i === j) continue;
          im[4 * i + j] = draw();
          im[4 * j + i] = -im[4 * i + j]!;
        }
      }
      arena.set(re, RHO_RE);
      arena.set(im, RHO_IM);
      hermitianEigenvalues(RHO_RE, RHO_IM);
      const found = Array.from(arena.subarray(TRIDIAGONAL, TRIDIAGONAL + 4) as Float64Array);
      found.sort((a, b) => a - b);
      const size = Math.hypot(...re, ...im);
      eigensystem(matrix(4, re, im)).values.forEach((value, i) => {
        worst.update(Math.abs(found[i]! - value) / Math.max(1, size), { re, im });
      });
    }
    worst.expectWithin(2e-15);
  });

  it("leave nothing out of the mask of everything", () => {
    expect(OBSERVE_ALL & (OBSERVE_ALL + 1)).toBe(0);
  });
});
