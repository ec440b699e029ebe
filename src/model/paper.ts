// The paper's model as data: two coupled qubits, a bath at each.

import * as slot from "../../assembly/layout.js";
import type { Model, Share } from "./model.js";
import { meanAndDifference, PAIRS, type Pair, type PairName, type PairPart } from "./pairs.js";
import { type Parameters, parameters } from "./parameters.js";
import { PARAMETER_PATHS, type ParameterPath, pairPath } from "./paths.js";
import { statusError } from "./status.js";

const INPUTS = [
  slot.IN_STATISTICS,
  slot.IN_EPSILON1,
  slot.IN_EPSILON2,
  slot.IN_KAPPA,
  slot.IN_TEMPERATURE1,
  slot.IN_TEMPERATURE2,
  slot.IN_MU1,
  slot.IN_MU2,
  slot.IN_GAMMA1_MINUS,
  slot.IN_GAMMA1_PLUS,
  slot.IN_GAMMA2_MINUS,
  slot.IN_GAMMA2_PLUS,
];

/** The columns of the first and of the second value of each pair. A flat spectrum has one γ_j for both branches. */
const PAIR_INPUTS: Readonly<Record<PairName, readonly [readonly number[], readonly number[]]>> = {
  epsilon: [[slot.IN_EPSILON1], [slot.IN_EPSILON2]],
  temperature: [[slot.IN_TEMPERATURE1], [slot.IN_TEMPERATURE2]],
  mu: [[slot.IN_MU1], [slot.IN_MU2]],
  gamma: [
    [slot.IN_GAMMA1_MINUS, slot.IN_GAMMA1_PLUS],
    [slot.IN_GAMMA2_MINUS, slot.IN_GAMMA2_PLUS],
  ],
};

/** How much of a part either value of its pair has. */
const SHARES: Readonly<Record<PairPart, Pair>> = {
  mean: [1, 1],
  difference: [-0.5, 0.5],
  "1": [1, 0],
  "2": [0, 1],
};

const MEANINGS: Readonly<Record<PairPart, string>> = {
  mean: "mean of the two values of",
  difference: "second minus first value of",
  "1": "first value of",
  "2": "second value of",
};

/** A pair without the parts that are moved. Only −0 + x is x for every x, −0 among them. */
function origin(pair: Pair, moved: readonly PairPart[]): Pair {
  if (moved.length === 0) return pair;
  const keeps = (part: PairPart) => !moved.includes(part);
  if (!keeps("1") || !keeps("2")) return [keeps("1") ? pair[0] : -0, keeps("2") ? pair[1] : -0];
  const { mean, difference } = meanAndDifference(pair);
  if (keeps("mean")) return [mean, mean];
  return keeps("difference") ? [-0.5 * difference, 0.5 * difference] : [-0, -0];
}

function row(params: Parameters, moved: readonly ParameterPath[]): Float64Array {
  const values = new Float64Array(INPUTS.length);
  const set = (column: number, value: number) => {
    values[INPUTS.indexOf(column)] = value;
  };
  set(slot.IN_STATISTICS, params.statistics === "bose" ? 0 : 1);
  set(slot.IN_KAPPA, moved.includes("kappa") ? -0 : params.kappa);
  const places = moved.flatMap((path) => pairPath(path) ?? []);
  for (const name of PAIRS) {
    const parts = places.filter((place) => place.name === name).map(({ part }) => part);
    const pair = origin(params[name], parts);
    PAIR_INPUTS[name].forEach((columns, k) => {
      for (const column of columns) set(column, pair[k]!);
    });
  }
  return values;
}

function direction(path: ParameterPath): Share[] {
  const place = pairPath(path);
  if (place === null) return [{ input: INPUTS.indexOf(slot.IN_KAPPA), factor: 1 }];
  return PAIR_INPUTS[place.name].flatMap((columns, k) => {
    const factor = SHARES[place.part][k]!;
    if (factor === 0) return [];
    return columns.map((column) => ({ input: INPUTS.indexOf(column), factor }));
  });
}

export const PAPER: Model<Parameters, ParameterPath> = {
  kernel: "solveBlock",
  inputs: () => INPUTS,
  observes: (name) => !/^((heat|particle)Current[3-8]|jumpHeat|gap|relaxation\d+)$/.test(name),
  paths: PARAMETER_PATHS,
  read: parameters,
  row,
  direction,
  prepare(arena) {
    arena[slot.SHAPED] = 0;
  },
  error: statusError,
  conflict(paths) {
    // Halves of both notations would have to be ordered: the later one changes what the earlier one says.
    for (const name of PAIRS) {
      const of = (...parts: PairPart[]) =>
        parts.map((part) => `${name}.${part}`).filter((path) => paths.has(path));
      const [mixed, plain] = [of("mean", "difference"), of("1", "2")];
      if (mixed.length === 0 || plain.length === 0) continue;
      const allowed = `of one pair either ${name}.mean and ${name}.difference, or ${name}.1 and ${name}.2`;
      return { paths: [...mixed, ...plain], allowed };
    }
    return null;
  },
  describe(path) {
    const place = pairPath(path);
    const what = place === null ? path : `${MEANINGS[place.part]} ${place.name}`;
    return { meaning: `parameter: ${what}`, unit: "energy" };
  },
};
