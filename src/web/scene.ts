// What the page shows: parameters, a curve, a map. Plain data; the URL and the presets
// make such states, the controls change them, the workers compute them.

import type { Observable, PairInput, PairName, Parameters, Statistics } from "../index.js";
import {
  CRITICAL,
  type CriticalName,
  type CurveView,
  isCritical,
  type MapView,
  type View,
} from "../view/view.js";

/** Parameters as they were written: a pair stays a pair, so that no number is rounded. */
export interface WrittenParameters extends Record<PairName, PairInput> {
  readonly statistics: Statistics;
  readonly kappa: number;
}

/** Observables that the page offers, besides the critical temperature differences. */
export const SHOWN = [
  "concurrence",
  "i2",
  "i3",
  "heatCurrent2",
  "particleCurrent2",
  "entropyProduction",
  "rectification",
  "minEigenvalue",
] as const satisfies readonly Observable[];
export type Shown = (typeof SHOWN)[number];

/** What a curve shows: the three quantities, their critical temperature differences, or one observable. */
export type CurveShows = "compared" | "critical" | Shown;
export const CURVE_SHOWS: readonly CurveShows[] = ["compared", "critical", ...SHOWN];

export type MapShows = Shown | CriticalName;
export const MAP_SHOWS: readonly MapShows[] = [
  ...SHOWN,
  ...(Object.keys(CRITICAL) as CriticalName[]),
];

/** The curve and the map of the page: views of what the sliders say. */
export interface CurveScene extends Omit<CurveView, "kind" | "base"> {
  readonly shows: CurveShows;
}
export interface MapScene extends Omit<MapView, "kind" | "base"> {
  readonly shows: MapShows;
}

export interface Scene {
  readonly base: WrittenParameters;
  readonly curve: CurveScene;
  readonly map: MapScene;
}

/** Points of a curve, as the paper's tables have them, and of a side of a map. */
export const POINTS = 400;
export const GRID = 101;

/** Whether a view takes long: it needs a search at every point, or more points than pages start with. */
export function takesLong({ curve, map }: Scene): boolean {
  return curve.shows === "critical" || isCritical(map.shows) || map.grid > GRID;
}

/** Complete parameters as they would be written. */
export function writtenParameters({ statistics, kappa, ...pairs }: Parameters): WrittenParameters {
  return { statistics, kappa, ...pairs };
}

/** A picture of the page as a view that stands for itself. */
export function viewOf(base: WrittenParameters, curve: CurveScene): CurveView;
export function viewOf(base: WrittenParameters, map: MapScene): MapView;
export function viewOf(base: WrittenParameters, shown: CurveScene | MapScene): View;
export function viewOf(base: WrittenParameters, shown: CurveScene | MapScene): View {
  return "grid" in shown ? { kind: "map", base, ...shown } : { kind: "curve", base, ...shown };
}
