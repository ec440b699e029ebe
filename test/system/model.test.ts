// What a system may be, and what it is refused for.

import { describe, expect, it } from "vitest";
import { pchipSlopes, spectrum } from "../../src/model/spectrum.js";
import { checkedSystem } from "../../src/model/system.js";
import { pchip } from "../support/pchip.js";
import { Random } from "../support/random.js";

const BATH = { coupling: { XI: 1 }, temperature: 0.5, spectrum: { kind: "flat", gamma: 0.1 } };
const with_ = (change: object) => ({ hamiltonian: { ZI: 1, XX: 0.3 }, baths: [BATH], ...change });
const bath = (change: object) => with_({ baths: [{ ...BATH, ...change }] });
const message = (input: unknown) => {
  try {
    checkedSystem(input);
  } catch (error) {
    return (error as Error).message;
  }
  return expect.fail("accepted");
};

describe("a system", () => {
  it("has defaults", () => {
    expect(checkedSystem(with_({})).system).toEqual({
      hamiltonian: { ZI: 1, XX: 0.3 },
      baths: [
        {
          coupling: { XI: 1 },
          form: "linear",
          statistics: "bose",
          temperature: 0.5,
          mu: 0,
          spectrum: { kind: "flat", gamma: 0.1 },
        },
      ],
      jumps: [],
      equation: "redfield",
    });
    expect(spectrum({ kind: "ohmic", gamma: 1 }, "s")).toEqual({
      kind: "ohmic",
      gamma: 1,
      exponent: 1,
      reference: 1,
      cutoff: { kind: "none" },
    });
  });

  it("is the same from strings and from matrices of every shape", () => {
    const words = { "+-": [0.2, 0.3], "-+": [0.2, -0.3], nI: 0.7, IZ: -0.4, XY: 0.1 };
    const wanted = checkedSystem(with_({ hamiltonian: words })).hamiltonian;
    // ⟨10|H|01⟩ = 0.2 + 0.3i with XY's part: X on qubit 1, Y on qubit 2.
    const re = [-0.4, 0, 0, 0, 0, 0.4, 0.2, 0, 0, 0.2, 0.3, 0, 0, 0, 0, 1.1];
    const im = [0, 0, 0, -0.1, 0, 0, -0.2, 0, 0, 0.2, 0, 0, 0.1, 0, 0, 0];
    const rows = (plane: readonly number[]) => [0, 4, 8, 12].map((k) => plane.slice(k, k + 4));
    const complex = re.map((x, k) => [x, im[k]!] as const);
    for (const hamiltonian of [
      { re, im },
      { re: rows(re), im: rows(im) },
      complex,
      complex.map(([x, y]) => ({ re: x, im: y })),
      complex.map(([x, y]) => ({ real: x, imag: y })),
      complex.map(([x, y]) => `(${x}${y < 0 ? "-" : "+"}${Math.abs(y)}j)`),
      complex.flat(),
      Float64Array.from(complex.flat()),
    ]) {
      const own = checkedSystem(with_({ hamiltonian })).hamiltonian;
      wanted.re.forEach((x, k) => {
        expect(own.re[k]).toBeCloseTo(x, 15);
      });
    }
  });

  it("names what is wrong, where, and the way out", () => {
    for (const [input, ...parts] of [
      [with_({ hamiltonain: 1 }), "hamiltonain", 'Did you mean "hamiltonian"'],
      [with_({ hamiltonian: { XQ: 1 } }), "hamiltonian.XQ", 'Did you mean "X', "two letters"],
      [with_({ hamiltonian: { "+-": 0.3 } }), "not Hermitian", "⟨10|·|01⟩ = 0.3", "conjugate"],
      [with_({ hamiltonian: { ZI: [1, 0.5] } }), "not Hermitian", "imaginary part"],
      [with_({ hamiltonian: [1, 2, 3] }), "hamiltonian", "4×4 or 16 complex entries"],
      [with_({ baths: undefined }), "baths", "at least one bath or jump operator"],
      [with_({ equation: "redfeild" }), "equation", 'Did you mean "redfield"'],
      [with_({ equation: "secular", secularCutoff: 1 }), "secularCutoff", '"secular"'],
      [with_({ secularCutoff: -1 }), "secularCutoff", "-1"],
      [with_({ jumps: [{ operator: { "-I": 1 }, rate: -0.1 }] }), "jumps.1.rate", "-0.1"],
      [with_({ equation: "local" }), "baths.1.frequency", "nothing was given"],
      [bath({ statistics: "fermi" }), "baths.1.form", '"exchange"'],
      [bath({ mu: 0.4 }), "baths.1.mu", "0 for bosons"],
      [bath({ temperature: -1 }), "baths.1.temperature", "-1"],
      [bath({ coupling: { "-I": 1 } }), "baths.1.coupling", "not Hermitian"],
      [bath({ spectrum: { kind: "ohmik", gamma: 1 } }), "baths.1.spectrum.kind", '"ohmic"'],
      [bath({ spectrum: { kind: "flat", gamma: -1 } }), "baths.1.spectrum.gamma", "-1"],
      [bath({ spectrum: { kind: "flat", gama: 1 } }), "gama", 'Did you mean "gamma"'],
      [
        bath({ spectrum: { kind: "ohmic", gamma: 1, cutoff: { kind: "drude" } } }),
        "cutoff.frequency",
      ],
      [
        bath({ spectrum: { kind: "table", frequency: [0, 2, 1], gamma: [1, 1, 1] } }),
        "spectrum.frequency.3",
        "ascending",
      ],
      [
        bath({ spectrum: { kind: "table", frequency: [0, 2], gamma: [1, -1] } }),
        "spectrum.gamma.2",
        "-1",
      ],
      [
        bath({ statistics: "fermi", form: "exchange", spectrum: { kind: "ohmic", gamma: 1 } }),
        "baths.1.spectrum.kind",
        "fermions",
      ],
      [with_({ baths: Array.from({ length: 65 }, () => BATH) }), "baths", "65", "at most 64"],
    ] as const) {
      const text = message(input);
      for (const part of parts) expect(text).toContain(part);
    }
  });
});

it("tables have SciPy's slopes", () => {
  const random = new Random(1431);
  for (let k = 0; k < 200; k++) {
    const n = 2 + random.integer(6);
    const x = Array.from({ length: n }, (_, i) => i + random.uniform(0, 0.9));
    const y = Array.from({ length: n }, () => random.pick([0, random.uniform()]));
    const slopes = pchipSlopes(x, y);
    x.slice(0, -1).forEach((start, i) => {
      const [h, t] = [x[i + 1]! - start, random.uniform()];
      const u = 1 - t;
      const own =
        u * u * ((1 + 2 * t) * y[i]! + t * h * slopes[i]!) +
        t * t * ((1 + 2 * u) * y[i + 1]! - u * h * slopes[i + 1]!);
      expect(own).toBeCloseTo(pchip(x, y, start + t * h), 13);
    });
  }
});
