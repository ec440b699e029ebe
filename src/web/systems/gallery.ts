// Published set-ups as scenes of the page.

import { SETUPS, type Setup } from "../../index.js";
import type { InitialName } from "../../view/initial.js";
import { type Side, TIME } from "../../view/view.js";
import { type MapScene, type Scene, startingFrom } from "../scene.js";
import { systemScene } from "../start.js";
import { SYSTEM } from "./subject.js";

/** What maps of the set-ups show beside the number that is worth varying. */
const ACROSS: Readonly<Record<string, string>> = {
  "exchange-dimer": "baths.2.temperature",
  "entanglement-engine": "baths.1.spectrum.gamma",
  "collective-decay": "hamiltonian.nI",
  "double-dot": "baths.1.mu",
  transmons: "baths.2.temperature",
};

/** A set-up whose steady state depends on the start runs along time, from here. */
const FROM: InitialName = "01";

/** The scene of a set-up: its own curve, and a map of it against another of its numbers. */
export function setupScene({ name, system, along }: Setup): Scene {
  const scene = systemScene(system);
  const own: Side = { parameter: along.parameter, range: [along.from, along.to] };
  const across = SYSTEM.parameters(system).find((one) => one.name === ACROSS[name]);
  const map: MapScene = {
    ...scene.map,
    x: own,
    y:
      across === undefined
        ? scene.map.y
        : { parameter: across.name, range: across.range(system as never) },
  };
  if (system.initial === undefined) return { ...scene, curve: { ...scene.curve, along: own }, map };
  const time: Side = { parameter: TIME, range: [0, SYSTEM.longest(system)] };
  return startingFrom(
    { ...scene, curve: { ...scene.curve, along: time }, map: { ...map, x: time, y: own } },
    FROM,
  );
}

export { SETUPS };
