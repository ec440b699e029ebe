import fc from "fast-check";
import type { Parameters, Statistics } from "../../src/index.js";
import type { Random } from "./random.js";

/** Distance from κ = 2√(ε₁ε₂), relative, inside which bosonic states are ill-conditioned. */
const NEAR_DEGENERATE = 1e-3;

/** Whether ε₋ is too small, next to ε̄, for a comparison at full accuracy. */
function nearDegenerate({ epsilon, kappa }: Pick<Parameters, "epsilon" | "kappa">): boolean {
  const critical = 2 * Math.sqrt(epsilon[0] * epsilon[1]);
  return Math.abs(kappa - critical) < NEAR_DEGENERATE * critical;
}

/** How far from κ = 2√(ε₁ε₂), relatively, LU keeps all but three digits. */
export const CLEAR = 0.05;

/** Distance of a bosonic point from κ = 2√(ε₁ε₂), relative; Infinity for fermions. */
export function distance({ statistics, epsilon, kappa }: Parameters): number {
  const critical = 2 * Math.sqrt(epsilon[0] * epsilon[1]);
  return statistics === "bose" ? Math.abs(kappa / critical - 1) : Infinity;
}

/**
 * Parameters as a physicist would choose them, with some at the edges of their domain
 * (T = 0, γ_j = 0, equal qubits, equal baths): everything has a unique steady state.
 */
export function randomParameters(random: Random, statistics?: Statistics): Parameters {
  const kind = statistics ?? random.pick(["bose", "fermi"] as const);
  for (;;) {
    const difference = random.chance(0.25) ? 0 : random.uniform(-1.6, 1.6);
    const epsilon: [number, number] = [1 - difference / 2, 1 + difference / 2];
    const kappa = random.chance(0.5) ? random.uniform(0.1, 2) : random.uniform(2, 6);
    if (nearDegenerate({ epsilon, kappa })) continue;
    const temperature: [number, number] = [random.uniform(0.02, 1.5), random.uniform(0.02, 1.5)];
    if (random.chance(0.1)) temperature[random.integer(2)] = 0;
    if (random.chance(0.1)) temperature[1] = temperature[0];
    const mu: [number, number] =
      kind === "bose" ? [0, 0] : [random.uniform(-0.5, 2.5), random.uniform(-0.5, 2.5)];
    const gamma: [number, number] = [random.uniform(0.01, 0.3), random.uniform(0.01, 0.3)];
    if (random.chance(0.05)) gamma[random.integer(2)] = 0;
    return { statistics: kind, epsilon, kappa, temperature, mu, gamma };
  }
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const pairOf = (one: fc.Arbitrary<number>) => fc.tuple(one, one);

/** Parameters for property tests: both statistics, everything positive, not next to κ = 2√(ε₁ε₂). */
export const anyParameters: fc.Arbitrary<Parameters> = fc
  .record({
    statistics: fc.constantFrom<Statistics>("bose", "fermi"),
    epsilon: pairOf(between(0.2, 2)),
    kappa: between(0.05, 6),
    temperature: pairOf(between(0.02, 3)),
    mu: pairOf(between(-1, 3)),
    gamma: pairOf(between(0.001, 0.5)),
  })
  .map((params) => (params.statistics === "bose" ? { ...params, mu: [0, 0] as const } : params))
  .filter((params) => !nearDegenerate(params));

/** The two qubits exchanged, together with their baths. */
export function exchanged({ epsilon, temperature, mu, gamma, ...rest }: Parameters): Parameters {
  const swap = ([first, second]: readonly [number, number]) => [second, first] as const;
  return {
    ...rest,
    epsilon: swap(epsilon),
    temperature: swap(temperature),
    mu: swap(mu),
    gamma: swap(gamma),
  };
}
