// What the page shows: parameters, a curve, a map. Plain data; the URL and the presets
// make such states, the controls change them, the workers compute them.

import type { Observable, PairInput, ParameterPath, Parameters, Statistics } from "../index.js";
import type { Side } from "../paper/figure.js";

/** Names of the pairs among the parameters. */
export const PAIR_NAMES = ["epsilon", "temperature", "mu", "gamma"] as const;
export type PairName = (typeof PAIR_NAMES)[number];

/** Parameters as they were written: a pair stays a pair, so that no number is rounded. */
export interface Settings extends Record<PairName, PairInput> {
  readonly statistics: Statistics;
  readonly kappa: number;
}

/** Critical temperature differences, Eq. (35), by the names of the paper's tables. */
export const CRITICAL = {
  cntdConcurrence: "concurrence",
  cntdI2: "i2",
  cntdI3: "i3",
} as const;
export type CriticalName = keyof typeof CRITICAL;

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

export interface CurveState {
  readonly shows: CurveShows;
  readonly along: Side;
  /** Points of a curve. */
  readonly points: number;
  /** Draws against the entropy production rate up to this value; null: against the parameter. */
  readonly production: number | null;
  /** One curve for each of these values; null: one for the values of the sliders. */
  readonly family: { readonly parameter: ParameterPath; readonly values: readonly number[] } | null;
}

export interface MapState {
  readonly shows: MapShows;
  readonly x: Side;
  readonly y: Side;
  /** Points of a side. */
  readonly grid: number;
}

export interface State {
  readonly settings: Settings;
  readonly curve: CurveState;
  readonly map: MapState;
}

/** Points of a curve, as the paper's tables have them, and of a side of a map. */
export const POINTS = 400;
export const GRID = 101;

/** Whether a view takes long: it needs a search at every point, or more points than pages start with. */
export function takesLong({ curve, map }: State): boolean {
  return curve.shows === "critical" || map.shows in CRITICAL || map.grid > GRID;
}

/** Mean and difference of a pair, however it is written. */
export function meanAndDifference(pair: PairInput): { mean: number; difference: number } {
  if ("mean" in pair) return pair;
  return { mean: 0.5 * (pair[0] + pair[1]), difference: pair[1] - pair[0] };
}

/** The value of an axis parameter: `kappa`, or `.mean` or `.difference` of a pair. */
export function parameterValue(settings: Settings, parameter: string): number {
  if (parameter === "kappa") return settings.kappa;
  const [name, part] = parameter.split(".") as [PairName, "mean" | "difference"];
  return meanAndDifference(settings[name])[part];
}

/** The settings with one parameter changed; its pair is then written as mean and difference. */
export function withValue(settings: Settings, parameter: string, value: number): Settings {
  if (parameter === "kappa") return { ...settings, kappa: value };
  const [name, part] = parameter.split(".") as [PairName, "mean" | "difference"];
  return { ...settings, [name]: { ...meanAndDifference(settings[name]), [part]: value } };
}

/** Complete parameters as settings. */
export function settingsOf({ statistics, kappa, ...pairs }: Parameters): Settings {
  return { statistics, kappa, ...pairs };
}
