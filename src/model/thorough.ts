import { refuse } from "./refuse.js";

/** How sure the maximum of I3322 has to be. */
export interface ThoroughOption {
  /**
   * Let branch and bound arbitrate the search for the maximum of I3322: it is then found to 5e-10, and
   * `i3322Bound` proves it. Takes some milliseconds a state, half a second at most; where that did
   * not do (maxima that fill a curve, or nearly) the bound is further off.
   */
  readonly thorough?: boolean;
}

/** @throws BellnessError of this code where the option is there and neither true nor false */
export function thoroughOf(
  value: unknown,
  code: "INVALID_PARAMETER" | "INVALID_SWEEP" = "INVALID_PARAMETER",
): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") refuse(code, "thorough", value, "true or false");
  return value;
}
