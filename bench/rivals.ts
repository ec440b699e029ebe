// What a JavaScript user would solve a complex linear system with: mathjs on complex
// matrices, ml-matrix and numeric on the real embedding of twice the size. Every rival
// gets its matrices ready in its own form.

import { complex, lusolve, type Matrix as MathMatrix, matrix } from "mathjs";
import { Matrix as MlMatrix, solve } from "ml-matrix";
import numeric from "numeric";
import { LIOUVILLE } from "../assembly/layout.js";
import type { System } from "../test/support/systems.js";

const N = LIOUVILLE;

/** A library with some systems in its own form. */
export interface Rival {
  readonly backend: string;
  /** Solves system k; something of its solution. */
  solve(k: number): number;
  /** The solution of system k: real parts, then imaginary parts. */
  solution(k: number): number[];
}

/** (Re, −Im; Im, Re), row by row. */
function embedded({ a }: System): number[][] {
  return Array.from({ length: 2 * N }, (_, i) =>
    Array.from({ length: 2 * N }, (_, j) => {
      const at = (i % N) * N + (j % N);
      if (i < N === j < N) return a.re[at]!;
      return i < N ? -a.im[at]! : a.im[at]!;
    }),
  );
}

function right({ b }: System): number[] {
  return [...b.re, ...b.im];
}

function mathjs(systems: readonly System[]): Rival {
  const forms = systems.map(({ a, b }) => ({
    a: matrix(
      Array.from({ length: N }, (_, i) =>
        Array.from({ length: N }, (_, j) => complex(a.re[i * N + j]!, a.im[i * N + j]!)),
      ),
    ),
    b: matrix(Array.from({ length: N }, (_, i) => complex(b.re[i]!, b.im[i]!))),
  }));
  const x = (k: number): MathMatrix => lusolve(forms[k]!.a, forms[k]!.b) as MathMatrix;
  const entry = (of: MathMatrix, i: number) => of.get([i, 0]) as { re: number; im: number };
  return {
    backend: "mathjs",
    solve: (k) => entry(x(k), 0).re,
    solution(k) {
      const all = x(k);
      const entries = Array.from({ length: N }, (_, i) => entry(all, i));
      return [...entries.map(({ re }) => re), ...entries.map(({ im }) => im)];
    },
  };
}

function mlMatrix(systems: readonly System[]): Rival {
  const forms = systems.map((system) => ({
    a: new MlMatrix(embedded(system)),
    b: MlMatrix.columnVector(right(system)),
  }));
  return {
    backend: "ml-matrix",
    solve: (k) => solve(forms[k]!.a, forms[k]!.b).get(0, 0),
    solution: (k) => solve(forms[k]!.a, forms[k]!.b).getColumn(0),
  };
}

function numericJs(systems: readonly System[]): Rival {
  const forms = systems.map((system) => ({ a: embedded(system), b: right(system) }));
  return {
    backend: "numeric",
    solve: (k) => numeric.solve(forms[k]!.a, forms[k]!.b)[0]!,
    solution: (k) => numeric.solve(forms[k]!.a, forms[k]!.b),
  };
}

/** All rivals, each with these systems. */
export function rivals(systems: readonly System[]): Rival[] {
  return [numericJs(systems), mlMatrix(systems), mathjs(systems)];
}
