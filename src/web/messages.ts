// What the page and its workers say to each other.

import type { BackendName, Solution } from "../index.js";
import type * as view from "../view/compute.js";
import type { Reason } from "../view/gaps.js";
import type { CurveScene, MapScene, WrittenParameters } from "./scene.js";

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

/** What a worker is asked for. */
export type Question =
  | { readonly kind: "point"; readonly base: WrittenParameters }
  | { readonly kind: "curve"; readonly base: WrittenParameters; readonly curve: CurveScene }
  | { readonly kind: "map"; readonly base: WrittenParameters; readonly map: MapScene }
  | {
      readonly kind: "file";
      readonly base: WrittenParameters;
      readonly of: CurveScene | MapScene;
      readonly format: "csv" | "parquet";
    };
export type Kind = Question["kind"];

export interface Answers {
  readonly point: Solution;
  readonly curve: CurveData;
  readonly map: MapData;
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
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "aborted"; readonly id: number }
  | { readonly kind: "pong" };
