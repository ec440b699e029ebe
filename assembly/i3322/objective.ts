import { arena } from "../arena";
import * as slot from "../layout";

/**
 * Tr(B₃₃₂₂ρ) at Alice's three directions (nine values at slot `at`) with Bob's
 * best answer, in the frame where T is diagonal:
 *
 *   F = |Tᵀ(a₁+a₂+a₃) − s| + |Tᵀ(a₁+a₂−a₃) − s| + |Tᵀ(a₁−a₂)| + r·(a₁+a₂).
 */
export function objective(at: i32): f64 {
  let first: f64 = 0;
  let second: f64 = 0;
  let third: f64 = 0;
  let linear: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const s = arena[slot.FRAME_S + i];
    const a1 = arena[at + i];
    const a2 = arena[at + 3 + i];
    const a3 = arena[at + 6 + i];
    const sum = a1 + a2;
    const u = t * (sum + a3) - s;
    const v = t * (sum - a3) - s;
    const w = t * (a1 - a2);
    first += u * u;
    second += v * v;
    third += w * w;
    linear += arena[slot.FRAME_R + i] * sum;
  }
  return Math.sqrt(first) + Math.sqrt(second) + Math.sqrt(third) + linear;
}

/**
 * T û_k for the three norms of the objective into STEP_G (slot + 3k) and 1/|u_k|
 * into STEP_INVERSE; a norm that is zero counts as constant (its direction is free).
 */
export function normGradients(at: i32): void {
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const s = arena[slot.FRAME_S + i];
    const a1 = arena[at + i];
    const a2 = arena[at + 3 + i];
    const a3 = arena[at + 6 + i];
    const sum = a1 + a2;
    arena[slot.STEP_G + i] = t * (sum + a3) - s;
    arena[slot.STEP_G + 3 + i] = t * (sum - a3) - s;
    arena[slot.STEP_G + 6 + i] = t * (a1 - a2);
  }
  for (let k: i32 = 0; k < 3; k++) {
    const x = arena[slot.STEP_G + 3 * k];
    const y = arena[slot.STEP_G + 3 * k + 1];
    const z = arena[slot.STEP_G + 3 * k + 2];
    const norm = x * x + y * y + z * z;
    const inverse = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    arena[slot.STEP_INVERSE + k] = inverse;
    arena[slot.STEP_G + 3 * k] = x * (arena[slot.FRAME_T] * inverse);
    arena[slot.STEP_G + 3 * k + 1] = y * (arena[slot.FRAME_T + 1] * inverse);
    arena[slot.STEP_G + 3 * k + 2] = z * (arena[slot.FRAME_T + 2] * inverse);
  }
}
