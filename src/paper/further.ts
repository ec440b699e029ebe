import { EQUATIONS_FIGURE } from "./equations.js";
import { EVOLUTIONS } from "./evolutions.js";
import type { FurtherFigure } from "./figure.js";

/** Figures beyond the paper, which pages of docs/ show. Apart from the paper's: the page draws those alone. */
export const FURTHER: readonly FurtherFigure[] = [EQUATIONS_FIGURE, ...EVOLUTIONS];
