// What the library computes, as a text that another engine must give to the last bit.

import { expect } from "vitest";
import type * as library from "../../src/index.js";
import type { ParametersInput, SystemInput } from "../../src/index.js";
import { randomParameters } from "./parameters.js";
import type { Random } from "./random.js";
import { randomSystem } from "./randomSystems.js";
import { AS_THEY_ARE, asInput, HARD_KINDS, KINDS, randomState } from "./states.js";

/** Anything as JSON that tells every double from every other, −0, NaN and infinities too. */
const EXACT = `(value) => JSON.stringify(value, (_, one) =>
  typeof one === "number" && (Object.is(one, -0) || !Number.isFinite(one))
    ? "number " + (Object.is(one, -0) ? "-0" : one)
    : ArrayBuffer.isView(one) ? Array.from(one) : one)`;

/** What is computed in an engine: no measure of time, and nothing that the host's own sine or logarithm enters. */
export interface Workload {
  readonly points: readonly ParametersInput[];
  readonly systems: readonly SystemInput[];
  readonly states: readonly library.DensityMatrix[];
}

export function workload(random: Random, size: number): Workload {
  const kinds = [...KINDS, ...HARD_KINDS];
  const given: Workload = {
    points: Array.from({ length: size }, () => randomParameters(random)),
    systems: Array.from({ length: size / 4 }, () => randomSystem(random)),
    states: Array.from({ length: size }, (_, k) =>
      asInput(randomState(random, kinds[k % kinds.length]!)),
    ),
  };
  // As a page gets it: JSON has no −0.
  return JSON.parse(JSON.stringify(given)) as Workload;
}

/** A function of the library, a backend and a workload, as text: a page runs it, and Node. */
export const COMPUTE = `async ({ createSolver, randomStates, MEASURES, BellnessError }, backend, { points, systems, states }) => {
  const solver = await createSolver({ backend });
  const attempt = (act) => {
    try {
      return act();
    } catch (error) {
      if (error instanceof BellnessError) return { code: error.code };
      throw error;
    }
  };
  const observables = MEASURES.filter((name) => name !== "fidelity");
  const columns = ({ names, columns }) => names.map((name) => [name, Array.from(columns[name])]);
  const drawn = [];
  for (const kind of ["hilbert-schmidt", "bures", "pure", "x"]) {
    for await (const block of solver.stateBlocks(randomStates({ kind, count: 300, seed: 5 }), { observables: ["concurrence", "i3"] })) {
      drawn.push(kind, Object.values(block.columns).map((values) => Array.from(values)));
    }
  }
  const certificates = [];
  for (const state of states.slice(0, 3)) {
    const { value, bound, cells } = await solver.certify(state, { gap: 1e-3, ...${JSON.stringify(AS_THEY_ARE)} });
    certificates.push({ value, bound, cells });
  }
  const answer = {
    points: points.map((point) => attempt(() => solver.solve(point))),
    systems: systems.map((system) => attempt(() => solver.solve(system))),
    evolutions: systems.slice(0, 8).map((system) =>
      attempt(() => solver.evolve(system, { initial: { ket: [0, 1, 0, 0] }, times: { from: 0.1, to: 40, count: 12, scale: "log" } }))),
    spectra: systems.map((system) => attempt(() => solver.spectrum(system))),
    states: states.map((state) => solver.state(state, { observables, ...${JSON.stringify(AS_THEY_ARE)} })),
    drawn,
    certificates,
    sweep: columns(await solver.sweep({
      base: { temperature: [0.2, 0.6] },
      axes: [{ parameter: "kappa", from: 0.01, to: 100, count: 200, scale: "log" }],
      observables: ["concurrence", "i2", "i3", "heatCurrent2", "entropyProduction"],
    })),
  };
  const texts = Object.entries(answer).flatMap(([what, list]) =>
    list.map((one, k) => what + " " + k + " " + (${EXACT})(one)));
  const { backend: name, fallbackReason } = solver;
  solver.close();
  return { backend: name, fallbackReason, texts };
}`;

/** What an engine says. */
export interface Computed {
  readonly backend: string;
  readonly fallbackReason: string | null;
  /** What was computed, thing by thing. */
  readonly texts: readonly string[];
}

export const compute = new Function(`return ${COMPUTE}`)() as (
  from: typeof library,
  backend: library.BackendChoice,
  given: Workload,
) => Promise<Computed>;

/** Fails at the first thing that two engines compute differently. */
export function expectSameTexts(one: Computed, other: Computed): void {
  expect(one.texts.length).toBeGreaterThan(0);
  expect(one.texts.length).toBe(other.texts.length);
  const at = one.texts.findIndex((text, k) => text !== other.texts[k]);
  if (at >= 0) expect(one.texts[at]).toBe(other.texts[at]);
}
