// States whose discord is delicate, and the search of the core against a lattice of directions.

import {
  OBSERVE_DISCORD1,
  OBSERVE_DISCORD2,
  RHO_IM,
  RHO_RE,
  STATE_DISCORD1,
  STATE_DISCORD2,
} from "../../assembly/layout.js";
import type { Core } from "../../src/core/core.js";
import { combine, kron, type Matrix, matrix, projector } from "./complex.js";
import { discordByGrid } from "./measures.js";
import type { Random } from "./random.js";
import { KINDS, randomState, randomUnitary, rotated, xState } from "./states.js";

/** Kinds that are states. */
export const STATES = KINDS.filter((kind) => kind !== "model");

/** A mixture of this many random pure states. */
function ofRank(random: Random, rank: number): Matrix {
  const weights = Array.from({ length: rank }, () => random.uniform(0.05, 1));
  const sum = weights.reduce((a, b) => a + b);
  return combine(
    ...weights.map((weight): [number, Matrix] => [weight / sum, randomState(random, "pure")]),
  );
}

/** One qubit, of a Bloch vector this short of 1. */
function nearlyPure(random: Random, lack: number): Matrix {
  const n = random.direction().map((x) => (1 - lack) * x);
  return matrix(
    2,
    [0.5 + 0.5 * n[2]!, 0.5 * n[0]!, 0.5 * n[0]!, 0.5 - 0.5 * n[2]!],
    [0, -0.5 * n[1]!, 0.5 * n[1]!, 0],
  );
}

/**
 * Kinds with narrow or nearly equal minima: low rank, marginals that are nearly pure, nearly
 * products, X-states at the border between their three kinds of optimal measurements.
 */
export const DELICATE: Readonly<Record<string, (random: Random) => Matrix>> = {
  "rank 2": (random) => ofRank(random, 2),
  "rank 3": (random) => ofRank(random, 3),
  "nearly pure": (random) => {
    const weight = random.logUniform(1e-6, 1e-1);
    return combine(
      [1 - weight, randomState(random, "pure")],
      [weight, randomState(random, "hilbert-schmidt")],
    );
  },
  "nearly a product": (random) => {
    const weight = random.logUniform(1e-6, 1e-1);
    const a = nearlyPure(random, random.logUniform(1e-6, 1));
    const b = nearlyPure(random, random.logUniform(1e-6, 1));
    return combine([1 - weight, kron(a, b)], [weight, randomState(random, "hilbert-schmidt")]);
  },
  "a pure marginal, but for little": (random) => {
    const weight = random.logUniform(1e-6, 1e-1);
    const pure = projector([1, 0], [0, 0]);
    const product = kron(pure, nearlyPure(random, random.uniform(0, 1)));
    return combine([1 - weight, product], [weight, randomState(random, "hilbert-schmidt")]);
  },
  // ε|Φ⁺⟩⟨Φ⁺| + (1 − ε)|11⟩⟨11| and the like, whose best directions lie between axis and equator.
  "between the axes": (random) => {
    const e = random.uniform();
    const d = random.uniform(-0.05, 0.05) * e;
    const rest = (1 - e) * random.uniform();
    return xState([e / 2 + d, rest, 1 - e - rest, e / 2 - d].map(Math.abs), [0.499 * e, 0], [0, 0]);
  },
  "between the axes, rotated": (random) =>
    rotated(DELICATE["between the axes"]!(random), randomUnitary(random), randomUnitary(random)),
};

/** Discord of both qubits by the core, less that of a lattice whose best direction is moved to where it is least. */
export function discordErrors(
  { arena, stateMeasures }: Core,
  { re, im, n }: Matrix,
  lattice: readonly (readonly [number, number, number])[],
): [number, number] {
  arena.set(re, RHO_RE);
  arena.set(im, RHO_IM);
  stateMeasures(OBSERVE_DISCORD1 | OBSERVE_DISCORD2);
  const found = [arena[STATE_DISCORD1]!, arena[STATE_DISCORD2]!] as const;
  const exact = (qubit: 1 | 2) => Math.max(0, discordByGrid({ re, im, n }, qubit, lattice));
  return [found[0] - exact(1), found[1] - exact(2)];
}
