// The parameters of the paper's model: names, signs, and how far their sliders go.

import {
  meanAndDifference,
  type ParameterPath,
  parameters,
  parameterValue,
  type Statistics,
  withParameter,
} from "../index.js";
import type { ParameterInfo, Subject } from "./info.js";
import type { WrittenParameters } from "./scene.js";

type PaperInfo = ParameterInfo<WrittenParameters, ParameterPath>;

/** Smallest mean frequency of a slider: energies are in its unit, so that it stays near 1. */
const LEAST_EPSILON = 0.1;

/** Differences for which both members of a pair stay at or above zero. */
function within(name: "temperature" | "gamma") {
  return (base: WrittenParameters): readonly [number, number] => {
    const most = 2 * meanAndDifference(base[name]).mean;
    return [-most, most];
  };
}

/** Qubit frequencies stay above this part of their mean. */
const LEAST_FREQUENCY = 0.05;

export const PARAMETERS: readonly PaperInfo[] = [
  {
    name: "epsilon.mean",
    label: "mean frequency",
    sign: "ε̄",
    brief: "mean frequency",
    step: 0.01,
    range: () => [LEAST_EPSILON, 3],
  },
  {
    name: "epsilon.difference",
    label: "detuning",
    sign: "Δε",
    brief: "detuning",
    step: 0.01,
    range: ({ epsilon }) => {
      const most = 2 * (1 - LEAST_FREQUENCY) * meanAndDifference(epsilon).mean;
      return [-most, most];
    },
  },
  {
    name: "kappa",
    label: "coupling between the qubits",
    sign: "κ",
    brief: "coupling of qubits",
    step: 0.01,
    range: () => [0, 6],
  },
  {
    name: "temperature.mean",
    label: "mean temperature",
    sign: "T̄",
    brief: "mean temperature",
    step: 0.005,
    range: () => [0, 2],
  },
  {
    name: "temperature.difference",
    label: "temperature difference",
    sign: "ΔT",
    brief: "temperatures",
    step: 0.005,
    range: within("temperature"),
  },
  {
    name: "mu.mean",
    label: "mean chemical potential",
    sign: "μ̄",
    brief: "mean potential",
    step: 0.01,
    range: () => [-3, 3],
    axis: [0, 2],
  },
  {
    name: "mu.difference",
    label: "chemical potential difference",
    sign: "Δμ",
    brief: "potentials",
    step: 0.01,
    range: () => [-8, 8],
    axis: [-2, 2],
  },
  {
    name: "gamma.mean",
    label: "mean coupling to the baths",
    sign: "γ̄",
    brief: "mean coupling",
    step: 0.005,
    range: () => [0.005, 0.5],
  },
  {
    name: "gamma.difference",
    label: "imbalance of the couplings",
    sign: "Δγ",
    brief: "imbalance",
    step: 0.005,
    range: within("gamma"),
  },
];

/** The parameters that these baths have: bosons have no chemical potential. */
export function paperParameters(statistics: Statistics): readonly PaperInfo[] {
  return PARAMETERS.filter(({ name }) => statistics === "fermi" || !name.startsWith("mu."));
}

/** Differences that end where a member of their pair reaches zero. */
const BOUND: readonly ParameterPath[] = [
  "epsilon.difference",
  "temperature.difference",
  "gamma.difference",
];

/** The parameters with one of them moved; differences follow where their means leave them no room. */
function moved(
  base: WrittenParameters,
  parameter: ParameterPath,
  value: number,
): WrittenParameters {
  const next = withParameter(base, parameter, value);
  const difference = BOUND.find((path) => path === parameter.replace(/mean$/, "difference"));
  if (difference === undefined || difference === parameter) return next;
  const now = parameterValue(next, difference);
  const [low, high] = PARAMETERS.find(({ name }) => name === difference)!.range(next);
  const kept = Math.min(high, Math.max(low, now));
  return kept === now ? next : withParameter(next, difference, kept);
}

/** The paper's model. */
export const PAPER: Subject<WrittenParameters, ParameterPath> = {
  parameters: ({ statistics }) => paperParameters(statistics),
  valueAt: parameterValue,
  moved,
  check: (base) => void parameters(base),
  longest: () => 100,
};
