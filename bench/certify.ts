// Seconds that proofs of I3322 to a gap of 1e-6 take: states differ by orders of magnitude, so
// their distribution is reported, not a mean.

import type { DensityMatrix } from "../src/index.js";
import { solver } from "../test/support/backends.js";
import { randomParameters } from "../test/support/parameters.js";
import { Random } from "../test/support/random.js";
import { asInput, KINDS, randomState } from "../test/support/states.js";

const GAP = 1e-6;
/** States of a kind. */
const STATES = 100;
const LOCAL_BOUND = 4;
/** Coherence ⟨00|ρ|11⟩ below which t₁ = t₂. */
const AXIAL = 1e-13;

export interface ProofTimes {
  readonly kind: string;
  /** Seconds in ascending order. */
  readonly seconds: readonly number[];
}

/** Violating steady states of the model with t₁ = t₂, and those without. */
function violating(axial: boolean): DensityMatrix[] {
  const random = new Random(505);
  const found: DensityMatrix[] = [];
  while (found.length < STATES) {
    const { i3322, rho } = solver.solve(
      randomParameters(random, random.pick(["bose", "fermi"] as const)),
    );
    const isAxial = Math.hypot(rho.re[3]!, rho.im[3]!) < AXIAL;
    if (i3322 > LOCAL_BOUND && isAxial === axial) found.push(rho);
  }
  return found;
}

/** Times of the proofs of a hundred states of each kind, in the wasm core, on one thread. */
export async function proofTimes(): Promise<ProofTimes[]> {
  const random = new Random(506);
  const draw = (kind: string) =>
    Array.from({ length: STATES }, () => asInput(randomState(random, kind)));
  const kinds: [string, DensityMatrix[]][] = [
    ["violating steady states, t₁ = t₂", violating(true)],
    ["violating steady states, t₁ > t₂", violating(false)],
    ...KINDS.filter((kind) => kind !== "model").map((kind): [string, DensityMatrix[]] => [
      kind,
      draw(kind),
    ]),
  ];
  const times: ProofTimes[] = [];
  for (const [kind, states] of kinds) {
    const seconds: number[] = [];
    for (const rho of states) {
      const proof = await solver.certify(rho, { allowNotPositive: true, gap: GAP });
      if (!(proof.gap <= GAP)) throw new Error(`${kind}: gap ${proof.gap}`);
      seconds.push(proof.seconds);
    }
    times.push({ kind, seconds: seconds.sort((a, b) => a - b) });
  }
  return times;
}

/** A line of the report: median, 95 % and the longest, in milliseconds. */
export function proofLine({ kind, seconds }: ProofTimes): string {
  const at = (part: number) => {
    const k = Math.min(seconds.length - 1, Math.floor(part * seconds.length));
    return `${(1e3 * seconds[k]!).toFixed(2).padStart(8)} ms`;
  };
  return `  ${kind.padEnd(34)} median ${at(0.5)}   95 % ${at(0.95)}   longest ${at(1)}`;
}
