// Complex 4×4 matrices: sixteen real parts row by row, then sixteen imaginary ones.

import { type Lane, lane } from "../lanes";
import { ENTRIES, SIDE } from "./layout";

/** A B. */
export function product(to: i32, a: i32, b: i32): void {
  for (let i: i32 = 0; i < ENTRIES; i += SIDE) {
    for (let j: i32 = 0; j < SIDE; j++) {
      let re: Lane = 0;
      let im: Lane = 0;
      for (let k: i32 = 0; k < SIDE; k++) {
        const ar = lane[a + i + k];
        const ai = lane[a + ENTRIES + i + k];
        const br = lane[b + SIDE * k + j];
        const bi = lane[b + ENTRIES + SIDE * k + j];
        re = re + (ar * br - ai * bi);
        im = im + (ar * bi + ai * br);
      }
      lane[to + i + j] = re;
      lane[to + ENTRIES + i + j] = im;
    }
  }
}
