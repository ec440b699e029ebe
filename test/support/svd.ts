// A frame in which a correlation matrix is diagonal, for the brute force: plain arrays, no kernel.

export interface Frame {
  /** Singular values, in no order. */
  readonly values: number[];
  /** u[i][k], w[i][k]: columns k of U and W, T = U diag(values) Wᵀ. */
  readonly u: number[][];
  readonly w: number[][];
}

/** Part of the largest value below which a column's direction is rounding. */
const RANK = 1e-12;

/** One-sided Jacobi rotations on the columns of a 3×3 matrix. */
export function singularFrame(t: readonly (readonly number[])[]): Frame {
  const a = t.map((row) => [...row]);
  const w = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const column = (m: number[][], k: number) => m.map((row) => row[k]!);
  const dot = (x: number[], y: number[]) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  for (let sweep = 0; sweep < 30; sweep++) {
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const off = dot(column(a, p), column(a, q));
      if (off === 0) continue;
      const difference = dot(column(a, q), column(a, q)) - dot(column(a, p), column(a, p));
      const angle = 0.5 * Math.atan2(2 * off, difference);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (const m of [a, w]) {
        for (const row of m) {
          const [x, y] = [row[p]!, row[q]!];
          row[p] = c * x - s * y;
          row[q] = s * x + c * y;
        }
      }
    }
  }
  const values = [0, 1, 2].map((k) => Math.hypot(...column(a, k)));
  const largest = Math.max(...values);
  const u = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const put = (k: number, v: number[]) => {
    v.forEach((x, i) => {
      u[i]![k] = x;
    });
  };
  const done: number[] = [];
  for (let k = 0; k < 3; k++) {
    if (!(values[k]! > RANK * largest)) continue;
    put(
      k,
      column(a, k).map((x) => x / values[k]!),
    );
    done.push(k);
  }
  // Complete the basis: the unit vector that the columns so far leave most of.
  for (let k = 0; k < 3; k++) {
    if (done.includes(k)) continue;
    const rests = [0, 1, 2].map((axis) => {
      const v = [0, 0, 0];
      v[axis] = 1;
      for (const other of done) {
        const x = u[axis]![other]!;
        column(u, other).forEach((y, i) => {
          v[i] = v[i]! - x * y;
        });
      }
      return v;
    });
    rests.sort((x, y) => Math.hypot(...y) - Math.hypot(...x));
    const norm = Math.hypot(...rests[0]!);
    put(
      k,
      rests[0]!.map((x) => x / norm),
    );
    done.push(k);
  }
  return { values, u, w };
}
