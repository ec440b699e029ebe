// What the page says of a map in words.

import { gapsText } from "../../view/gaps.js";
import { labelOf, numberText, signOf } from "../../view/labels.js";
import { rangeIn, unitOf } from "../../view/unit.js";
import { isVerdict, verdictShares } from "../../view/verdicts.js";
import type { MapView, Side } from "../../view/view.js";
import type { MapData } from "../messages.js";

/** Quantities below this are zero. */
const ROUNDING = 1e-9;

/** Whether nothing is above zero but for rounding. */
export function isFlat({ high }: MapData): boolean {
  return high < ROUNDING;
}

/** Where a quantity is highest. */
export function peaksText(view: MapView, data: MapData): string {
  const { peaks, grid } = data;
  if (peaks === null || isFlat(data)) return "";
  if (peaks.beside) {
    return "The highest point is beside states that are not positive, where the quantity may rise further: no maximum.";
  }
  const [first] = peaks.peaks;
  if (first === undefined) return "";
  const unit = unitOf(view);
  const at = (side: Side, k: number) => {
    const [low, high] = rangeIn(side, unit);
    const value = low + (high - low) * (k / (grid - 1));
    return `${labelOf(side.parameter, unit)} = ${numberText(value, 4)}`;
  };
  const places = peaks.peaks.map(({ column, row }) => `${at(view.x, column)}, ${at(view.y, row)}`);
  return `Highest of its points: ${signOf(view.shows)} = ${numberText(first.value, 4)} at ${places.join("; at ")}.`;
}

/** What a map shows, for those who cannot see it. */
export function mapText(view: MapView, { z, low, high, gaps, reasons }: MapData): string {
  const { shows, x, y } = view;
  const unit = unitOf(view);
  const missing = gapsText(gaps, reasons);
  const values = isVerdict(shows)
    ? verdictShares(z)
    : `from ${numberText(low, 3)} to ${numberText(high, 3)}`;
  return `${labelOf(shows, unit, view.base)} against ${labelOf(x.parameter, unit)} and ${labelOf(y.parameter, unit)}: ${values}${missing === "" ? "" : `. ${missing}`}`;
}
