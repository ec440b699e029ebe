// Small dense complex matrices, row by row: plain loops, so that what the kernels
// are compared with is easy to check by eye.

export interface Matrix {
  readonly n: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function zero(n: number): Matrix {
  return { n, re: new Float64Array(n * n), im: new Float64Array(n * n) };
}

export function identity(n: number): Matrix {
  const out = zero(n);
  for (let k = 0; k < n; k++) out.re[k * n + k] = 1;
  return out;
}

export function matrix(n: number, re: ArrayLike<number>, im: ArrayLike<number> = []): Matrix {
  const out = zero(n);
  out.re.set(Array.from(re));
  out.im.set(Array.from(im));
  return out;
}

/** |row⟩⟨column|, indices from 0. */
export function ketbra(n: number, row: number, column: number): Matrix {
  const out = zero(n);
  out.re[row * n + column] = 1;
  return out;
}

/** Σ cₖ Aₖ with real coefficients. */
export function combine(...terms: readonly (readonly [number, Matrix])[]): Matrix {
  const out = zero(terms[0]![1].n);
  for (const [c, a] of terms) {
    for (let k = 0; k < out.re.length; k++) {
      out.re[k] = out.re[k]! + c * a.re[k]!;
      out.im[k] = out.im[k]! + c * a.im[k]!;
    }
  }
  return out;
}

/** (re + i im)·A. */
export function scale(a: Matrix, re: number, im = 0): Matrix {
  const out = zero(a.n);
  for (let k = 0; k < out.re.length; k++) {
    out.re[k] = re * a.re[k]! - im * a.im[k]!;
    out.im[k] = re * a.im[k]! + im * a.re[k]!;
  }
  return out;
}

export function multiply(...factors: readonly Matrix[]): Matrix {
  return factors.reduce((a, b) => {
    const n = a.n;
    const out = zero(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let re = 0;
        let im = 0;
        for (let k = 0; k < n; k++) {
          const x = i * n + k;
          const y = k * n + j;
          re += a.re[x]! * b.re[y]! - a.im[x]! * b.im[y]!;
          im += a.re[x]! * b.im[y]! + a.im[x]! * b.re[y]!;
        }
        out.re[i * n + j] = re;
        out.im[i * n + j] = im;
      }
    }
    return out;
  });
}

export function transpose(a: Matrix): Matrix {
  const { n } = a;
  const out = zero(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      out.re[j * n + i] = a.re[i * n + j]!;
      out.im[j * n + i] = a.im[i * n + j]!;
    }
  }
  return out;
}

export function dagger(a: Matrix): Matrix {
  const out = transpose(a);
  for (let k = 0; k < out.im.length; k++) out.im[k] = -out.im[k]!;
  return out;
}

/** A ⊗ B, the first factor's index slow. */
export function kron(a: Matrix, b: Matrix): Matrix {
  const n = a.n * b.n;
  const out = zero(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const x = Math.floor(i / b.n) * a.n + Math.floor(j / b.n);
      const y = (i % b.n) * b.n + (j % b.n);
      out.re[i * n + j] = a.re[x]! * b.re[y]! - a.im[x]! * b.im[y]!;
      out.im[i * n + j] = a.re[x]! * b.im[y]! + a.im[x]! * b.re[y]!;
    }
  }
  return out;
}

export function trace(a: Matrix): [number, number] {
  let re = 0;
  let im = 0;
  for (let k = 0; k < a.n; k++) {
    re += a.re[k * a.n + k]!;
    im += a.im[k * a.n + k]!;
  }
  return [re, im];
}

/** Re Tr(AB). */
export function traceProduct(a: Matrix, b: Matrix): number {
  return trace(multiply(a, b))[0];
}

/** Largest |entry| of the difference, real and imaginary parts apart. */
export function maxDifference(a: Matrix, b: Matrix): number {
  let worst = 0;
  for (let k = 0; k < a.re.length; k++) {
    worst = Math.max(worst, Math.abs(a.re[k]! - b.re[k]!), Math.abs(a.im[k]! - b.im[k]!));
  }
  return worst;
}

/** |v⟩⟨v| of a vector that need not be normalised, with trace one. */
export function projector(re: ArrayLike<number>, im: ArrayLike<number>): Matrix {
  const n = re.length;
  const out = zero(n);
  let norm = 0;
  for (let k = 0; k < n; k++) norm += re[k]! ** 2 + im[k]! ** 2;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      out.re[i * n + j] = (re[i]! * re[j]! + im[i]! * im[j]!) / norm;
      out.im[i * n + j] = i === j ? 0 : (im[i]! * re[j]! - re[i]! * im[j]!) / norm;
    }
  }
  return out;
}
