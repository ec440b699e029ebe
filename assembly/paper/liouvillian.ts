import { arena, clear } from "../arena";
import * as slot from "../layout";

/** Amplitudes of the jumps |lower⟩⟨upper| for both baths, Eqs. (25), (27). */
function jumpAmplitudes(): void {
  const sin = arena[slot.H_SIN];
  const cos = arena[slot.H_COS];
  arena[slot.JUMP_AMPLITUDE] = sin;
  arena[slot.JUMP_AMPLITUDE + 1] = -sin;
  arena[slot.JUMP_AMPLITUDE + 2] = cos;
  arena[slot.JUMP_AMPLITUDE + 3] = cos;
  arena[slot.JUMP_AMPLITUDE + 4] = cos;
  arena[slot.JUMP_AMPLITUDE + 5] = cos;
  arena[slot.JUMP_AMPLITUDE + 6] = -sin;
  arena[slot.JUMP_AMPLITUDE + 7] = sin;
}

/**
 * The Bloch-Redfield generator of Eqs. (19), (20) as a 16×16 matrix on ρ row by
 * row, energy basis.
 *
 * With S = η + ξ and A_α = α(ε₋)η + α(ε₊)ξ, A_β likewise, Eq. (20) is
 * D[ρ] = A_αᵀρS + A_βρSᵀ − (S A_αᵀ + SᵀA_β)ρ + h.c.; all operators are real, and
 * the coherent part −i(E_a − E_b) is the only imaginary one.
 */
export function liouvillian(): void {
  const strong = arena[slot.H_STRONG] > 0;
  const lowers = strong ? slot.JUMP_LOWER_STRONG : slot.JUMP_LOWER_WEAK;
  const uppers = strong ? slot.JUMP_UPPER_STRONG : slot.JUMP_UPPER_WEAK;
  jumpAmplitudes();
  clear(slot.LOSS, slot.LEVELS * slot.LEVELS);
  clear(slot.LIOUVILLIAN_RE, 2 * slot.LIOUVILLE_ENTRIES);

  for (let e: i32 = 0; e < slot.JUMPS; e++) {
    const branch = e >> 1;
    const lower = (lowers >> (4 * e)) & 15;
    const upper = (uppers >> (4 * e)) & 15;
    const first = arena[slot.JUMP_AMPLITUDE + e];
    const second = arena[slot.JUMP_AMPLITUDE + slot.JUMPS + e];
    const alpha1 = arena[slot.RATE_ALPHA + branch] * first;
    const alpha2 = arena[slot.RATE_ALPHA + 2 + branch] * second;
    const beta1 = arena[slot.RATE_BETA + branch] * first;
    const beta2 = arena[slot.RATE_BETA + 2 + branch] * second;
    for (let f: i32 = 0; f < slot.JUMPS; f++) {
      const lower2 = (lowers >> (4 * f)) & 15;
      const upper2 = (uppers >> (4 * f)) & 15;
      const amplitude1 = arena[slot.JUMP_AMPLITUDE + f];
      const amplitude2 = arena[slot.JUMP_AMPLITUDE + slot.JUMPS + f];
      const up = alpha1 * amplitude1 + alpha2 * amplitude2;
      const down = beta1 * amplitude1 + beta2 * amplitude2;
      const low = slot.LEVELS * lower + lower2;
      const lowT = slot.LEVELS * lower2 + lower;
      const high = slot.LEVELS * upper + upper2;
      const highT = slot.LEVELS * upper2 + upper;
      arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * high + low] =
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * high + low] + up;
      arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * highT + lowT] =
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * highT + lowT] + up;
      arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * low + high] =
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * low + high] + down;
      arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * lowT + highT] =
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * lowT + highT] + down;
      if (upper === upper2) arena[slot.LOSS + lowT] = arena[slot.LOSS + lowT] + up;
      if (lower === lower2) arena[slot.LOSS + highT] = arena[slot.LOSS + highT] + down;
    }
  }

  for (let a: i32 = 0; a < slot.LEVELS; a++) {
    for (let m: i32 = 0; m < slot.LEVELS; m++) {
      const loss = arena[slot.LOSS + slot.LEVELS * a + m];
      for (let b: i32 = 0; b < slot.LEVELS; b++) {
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * (slot.LEVELS * a + b) + slot.LEVELS * m + b] =
          arena[
            slot.LIOUVILLIAN_RE + slot.LIOUVILLE * (slot.LEVELS * a + b) + slot.LEVELS * m + b
          ] - loss;
        arena[slot.LIOUVILLIAN_RE + slot.LIOUVILLE * (slot.LEVELS * b + a) + slot.LEVELS * b + m] =
          arena[
            slot.LIOUVILLIAN_RE + slot.LIOUVILLE * (slot.LEVELS * b + a) + slot.LEVELS * b + m
          ] - loss;
      }
    }
  }

  const mean = arena[slot.H_MEAN];
  const omega = arena[slot.H_OMEGA];
  for (let a: i32 = 0; a < slot.LEVELS; a++) {
    for (let b: i32 = 0; b < slot.LEVELS; b++) {
      const k = slot.LEVELS * a + b;
      arena[slot.LIOUVILLIAN_IM + slot.LIOUVILLE * k + k] =
        energy(b, mean, omega) - energy(a, mean, omega);
    }
  }
}

/** Level energies of Eq. (13): −ε̄, −Ω, Ω, ε̄. */
function energy(level: i32, mean: f64, omega: f64): f64 {
  const magnitude = level === 0 || level === 3 ? mean : omega;
  return level < 2 ? -magnitude : magnitude;
}
