// What the page and its workers say to each other.

import type {
  BackendName,
  Flag,
  Repaired,
  Settings,
  SystemLevel,
  Verdict,
  VerdictName,
} from "../index.js";
import type * as view from "../view/compute.js";
import type { Reason } from "../view/gaps.js";
import type { CurveScene, MapScene, RepairChoice, SceneBase, ScenePoint } from "./scene.js";

/** Why points have no steady state. */
interface Reasoned {
  readonly reasons: readonly Reason[];
}

/** What a curve is drawn from. */
export interface CurveData extends Omit<view.CurveData, "table">, Reasoned {}

/** Points of a line on a map, in units of its sides: 0 … 1 from left to right and from bottom to top. */
export type MapLine = readonly (readonly [number, number])[];

/** What a map is drawn from. */
export interface MapData extends Omit<view.MapData, "table">, Reasoned {
  /** Points of a side. */
  readonly grid: number;
  readonly low: number;
  readonly high: number;
  /** The border as lines. */
  readonly edge: readonly MapLine[];
}

/** A level of a system, and what a state has of it. */
export interface SceneLevel extends SystemLevel {
  readonly population: number;
}

/** Everything about one state: of a point of a model, or of one that was given. */
export interface PointData {
  readonly rho: { readonly re: readonly number[]; readonly im: readonly number[] };
  readonly flags: readonly Flag[];
  /** Numbers by the names of their columns; null where one is infinite or has no meaning. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Directions that attain the maximum of I3322. */
  readonly settings: Settings;
  /** Of a system: from the lowest up. */
  readonly levels: readonly SceneLevel[] | null;
}

/** A state as it was pasted, or a file with states and the number of one, from 0. */
export type StateSource =
  | { readonly text: string; readonly index: number }
  | {
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly index: number;
    };

export interface StateData extends PointData {
  /** The state as text, and how many stood with it. */
  readonly text: string;
  readonly count: number;
  readonly repaired: Repaired | null;
  readonly verdict: VerdictName;
  readonly reason: string;
}

/** How far a proof has come. */
export interface ProofProgress {
  readonly step: "certificate" | "steering";
  readonly gap: number;
  readonly cells?: number;
}

/** What is proven of a state. */
export interface Proof {
  readonly value: number;
  readonly bound: number;
  readonly cells: number;
  readonly seconds: number;
  readonly verdict: VerdictName;
  readonly reason: string;
  readonly steering: Verdict["steering"];
}

/** What a worker is asked for. */
export type Question =
  | { readonly kind: "point"; readonly point: ScenePoint }
  | {
      readonly kind: "curve";
      readonly base: SceneBase;
      readonly curve: CurveScene;
      /** Without a search for its maxima. */
      readonly rough?: boolean;
    }
  | { readonly kind: "map"; readonly base: SceneBase; readonly map: MapScene }
  | { readonly kind: "state"; readonly source: StateSource; readonly repair: RepairChoice }
  | { readonly kind: "proof"; readonly text: string; readonly repair: RepairChoice }
  | {
      readonly kind: "file";
      readonly base: SceneBase;
      readonly of: CurveScene | MapScene;
      readonly format: "csv" | "parquet";
    };
export type Kind = Question["kind"];

export interface Answers {
  readonly point: PointData;
  readonly curve: CurveData;
  readonly map: MapData;
  readonly state: StateData;
  readonly proof: Proof;
  readonly file: Uint8Array<ArrayBuffer>;
}

/** A failure that the question deserves: its code and what is allowed. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

export type ToWorker =
  | { readonly kind: "ask"; readonly id: number; readonly question: Question }
  | { readonly kind: "abort"; readonly id: number }
  /** Whether the worker still listens, whatever it computes. */
  | { readonly kind: "ping" };

export type FromWorker =
  | {
      readonly kind: "ready";
      readonly backend: BackendName;
      /** Why wasm does not run here; null where it does. */
      readonly fallbackReason: string | null;
    }
  | {
      readonly kind: "answer";
      readonly id: number;
      readonly answer: Answers[Kind];
      readonly milliseconds: number;
    }
  | { readonly kind: "progress"; readonly id: number; readonly progress: ProofProgress }
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "aborted"; readonly id: number }
  | { readonly kind: "pong" };
