import type { Observable, Pair, ParameterPath, ParametersInput, Solver } from "../index.js";
import type { PanelSpec } from "../plot/spec.js";

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

/** A marked maximum: which quantity, and the row of the table as it would stand there. */
export interface Mark {
  readonly quantity: string;
  /** "unique", "several", "edge" (src/analysis). */
  readonly kind: string;
  readonly values: Readonly<Record<string, number>>;
}

/** A panel computed: its table, what it marks, and how it is drawn. */
export interface PanelData {
  /** What every row shares. */
  readonly base: ParametersInput;
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[];
  readonly plot: PanelSpec;
}

/** A parameter that varies, and from where to where. */
export interface Side {
  readonly parameter: ParameterPath;
  readonly range: Pair;
}

/** What a panel shows, as its declaration has it: enough to compute it with other settings. */
export type PanelView =
  | { readonly kind: "levels"; readonly base: ParametersInput }
  | {
      readonly kind: "curves";
      readonly base: ParametersInput;
      readonly along: Side;
      /** The three quantities, their critical temperature differences, or a column of a sweep. */
      readonly shows: "compared" | "critical" | Observable;
      /** One curve for each of these values. */
      readonly family?: { readonly parameter: ParameterPath; readonly values: readonly number[] };
      /** Drawn against the entropy production rate up to this value. */
      readonly production?: number;
    }
  | {
      readonly kind: "map";
      readonly base: ParametersInput;
      readonly x: Side;
      readonly y: Side;
      /** The column that is drawn. */
      readonly shows: string;
    };

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
