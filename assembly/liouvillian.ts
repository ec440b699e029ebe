import { clear, get, set } from "./arena";
import {
  H_COS,
  H_MEAN,
  H_OMEGA,
  H_SIN,
  H_STRONG,
  JUMP_AMPLITUDE,
  JUMP_LOWER_STRONG,
  JUMP_LOWER_WEAK,
  JUMP_UPPER_STRONG,
  JUMP_UPPER_WEAK,
  JUMPS,
  LEVELS,
  LIOUVILLE,
  LIOUVILLE_ENTRIES,
  LIOUVILLIAN_IM,
  LIOUVILLIAN_RE,
  LOSS,
  RATE_ALPHA,
  RATE_BETA,
} from "./layout";

/** Amplitudes of the jumps |lower⟩⟨upper| for both baths, Eqs. (25), (27). */
function jumpAmplitudes(): void {
  const sin = get(H_SIN);
  const cos = get(H_COS);
  set(JUMP_AMPLITUDE, sin);
  set(JUMP_AMPLITUDE + 1, -sin);
  set(JUMP_AMPLITUDE + 2, cos);
  set(JUMP_AMPLITUDE + 3, cos);
  set(JUMP_AMPLITUDE + 4, cos);
  set(JUMP_AMPLITUDE + 5, cos);
  set(JUMP_AMPLITUDE + 6, -sin);
  set(JUMP_AMPLITUDE + 7, sin);
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
  const strong = get(H_STRONG) > 0;
  const lowers = strong ? JUMP_LOWER_STRONG : JUMP_LOWER_WEAK;
  const uppers = strong ? JUMP_UPPER_STRONG : JUMP_UPPER_WEAK;
  jumpAmplitudes();
  clear(LOSS, LEVELS * LEVELS);
  clear(LIOUVILLIAN_RE, 2 * LIOUVILLE_ENTRIES);

  for (let e: i32 = 0; e < JUMPS; e++) {
    const branch = e >> 1;
    const lower = (lowers >> (4 * e)) & 15;
    const upper = (uppers >> (4 * e)) & 15;
    const first = get(JUMP_AMPLITUDE + e);
    const second = get(JUMP_AMPLITUDE + JUMPS + e);
    const alpha1 = get(RATE_ALPHA + branch) * first;
    const alpha2 = get(RATE_ALPHA + 2 + branch) * second;
    const beta1 = get(RATE_BETA + branch) * first;
    const beta2 = get(RATE_BETA + 2 + branch) * second;
    for (let f: i32 = 0; f < JUMPS; f++) {
      const lower2 = (lowers >> (4 * f)) & 15;
      const upper2 = (uppers >> (4 * f)) & 15;
      const amplitude1 = get(JUMP_AMPLITUDE + f);
      const amplitude2 = get(JUMP_AMPLITUDE + JUMPS + f);
      const up = alpha1 * amplitude1 + alpha2 * amplitude2;
      const down = beta1 * amplitude1 + beta2 * amplitude2;
      const low = LEVELS * lower + lower2;
      const lowT = LEVELS * lower2 + lower;
      const high = LEVELS * upper + upper2;
      const highT = LEVELS * upper2 + upper;
      set(
        LIOUVILLIAN_RE + LIOUVILLE * high + low,
        get(LIOUVILLIAN_RE + LIOUVILLE * high + low) + up,
      );
      set(
        LIOUVILLIAN_RE + LIOUVILLE * highT + lowT,
        get(LIOUVILLIAN_RE + LIOUVILLE * highT + lowT) + up,
      );
      set(
        LIOUVILLIAN_RE + LIOUVILLE * low + high,
        get(LIOUVILLIAN_RE + LIOUVILLE * low + high) + down,
      );
      set(
        LIOUVILLIAN_RE + LIOUVILLE * lowT + highT,
        get(LIOUVILLIAN_RE + LIOUVILLE * lowT + highT) + down,
      );
      if (upper == upper2) set(LOSS + lowT, get(LOSS + lowT) + up);
      if (lower == lower2) set(LOSS + highT, get(LOSS + highT) + down);
    }
  }

  for (let a: i32 = 0; a < LEVELS; a++) {
    for (let m: i32 = 0; m < LEVELS; m++) {
      const loss = get(LOSS + LEVELS * a + m);
      for (let b: i32 = 0; b < LEVELS; b++) {
        set(
          LIOUVILLIAN_RE + LIOUVILLE * (LEVELS * a + b) + LEVELS * m + b,
          get(LIOUVILLIAN_RE + LIOUVILLE * (LEVELS * a + b) + LEVELS * m + b) - loss,
        );
        set(
          LIOUVILLIAN_RE + LIOUVILLE * (LEVELS * b + a) + LEVELS * b + m,
          get(LIOUVILLIAN_RE + LIOUVILLE * (LEVELS * b + a) + LEVELS * b + m) - loss,
        );
      }
    }
  }

  const mean = get(H_MEAN);
  const omega = get(H_OMEGA);
  for (let a: i32 = 0; a < LEVELS; a++) {
    for (let b: i32 = 0; b < LEVELS; b++) {
      const k = LEVELS * a + b;
      set(LIOUVILLIAN_IM + LIOUVILLE * k + k, energy(b, mean, omega) - energy(a, mean, omega));
    }
  }
}

/** Level energies of Eq. (13): −ε̄, −Ω, Ω, ε̄. */
function energy(level: i32, mean: f64, omega: f64): f64 {
  const magnitude = level == 0 || level == 3 ? mean : omega;
  return level < 2 ? -magnitude : magnitude;
}
