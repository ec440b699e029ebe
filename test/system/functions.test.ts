// ln, powers and decaying exponentials of the spectra's own, on both cores' source.

import { expect, it } from "vitest";
import { decay, logarithm, power } from "#kernels/system/functions";
import { Random } from "../support/random.js";

/** In units of the last place of 1, relative to the larger of |b| and 1. */
const off = (a: number, b: number) => Math.abs(a - b) / Math.max(Math.abs(b), 1e-300);

it("ln is good to two units in the last place over all numbers", () => {
  const random = new Random(1421);
  for (let k = 0; k < 20_000; k++) {
    const x = random.logUniform(1e-300, 1e300);
    expect(off(logarithm(x), Math.log(x))).toBeLessThan(4.5e-16);
    const near = random.uniform(0.5, 2);
    expect(Math.abs(logarithm(near) - Math.log(near))).toBeLessThan(2.3e-16);
  }
  expect(logarithm(1)).toBe(0);
  expect(logarithm(5e-324)).toBeCloseTo(Math.log(5e-324), 12);
  expect(logarithm(1.7e308)).toBeCloseTo(Math.log(1.7e308), 12);
});

it("powers lose what their exponent is large by", () => {
  const random = new Random(1422);
  for (let k = 0; k < 20_000; k++) {
    const x = random.logUniform(1e-4, 1e4);
    const p = random.uniform(-3, 5);
    const allowed = 4e-16 * (1 + Math.abs(p * Math.log(x)));
    expect(off(power(x, p), x ** p)).toBeLessThan(allowed);
    for (const q of [0, 0.5, 1, 1.5, 2, 3]) expect(off(power(x, q), x ** q)).toBeLessThan(5e-16);
  }
});

it("decays without overflow", () => {
  for (const x of [0, 1e-300, 1e-9, 0.3, 1, 20, 700]) {
    expect(off(decay(x), Math.exp(-x))).toBeLessThan(7e-16);
  }
  expect(decay(709)).toBe(0);
  expect(decay(1e300)).toBe(0);
});
