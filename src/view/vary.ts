// Values of the parameters that axes run along: `kappa`, or `.mean` or `.difference` of a pair.

import { DEFAULTS, type PairInput, type ParametersInput } from "../index.js";

/** Names of the pairs among the parameters. */
export const PAIR_NAMES = ["epsilon", "temperature", "mu", "gamma"] as const;
export type PairName = (typeof PAIR_NAMES)[number];

/** Mean and difference of a pair, however it is written. */
export function meanAndDifference(pair: PairInput): { mean: number; difference: number } {
  if ("mean" in pair) return pair;
  return { mean: 0.5 * (pair[0] + pair[1]), difference: pair[1] - pair[0] };
}

function split(parameter: string): [PairName, "mean" | "difference"] {
  return parameter.split(".") as [PairName, "mean" | "difference"];
}

export function parameterValue(input: ParametersInput, parameter: string): number {
  if (parameter === "kappa") return input.kappa ?? DEFAULTS.kappa;
  const [name, part] = split(parameter);
  return meanAndDifference(input[name] ?? DEFAULTS[name])[part];
}

/** The parameters with one changed; its pair is then written as mean and difference. */
export function withValue<P extends ParametersInput>(
  input: P,
  parameter: string,
  value: number,
): P {
  if (parameter === "kappa") return { ...input, kappa: value };
  const [name, part] = split(parameter);
  const pair = meanAndDifference(input[name] ?? DEFAULTS[name]);
  return { ...input, [name]: { ...pair, [part]: value } };
}
