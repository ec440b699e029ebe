import { regionColour } from "../../plot/regionColours.js";
import { verdictKinds } from "../../view/verdicts.js";
import { px, set, svg } from "../draw/dom.js";
import type { Frame } from "../draw/frame.js";
import type { CurveData } from "../messages.js";

/** Verdicts along an axis: a band for each curve from bottom to top, a colour for each verdict. */
export class Bands {
  readonly node = svg("g", { class: "bands" });

  /** Where names of so many bands stand, in units of their height. */
  static places(count: number): number[] {
    return Array.from({ length: count }, (_, k) => k + 0.5);
  }

  draw({ x, y, left, right }: Frame, curves: CurveData["curves"]): void {
    const paths = new Map<number, string>();
    curves.forEach((curve, band) => {
      const kinds = verdictKinds(curve.y);
      const last = kinds.length - 1;
      // Between two points of different verdicts the border is in the middle.
      const border = (k: number) => {
        if (k <= 0) return left;
        return k > last ? right : 0.5 * (x(curve.x[k - 1]!) + x(curve.x[k]!));
      };
      const sides = `V${px(y(band + 1))}`;
      for (let from = 0, to = 0; from <= last; from = to) {
        const kind = kinds[from]!;
        for (to = from + 1; to <= last && kinds[to] === kind; ) to += 1;
        if (Number.isNaN(kind)) continue;
        const [a, b] = [px(border(from)), px(border(to))];
        const d = `M${a},${px(y(band))}${sides}H${b}V${px(y(band))}Z`;
        paths.set(kind, (paths.get(kind) ?? "") + d);
      }
    });
    const shown = [...paths];
    while (this.node.childElementCount > shown.length) this.node.lastElementChild!.remove();
    shown.forEach(([kind, d], k) => {
      const path = this.node.children[k] ?? this.node.appendChild(svg("path"));
      set(path, { d, fill: regionColour(kind) });
    });
  }
}
