import type { PaperFigure } from "./figure.js";
import { figure8, figure9 } from "./temperature.js";

/** Every figure that is redrawn. */
export const FIGURES: readonly PaperFigure[] = [figure8, figure9];
