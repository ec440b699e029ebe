import { figure6, figure7 } from "./currents.js";
import { figure10, figure11 } from "./detuning.js";
import { figure3, figure4, figure5 } from "./equilibrium.js";
import type { PaperFigure } from "./figure.js";
import { figure2 } from "./levels.js";
import { figure12, figure13, figure14 } from "./potential.js";
import { figure15, figure16 } from "./rectification.js";
import { figure8, figure9 } from "./temperature.js";

/** Every figure of the paper that is computed: all but Fig. 1, a sketch of the set-up. */
export const FIGURES: readonly PaperFigure[] = [
  figure2,
  figure3,
  figure4,
  figure5,
  figure6,
  figure7,
  figure8,
  figure9,
  figure10,
  figure11,
  figure12,
  figure13,
  figure14,
  figure15,
  figure16,
];
