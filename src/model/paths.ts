// The numbers of the paper's model by their paths: `kappa`, `temperature.difference`, `mu.1`.

import { PAIRS, PARTS, type PairName, type PairPart, partOf, withPart } from "./pairs.js";
import { DEFAULTS, type ParametersInput } from "./parameters.js";

/** A number of the model that an axis may vary, by its path. */
export type ParameterPath = "kappa" | `${PairName}.${PairPart}`;

export const PARAMETER_PATHS: readonly ParameterPath[] = [
  "kappa",
  ...PAIRS.flatMap((name) => PARTS.map((part) => `${name}.${part}` as const)),
];

/** Pair and part that a path names; null for κ, which is one number. */
export function pairPath(path: ParameterPath): { name: PairName; part: PairPart } | null {
  const [name, part] = path.split(".");
  return part === undefined ? null : { name: name as PairName, part: part as PairPart };
}

/** The number that a path leads to; of what is left out, the default's. */
export function parameterValue(params: ParametersInput, path: ParameterPath): number {
  const place = pairPath(path);
  if (place === null) return params.kappa ?? DEFAULTS.kappa;
  return partOf(params[place.name] ?? DEFAULTS[place.name], place.part);
}

/**
 * The parameters with one number changed. The other half of its pair's notation stays: with
 * `temperature.mean` the difference, with `temperature.1` the second value. The pair is then
 * written in this notation, so that nothing is rounded.
 */
export function withParameter<P extends ParametersInput>(
  params: P,
  path: ParameterPath,
  value: number,
): P {
  const place = pairPath(path);
  if (place === null) return { ...params, kappa: value };
  const { name, part } = place;
  return { ...params, [name]: withPart(params[name] ?? DEFAULTS[name], part, value) };
}
