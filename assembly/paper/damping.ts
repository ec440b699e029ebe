import { arena } from "../arena";
import { DRIVE_TOLERANCE } from "../constants";
import * as slot from "../layout";

/**
 * Whether a bath relaxes a transition that it drives, at a rate γ_j(1 + 2n_j) (bosons) or γ_j
 * (fermions), faster than the transition's frequency |ω|: the equation assumes the opposite.
 * Bath 1 meets ε₋ with the amplitude sin θ and ε₊ with cos θ, bath 2 the other way round.
 */
export function isStronglyDamped(): bool {
  const sin = arena[slot.H_SIN];
  const cos = arena[slot.H_COS];
  const minus = Math.abs(arena[slot.H_EPSILON_MINUS]);
  const plus = arena[slot.H_EPSILON_PLUS];
  return (
    (sin > DRIVE_TOLERANCE && (arena[slot.RATE_NU] > minus || arena[slot.RATE_NU + 3] > plus)) ||
    (cos > DRIVE_TOLERANCE && (arena[slot.RATE_NU + 1] > plus || arena[slot.RATE_NU + 2] > minus))
  );
}
