import { FRAME_R, FRAME_S, FRAME_T, STEP_G, STEP_INVERSE } from "../../../assembly/layout.js";
import { f64 } from "../arena.js";

/**
 * Tr(B₃₃₂₂ρ) at Alice's three directions (nine values at slot `at`) with Bob's
 * best answer, in the frame where T is diagonal:
 *
 *   F = |Tᵀ(a₁+a₂+a₃) − s| + |Tᵀ(a₁+a₂−a₃) − s| + |Tᵀ(a₁−a₂)| + r·(a₁+a₂).
 */
export function objective(at: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let linear = 0;
  for (let i = 0; i < 3; i++) {
    const t = f64[FRAME_T + i]!;
    const s = f64[FRAME_S + i]!;
    const a1 = f64[at + i]!;
    const a2 = f64[at + 3 + i]!;
    const a3 = f64[at + 6 + i]!;
    const sum = a1 + a2;
    const u = t * (sum + a3) - s;
    const v = t * (sum - a3) - s;
    const w = t * (a1 - a2);
    first += u * u;
    second += v * v;
    third += w * w;
    linear += f64[FRAME_R + i]! * sum;
  }
  return Math.sqrt(first) + Math.sqrt(second) + Math.sqrt(third) + linear;
}

/**
 * T û_k for the three norms of the objective into STEP_G (slot + 3k) and 1/|u_k|
 * into STEP_INVERSE; a norm that is zero counts as constant (its direction is free).
 */
export function normGradients(at: number): void {
  for (let i = 0; i < 3; i++) {
    const t = f64[FRAME_T + i]!;
    const s = f64[FRAME_S + i]!;
    const a1 = f64[at + i]!;
    const a2 = f64[at + 3 + i]!;
    const a3 = f64[at + 6 + i]!;
    const sum = a1 + a2;
    f64[STEP_G + i] = t * (sum + a3) - s;
    f64[STEP_G + 3 + i] = t * (sum - a3) - s;
    f64[STEP_G + 6 + i] = t * (a1 - a2);
  }
  for (let k = 0; k < 3; k++) {
    const x = f64[STEP_G + 3 * k]!;
    const y = f64[STEP_G + 3 * k + 1]!;
    const z = f64[STEP_G + 3 * k + 2]!;
    const norm = x * x + y * y + z * z;
    const inverse = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    f64[STEP_INVERSE + k] = inverse;
    f64[STEP_G + 3 * k] = x * (f64[FRAME_T]! * inverse);
    f64[STEP_G + 3 * k + 1] = y * (f64[FRAME_T + 1]! * inverse);
    f64[STEP_G + 3 * k + 2] = z * (f64[FRAME_T + 2]! * inverse);
  }
}
