import { AXIS_LABELS, QUANTITY_LABELS } from "../paper/labels.js";
import type { CurveShows, MapShows, Shown } from "./state.js";

/** What the page calls the observables, in its choices and on its scales. */
export const OBSERVABLE_LABELS: Readonly<Record<Shown, string>> = {
  ...QUANTITY_LABELS,
  heatCurrent2: AXIS_LABELS["heatCurrent2"]!,
  particleCurrent2: AXIS_LABELS["particleCurrent2"]!,
  entropyProduction: AXIS_LABELS["entropyProduction"]!,
  rectification: "rectification ratio R",
  minEigenvalue: "smallest eigenvalue of ρ",
};

export const CURVE_LABELS: Readonly<Record<CurveShows, string>> = {
  compared: "C, ℐ₂ and ℐ₃",
  critical: "critical ΔT₀ of C, ℐ₂, ℐ₃",
  ...OBSERVABLE_LABELS,
};

export const MAP_LABELS: Readonly<Record<MapShows, string>> = {
  ...OBSERVABLE_LABELS,
  cntdConcurrence: "critical ΔT₀ of C",
  cntdI2: "critical ΔT₀ of ℐ₂",
  cntdI3: "critical ΔT₀ of ℐ₃",
};

/** Axis labels of all parameters; those of the paper, and one that it does not vary. */
export function axisLabel(parameter: string): string {
  return { "epsilon.mean": "ε̄", "gamma.mean": "γ̄/ε̄", ...AXIS_LABELS }[parameter]!;
}

/** A number for reading: `digits` significant ones, with a true minus sign. */
export function numberText(value: number, digits = 6): string {
  if (Number.isNaN(value)) return "none";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const rounded = Number(value.toPrecision(digits));
  const small = rounded !== 0 && Math.abs(rounded) < 1e-4;
  return (small ? rounded.toExponential() : String(rounded)).replaceAll("-", "−");
}
