// Complex 4×4 matrices: sixteen real parts row by row, then sixteen imaginary ones.

import { arena } from "../arena";
import { ENTRIES, SIDE } from "./layout";

/** A B. */
export function product(to: i32, a: i32, b: i32): void {
  for (let i: i32 = 0; i < ENTRIES; i += SIDE) {
    for (let j: i32 = 0; j < SIDE; j++) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let k: i32 = 0; k < SIDE; k++) {
        const ar = arena[a + i + k];
        const ai = arena[a + ENTRIES + i + k];
        const br = arena[b + SIDE * k + j];
        const bi = arena[b + ENTRIES + SIDE * k + j];
        re = re + (ar * br - ai * bi);
        im = im + (ar * bi + ai * br);
      }
      arena[to + i + j] = re;
      arena[to + ENTRIES + i + j] = im;
    }
  }
}

/** A† B. */
export function adjointProduct(to: i32, a: i32, b: i32): void {
  for (let i: i32 = 0; i < SIDE; i++) {
    for (let j: i32 = 0; j < SIDE; j++) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let k: i32 = 0; k < ENTRIES; k += SIDE) {
        const ar = arena[a + k + i];
        const ai = arena[a + ENTRIES + k + i];
        const br = arena[b + k + j];
        const bi = arena[b + ENTRIES + k + j];
        re = re + (ar * br + ai * bi);
        im = im + (ar * bi - ai * br);
      }
      arena[to + SIDE * i + j] = re;
      arena[to + ENTRIES + SIDE * i + j] = im;
    }
  }
}

/** A B†. */
export function productAdjoint(to: i32, a: i32, b: i32): void {
  for (let i: i32 = 0; i < ENTRIES; i += SIDE) {
    for (let j: i32 = 0; j < ENTRIES; j += SIDE) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let k: i32 = 0; k < SIDE; k++) {
        const ar = arena[a + i + k];
        const ai = arena[a + ENTRIES + i + k];
        const br = arena[b + j + k];
        const bi = arena[b + ENTRIES + j + k];
        re = re + (ar * br + ai * bi);
        im = im + (ai * br - ar * bi);
      }
      const at = to + i + i32(j / SIDE);
      arena[at] = re;
      arena[at + ENTRIES] = im;
    }
  }
}

/** A†. */
export function adjoint(to: i32, a: i32): void {
  for (let i: i32 = 0; i < SIDE; i++) {
    for (let j: i32 = 0; j < SIDE; j++) {
      arena[to + SIDE * i + j] = arena[a + SIDE * j + i];
      arena[to + ENTRIES + SIDE * i + j] = -arena[a + ENTRIES + SIDE * j + i];
    }
  }
}
