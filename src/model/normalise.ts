import {
  BOUND_EXCESS,
  CHSH_LOCAL_BOUND,
  CHSH_RANGE,
  LOCAL_BOUND,
} from "../../assembly/constants.js";

/** `value` − `bound`, or 0 where that is rounding. */
function excess(value: number, bound: number): number {
  return value > bound + BOUND_EXCESS ? value - bound : 0;
}

/** A share of one, or 1 where it exceeds that by rounding. */
function share(value: number): number {
  return value > 1 && value <= 1 + BOUND_EXCESS ? 1 : value;
}

/** I₂ of Eq. (5): the CHSH violation of a maximum of Tr(B₂₂₂₂ρ), 0 … 1. */
export function normalisedChsh(chsh: number): number {
  return share(excess(chsh, CHSH_LOCAL_BOUND) / CHSH_RANGE);
}

/** I₃ of Eq. (8): the I3322 violation of a maximum of Tr(B₃₃₂₂ρ), 0 … 1. */
export function normalisedI3322(i3322: number): number {
  return share(excess(i3322, LOCAL_BOUND));
}

/**
 * Where observables may be ±𝟙 the maximum of I3322 is max(I3322, CHSH + 2, 4): as soon as one of the six
 * is, the expression is at most CHSH + 2 or at most 4 as an operator, by (𝟙 ∓ A)(𝟙 ∓ B) ≥ 0; A₃ = 𝟙,
 * B₂ = −𝟙 attain CHSH + 2, six times 𝟙 attain 4 (docs/i3322.md).
 */
export function degenerateI3322(i3322: number, chsh: number): number {
  return Math.max(i3322, chsh + 2, LOCAL_BOUND);
}
