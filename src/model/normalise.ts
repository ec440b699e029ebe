import { CHSH_RANGE, LOCAL_BOUND } from "../../assembly/constants.js";

/** I₂ of Eq. (5): the CHSH violation of a maximum of Tr(B₂₂₂₂ρ), 0 … 1. */
export function normalisedChsh(chsh: number): number {
  return Math.max(0, (chsh - 2) / CHSH_RANGE);
}

/** I₃ of Eq. (8): the I3322 violation of a maximum of Tr(B₃₃₂₂ρ), 0 … 1. */
export function normalisedI3322(i3322: number): number {
  return Math.max(0, i3322 - LOCAL_BOUND);
}
