import type { ParametersInput, Solver } from "../index.js";
import type { PanelSpec } from "../plot/spec.js";
import type { Mark } from "../view/compute.js";
import type { CurveView, MapView } from "../view/view.js";

/** Points of a figure: per curve, and per side of a contour plot. */
export interface Resolution {
  readonly curve: number;
  readonly grid: number;
}

/** What a journal prints. */
export const PUBLICATION: Resolution = { curve: 400, grid: 201 };

/** What a panel is computed with. */
export interface Context {
  readonly solver: Pick<Solver, "sweep">;
  readonly resolution: Resolution;
  readonly signal?: AbortSignal;
}

/** A column of a panel's table. */
export interface Column {
  readonly name: string;
  /** What it is, with its equation. */
  readonly meaning: string;
  readonly values: Float64Array;
}

/** A panel computed: its table, what it marks, and how it is drawn. */
export interface PanelData {
  /** What every row shares. */
  readonly base: ParametersInput;
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[];
  readonly plot: PanelSpec;
}

/** What a panel shows: a view without its resolution, or the scheme of the energy levels. */
export type PanelView =
  | Omit<CurveView, "points">
  | Omit<MapView, "grid">
  | { readonly kind: "levels"; readonly base: ParametersInput };

/** A panel as it is declared. */
export interface Panel {
  /** "a" … "f"; empty for a figure of one panel. */
  readonly letter: string;
  /** Settings that tell it from its neighbours. */
  readonly title: string;
  readonly view: PanelView;
  compute(context: Context): Promise<PanelData>;
}

/** A figure of the paper as it is declared. */
export interface PaperFigure {
  readonly number: number;
  readonly title: string;
  /** Equations that define what is shown. */
  readonly equations: string;
  /** Parameters and settings in words; ranges that the paper does not print, and why these. */
  readonly caption: string;
  readonly panels: readonly Panel[];
  /** Panels in a row. */
  readonly perRow: number;
  readonly legend: readonly string[];
}

/** `fig08a`, the name of a panel's files. */
export function panelName(figure: PaperFigure, panel: Panel): string {
  return `${figureName(figure)}${panel.letter}`;
}

/** `fig08`, the name of a figure's files. */
export function figureName({ number }: PaperFigure): string {
  return `fig${String(number).padStart(2, "0")}`;
}

/** "(a) ε₁ = ε₂", what stands over a panel. */
export function panelTitle({ letter, title }: Pick<Panel, "letter" | "title">): string {
  return letter === "" ? title : `(${letter}) ${title}`;
}
