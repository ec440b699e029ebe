import { FLAG_TOLERANCE } from "../../assembly/constants.js";

/** What lies outside the theory's domain and is reported rather than repaired. */
export type Flag = "not-positive" | "second-law" | "entropy-production-infinite";

/**
 * Flags of a state with this smallest eigenvalue and entropy production rate. "second-law" is
 * about a finite rate: where heat leaves a bath at T = 0 the rate is +Infinity by convention.
 */
export function flags(minEigenvalue: number, entropyProduction = 0): Flag[] {
  const raised: Flag[] = [];
  if (minEigenvalue < -FLAG_TOLERANCE) raised.push("not-positive");
  if (entropyProduction < -FLAG_TOLERANCE) raised.push("second-law");
  if (entropyProduction === Infinity) raised.push("entropy-production-infinite");
  return raised;
}
