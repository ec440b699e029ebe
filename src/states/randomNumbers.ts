// Random numbers that are the same in every engine: no function of Math but sqrt and floor is.

/** ln 2, and √½ as the lower end of the numbers whose logarithm is a short series. */
const { LN2 } = Math;
const LOW = Math.SQRT1_2;
/** Terms of 2 artanh s = 2 Σ s^(2k+1)/(2k+1) for |s| ≤ 3 − 2√2: the next is below 1e-18. */
const TERMS = 12;

/** A sequence from a seed (sfc32 of C. Doty-Humphrey's PractRand), and one more number to count sequences by. */
export class RandomNumbers {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, sequence: number) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 2 ** 32) ^ Math.imul(Math.floor(sequence / 2 ** 32), 0x9e3779b1);
    this.#c = sequence | 0;
    for (let k = 0; k < 15; k++) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform in (0, 1): odd multiples of 2⁻⁵³. */
  uniform(): number {
    const high = this.#next() >>> 6;
    const low = this.#next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
  }

  /** ln x for 0 < x ≤ 1. */
  log(x: number): number {
    let power = 0;
    let part = x;
    while (part < 2 ** -16) {
      part *= 2 ** 16;
      power -= 16;
    }
    while (part < LOW) {
      part *= 2;
      power -= 1;
    }
    const s = (part - 1) / (part + 1);
    const square = s * s;
    let sum = 0;
    for (let k = TERMS; k >= 0; k--) sum = sum * square + 1 / (2 * k + 1);
    return power * LN2 + 2 * s * sum;
  }

  /** Uniform in the unit disc. */
  disc(): [number, number] {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      if (x * x + y * y < 1) return [x, y];
    }
  }

  /** Two independent standard normal numbers to `at` (Marsaglia's polar method). */
  normals(out: Float64Array, at: number): void {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * this.log(square)) / square);
      out[at] = x * factor;
      out[at + 1] = y * factor;
      return;
    }
  }
}
