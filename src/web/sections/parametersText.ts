import { isSystem } from "../../index.js";
import { numberText } from "../../view/labels.js";
import type { CurveScene, MapScene, Scene } from "../scene.js";
import { parametersOf, valueAt } from "../subject.js";

/** Digits of a parameter under a picture. */
const DIGITS = 5;

/** The parameters that a picture does not vary. */
export function parametersText({ base }: Scene, shown: CurveScene | MapScene): string {
  const varied: readonly string[] =
    "grid" in shown
      ? [shown.x.parameter, shown.y.parameter]
      : [shown.along.parameter, shown.family?.parameter ?? ""];
  const kept = parametersOf(base).filter(({ name }) => !varied.includes(name));
  const numbers = kept.map(
    ({ name, sign, unit }) =>
      `${sign} = ${numberText(valueAt(base, name), DIGITS)}${unit === undefined ? "" : ` ${unit}`}`,
  );
  const baths = isSystem(base) ? [] : [base.statistics === "bose" ? "bosons" : "fermions"];
  return [...baths, ...numbers].join(", ");
}
