// What curves and maps can show, under headings.

import { choiceLabel } from "../../view/labels.js";
import type { CurveShows, MapShows, SceneBase } from "../scene.js";
import type { Option } from "./fields.js";

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(compared|critical|cntd)/, "The paper’s comparison"],
  [/^(concurrence|negativity|entanglementOfFormation|fullyEntangled)/, "Entanglement"],
  [/^(i2|i3|chsh|i3322|unsteerability|verdict)/, "Nonlocality and steering"],
  [/^(purity|entropy$|mutual|discord|minEigenvalue)/, "The state"],
  [/./, "Heat, particles, rates"],
];

/** The choices of what a picture shows. */
export function offers<T extends CurveShows | MapShows>(
  shows: readonly T[],
  base: SceneBase,
): Option<T>[] {
  return shows.map((one) => [
    one,
    choiceLabel(one, base),
    GROUPS.find(([pattern]) => pattern.test(one))![1],
  ]);
}
