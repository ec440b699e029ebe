import { describe, expect, it } from "vitest";
import {
  LIOUVILLE,
  LIOUVILLE_ENTRIES,
  LIOUVILLIAN_IM,
  LIOUVILLIAN_RE,
} from "../assembly/layout.js";
import { STATUS_OK } from "../assembly/status.js";
import type { Core } from "../src/core/core.js";
import type { Parameters } from "../src/index.js";
import { type Matrix, matrix } from "./support/complex.js";
import { CORES } from "./support/cores.js";
import { randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { flat, generator, type Spectrum } from "./support/redfield.js";
import { Worst } from "./support/worst.js";

/** The kernel's 256 entries for these parameters. */
function kernel(core: Core, params: Parameters, { minus, plus }: Spectrum): Matrix {
  const { statistics, epsilon, kappa, temperature, mu } = params;
  const number = statistics === "bose" ? 0 : 1;
  core.hamiltonian(number, epsilon[0], epsilon[1], kappa);
  const status = core.baths(
    number,
    temperature[0],
    temperature[1],
    mu[0],
    mu[1],
    minus[0],
    plus[0],
    minus[1],
    plus[1],
  );
  expect(status).toBe(STATUS_OK);
  core.liouvillian();
  const plane = (from: number) => core.arena.slice(from, from + LIOUVILLE_ENTRIES);
  return matrix(LIOUVILLE, plane(LIOUVILLIAN_RE), plane(LIOUVILLIAN_IM));
}

function largest({ re, im }: Matrix): number {
  return Math.max(...re.map(Math.abs), ...im.map(Math.abs));
}

/** Two different spectra: γ_j(ε₋) ≠ γ_j(ε₊). */
function anySpectrum(random: Random): Spectrum {
  const pair = () => [random.uniform(0, 0.4), random.uniform(0, 0.4)] as const;
  return { minus: pair(), plus: pair() };
}

describe.each(CORES)("liouvillian on $backend", (core) => {
  it.each([
    ["bosons, weak coupling, Eq. (25)", "bose", false],
    ["bosons, strong coupling, Eq. (27)", "bose", true],
    ["fermions below κ = 2√(ε₁ε₂)", "fermi", false],
    ["fermions above it, still Eq. (25)", "fermi", true],
  ] as const)("equals Eq. (20) term by term in all 256 entries: %s", (_, statistics, above) => {
    const random = new Random(31);
    const worst = new Worst("entry, relative to the largest");
    for (let k = 0; k < 250; ) {
      const params = randomParameters(random, statistics);
      if (params.kappa > 2 * Math.sqrt(params.epsilon[0] * params.epsilon[1]) !== above) continue;
      k += 1;
      const gamma = k % 2 === 0 ? flat(params) : anySpectrum(random);
      const built = kernel(core, params, gamma);
      const printed = generator(params, gamma);
      const size = largest(printed);
      for (let i = 0; i < LIOUVILLE_ENTRIES; i++) {
        const witness = { params, gamma, row: i >> 4, column: i & 15 };
        worst.update(Math.abs(built.re[i]! - printed.re[i]!) / size, witness);
        worst.update(Math.abs(built.im[i]! - printed.im[i]!) / size, witness);
      }
    }
    // ε̄ − Ω of the reference has lost up to three digits.
    worst.expectWithin(1e-12);
  });

  it("conserves the trace and Hermiticity", () => {
    const random = new Random(32);
    const trace = new Worst("column sums over the populations");
    const hermiticity = new Worst("L[ba,dc] against L[ab,cd]*");
    for (let k = 0; k < 500; k++) {
      const params = randomParameters(random);
      const l = kernel(core, params, anySpectrum(random));
      const size = largest(l);
      for (let column = 0; column < 16; column++) {
        let re = 0;
        let im = 0;
        for (let a = 0; a < 4; a++) {
          re += l.re[16 * 5 * a + column]!;
          im += l.im[16 * 5 * a + column]!;
        }
        trace.update((Math.abs(re) + Math.abs(im)) / size, { params, column });
      }
      const transposed = (index: number) => 4 * (index & 3) + (index >> 2);
      for (let row = 0; row < 16; row++) {
        for (let column = 0; column < 16; column++) {
          const here = 16 * row + column;
          const there = 16 * transposed(row) + transposed(column);
          hermiticity.update(Math.abs(l.re[here]! - l.re[there]!) / size, { params, row, column });
          hermiticity.update(Math.abs(l.im[here]! + l.im[there]!) / size, { params, row, column });
        }
      }
    }
    trace.expectWithin(1e-15);
    hermiticity.expectWithin(1e-15);
  });

  it("keeps even and odd numbers of excited modes apart", () => {
    const random = new Random(33);
    for (let k = 0; k < 100; k++) {
      const params = randomParameters(random);
      const l = kernel(core, params, anySpectrum(random));
      // Levels 1, 4 (index 0, 3) and 2, 3: an entry |a⟩⟨b| across them never meets one within.
      const across = (index: number) => ((index >> 2) % 3 === 0) !== ((index & 3) % 3 === 0);
      for (let i = 0; i < LIOUVILLE_ENTRIES; i++) {
        if (across(i >> 4) === across(i & 15)) continue;
        expect(l.re[i]).toBe(0);
        expect(l.im[i]).toBe(0);
      }
    }
  });
});
