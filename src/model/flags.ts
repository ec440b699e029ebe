import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_FAINT_CURRENT,
  FLAG_NOT_POSITIVE,
  FLAG_SECOND_LAW,
  FLAG_STRONG_DAMPING,
} from "../../assembly/status.js";

/** What lies outside the theory's domain and is reported rather than repaired: names and bits of a table's column. */
export const FLAGS = {
  "not-positive": FLAG_NOT_POSITIVE,
  "second-law": FLAG_SECOND_LAW,
  "entropy-production-infinite": FLAG_ENTROPY_PRODUCTION_INFINITE,
  "strong-damping": FLAG_STRONG_DAMPING,
  "faint-current": FLAG_FAINT_CURRENT,
} as const;

/** The name of a flag. */
export type Flag = keyof typeof FLAGS;

/** The flags that the bits of a result raise. */
export function flags(bits: number): Flag[] {
  return (Object.keys(FLAGS) as Flag[]).filter((flag) => (bits & FLAGS[flag]) !== 0);
}
