// One state with everything that is said of it: a point of a model, or a state that was given.

import {
  type DensityMatrix,
  isSystem,
  MEASURES,
  type Measure,
  type ParametersInput,
  type Solver,
  type SystemInput,
  systemLevels,
  type TimeObservable,
} from "../../index.js";
import { INITIAL } from "../../view/initial.js";
import type { PointData, SceneLevel } from "../messages.js";
import type { ScenePoint } from "../scene.js";

/** Measures that answers leave out unless they are asked for; a target is not at hand. */
const FURTHER = MEASURES.filter((name) => name !== "fidelity");

/** Numbers of an answer by their columns' names; lists get the number of the bath. */
export function numbersOf(answer: object): Record<string, number | null> {
  const found: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === "number" || value === null) found[name] = value;
    if (/Current$/.test(name) && Array.isArray(value)) {
      value.forEach((one: number, j) => {
        found[`${name}${j + 1}`] = one;
      });
    }
  }
  return found;
}

/** Every measure of a state as it is, positive or not. */
export function measuresOf(solver: Solver, rho: DensityMatrix) {
  return solver.state(rho, { observables: FURTHER as Measure[], allowNotPositive: true });
}

/** The levels of a system and what a state has of each. */
function levelsOf(system: SystemInput, { re, im }: DensityMatrix): SceneLevel[] {
  return systemLevels(system).map((level) => {
    let population = 0;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const real = level.re[i]! * level.re[j]! + level.im[i]! * level.im[j]!;
        const imaginary = level.re[i]! * level.im[j]! - level.im[i]! * level.re[j]!;
        population += real * re[4 * i + j]! - imaginary * im[4 * i + j]!;
      }
    }
    return { ...level, population };
  });
}

/** What of a solution is no measure of its state. */
function currentNames(base: ScenePoint["base"]): TimeObservable[] {
  const baths = isSystem(base) ? (base.baths ?? []).length : 2;
  const each = Array.from({ length: baths }, (_, j) => j + 1);
  return [
    ...each.map((j) => `heatCurrent${j}` as const),
    ...each.map((j) => `particleCurrent${j}` as const),
    ...(baths > 0 ? (["entropyProduction"] as const) : []),
    ...(isSystem(base) && (base.jumps ?? []).length > 0 ? (["jumpHeat"] as const) : []),
  ];
}

/** The state of a model at a time. */
function evolved(solver: Solver, base: ScenePoint["base"], { initial, time }: Evolved) {
  const observables = ["rho", ...currentNames(base)] as const;
  const { ket } = INITIAL[initial];
  const found = solver.evolve(base, { initial: { ket }, times: [time], observables });
  const numbers = Object.fromEntries(
    currentNames(base).map((name) => [
      name,
      (found as unknown as Record<string, number[]>)[name]![0]!,
    ]),
  );
  return { ...numbers, rho: found.rho![0]!, flags: found.flags[0]! };
}
type Evolved = NonNullable<ScenePoint["evolved"]>;

/** Everything about a point of a model. */
export function computePoint(solver: Solver, { base, evolved: at }: ScenePoint): PointData {
  const answer =
    at !== null
      ? evolved(solver, base, at)
      : isSystem(base)
        ? solver.solve(base)
        : solver.solve(base as ParametersInput);
  const measures = measuresOf(solver, answer.rho);
  const values = { ...numbersOf(measures), ...numbersOf(answer) };
  // Without jumps and without baths there is no heat of jumps and no entropy production.
  if (isSystem(base)) {
    if ((base.jumps ?? []).length === 0) delete values["jumpHeat"];
    if ((base.baths ?? []).length === 0) delete values["entropyProduction"];
  }
  return {
    rho: answer.rho,
    flags: answer.flags,
    values,
    settings: measures.settings,
    levels: isSystem(base) ? levelsOf(base, answer.rho) : null,
  };
}
