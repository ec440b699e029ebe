import { oneOf } from "../model/keys.js";
import { NUMBERS, SIDE } from "../model/matrix.js";
import { refuse } from "../model/refuse.js";
import { BLOCK_STATES, plainBlock, type StateBlock } from "./block.js";
import { RandomNumbers } from "./randomNumbers.js";

/**
 * Measures of random states: `hilbert-schmidt`, G G†/Tr with a matrix G of independent complex
 * normal numbers; `bures`, the same with (𝟙 + U)G, U uniform among unitary matrices (Al Osipov,
 * Sommers, Życzkowski, J. Phys. A 43, 055302); `pure`, uniform among pure states; `x`, the
 * Hilbert-Schmidt measure on X-states.
 */
export type RandomKind = "hilbert-schmidt" | "bures" | "pure" | "x";

/** All kinds of random states. */
export const RANDOM_KINDS: readonly RandomKind[] = ["hilbert-schmidt", "bures", "pure", "x"];

/** Which states are drawn. */
export interface RandomStatesOptions {
  readonly kind: RandomKind;
  readonly count: number;
  /** A whole number from 0 on; default 0. */
  readonly seed?: number;
}

/** States that are drawn from one seed: each is the same however many are asked for. */
const RUN = 256;
/** Numbers of a complex 4×4 matrix, row by row, parts in turn. */
type Matrix = Float64Array;

/** out = a b for complex matrices. */
function multiply(out: Matrix, a: Matrix, b: Matrix): void {
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < SIDE; k++) {
        const [p, q] = [2 * (SIDE * i + k), 2 * (SIDE * k + j)];
        re += a[p]! * b[q]! - a[p + 1]! * b[q + 1]!;
        im += a[p]! * b[q + 1]! + a[p + 1]! * b[q]!;
      }
      out[2 * (SIDE * i + j)] = re;
      out[2 * (SIDE * i + j) + 1] = im;
    }
  }
}

/** a a†/Tr to `at` of `out`; `columns` of a count. */
function normalisedSquare(out: Float64Array, at: number, a: Matrix, columns: number): void {
  let trace = 0;
  for (let k = 0; k < NUMBERS; k++) if ((k >> 1) % SIDE < columns) trace += a[k]! * a[k]!;
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < columns; k++) {
        const p = 2 * (SIDE * i + k);
        const q = 2 * (SIDE * j + k);
        re += a[p]! * a[q]! + a[p + 1]! * a[q + 1]!;
        im += a[p + 1]! * a[q]! - a[p]! * a[q + 1]!;
      }
      const low = at + 2 * (SIDE * i + j);
      const up = at + 2 * (SIDE * j + i);
      out[low] = out[up] = re / trace;
      out[low + 1] = i === j ? 0 : im / trace;
      out[up + 1] = i === j ? 0 : -im / trace;
    }
  }
}

/** Makes the columns of a matrix orthonormal, one after the other: of normal numbers, uniform among unitary ones. */
function orthonormalise(a: Matrix): void {
  for (let k = 0; k < SIDE; k++) {
    for (let j = 0; j < k; j++) {
      let re = 0;
      let im = 0;
      for (let i = 0; i < SIDE; i++) {
        const p = 2 * (SIDE * i + j);
        const q = 2 * (SIDE * i + k);
        re += a[p]! * a[q]! + a[p + 1]! * a[q + 1]!;
        im += a[p]! * a[q + 1]! - a[p + 1]! * a[q]!;
      }
      for (let i = 0; i < SIDE; i++) {
        const p = 2 * (SIDE * i + j);
        const q = 2 * (SIDE * i + k);
        a[q]! -= re * a[p]! - im * a[p + 1]!;
        a[q + 1]! -= re * a[p + 1]! + im * a[p]!;
      }
    }
    let square = 0;
    for (let i = 0; i < SIDE; i++) {
      const q = 2 * (SIDE * i + k);
      square += a[q]! * a[q]! + a[q + 1]! * a[q + 1]!;
    }
    const norm = 1 / Math.sqrt(square);
    for (let i = 0; i < SIDE; i++) {
      a[2 * (SIDE * i + k)]! *= norm;
      a[2 * (SIDE * i + k) + 1]! *= norm;
    }
  }
}

