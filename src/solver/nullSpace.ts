// Null spaces of small real matrices, and what projects onto them.

/** A square matrix by rows. */
export type Square = readonly Float64Array[];

/** The matrix with rows and columns exchanged. */
export function transposed(a: Square): Float64Array[] {
  return a.map((_, i) => Float64Array.from(a, (row) => row[i]!));
}

/** The largest entry of each row, one where there is none. */
function sizes(a: Square): number[] {
  return a.map((row) => row.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1);
}

/** Rows divided by their largest entry, so that slow and fast ones are told from rounding alike. */
function equilibrated(a: Square): Float64Array[] {
  const by = sizes(a);
  return a.map((row, i) => row.map((x) => x / by[i]!));
}

/** A basis of the null space; pivots of rows of size one that are below `tolerance` count as zero. */
export function nullSpace(matrix: Square, tolerance: number): Float64Array[] {
  return basis(equilibrated(matrix), tolerance);
}

/**
 * The same of the transposed matrix. Its rows are not divided again: in one that is small, rounding
 * of those that it was taken from would grow.
 */
export function leftNullSpace(matrix: Square, tolerance: number): Float64Array[] {
  const by = sizes(matrix);
  return basis(transposed(equilibrated(matrix)), tolerance).map((vector) =>
    normalised(vector.map((x, i) => x / by[i]!)),
  );
}

/** A basis of the null space, by elimination with complete pivoting, in the place of the matrix. */
function basis(a: Float64Array[], tolerance: number): Float64Array[] {
  const n = a.length;
  const pivots: number[] = [];
  const free = new Set(a.keys());
  for (let k = 0; k < n; k++) {
    let best = tolerance;
    let at: readonly [number, number] | null = null;
    for (let i = k; i < n; i++) {
      for (const j of free) {
        const size = Math.abs(a[i]![j]!);
        if (size > best) {
          best = size;
          at = [i, j];
        }
      }
    }
    if (at === null) break;
    const [row, column] = at;
    [a[k], a[row]] = [a[row]!, a[k]!];
    free.delete(column);
    pivots.push(column);
    const pivot = a[k]!;
    const scale = 1 / pivot[column]!;
    for (let j = 0; j < n; j++) pivot[j] = pivot[j]! * scale;
    a.forEach((other, i) => {
      const factor = other[column]!;
      if (i === k || factor === 0) return;
      for (let j = 0; j < n; j++) other[j] = other[j]! - factor * pivot[j]!;
      other[column] = 0;
    });
  }
  return [...free].map((column) => {
    const vector = new Float64Array(n);
    vector[column] = 1;
    pivots.forEach((pivot, k) => {
      vector[pivot] = -a[k]![column]!;
    });
    return vector;
  });
}

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};

/** A vector divided by its largest entry. */
function normalised(vector: Float64Array): Float64Array {
  const size = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return vector.map((x) => x / size);
}

/** Solves a few linear equations by elimination with partial pivoting; null where they are singular. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]) {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i]!]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    }
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    if (!(Math.abs(a[k]![k]!) > 1e-10)) return null;
    for (let i = k + 1; i < n; i++) {
      const factor = a[i]![k]! / a[k]![k]!;
      for (let j = k; j <= n; j++) a[i]![j]! -= factor * a[k]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!;
    for (let j = i + 1; j < n; j++) sum -= a[i]![j]! * x[j]!;
    x[i] = sum / a[i]![i]!;
  }
  return x;
}
