import { html, svg } from "./dom.js";
import { symbolPath } from "./symbols.js";

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
