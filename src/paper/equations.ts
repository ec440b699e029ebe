// The four equations of docs/systems.md on the paper's Fig. 8(b): what each makes of C, I₂ and I₃.

import type { ExtendedParametersInput, Quantity } from "../index.js";
import { labelOf, meaningOf, signOf } from "../view/labels.js";
import { COMPARED } from "../view/view.js";
import type { Context, FurtherFigure, Panel } from "./figure.js";
import { type Series, seriesPanel } from "./series.js";
import { SETTINGS, WHOLE } from "./temperature.js";

/** Detuned qubits, Fig. 8(b). */
export const DETUNED = SETTINGS[1].base;

type Way = Pick<ExtendedParametersInput, "equation" | "form">;

/** Equations by the names of their columns, in the order of the legend. */
export const WAYS = {
  redfield: { label: "Redfield", way: { equation: "redfield" } },
  secular: { label: "secular", way: { equation: "secular" } },
  universal: { label: "universal", way: { equation: "universal" } },
  local: { label: "local", way: { equation: "local" } },
  linear: { label: "Redfield, linear form", way: { equation: "redfield", form: "linear" } },
} as const satisfies Record<string, { readonly label: string; readonly way: Way }>;
const NAMES = Object.keys(WAYS) as (keyof typeof WAYS)[];

const ALONG = "temperature.difference";

/** C, I₂ and I₃ along ΔT by one equation. */
function swept({ solver, resolution, signal }: Context, way: Way) {
  const [from, to] = WHOLE;
  return solver.sweep(
    {
      base: { ...DETUNED, ...way },
      axes: [{ parameter: ALONG, from, to, count: resolution.curve }],
      observables: COMPARED,
    },
    signal === undefined ? {} : { signal },
  );
}

async function dataOf(context: Context, quantity: Quantity, names: typeof NAMES) {
  const tables = await Promise.all(NAMES.map((name) => swept(context, WAYS[name].way)));
  const x = tables[0]!.columns[ALONG]!;
  const values = (name: (typeof NAMES)[number]) => tables[NAMES.indexOf(name)]!.columns[quantity]!;
  const series = names.map((name): Series => {
    const { label } = WAYS[name];
    const entry = NAMES.indexOf(name);
    return { name, meaning: `${meaningOf(quantity)}: ${label}`, values: values(name), entry };
  });
  return { x: { name: ALONG, meaning: meaningOf(ALONG), values: x }, series, values };
}

const X = { label: labelOf(ALONG), domain: WHOLE };

function valuePanel(letter: string, quantity: Quantity): Panel {
  return seriesPanel({
    letter,
    title: labelOf(quantity),
    x: X,
    y: { label: signOf(quantity) },
    data: async (context) => ({ base: DETUNED, ...(await dataOf(context, quantity, NAMES)) }),
  });
}

/** How far others are from the paper's equation; the local one, which is of another size, is left out. */
function differencePanel(letter: string, quantity: Quantity): Panel {
  const names = NAMES.filter((name) => name !== "redfield" && name !== "local");
  const sign = signOf(quantity);
  return seriesPanel({
    letter,
    title: `${sign}: distance from Redfield`,
    x: X,
    y: { label: `% of the largest ${sign}` },
    async data(context) {
      const { x, series, values } = await dataOf(context, quantity, names);
      const paper = values("redfield");
      const largest = Math.max(...paper);
      return {
        base: DETUNED,
        x,
        series: series.map(({ meaning, ...one }) => ({
          ...one,
          meaning: `${meaning}, less that of Redfield's equation, in percent of the largest of that`,
          values: one.values.map((value, k) => (100 * (value - paper[k]!)) / largest),
        })),
      };
    },
  });
}

export const EQUATIONS_FIGURE: FurtherFigure = {
  name: "systems",
  page: "systems",
  title: "Four equations for detuned qubits between a cold and a hot bath",
  caption:
    "The set-up of Fig. 8(b), ε₁ = 0.5ε̄, ε₂ = 1.5ε̄, κ = 3ε̄, T̄ = 0.4ε̄, γ₁ = γ₂ = 0.1ε̄: (a)-(c) by Redfield's equation in exchange form (the paper's), the secular, the universal and the local equation, and Redfield's in linear form, which keeps the counter-rotating terms; (d)-(f) how far these are from the paper's, in percent of its largest value (the local one, which is not entangled here, is left out).",
  panels: [
    ...COMPARED.map((quantity, k) => valuePanel("abc"[k]!, quantity)),
    ...COMPARED.map((quantity, k) => differencePanel("def"[k]!, quantity)),
  ],
  perRow: 3,
  legend: NAMES.map((name) => WAYS[name].label),
};
