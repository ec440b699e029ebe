import { readFileSync } from "node:fs";
import type { Parameters } from "../../src/index.js";

/** One row of fixtures/points.jsonl. */
export interface GoldenPoint {
  readonly params: Parameters;
  readonly expect: {
    readonly rhoRe: number[];
    readonly rhoIm: number[];
    readonly concurrence: number;
    readonly chsh: number;
    readonly i3322: number;
    readonly heatCurrent: [number, number];
    readonly particleCurrent: [number, number];
    readonly entropyProduction: number | null;
    readonly minEigenvalue: number;
  };
}

/** One row of fixtures/extreme.jsonl. */
export interface ExtremePoint {
  readonly params: Parameters;
  readonly expect: Pick<
    GoldenPoint["expect"],
    "rhoRe" | "rhoIm" | "heatCurrent" | "particleCurrent"
  >;
}

/** One row of fixtures/states.jsonl. */
export interface GoldenState {
  readonly kind: string;
  readonly rhoRe: number[];
  readonly rhoIm: number[];
  readonly expect: { readonly concurrence: number; readonly chsh: number; readonly i3322: number };
}

function rows<T>(name: string): T[] {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

export const GOLDEN_POINTS = rows<GoldenPoint>("points.jsonl");
export const GOLDEN_STATES = rows<GoldenState>("states.jsonl");
/** States whose maximum of I3322 an earlier search missed. */
export const MISSED_STATES = rows<GoldenState>("missed.jsonl");
export const EXTREME_POINTS = rows<ExtremePoint>("extreme.jsonl");

/** Expected agreement with the tables (fixtures/README.md). */
export const TOLERANCE = {
  rho: 1e-11,
  current: 1e-11,
  concurrence: 1e-10,
  chsh: 1e-10,
  i3322: 1e-9,
};
