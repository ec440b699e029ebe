import { html, svg } from "./dom.js";
import { symbolPath } from "./symbols.js";
import { term } from "./term.js";

/** A line, with its symbol where curves have marks, beside each name, which says what it means where that is given. */
export function legendNodes(
  names: readonly string[],
  marked: boolean,
  meanings: readonly string[] = [],
): HTMLLIElement[] {
  return names.map((name, series) => {
    const symbol = svg("g", { class: `mark s${series}` }, [
      svg("path", { d: symbolPath(series), transform: "translate(17,7)" }),
    ]);
    const line = svg("path", { class: `series s${series}`, d: "M1,7H33" });
    const look = { width: 34, height: 14, class: "picture", "aria-hidden": "true" };
    const sample = svg("svg", look, marked ? [line, symbol] : [line]);
    const meaning = meanings[series];
    return html("li", {}, sample, meaning === undefined ? ` ${name}` : term(name, meaning));
  });
}
