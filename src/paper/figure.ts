import type {
  ExtendedParametersInput,
  Parameters,
  ParametersInput,
  Solver,
  SystemInput,
} from "../index.js";
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

/** What a panel is computed with: a solver, or the methods of one that it needs. */
export interface Context<Needs extends keyof Solver = keyof Solver> {
  readonly solver: Pick<Solver, Needs>;
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
  /** What every row shares, with its defaults; none where the rows are of different set-ups. */
  readonly base?: Parameters | ExtendedParametersInput | SystemInput;
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[];
  readonly plot: PanelSpec;
}

/** What a panel shows: a view without its resolution, or the scheme of the energy levels. */
export type PanelView =
  | (Omit<CurveView, "points"> & { readonly middle?: boolean })
  | Omit<MapView, "grid">
  | { readonly kind: "levels"; readonly base: ParametersInput };

/** A panel as it is declared. */
export interface Panel {
  /** "a" … "f"; empty for a figure of one panel. */
  readonly letter: string;
  /** Settings that tell it from its neighbours. */
  readonly title: string;
  compute(context: Context): Promise<PanelData>;
}

/** A panel of the paper, which the page can show too. */
export interface PaperPanel extends Panel {
  readonly view: PanelView;
  compute(context: Context<"sweep">): Promise<PanelData>;
}

interface Declared {
  readonly title: string;
  /** Parameters and settings in words; ranges that the paper does not print, and why these. */
  readonly caption: string;
  readonly panels: readonly Panel[];
  /** Panels in a row. */
  readonly perRow: number;
  readonly legend: readonly string[];
  /** Whether its maps have the same levels and colours, to be compared; default: each has its own. */
  readonly sharesScales?: boolean;
}

/** A figure of the paper as it is declared. */
export interface PaperFigure extends Declared {
  readonly number: number;
  /** Equations that define what is shown. */
  readonly equations: string;
  readonly panels: readonly PaperPanel[];
}

/** A figure beyond the paper as it is declared. */
export interface FurtherFigure extends Declared {
  /** What the command calls it, and its files: lower case, words joined by hyphens. */
  readonly name: string;
  /** The page of docs/ that shows it, without its ending. */
  readonly page: string;
  /** Units of its tables, where they are not those of the paper; empty where there are none. */
  readonly units?: string;
}

export type Figure = PaperFigure | FurtherFigure;

/** `fig08` or `systems`, the name of a figure's files. */
export function figureName(figure: Figure): string {
  return "name" in figure ? figure.name : `fig${String(figure.number).padStart(2, "0")}`;
}

/** `fig08a` or `systems-a`, the name of a panel's files. */
export function panelName(figure: Figure, { letter }: Pick<Panel, "letter">): string {
  const joint = "name" in figure && letter !== "" ? "-" : "";
  return `${figureName(figure)}${joint}${letter}`;
}

/** "(a) ε₁ = ε₂", what stands over a panel. */
export function panelTitle({ letter, title }: Pick<Panel, "letter" | "title">): string {
  return letter === "" ? title : `(${letter}) ${title}`;
}
