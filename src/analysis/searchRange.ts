// Where a critical condition is searched for, and how finely.

import { BellnessError } from "../model/errors.js";
import { levels } from "../model/levels.js";
import { meanAndDifference, type Pair } from "../model/pairs.js";
import type { Parameters } from "../model/parameters.js";
import type { ParameterPath } from "../model/paths.js";
import { refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";

/** Points of a scan: at least, and unless a caller says otherwise. */
const LEAST_SAMPLES = 9;
export const SAMPLES = 129;

/** Distance from the last level, in temperatures, beyond which occupations are full or empty to e⁻¹⁰. */
const SATURATION = 10;

/** The whole legal range of ΔT: up to one bath at zero temperature. */
function temperatureRange({ temperature }: Parameters): Pair {
  const sum = temperature[0] + temperature[1];
  return [-sum, sum];
}

/** Range of Δμ within which some occupation still changes: see `criticalChemicalPotentialDifference`. */
function chemicalPotentialRange(params: Parameters): Pair {
  const { mean, omega } = levels(params);
  const mu = meanAndDifference(params.mu).mean;
  const farthest = Math.max(Math.abs(mean - omega - mu), Math.abs(mean + omega - mu));
  const half = 2 * (farthest + SATURATION * Math.max(...params.temperature));
  return [-half, half];
}

export function defaultRange(along: ParameterPath, params: Parameters): Pair {
  if (along === "temperature.difference") return temperatureRange(params);
  if (along === "mu.difference") return chemicalPotentialRange(params);
  throw new BellnessError(
    "INVALID_PARAMETER",
    `range: nothing given for ${along}. Allowed: two numbers; only temperature.difference and mu.difference have a default.`,
    "range",
  );
}

export function checkedRange(range: Pair): Pair {
  const [low, high] = isList(range) ? range : [];
  if (!(Number.isFinite(low) && Number.isFinite(high) && low! < high!)) {
    refuse("INVALID_PARAMETER", "range", range, "two finite numbers in ascending order");
  }
  return range;
}

export function checkedSamples(samples: number): number {
  if (!Number.isInteger(samples) || samples < LEAST_SAMPLES) {
    refuse("INVALID_PARAMETER", "samples", samples, `a whole number from ${LEAST_SAMPLES} on`);
  }
  return samples;
}
