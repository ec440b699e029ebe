import { CHSH_LOCAL_BOUND, LOCAL_BOUND, STATE_TOLERANCE } from "../../assembly/constants.js";
import { STATE_UNSTEERABILITY12, STATE_UNSTEERABILITY21 } from "../../assembly/layout.js";
import { bell } from "../bell/bell.js";
import type { InequalityInput } from "../bell/inequality.js";
import type { Core } from "../core/core.js";
import { givenState, measureNumbers, writeState } from "../solver/state.js";
import type { Way } from "./canonical.js";
import { checkedGap, oneWay, type SteeringOptions } from "./steering.js";

/** What is proven of a state. */
export const VERDICTS = ["separable", "unsteerable", "undecided", "nonlocal"] as const;
export type VerdictName = (typeof VERDICTS)[number];

/** How far to search for a proof. */
export interface VerdictOptions extends Omit<SteeringOptions, "directions" | "model" | "gap"> {
  /**
   * upper/lower − 1 of the brackets of the critical radius at which the search ends where they have not
   * decided; default 0.01. null: no search, only what is known in closed form.
   */
  readonly gap?: number | null;
  /** Inequalities to try beside CHSH and I3322. */
  readonly inequalities?: readonly InequalityInput[];
}

/** What is proven of a state, by what, and why not more. */
export interface Verdict {
  readonly verdict: VerdictName;
  /** One sentence, with the numbers. */
  readonly reason: string;
  /** The largest (a·x)² + 2|Tᵀx| both ways: at most 1 proves a local model. */
  readonly unsteerability12: number;
  readonly unsteerability21: number;
  /** Brackets of the critical radius, as far as they were needed. */
  readonly steering: { readonly [way in Way]?: readonly [lower: number, upper: number] };
}

/** What a verdict is made of. */
export interface Evidence {
  readonly concurrence: number;
  readonly chsh: number;
  readonly i3322: number;
  readonly minEigenvalue: number;
  readonly unsteerability12: number;
  readonly unsteerability21: number;
  readonly steering?: Verdict["steering"];
  /** Values of further inequalities. */
  readonly bell?: readonly {
    readonly name: string | null;
    readonly value: number;
    readonly localBound: number;
  }[];
}

/** A value above its local bound by no more than this is rounding. */
const EXCESS = 1e-9;

const shown = (x: number) => String(Number(x.toPrecision(8)));
const party = (way: Way) =>
  way === "12" ? "qubit 1 does not steer qubit 2" : "qubit 2 does not steer qubit 1";

function violation({ chsh, i3322, bell: others = [] }: Evidence): string | null {
  const all = [
    { name: "CHSH", value: chsh, localBound: CHSH_LOCAL_BOUND },
    { name: "I3322", value: i3322, localBound: LOCAL_BOUND },
    ...others,
  ];
  for (const { name, value, localBound } of all) {
    if (value > localBound + EXCESS * (1 + Math.abs(localBound))) {
      return `${name ?? "the given inequality"} is violated: ${shown(value)} is above ${shown(localBound)}`;
    }
  }
  return null;
}

/** Why nobody knows, as far as that is known. */
function doubt({ steering = {} }: Evidence): string {
  const bounds = (way: Way) => steering[way];
  const [one, two] = [bounds("12"), bounds("21")];
  if (one === undefined || two === undefined) {
    return "no violation was found, and neither party is in closed form unable to steer; the critical radius was not searched";
  }
  const say = (way: Way, [lower, upper]: readonly [number, number]) =>
    `R${way} in [${shown(lower)}, ${shown(upper)}]`;
  const brackets = `${say("12", one)}, ${say("21", two)}`;
  if (one[1] < 1 && two[1] < 1) {
    return `steerable both ways (${brackets}), which leaves open whether it is local`;
  }
  return `a bracket of the critical radius holds 1 (${brackets}): a smaller gap may decide`;
}

/** The verdict that the evidence proves: never more. */
export function judge(evidence: Evidence): {
  readonly verdict: VerdictName;
  readonly reason: string;
} {
  const {
    minEigenvalue,
    concurrence,
    unsteerability12,
    unsteerability21,
    steering = {},
  } = evidence;
  if (!(minEigenvalue >= -STATE_TOLERANCE)) {
    return {
      verdict: "undecided",
      reason: `not a state: its smallest eigenvalue is ${shown(minEigenvalue)}`,
    };
  }
  const violated = violation(evidence);
  if (violated !== null) return { verdict: "nonlocal", reason: violated };
  if (concurrence === 0) return { verdict: "separable", reason: "its concurrence is 0" };
  for (const [way, s] of [
    ["12", unsteerability12],
    ["21", unsteerability21],
  ] as const) {
    if (s <= 1) {
      return {
        verdict: "unsteerable",
        reason: `${party(way)}: the uniform distribution is a model, unsteerability${way} is ${shown(s)}`,
      };
    }
  }
  for (const way of ["12", "21"] as const) {
    const bounds = steering[way];
    if (bounds !== undefined && bounds[0] >= 1) {
      return {
        verdict: "unsteerable",
        reason: `${party(way)}: the critical radius is at least ${shown(bounds[0])}`,
      };
    }
  }
  return { verdict: "undecided", reason: doubt(evidence) };
}

/**
 * What is proven of a state: separable; entangled and yet local for any number of projective
 * measurements, since one party cannot steer; nonlocal by an inequality; or undecided.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
 */
export async function verdict(
  core: Core,
  rho: unknown,
  { gap, inequalities = [], ...options }: VerdictOptions = {},
): Promise<Verdict> {
  const width = gap === null ? null : checkedGap(gap === undefined ? options : { ...options, gap });
  const { numbers } = givenState(rho, options);
  const { concurrence, chsh, i3322, minEigenvalue } = measureNumbers(core, numbers);
  writeState(core, numbers);
  core.unsteerability();
  const evidence = {
    concurrence,
    chsh,
    i3322,
    minEigenvalue,
    unsteerability12: core.arena[STATE_UNSTEERABILITY12]!,
    unsteerability21: core.arena[STATE_UNSTEERABILITY21]!,
    steering: {} as { [way in Way]?: [number, number] },
    bell: inequalities.map((input) => bell(core, rho, input, options)),
  };
  const { unsteerability12, unsteerability21, steering } = evidence;
  const answer = (): Verdict => ({
    ...judge(evidence),
    unsteerability12,
    unsteerability21,
    steering,
  });
  if (width === null || minEigenvalue < -STATE_TOLERANCE) return answer();
  for (const way of ["12", "21"] as const) {
    if (judge(evidence).verdict !== "undecided") break;
    const decided = (lower: number, upper: number) => lower >= 1 || upper < 1;
    const { lower, upper } = await oneWay(core, numbers, way, width, options, decided);
    steering[way] = [lower, upper];
  }
  return answer();
}
