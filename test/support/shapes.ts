// Every shape of a density matrix.

import type { Matrix } from "./complex.js";

/** A complex number as Python prints it. */
export function python(re: number, im: number): string {
  if (re === 0 && !Object.is(re, -0)) return `${im}j`;
  return `(${re}${im < 0 || Object.is(im, -0) ? "-" : "+"}${Math.abs(im)}j)`;
}

/** Rows of `width` entries. */
export function rows<T>(list: readonly T[], width = 4): T[][] {
  return Array.from({ length: list.length / width }, (_, k) =>
    list.slice(width * k, width * (k + 1)),
  );
}

/** A matrix as every shape of a density matrix. */
export function shapes({ re, im }: Matrix): Record<string, unknown> {
  const [a, b] = [Array.from(re), Array.from(im)];
  const pairs = a.map((x, k) => [x, b[k]!] as const);
  const interleaved = pairs.flat();
  const objects = pairs.map(([x, y]) => ({ re: x, im: y }));
  const numpy = pairs.map(([x, y]) => ({ real: x, imag: y }));
  const texts = pairs.map(([x, y]) => python(x, y));
  return {
    planes: { re: a, im: b },
    "nested planes": { re: rows(a), im: rows(b) },
    "planes of other names": { real: a, imag: rows(b) },
    pairs,
    "nested pairs": rows(pairs),
    objects,
    "nested objects": rows(objects),
    "objects of other names": numpy,
    "nested objects of other names": rows(numpy),
    texts,
    "nested texts": rows(texts),
    "texts of numpy 2": texts.map(
      (text) => `np.complex128${text.startsWith("(") ? text : `(${text})`}`,
    ),
    "texts of MATLAB": pairs.map(([x, y]) => `${x} ${y < 0 ? "-" : "+"} ${Math.abs(y)}i`),
    "texts of Julia": pairs.map(([x, y]) => `${x} ${y < 0 ? "-" : "+"} ${Math.abs(y)}im`),
    interleaved,
    "interleaved rows": rows(interleaved, 8),
    typed: Float64Array.from(interleaved),
    "with a leading axis": [rows(pairs)],
  };
}
