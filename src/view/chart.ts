// Any table as a figure: which columns are drawn against which, as curves or as maps.

import type { FigureSpec, PanelSpec } from "../plot/spec.js";
import { type ChartTable, Drawing, described, refuse } from "./chartRows.js";
import { columnLabel, numberText } from "./labels.js";
import { isVerdict, VERDICT_LEGEND } from "./verdicts.js";

/** What of a table is drawn. What is left out follows from the table: its axes, then its other columns. */
export interface ChartOptions {
  /** The horizontal axis. */
  readonly x?: string;
  /** The vertical axis of a map; of curves the columns that are drawn, a panel for each unit. */
  readonly y?: string | readonly string[];
  /** Maps of these columns over x and y. */
  readonly z?: string | readonly string[];
  /** One curve for each value of this column. */
  readonly by?: string;
  /** Rows where a column has this value (the nearest that there is) and no others. */
  readonly at?: Readonly<Record<string, number>>;
  readonly title?: string;
}

/** A figure, and how many rows it leaves out. */
export interface Chart {
  readonly figure: FigureSpec;
  /** Rows that are drawn or left out. */
  readonly rows: number;
  /** Rows whose density matrix has a negative eigenvalue: outside the theory's domain. */
  readonly notPositive: number;
  /** Rows without a steady state. */
  readonly unsolved: number;
}

/** Panels and curves that a figure can tell apart. */
const MOST_PANELS = 12;
const MOST_CURVES = 6;
/** Columns that say what a row is, not what it has. */
const CODES = ["status", "flags", "line"];
function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** Names of one unit together where one legend can tell all of them apart, each by itself otherwise, as verdicts are. */
function byUnit(names: readonly string[], units: ReadonlyMap<string, string>): string[][] {
  if (names.length > MOST_CURVES) return names.map((name) => [name]);
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const unit = isVerdict(name) ? name : (units.get(name) ?? "");
    groups.set(unit, [...(groups.get(unit) ?? []), name]);
  }
  return [...groups.values()];
}

/** Maps over x and y, or curves along x. */
type Drawn =
  | { readonly x: string; readonly y: string; readonly maps: readonly string[] }
  | { readonly x: string; readonly curves: readonly string[]; readonly by: string | undefined };

/** What is drawn, where the options leave it open too. */
function completed(table: ChartTable, options: ChartOptions, drawing: Drawing): Drawn {
  const fixed = Object.keys(options.at ?? {});
  const axes = described(table).axes.filter((axis) => !fixed.includes(axis));
  const x = options.x ?? axes.at(-1) ?? table.names[0]!;
  const others = axes.filter((axis) => axis !== x);
  const used = new Set([x, ...axes, ...fixed, ...CODES]);
  const rest = table.names.filter((name) => !used.has(name));
  const [second] = others;
  const few = second !== undefined && drawing.values(second).length <= MOST_CURVES;
  const z = listOf(options.z);
  const asMap = z.length > 0 || (second !== undefined && !few && options.by === undefined);
  if (asMap) {
    const [y = second, ...more] = z.length > 0 ? listOf(options.y) : [];
    if (y === undefined || more.length > 0) {
      refuse("y", options.y, "a map needs one vertical axis", "the name of one column");
    }
    return {
      x,
      y,
      maps: z.length > 0 ? z : options.y === undefined ? rest : listOf(options.y),
    };
  }
  const y = listOf(options.y);
  const by = options.by ?? second;
  return { x, curves: y.length > 0 ? y : rest.filter((name) => name !== by), by };
}

/** The legend of curves, that of verdicts, or both. */
function legends(panels: readonly PanelSpec[], names: readonly string[]) {
  if (!panels.some(({ kind }) => kind === "regions")) return { legend: names };
  const lines = panels.some(({ kind }) => kind === "lines");
  return lines ? { legend: names, kinds: VERDICT_LEGEND } : { legend: VERDICT_LEGEND };
}

/**
 * A table as a figure: with one axis curves, a panel for each unit; with two maps, or curves where
 * the second has at most six values. Rows that could not be solved, or whose density matrix has a
 * negative eigenvalue (flag `not-positive`), are gaps of a curve and hatched on a map, and no scale
 * reaches out for them. Verdicts are no numbers: a map of them has a colour for each, their curves are
 * bands of these colours, and such rows stay white.
 *
 * @throws BellnessError INVALID_PARAMETER where a column is missing, or the rows make no map
 */
export function chart(table: ChartTable, options: ChartOptions = {}): Chart {
  const drawing = new Drawing(table, options.at ?? {});
  const asked = completed(table, options, drawing);
  const { title = "" } = options;
  const lead = (text: string) => (title === "" ? text : `${title}: ${text}`);
  let panels: PanelSpec[];
  let legend: string[] = [];
  if ("maps" in asked) {
    const { x, y, maps } = asked;
    panels = maps.map((name) => drawing.map(x, y, name, lead(drawing.label(name))));
  } else if (asked.by !== undefined) {
    const { x, by, curves } = asked;
    const values = drawing.values(by);
    if (values.length > MOST_CURVES) {
      refuse("by", by, `${by} has ${values.length} values`, `at most ${MOST_CURVES}`);
    }
    const family = (name: string) =>
      values.map((value, series) => ({ series, name, by: [by, value] as const }));
    panels = curves.map((name) =>
      isVerdict(name)
        ? drawing.bands(x, family(name), values.map(String), columnLabel(by), title)
        : drawing.lines(x, family(name), drawing.label(name), title),
    );
    legend = values.map((value) => `${columnLabel(by)} = ${numberText(value)}`);
  } else {
    const { x, curves } = asked;
    const groups = byUnit(curves, drawing.units);
    const quantities = curves.filter((name) => !isVerdict(name));
    const named = groups.some(({ length }) => length > 1);
    panels = groups.map((names) => {
      const series = names.map((name) => ({ series: named ? quantities.indexOf(name) : 0, name }));
      const label = names.length === 1 ? drawing.label(names[0]!) : "";
      return names.every(isVerdict)
        ? drawing.bands(x, series, [""], label, title)
        : drawing.lines(x, series, label, title);
    });
    legend = named ? quantities.map(columnLabel) : [];
  }
  if (panels.length === 0) {
    refuse("y", options.y, "nothing is left to draw", "columns beside the axes");
  }
  if (panels.length > MOST_PANELS) {
    refuse(
      "y",
      panels.length,
      `${panels.length} panels`,
      `at most ${MOST_PANELS}: name some columns`,
    );
  }
  const figure: FigureSpec = {
    description: `${title === "" ? "A table" : title}: ${panels.map((panel) => panel.title).join("; ")}`,
    panels,
    perRow: Math.min(3, panels.length),
    ...legends(panels, legend),
  };
  return { figure, rows: drawing.rows, notPositive: drawing.count(1), unsolved: drawing.count(2) };
}
