// The script of the custom elements: `<bellness-curve>`, `<bellness-map>`. Run as a worker, it
// is their worker: one file, wherever it stands.

import { receiveInWorker } from "../compute/serve.js";
import { provideSystems } from "../subject.js";
import { SYSTEM } from "../systems/subject.js";
import { BellnessCurve } from "./curve.js";
import { BellnessMap } from "./map.js";

if (typeof customElements === "undefined") receiveInWorker();
else {
  // One file holds them anyway.
  provideSystems(SYSTEM);
  for (const [name, element] of [
    ["bellness-curve", BellnessCurve],
    ["bellness-map", BellnessMap],
  ] as const) {
    // The script may be on a page twice.
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
