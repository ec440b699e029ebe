/**
 * Seeded random numbers: the same sequence on every machine and in every engine
 * (sfc32 of PractRand, 53 bits from two draws).
 */
export class Random {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c = 0xb7e15162;
  #counter: number;

  constructor(seed: number) {
    this.#counter = seed | 0;
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

  /** Uniform in [low, high). */
  uniform(low = 0, high = 1): number {
    const high26 = this.#next() >>> 6;
    const low27 = this.#next() >>> 5;
    return low + (high - low) * ((high26 * 2 ** 27 + low27) / 2 ** 53);
  }

  /** Uniform in the logarithm between two positive numbers. */
  logUniform(low: number, high: number): number {
    return Math.exp(this.uniform(Math.log(low), Math.log(high)));
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** 0 … n−1. */
  integer(n: number): number {
    return Math.floor(this.uniform(0, n));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(list.length)]!;
  }

  /** A uniform unit vector in three dimensions. */
  direction(): [number, number, number] {
    const x = this.normal();
    const y = this.normal();
    const z = this.normal();
    const norm = Math.hypot(x, y, z);
    return [x / norm, y / norm, z / norm];
  }
}
