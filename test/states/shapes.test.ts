// Every shape of one state gives the same 32 numbers; what is none is named as what it is.

import { describe, expect, it } from "vitest";
import { complexText } from "../../src/model/complex.js";
import { complexMatrix } from "../../src/model/matrix.js";
import { readState } from "../../src/model/state.js";
import { SOLVERS } from "../support/backends.js";
import { type Matrix, projector } from "../support/complex.js";
import { Random } from "../support/random.js";
import { python, rows, shapes } from "../support/shapes.js";
import { asInput, KINDS, randomState, SINGLET } from "../support/states.js";

const plus = (re: Float64Array) => Array.from(re, (value) => value + 0);

describe("a random state", () => {
  it("has the same 32 numbers in every shape, bare and under rho", () => {
    const random = new Random(4101);
    for (let k = 0; k < 20 * KINDS.length; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const numbers = Array.from(rho.re).flatMap((re, j) => [re + 0, rho.im[j]! + 0]);
      for (const [name, shape] of Object.entries(shapes(rho))) {
        expect(plus(readState(shape).numbers), name).toEqual(numbers);
        const under = readState({ id: 7, rho: shape, meta: { a: [1] } });
        expect(plus(under.numbers), name).toEqual(numbers);
        expect(under.further).toEqual({ id: 7, meta: { a: [1] } });
      }
    }
  });

  it("may be real: 16 numbers, flat or nested, typed or not, without imaginary parts", () => {
    const { re } = SINGLET;
    const list = Array.from(re);
    const wanted = list.flatMap((x) => [x, 0]);
    for (const shape of [list, rows(list), re, { re: list }, { re: rows(list) }, { real: re }]) {
      expect(plus(readState(shape).numbers)).toEqual(wanted);
    }
  });

  it("is the same from its ket in every shape", () => {
    const random = new Random(4102);
    for (let k = 0; k < 100; k++) {
      const draw = () => Array.from({ length: 4 }, () => random.normal());
      const [a, b] = [draw(), draw()];
      const norm = Math.hypot(...a, ...b);
      const [re, im] = [a.map((x) => x / norm), b.map((x) => x / norm)];
      const wanted = projector(re, im);
      const pairs = re.map((x, j) => [x, im[j]!] as const);
      for (const ket of [
        pairs,
        pairs.flat(),
        Float64Array.from(pairs.flat()),
        { re, im },
        pairs.map(([x, y]) => ({ re: x, im: y })),
        pairs.map(([x, y]) => ({ real: x, imag: y })),
        pairs.map(([x, y]) => python(x, y)),
        pairs.map(([x, y]) => [python(x, y)]),
      ]) {
        const { numbers, further } = readState({ ket, id: "psi" });
        for (let j = 0; j < 16; j++) {
          expect(numbers[2 * j]).toBeCloseTo(wanted.re[j]!, 14);
          expect(numbers[2 * j + 1]).toBeCloseTo(wanted.im[j]!, 14);
        }
        expect(further).toEqual({ id: "psi" });
      }
    }
  });
});

/** Tr(ρ σₘ⊗σₙ), from the definition of the Pauli matrices. */
function expectation({ re, im }: Matrix, m: number, n: number): number {
  const sigma = [
    [
      [1, 0],
      [0, 0],
      [0, 0],
      [1, 0],
    ],
    [
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [0, -1],
      [0, 1],
      [0, 0],
    ],
    [
      [1, 0],
      [0, 0],
      [0, 0],
      [-1, 0],
    ],
  ];
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const [ar, ai] = sigma[m]![2 * (i >> 1) + (j >> 1)] as [number, number];
      const [br, bi] = sigma[n]![2 * (i & 1) + (j & 1)] as [number, number];
      const [pr, pi] = [ar * br - ai * bi, ar * bi + ai * br];
      sum += pr * re[4 * j + i]! - pi * im[4 * j + i]!;
    }
  }
  return sum;
}

describe("Bloch vectors and correlations", () => {
  it("give back the state that they are of, T flat or nested, under either letters", () => {
    const random = new Random(4103);
    for (let k = 0; k < 10 * KINDS.length; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const a = [1, 2, 3].map((i) => expectation(rho, i, 0));
      const b = [1, 2, 3].map((i) => expectation(rho, 0, i));
      const t = [1, 2, 3].map((i) => [1, 2, 3].map((j) => expectation(rho, i, j)));
      for (const bloch of [
        { a, b, t },
        { a, b, t: t.flat() },
        { r: a, s: b, T: t },
      ]) {
        const { numbers } = readState({ bloch });
        for (let j = 0; j < 16; j++) {
          expect(numbers[2 * j]).toBeCloseTo(rho.re[j]!, 14);
          expect(numbers[2 * j + 1]).toBeCloseTo(rho.im[j]!, 14);
        }
      }
    }
  });
});

describe("the text of a complex number", () => {
  it.each([
    ["(0.45+0j)", 0.45, 0],
    ["0.5-0.1j", 0.5, -0.1],
    ["1e-3j", 0, 1e-3],
    ["-1.5E-3-2e+2J", -1.5e-3, -200],
    ["0.+0.j", 0, 0],
    [".5", 0.5, 0],
    ["j", 0, 1],
    ["-i", 0, -1],
    ["0.5 + 0.1 i", 0.5, 0.1],
    ["0.5 - 0.1*I", 0.5, -0.1],
    ["−1−2j", -1, -2],
    ["np.complex128(0.25-1e-05j)", 0.25, -1e-5],
  ])("%s is read", (text, re, im) => {
    const found = complexText(text)!;
    expect(found[0] + 0).toBe(re);
    expect(found[1] + 0).toBe(im);
  });

  it("is none in other words", () => {
    for (const text of ["", "a", "1+2", "1j+2", "0x10", "1,5", "(1+2j", "1e", "--1", "1 2"]) {
      expect(complexText(text.replace("1 2", "1;2")), text).toBeNull();
    }
    expect(complexText("nan+0j")).toEqual([Number.NaN, 0]);
    expect(complexText("-inf")).toEqual([-Infinity, 0]);
  });
});

describe("a matrix of any kind", () => {
  it("is read without being a state, under a path and a code of its own", () => {
    const h = [
      [1, "2-1j", 0, 0],
      ["2+1j", 1e9, 0, 0],
      [0, 0, 3, 0],
      [0, 0, 0, -7],
    ];
    const numbers = complexMatrix(h, "hamiltonian", "INVALID_PARAMETER");
    expect(Array.from(numbers.subarray(0, 4))).toEqual([1, 0, 2, -1]);
    expect(numbers[10]).toBe(1e9);
    expect(() => complexMatrix([1], "hamiltonian", "INVALID_PARAMETER")).toThrow(
      "hamiltonian: 1 entries. Allowed: 4×4",
    );
  });
});

describe.each(SOLVERS)("solver.state on $backend", (solver) => {
  it("takes any shape and gives back what stood beside it", () => {
    const direct = solver.state(asInput(SINGLET));
    const beside = solver.state({ id: "a", rho: asInput(SINGLET), meta: { run: 3 } });
    expect(beside).toEqual({ ...direct, id: "a", meta: { run: 3 } });
    expect(beside.id).toBe("a");
    expect(solver.state({ ket: [0, Math.SQRT1_2, -Math.SQRT1_2, 0] }).concurrence).toBeCloseTo(
      1,
      14,
    );
    expect(solver.state({ bloch: { t: [-1, 0, 0, 0, -1, 0, 0, 0, -1] } }).chsh).toBeCloseTo(
      2 * Math.SQRT2,
      14,
    );
  });
});
