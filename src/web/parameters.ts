// The parameters of the page: names, signs, and how far their sliders go.

import { meanAndDifference, type ParameterPath, type Statistics } from "../index.js";
import type { WrittenParameters } from "./scene.js";

export interface ParameterInfo {
  readonly name: ParameterPath;
  /** Read out, and shown beside the sign. */
  readonly label: string;
  readonly sign: string;
  /** A shorter label, for choices. */
  readonly brief: string;
  readonly step: number;
  /** Ends of the slider, which may depend on the others. */
  range(base: WrittenParameters): readonly [number, number];
  /** Ends of an axis, where they are not the slider's. */
  readonly axis?: readonly [number, number];
}

/** Numbers between these can be divided by one another and drawn; zero can, too. */
const LEAST = 1e-100;
const MOST = 1e100;
export const DRAWABLE = `0, and numbers from ${LEAST} to ${MOST} of either sign`;

export function drawable(value: number): boolean {
  return value === 0 || (Math.abs(value) >= LEAST && Math.abs(value) <= MOST);
}

/** Part of its ends that a range must span: its points are numbers that differ. */
const LEAST_SPAN = 1e-9;
export const WIDE_ENOUGH = `a range of at least ${LEAST_SPAN} of its ends`;

export function wideEnough(from: number, to: number): boolean {
  return to - from >= LEAST_SPAN * Math.max(Math.abs(from), Math.abs(to));
}

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

export const PARAMETERS: readonly ParameterInfo[] = [
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
export function parametersOf(statistics: Statistics): readonly ParameterInfo[] {
  return PARAMETERS.filter(({ name }) => statistics === "fermi" || !name.startsWith("mu."));
}

export function infoOf(name: string): ParameterInfo {
  const info = PARAMETERS.find((one) => one.name === name);
  if (info === undefined) throw new RangeError(`no parameter ${name}`);
  return info;
}
