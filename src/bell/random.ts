/**
 * Seeded random numbers, the same everywhere (sfc32 of C. Doty-Humphrey's PractRand): starts of a
 * search that can be repeated.
 */
export class Starts {
  #a = 0x2545f491;
  #b = 0x5851f42d;
  #c = 0x14057b7e;
  #counter = 1;

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** 0 … n−1 */
  integer(n: number): number {
    return Math.floor(n * this.#next());
  }

  /** A uniform direction into x[at], by rejection from the cube. */
  direction(x: Float64Array, at: number): void {
    for (;;) {
      const p = 2 * this.#next() - 1;
      const q = 2 * this.#next() - 1;
      const w = 2 * this.#next() - 1;
      const square = p * p + q * q + w * w;
      if (square > 1 || square < 1e-4) continue;
      const inverse = 1 / Math.sqrt(square);
      x[at] = p * inverse;
      x[at + 1] = q * inverse;
      x[at + 2] = w * inverse;
      return;
    }
  }
}
