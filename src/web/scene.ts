// What the page shows: a model and a point of it, a curve, a map; or a state of its own. Plain
// data; the address, the presets and the galleries make such scenes, the controls change them,
// the workers compute them.

import {
  isSystem,
  type Pair,
  type PairInput,
  type PairName,
  type Parameters,
  type Statistics,
  type SystemInput,
} from "../index.js";
import { type InitialName, USUAL_INITIAL } from "../view/initial.js";
import {
  CRITICAL,
  type CriticalName,
  type CurveView,
  isCritical,
  type MapView,
  type Observed,
  TIME,
  type View,
} from "../view/view.js";

/** Parameters as they were written: a pair stays a pair, so that no number is rounded. */
export interface WrittenParameters extends Record<PairName, PairInput> {
  readonly statistics: Statistics;
  readonly kappa: number;
}

/** The model of a scene with its numbers: the paper's, or a system. */
export type SceneBase = WrittenParameters | SystemInput;

/** What every state has, in the order in which it is offered. */
const OF_STATES = [
  "concurrence",
  "i2",
  "i3",
  "chsh",
  "i3322",
  "unsteerability12",
  "unsteerability21",
  "verdict",
  "negativity",
  "entanglementOfFormation",
  "fullyEntangledFraction",
  "purity",
  "entropy",
  "mutualInformation",
  "discord1",
  "discord2",
  "minEigenvalue",
] as const satisfies readonly Observed[];

/** Observables that the page offers, besides the critical temperature differences. */
export type Shown = Observed;

/** What a curve shows: the three quantities, their critical temperature differences, or one observable. */
export type CurveShows = "compared" | "critical" | Shown;
export type MapShows = Shown | CriticalName;

/** The observables of a model; along time those that change with it. */
export function observablesOf(base: SceneBase, along?: string): readonly Shown[] {
  const each = isSystem(base) ? (base.baths ?? []).map((_, j) => j + 1) : [1, 2];
  const more: Shown[] = each.length > 0 ? ["entropyProduction"] : [];
  if (isSystem(base) && (base.jumps?.length ?? 0) > 0) more.push("jumpHeat");
  if (along !== TIME) more.push(isSystem(base) ? "gap" : "rectification");
  return [
    ...OF_STATES,
    ...each.map((j) => `heatCurrent${j}` as Shown),
    ...each.map((j) => `particleCurrent${j}` as Shown),
    ...more,
  ];
}

/** What a curve along a number of a model can show. */
export function curveShows(base: SceneBase, along: string): readonly CurveShows[] {
  const critical = isSystem(base) || along === TIME ? [] : (["critical"] as const);
  return ["compared", ...critical, ...observablesOf(base, along)];
}

/** What a map of a model can show, with a number of it along x, or time. */
export function mapShows(base: SceneBase, x: string): readonly MapShows[] {
  const critical = isSystem(base) || x === TIME ? [] : (Object.keys(CRITICAL) as CriticalName[]);
  return [...observablesOf(base, x), ...critical];
}

/** The curve and the map of the page: views of what the sliders say. */
export interface CurveScene extends Omit<CurveView, "kind" | "base"> {
  readonly shows: CurveShows;
}
export interface MapScene extends Omit<MapView, "kind" | "base"> {
  readonly shows: MapShows;
}

/** What becomes of a matrix that is no state: see docs/states.md. */
export const REPAIR_CHOICES = ["refuse", "normalise", "nearest", "allow"] as const;
export type RepairChoice = (typeof REPAIR_CHOICES)[number];

/** A state as it was written. */
export interface GivenState {
  readonly text: string;
  readonly repair: RepairChoice;
}

export interface Scene {
  readonly base: SceneBase;
  readonly curve: CurveScene;
  readonly map: MapScene;
  /** The time of the point that is shown; null: the steady state. */
  readonly time: number | null;
  /** A state that is shown instead of a point of the model. */
  readonly state: GivenState | null;
}

/** Points of a curve, as the paper's tables have them, and of a side of a map. */
export const POINTS = 400;
export const GRID = 101;

/** Whether a view takes long: it needs a search at every point, or more points than pages start with. */
export function takesLong({ curve, map, base }: Scene): boolean {
  return isSystem(base) || curve.shows === "critical" || isCritical(map.shows) || map.grid > GRID;
}

/** Complete parameters as they would be written. */
export function writtenParameters({ statistics, kappa, ...pairs }: Parameters): WrittenParameters {
  return { statistics, kappa, ...pairs };
}

/** The point of a scene. */
export interface ScenePoint {
  readonly base: SceneBase;
  /** null: the steady state. */
  readonly evolved: { readonly initial: InitialName; readonly time: number } | null;
}

/** The times that the pictures of a scene show; null where none runs along time. */
export function timesOf({ curve, map }: Pick<Scene, "curve" | "map">): Pair | null {
  return [curve.along, map.x].find(({ parameter }) => parameter === TIME)?.range ?? null;
}

/** The scene with evolutions that start elsewhere. */
export function startingFrom(scene: Scene, initial: InitialName): Scene {
  const { curve, map } = scene;
  return { ...scene, curve: { ...curve, initial }, map: { ...map, initial } };
}

export function pointOf({ base, curve, time }: Scene): ScenePoint {
  const { initial = USUAL_INITIAL } = curve;
  return { base, evolved: time === null ? null : { initial, time } };
}

/** A picture of the page as a view that stands for itself. */
export function viewOf(base: SceneBase, curve: CurveScene): CurveView;
export function viewOf(base: SceneBase, map: MapScene): MapView;
export function viewOf(base: SceneBase, shown: CurveScene | MapScene): View;
export function viewOf(base: SceneBase, shown: CurveScene | MapScene): View {
  return "grid" in shown ? { kind: "map", base, ...shown } : { kind: "curve", base, ...shown };
}
