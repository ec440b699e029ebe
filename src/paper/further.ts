import { EQUATIONS_FIGURE } from "./equations.js";
import { EVOLUTIONS } from "./evolutions.js";
import type { FurtherFigure } from "./figure.js";
import { VERDICT_CURVES } from "./radii.js";
import { STEERING_FIGURE } from "./steering.js";
import { VERDICT_MAPS } from "./verdicts.js";

/** Figures beyond the paper, which pages of docs/ show. Apart from the paper's: the page draws those alone. */
export const FURTHER: readonly FurtherFigure[] = [
  EQUATIONS_FIGURE,
  ...EVOLUTIONS,
  VERDICT_MAPS,
  VERDICT_CURVES,
  STEERING_FIGURE,
];
