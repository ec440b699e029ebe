// Real linear equations by elimination with partial pivoting.

import { arena } from "../arena";
import * as slot from "./layout";

/**
 * Solves the n equations in EQUATIONS; the solution stands in the column of the right-hand side.
 * Extreme pivots tell how far the matrix is from a singular one.
 */
export function solveEquations(n: i32): void {
  const stride = slot.EQUATIONS_STRIDE;
  let smallest: f64 = Infinity;
  let largest: f64 = 0;
  for (let k: i32 = 0; k < n; k++) {
    let pivot: i32 = k;
    let size: f64 = -1;
    for (let i: i32 = k; i < n; i++) {
      const entry = Math.abs(arena[slot.EQUATIONS + stride * i + k]);
      if (entry > size) {
        size = entry;
        pivot = i;
      }
    }
    // NaN and Infinity end here, too: no comparison with them holds.
    smallest = size < smallest ? size : smallest;
    largest = size > largest ? size : largest;
    if (!(size > 0)) {
      arena[slot.SMALLEST_PIVOT] = 0;
      arena[slot.LARGEST_PIVOT] = largest;
      return;
    }
    const row = slot.EQUATIONS + stride * k;
    if (pivot !== k) {
      const other = slot.EQUATIONS + stride * pivot;
      for (let j: i32 = k; j <= n; j++) {
        const entry = arena[row + j];
        arena[row + j] = arena[other + j];
        arena[other + j] = entry;
      }
    }
    const inverse = 1.0 / arena[row + k];
    for (let i: i32 = k + 1; i < n; i++) {
      const below = slot.EQUATIONS + stride * i;
      const factor = arena[below + k] * inverse;
      if (factor === 0.0) continue;
      for (let j: i32 = k + 1; j <= n; j++)
        arena[below + j] = arena[below + j] - factor * arena[row + j];
    }
  }
  for (let i: i32 = n - 1; i >= 0; i--) {
    const row = slot.EQUATIONS + stride * i;
    let sum: f64 = arena[row + n];
    for (let j: i32 = i + 1; j < n; j++) {
      sum = sum - arena[row + j] * arena[slot.EQUATIONS + stride * j + n];
    }
    arena[row + n] = sum / arena[row + i];
  }
  arena[slot.SMALLEST_PIVOT] = smallest;
  arena[slot.LARGEST_PIVOT] = largest;
}