/** Draws states one by one. */
class Drawer {
  readonly #a = new Float64Array(NUMBERS);
  readonly #b = new Float64Array(NUMBERS);
  readonly #c = new Float64Array(NUMBERS);

  draw(kind: RandomKind, random: RandomNumbers, out: Float64Array, at: number): void {
    switch (kind) {
      case "hilbert-schmidt":
        this.#normal(this.#a, random);
        normalisedSquare(out, at, this.#a, SIDE);
        return;
      case "pure":
        this.#normal(this.#a, random);
        normalisedSquare(out, at, this.#a, 1);
        return;
      case "bures":
        this.#bures(random, out, at);
        return;
      case "x":
        drawX(random, out, at);
        return;
    }
  }

  #normal(a: Matrix, random: RandomNumbers): void {
    for (let k = 0; k < NUMBERS; k += 2) random.normals(a, k);
  }

  #bures(random: RandomNumbers, out: Float64Array, at: number): void {
    this.#normal(this.#a, random);
    orthonormalise(this.#a);
    for (let i = 0; i < SIDE; i++) this.#a[2 * (SIDE + 1) * i]! += 1;
    this.#normal(this.#b, random);
    multiply(this.#c, this.#a, this.#b);
    normalisedSquare(out, at, this.#c, SIDE);
  }
}

/**
 * An X-state: coherences uniform in the discs |ρ₁₄|² ≤ p₁p₄, |ρ₂₃|² ≤ p₂p₃, whose areas weigh the
 * populations with p₁p₂p₃p₄, as four Gamma variables of order two, normalised, do.
 */
function drawX(random: RandomNumbers, out: Float64Array, at: number): void {
  out.fill(0, at, at + NUMBERS);
  let sum = 0;
  for (let k = 0; k < SIDE; k++) {
    const weight = -random.log(random.uniform()) - random.log(random.uniform());
    out[at + 2 * (SIDE + 1) * k] = weight;
    sum += weight;
  }
  for (let k = 0; k < SIDE; k++) out[at + 2 * (SIDE + 1) * k]! /= sum;
  for (const [row, column] of [
    [0, 3],
    [1, 2],
  ] as const) {
    const p = out[at + 2 * (SIDE + 1) * row]!;
    const q = out[at + 2 * (SIDE + 1) * column]!;
    const [x, y] = random.disc();
    const size = Math.sqrt(p * q);
    const up = at + 2 * (SIDE * row + column);
    const low = at + 2 * (SIDE * column + row);
    out[up] = out[low] = x * size;
    out[up + 1] = y * size;
    out[low + 1] = -y * size;
  }
}

function whole(value: unknown, path: string, least: number): number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  refuse("INVALID_PARAMETER", path, value, `a whole number from ${least} on`);
}

/**
 * Random states, block by block: the same in every engine, state by state, whatever the count.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function randomStates(options: RandomStatesOptions): AsyncGenerator<StateBlock, void> {
  const kind = oneOf(options.kind, RANDOM_KINDS, "kind", "INVALID_PARAMETER");
  const count = whole(options.count, "count", 0);
  const seed = whole(options.seed ?? 0, "seed", 0);
  return (async function* () {
    const drawer = new Drawer();
    for (let first = 0; first < count; first += BLOCK_STATES) {
      const states = Math.min(BLOCK_STATES, count - first);
      const numbers = new Float64Array(NUMBERS * states);
      for (let k = 0; k < states; k += RUN) {
        const random = new RandomNumbers(seed, (first + k) / RUN);
        for (let j = k; j < Math.min(k + RUN, states); j++) {
          drawer.draw(kind, random, numbers, NUMBERS * j);
        }
      }
      yield plainBlock(first + 1, numbers);
    }
  })();
}
