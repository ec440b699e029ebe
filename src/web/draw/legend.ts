import { COMPARED, QUANTITY_LABELS, QUANTITY_SIGNS } from "../../paper/labels.js";
import { axisLabel, numberText, OBSERVABLE_LABELS } from "../labels.js";
import type { CurveState } from "../state.js";
import { html, svg } from "./dom.js";
import { symbolPath } from "./symbols.js";

/** Names of the curves, in the order of their series. */
export function legendOf({ shows, family }: CurveState): string[] {
  if (shows === "compared") return COMPARED.map((quantity) => QUANTITY_LABELS[quantity]);
  if (shows === "critical") return COMPARED.map((quantity) => `ΔT₀ of ${QUANTITY_SIGNS[quantity]}`);
  if (family === null) return [OBSERVABLE_LABELS[shows]];
  return family.values.map((value) => `${axisLabel(family.parameter)} = ${numberText(value)}`);
}

/** A line, with its symbol where curves have marks, beside each name. */
export function legendNodes(names: readonly string[], marked: boolean): HTMLLIElement[] {
  return names.map((name, series) => {
    const symbol = svg("g", { class: `mark s${series}` }, [
      svg("path", { d: symbolPath(series), transform: "translate(17,7)" }),
    ]);
    const line = svg("path", { class: `series s${series}`, d: "M1,7H33" });
    const look = { width: 34, height: 14, class: "picture", "aria-hidden": "true" };
    const sample = svg("svg", look, marked ? [line, symbol] : [line]);
    return html("li", {}, sample, ` ${name}`);
  });
}
