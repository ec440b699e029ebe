// What the page shows of a system that comes without a scene of its own.

import type { SystemInput } from "../index.js";
import { TIME } from "../view/view.js";
import { type CurveScene, GRID, type MapScene, POINTS, type Scene } from "./scene.js";
import { type AnyInfo, abscissae, parametersOf } from "./subject.js";

/** The whole slider of a number as a side. */
function sideOf(info: AnyInfo, base: SystemInput) {
  return { parameter: info.name, range: info.range(base) };
}

/**
 * Concurrence, I₂ and I₃ along the temperature of the last bath, or what comes closest to it, and
 * a map of it against the first number of the Hamiltonian. A system without two numbers has no map:
 * its sides are the same.
 */
export function systemScene(base: SystemInput): Scene {
  const infos = parametersOf(base);
  const last = (pattern: RegExp) => infos.filter(({ name }) => pattern.test(name)).at(-1);
  const time = abscissae(base).find(({ name }) => name === TIME)!;
  const along = last(/temperature$/) ?? last(/rate$/) ?? infos[0] ?? time;
  const across = infos.find(({ name }) => name !== along.name) ?? along;
  const curve: CurveScene = {
    shows: "compared",
    along: sideOf(along, base),
    points: POINTS,
    production: null,
    family: null,
  };
  const map: MapScene = {
    shows: "concurrence",
    x: sideOf(along, base),
    y: sideOf(across, base),
    grid: GRID,
  };
  return { base, curve, map, time: null, state: null };
}

/** Whether a scene has a map. */
export function hasMap({ map }: Scene): boolean {
  return map.x.parameter !== map.y.parameter;
}
