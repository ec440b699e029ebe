// The numbers of the paper's model by their paths: `kappa`, `temperature.difference`, `mu.1`.

import { isRecord, oneOf } from "./keys.js";
import {
  checkedPair,
  PAIRS,
  PARTS,
  type PairName,
  type PairPart,
  partOf,
  withPart,
} from "./pairs.js";
import { DEFAULTS, type ParametersInput } from "./parameters.js";
import { refuse } from "./refuse.js";

/** A number of the model that an axis may vary, by its path. */
export type ParameterPath = "kappa" | `${PairName}.${PairPart}`;

/** All paths of the paper's parameters: `kappa`, and of each pair either notation. */
export const PARAMETER_PATHS: readonly ParameterPath[] = [
  "kappa",
  ...PAIRS.flatMap((name) => PARTS.map((part) => `${name}.${part}` as const)),
];

/** Pair and part that a path names; null for κ, which is one number. */
export function pairPath(path: ParameterPath): { name: PairName; part: PairPart } | null {
  const [name, part] = path.split(".");
  return part === undefined ? null : { name: name as PairName, part: part as PairPart };
}

/** Pair, part and what the parameters say of it, or the default; null for κ. */
function lookUp(params: ParametersInput, path: ParameterPath) {
  if (!isRecord(params)) refuse("INVALID_PARAMETER", "parameters", params, "an object");
  const place = pairPath(oneOf(path, PARAMETER_PATHS, "path", "INVALID_PARAMETER"));
  if (place === null) return null;
  const pair = params[place.name] ?? DEFAULTS[place.name];
  return { ...place, pair: checkedPair(pair, place.name) };
}

/**
 * The number that a path leads to; of what is left out, the default's.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function parameterValue(params: ParametersInput, path: ParameterPath): number {
  const found = lookUp(params, path);
  return found === null ? (params.kappa ?? DEFAULTS.kappa) : partOf(found.pair, found.part);
}

/**
 * The parameters with one number changed. The other half of its pair's notation stays: with
 * `temperature.mean` the difference, with `temperature.1` the second value. The pair is then
 * written in this notation, so that nothing is rounded.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function withParameter<P extends ParametersInput>(
  params: P,
  path: ParameterPath,
  value: number,
): P {
  const found = lookUp(params, path);
  if (found === null) return { ...params, kappa: value };
  return { ...params, [found.name]: withPart(found.pair, found.part, value) };
}
