import { regionColour } from "../../plot/regionColours.js";
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

/** A filled box beside the name of each kind of region; a kind without a name has none. */
export function regionNodes(names: readonly string[]): HTMLLIElement[] {
  return names.flatMap((name, kind) => {
    if (name === "") return [];
    const look = { width: 14, height: 14, class: "picture", "aria-hidden": "true" };
    const box = { class: "region", x: 0.5, y: 0.5, width: 13, height: 13 };
    const sample = svg("svg", look, [svg("rect", { ...box, fill: regionColour(kind) })]);
    return [html("li", {}, sample, ` ${name}`)];
  });
}
