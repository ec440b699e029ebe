// The paper's parameters with a spectrum, an equation, a form or units, as a model: their paths are
// the paper's, their numbers those of the system that they stand for.

import { POLE_REFUSED } from "../../assembly/layout.js";
import * as slot from "../../assembly/system/layout.js";
import type { Model } from "./model.js";
import { meanAndDifference, PAIRS, PARTS, type PairName } from "./pairs.js";
import { PAPER } from "./paper.js";
import { type ExtendedParameters, extendedParameters, uncheckedSystem } from "./paperSystem.js";
import { modelOfPlaces, type Place, TIME } from "./systemModel.js";
import { thermalEnergy } from "./units.js";

/** Indices of the strings that κ and ε move: κ/4 (XX + YY) − ε₁/2 ZI − ε₂/2 IZ. */
const XX = 5;
const YY = 10;
const Z = [12, 3] as const;
/** How much of a part either value of its pair has. */
const WEIGHTS = { mean: [1, 1], difference: [-0.5, 0.5], "1": [1, 0], "2": [0, 1] } as const;

/** What one value of a pair adds to which slots. */
function sharesOf(given: ExtendedParameters, name: PairName, j: 0 | 1): Place["shares"] {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * j;
  switch (name) {
    case "epsilon": {
      const level = { slot: slot.SYSTEM_H + Z[j], factor: -0.5 };
      if (given.equation !== "local") return [level];
      return [level, { slot: bath + slot.BATH_FREQUENCY, factor: 1 }];
    }
    case "temperature": {
      const factor = thermalEnergy(given.units ?? null);
      return [{ slot: bath + slot.BATH_TEMPERATURE, factor }];
    }
    case "mu":
      return [{ slot: bath + slot.BATH_MU, factor: 1 }];
    case "gamma": {
      const { spectrum } = given;
      const factor = spectrum === undefined ? 1 : (spectrum.gamma as number);
      return [{ slot: bath + slot.BATH_GAMMA, factor }];
    }
  }
}

function placesOf(given: ExtendedParameters): Map<string, Place> {
  const kappa: Place = {
    shares: [XX, YY].map((k) => ({ slot: slot.SYSTEM_H + k, factor: 0.25 })),
    value: given.kappa,
    unit: "energy",
  };
  const places = new Map([["kappa", kappa]]);
  for (const name of PAIRS) {
    // The values of a table are no single number.
    if (name === "gamma" && given.spectrum?.kind === "table") continue;
    const pair = given[name];
    const halves = meanAndDifference(pair);
    for (const part of PARTS) {
      const shares = ([0, 1] as const).flatMap((j) =>
        sharesOf(given, name, j)
          .map((share) => ({ slot: share.slot, factor: share.factor * WEIGHTS[part][j] }))
          .filter(({ factor }) => factor !== 0),
      );
      const value =
        part === "mean" || part === "difference" ? halves[part] : pair[Number(part) - 1]!;
      places.set(`${name}.${part}`, { shares, value, unit: "energy" });
    }
  }
  return places;
}

/** The paper's parameters with extensions as a model. */
export function extendedModel(base: unknown): Model<ExtendedParameters, string> {
  const given = extendedParameters(base);
  const model = modelOfPlaces(uncheckedSystem(given), placesOf(given));
  return {
    ...model,
    read: extendedParameters,
    prepare(arena, touched) {
      model.prepare!(arena, touched);
      // As solve refuses it.
      arena[POLE_REFUSED] = given.equation === "local" ? 0 : 1;
    },
    conflict: (paths) => PAPER.conflict(paths) ?? model.conflict(paths),
    describe: (path) => (path === TIME ? model.describe(path) : PAPER.describe(path as "kappa")),
  };
}
