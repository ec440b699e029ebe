// What the page says of a curve in words.

import { isSystem } from "../../index.js";
import { labelOf, legendOf, numberText, signOf } from "../../view/labels.js";
import { rangeIn, type Unit, unitOf } from "../../view/unit.js";
import { isVerdict, valueText, verdictShares } from "../../view/verdicts.js";
import { COMPARED, type CurveView, TIME } from "../../view/view.js";
import type { CurveData } from "../messages.js";
import type { SceneBase } from "../scene.js";
import { parametersOf, valueAt } from "../subject.js";

/** How the maxima against ΔT are called. */
export const CRITICAL = "critical temperature difference (CNTD)";

/** Part of a range within which a maximum is placed: what is closer to zero is at zero. */
const PLACED = 1e-9;

function placed(at: number, range: readonly [number, number]): number {
  return Math.abs(at) < PLACED * (range[1] - range[0]) ? 0 : at;
}

/** Where the maxima are. */
export function maximaText(view: CurveView, { marks, gaps, curves }: CurveData): string {
  const { along, shows } = view;
  if (shows !== "compared" || along.parameter === TIME) return "";
  if (marks.length === 0) {
    const blank = gaps.unsolved + gaps.notPositive;
    if (blank === gaps.kinds.length) return "";
    const above = curves.some(({ y }) => y.some((value) => value > 0));
    if (above && gaps.notPositive === 0) return "What is above zero is constant.";
    if (above) return "No quantity has a maximum among the states that are positive.";
    return `No quantity is above zero ${blank === 0 ? "in this range" : "where there is a state"}.`;
  }
  const name = along.parameter === "temperature.difference" ? CRITICAL : "Maxima";
  const unit = unitOf(view);
  const range = rangeIn(along, unit);
  const parts = COMPARED.flatMap((quantity, series) => {
    const own = marks.filter((mark) => mark.series === series);
    if (own.length === 0) return [];
    const ends = (at: number) => (at <= range[0] || at >= range[1] ? ", where the range ends" : "");
    const places = own
      .map(({ at }) => `${numberText(placed(at, range), 5)}${ends(at)}`)
      .join(" and ");
    return [`${signOf(quantity)} = ${numberText(own[0]!.y, 5)} at ${places}`];
  });
  return `${name}, ${labelOf(along.parameter, unit)}: ${parts.join("; ")}.`;
}

/** What a curve shows, for those who cannot see it. */
export function curveText(view: CurveView, data: CurveData): string {
  const unit = unitOf(view);
  const names = isVerdict(view.shows)
    ? [`verdict: ${data.curves.map(({ y }) => verdictShares(y)).join("; ")};`]
    : legendOf(view, unit);
  return `${names.join(", ")} against ${labelOf(view.along.parameter, unit)}. ${maximaText(view, data)}`;
}

/** Names of the series for reading them out: short ones. */
function seriesNames(view: CurveView, unit: Unit): string[] {
  if (view.shows === "compared") return COMPARED.map(signOf);
  return view.family === null && view.shows !== "critical"
    ? [signOf(view.shows)]
    : legendOf(view, unit);
}

/** The values of the curves at the point next to a value of the abscissa. */
export function readoutText(view: CurveView, data: CurveData, x: number): string {
  const unit = unitOf(view);
  const abscissa = view.production === null ? view.along.parameter : "entropyProduction";
  const first = data.curves[0]!.x;
  let nearest = 0;
  for (let k = 1; k < first.length; k++) {
    if (Math.abs(first[k]! - x) < Math.abs(first[nearest]! - x)) nearest = k;
  }
  const values = seriesNames(view, unit).map(
    (name, k) => `${name} = ${valueText(view.shows, data.curves[k]?.y[nearest] ?? Number.NaN, 4)}`,
  );
  return `${labelOf(abscissa, unit)} = ${numberText(first[nearest]!, 4)}: ${values.join(", ")}`;
}

/** What tells a pinned curve from the present one. */
export function pinnedText(pinned: SceneBase, now: SceneBase, along: string): string {
  const same = isSystem(pinned) === isSystem(now);
  const parts = parametersOf(pinned)
    .filter(({ name }) => name !== along)
    .filter(({ name }) => !same || valueAt(now, name) !== valueAt(pinned, name))
    .map(({ name, sign }) => `${sign} = ${numberText(valueAt(pinned, name), 4)}`);
  if (parts.length === 0) return "pinned: the same";
  return `pinned: ${parts.slice(0, 4).join(", ")}${parts.length > 4 ? ", …" : ""}`;
}
