import { EPSILON_LIMIT, GAMMA_LIMIT, PARAMETER_LIMIT } from "../../assembly/constants.js";
import { checkKeys, isRecord, oneOf } from "./keys.js";
import { PAIR_SHAPE, type Pair, type PairInput, type PairName, pairOf } from "./pairs.js";
import { PASSED_KEYS, type Passed } from "./passed.js";
import { finite, refuse } from "./refuse.js";
import { isList } from "./shown.js";

/** Bosonic baths (spin-boson model, μ = 0) or fermionic ones (electron leads). */
export type Statistics = "bose" | "fermi";

/**
 * The model's parameters as a user writes them; what is left out has its default.
 * Energies, temperatures and rates share one unit, usually the mean frequency
 * (ħ = k_B = 1).
 */
export interface ParametersInput extends Passed {
  readonly statistics?: Statistics;
  /** Qubit frequencies ε₁, ε₂ > 0. */
  readonly epsilon?: PairInput;
  /** Coupling κ ≥ 0 between the qubits. */
  readonly kappa?: number;
  /** Bath temperatures T₁, T₂ ≥ 0. */
  readonly temperature?: PairInput;
  /** Chemical potentials μ₁, μ₂; zero for bosons. */
  readonly mu?: PairInput;
  /** Coupling spectra γ₁, γ₂ ≥ 0, flat in frequency; 0 or at least 1e-100. */
  readonly gamma?: PairInput;
}

/** The model's parameters, complete and checked. */
export interface Parameters {
  readonly statistics: Statistics;
  readonly epsilon: Pair;
  readonly kappa: number;
  readonly temperature: Pair;
  readonly mu: Pair;
  readonly gamma: Pair;
}

const KEYS = ["statistics", "epsilon", "kappa", "temperature", "mu", "gamma"] as const;
const STATISTICS: readonly Statistics[] = ["bose", "fermi"];

/** The setting of the paper's Figs. 8-11 in equilibrium: strong coupling between the qubits, weak to the baths. */
export const DEFAULTS: Parameters = {
  statistics: "bose",
  epsilon: [1, 1],
  kappa: 3,
  temperature: [0.4, 0.4],
  mu: [0, 0],
  gamma: [0.1, 0.1],
};

interface Domain {
  readonly low: number;
  readonly text: string;
  /** Whether zero is allowed below `low`. */
  readonly zero?: boolean;
}

const POSITIVE: Domain = {
  low: EPSILON_LIMIT,
  text: `a number from ${EPSILON_LIMIT} to ${PARAMETER_LIMIT}`,
};
const NON_NEGATIVE: Domain = { low: 0, text: `a number from 0 to ${PARAMETER_LIMIT}` };
const COUPLING: Domain = {
  low: GAMMA_LIMIT,
  text: `0, or a number from ${GAMMA_LIMIT} to ${PARAMETER_LIMIT}`,
  zero: true,
};
const ANY: Domain = {
  low: -PARAMETER_LIMIT,
  text: `a number from ${-PARAMETER_LIMIT} to ${PARAMETER_LIMIT}`,
};
const DOMAINS: Record<PairName | "kappa", Domain> = {
  epsilon: POSITIVE,
  kappa: NON_NEGATIVE,
  temperature: NON_NEGATIVE,
  mu: ANY,
  gamma: COUPLING,
};

const INVALID = "INVALID_PARAMETER";

/** A finite number inside the domain, or an error that names path, value and domain. */
function inside(value: unknown, { low, text, zero }: Domain, path: string): number {
  if (zero === true && value === 0) return value;
  if (typeof value !== "number" || !(value >= low && value <= PARAMETER_LIMIT)) {
    refuse(INVALID, path, value, text);
  }
  return value;
}

/** Reads a pair in any notation and checks both members. */
function pair(value: unknown, name: PairName): Pair {
  const domain = DOMAINS[name];
  if (typeof value === "number") {
    const both = inside(value, domain, name);
    return [both, both];
  }
  if (isList(value)) {
    if (value.length !== 2) refuse(INVALID, name, value, PAIR_SHAPE);
    return [inside(value[0], domain, `${name}.1`), inside(value[1], domain, `${name}.2`)];
  }
  if (!isRecord(value)) refuse(INVALID, name, value, PAIR_SHAPE);
  checkKeys(value, ["mean", "difference"], name, INVALID);
  const mean = finite(INVALID, `${name}.mean`, value["mean"]);
  const difference = finite(INVALID, `${name}.difference`, value["difference"]);
  const [first, second] = pairOf(mean, difference);
  return [inside(first, domain, `${name}.1`), inside(second, domain, `${name}.2`)];
}

/**
 * Completes and checks a set of parameters.
 *
 * @throws BellnessError INVALID_PARAMETER: unknown key (with the nearest known
 * one), wrong type, value that is not finite or outside its domain, μ ≠ 0 for bosons.
 */
export function parameters(input: unknown): Parameters {
  if (!isRecord(input)) refuse(INVALID, "parameters", input, "an object");
  checkKeys(input, [...KEYS, ...PASSED_KEYS], "", INVALID);
  const given = (key: (typeof KEYS)[number]) =>
    Object.hasOwn(input, key) ? input[key] : DEFAULTS[key];
  const statistics = oneOf(given("statistics"), STATISTICS, "statistics", INVALID);
  const mu = pair(given("mu"), "mu");
  if (statistics === "bose") {
    mu.forEach((value, j) => {
      if (value !== 0)
        refuse(INVALID, `mu.${j + 1}`, value, "0 for bosons, whose number is not conserved");
    });
  }
  return {
    statistics,
    epsilon: pair(given("epsilon"), "epsilon"),
    kappa: inside(given("kappa"), DOMAINS.kappa, "kappa"),
    temperature: pair(given("temperature"), "temperature"),
    mu,
    gamma: pair(given("gamma"), "gamma"),
  };
}
