// Products of real 16×16 matrices in doubles: the operations of assembly/system/short.ts.

import { arena } from "../arena.js";

const N = 16;

/** A B, row by row; `to` is neither factor. */
export function shortProduct(to: number, a: number, b: number): void {
  for (let i = 0; i < N; i++) {
    const row = to + N * i;
    for (let j = 0; j < N; j++) arena[row + j] = 0;
    for (let k = 0; k < N; k++) {
      const x = arena[a + N * i + k]!;
      const second = b + N * k;
      for (let j = 0; j < N; j++) arena[row + j] = arena[row + j]! + x * arena[second + j]!;
    }
  }
}

/** P x: of each row the even and the odd terms, then both; `to` is not x. */
export function shortApply(to: number, p: number, x: number): void {
  for (let i = 0; i < N; i++) {
    const row = p + N * i;
    let even = arena[row]! * arena[x]!;
    let odd = arena[row + 1]! * arena[x + 1]!;
    for (let k = 2; k < N; k += 2) {
      even += arena[row + k]! * arena[x + k]!;
      odd += arena[row + k + 1]! * arena[x + k + 1]!;
    }
    arena[to + i] = even + odd;
  }
}
