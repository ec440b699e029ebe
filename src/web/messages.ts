// What the page and its workers say to each other.

import type { BackendName, Quantity, Solution } from "../index.js";
import type { CurveState, MapState, Settings } from "./state.js";

/** A maximum that is marked: of which curve, and where it stands in the drawing. */
export interface MarkedMaximum {
  readonly series: number;
  readonly quantity: Quantity;
  /** Value of the parameter that the curve runs along. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** Curves, series by series, on common abscissae or on their own. */
export interface CurveData {
  readonly curves: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
  readonly marks: readonly MarkedMaximum[];
  /** The table behind it: columns by name. */
  readonly names: readonly string[];
}

/** Points of a line on a map, in units of its sides: 0 … 1 from left to right and from bottom to top. */
export type MapLine = readonly (readonly [number, number])[];

export interface MapData {
  /** Points of a side. */
  readonly grid: number;
  /** Rows of equal y from bottom to top, x running fastest; NaN where there is no value. */
  readonly z: Float64Array;
  readonly low: number;
  readonly high: number;
  /** Where the violation, or the entanglement, ends; where a signed quantity changes its sign. */
  readonly edge: readonly MapLine[];
  /** The values whose `level` that line is: of a quantity that does not stop at zero. */
  readonly border: Float64Array;
  readonly level: number;
}

/** What a worker is asked for. */
export type Question =
  | { readonly kind: "point"; readonly settings: Settings }
  | { readonly kind: "curve"; readonly settings: Settings; readonly curve: CurveState }
  | { readonly kind: "map"; readonly settings: Settings; readonly map: MapState }
  | {
      readonly kind: "file";
      readonly settings: Settings;
      readonly of: CurveState | MapState;
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
