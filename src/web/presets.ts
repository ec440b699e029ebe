// The panels of the paper as states of the page, from the paper's declarations.

import { type ParametersInput, parameters, type Statistics } from "../index.js";
import { FIGURES } from "../paper/all.js";
import { pointsWith } from "../paper/curves.js";
import { type PaperFigure, type PaperPanel, panelTitle } from "../paper/figure.js";
import type { Side } from "../view/view.js";
import {
  type CurveScene,
  GRID,
  type MapScene,
  type MapShows,
  POINTS,
  type Scene,
  type WrittenParameters,
  writtenParameters,
} from "./scene.js";

export interface Preset {
  /** "8a", what its button shows. */
  readonly name: string;
  readonly figure: PaperFigure;
  readonly title: string;
  /** Which of the two pictures is the panel's. */
  readonly view: "curve" | "map";
  readonly scene: Scene;
}

/** Sides of a map for a scene that has only a curve: the ranges of Figs. 10 and 14. */
const DETUNING: Side = { parameter: "epsilon.difference", range: [-1.5, 1.5] };
const BIAS: Readonly<Record<Statistics, Side>> = {
  bose: { parameter: "temperature.difference", range: [-0.8, 0.8] },
  fermi: { parameter: "mu.difference", range: [-1.5, 1.5] },
};

/** The parameters of a panel: pairs stay as the paper's declarations write them. */
function written(base: ParametersInput): WrittenParameters {
  return { ...writtenParameters(parameters(base)), ...base };
}

/** The curve beside a map: along its x axis. */
function curveAlong(along: Side): CurveScene {
  return { shows: "compared", along, points: POINTS, production: null, family: null };
}

/** The map beside a curve: its parameter against another one. */
function mapAcross(along: Side, statistics: Statistics): MapScene {
  const y = along.parameter === DETUNING.parameter ? BIAS[statistics] : DETUNING;
  return { shows: "i2", x: along, y, grid: GRID };
}

/** The steady state of the model. */
const POINT = { time: null, state: null } as const;

/** The scene that shows a panel; null for the schemes of Fig. 2. */
function sceneOf({ view }: PaperPanel): Scene | null {
  if (view.kind === "levels") return null;
  const base = written(view.base);
  if (view.kind === "map") {
    const { x, y, shows } = view;
    const map = { shows: shows as MapShows, x, y, grid: GRID };
    return { ...POINT, base, curve: curveAlong(x), map };
  }
  const { along, shows, production = null, family = null, middle } = view;
  const points = pointsWith(POINTS, middle);
  const curve = {
    ...curveAlong(along),
    points,
    shows: shows as CurveScene["shows"],
    production,
    family,
  };
  return { ...POINT, base, curve, map: mapAcross(along, base.statistics) };
}

export const PRESETS: readonly Preset[] = FIGURES.flatMap((figure) =>
  figure.panels.flatMap((panel): Preset[] => {
    const scene = sceneOf(panel);
    if (scene === null) return [];
    return [
      {
        name: `${figure.number}${panel.letter}`,
        figure,
        title: panelTitle(panel),
        view: panel.view.kind === "map" ? "map" : "curve",
        scene,
      },
    ];
  }),
);

/** What the page starts with: Fig. 8(b) and the map of Fig. 10(b), detuned qubits out of equilibrium. */
export function startScene(): Scene {
  const { base, curve } = PRESETS.find(({ name }) => name === "8b")!.scene;
  return { ...POINT, base, curve, map: PRESETS.find(({ name }) => name === "10b")!.scene.map };
}

/** A scene for the other baths, where the present one does not apply. */
export function startOf(statistics: Statistics): Scene {
  return statistics === "bose" ? startScene() : PRESETS.find(({ name }) => name === "12a")!.scene;
}
