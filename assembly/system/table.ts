// Spectra that are given by points.

import { arena } from "../arena";
import { TABLE_ROUNDING } from "./constants";
import * as slot from "./layout";

/** Monotone cubic interpolation (Fritsch, Carlson 1980) in the table of a bath; −1 outside it. */
export function interpolated(bath: i32, frequency: f64): f64 {
  const points = i32(arena[bath + slot.BATH_POINTS]);
  const first = slot.SYSTEM_TABLE + slot.TABLE_STRIDE * i32(arena[bath + slot.BATH_TABLE]);
  let low: i32 = 0;
  let high: i32 = points - 1;
  const start = arena[first];
  const end = arena[first + slot.TABLE_STRIDE * high];
  // An end that is a transition frequency is inside, however that was rounded.
  const omega = Math.min(Math.max(frequency, start), end);
  if (!(Math.abs(frequency - omega) <= TABLE_ROUNDING * end)) return -1;
  while (high - low > 1) {
    const middle = i32((low + high) / 2);
    if (arena[first + slot.TABLE_STRIDE * middle] <= omega) low = middle;
    else high = middle;
  }
  const at = first + slot.TABLE_STRIDE * low;
  const next = at + slot.TABLE_STRIDE;
  const width = arena[next] - arena[at];
  const t = (omega - arena[at]) / width;
  const u = 1.0 - t;
  // Hermite's basis.
  return (
    u * u * ((1.0 + 2.0 * t) * arena[at + 1] + t * width * arena[at + 2]) +
    t * t * ((1.0 + 2.0 * u) * arena[next + 1] - u * width * arena[next + 2])
  );
}
