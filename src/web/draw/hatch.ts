import { set, svg } from "./dom.js";

/** Pixels between two lines of the hatching. */
const SPACING = 6;

/** A pattern of slanted lines, for what is left out: neither a colour of a scale nor blank. */
export function hatchPattern(id: string): SVGElement {
  const look = {
    id,
    width: SPACING,
    height: SPACING,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  };
  return svg("pattern", look, [svg("path", { class: "hatch", d: `M0,0V${SPACING}` })]);
}

/** Shows hatched areas under another part of a picture; where there are none, not even an empty path is painted. */
export function showHatched(path: SVGElement, d: string, above: SVGElement): void {
  if (d === "") path.remove();
  else if (path.parentNode === null) above.before(path);
  set(path, { d });
}
