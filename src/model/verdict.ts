import { CHSH_LOCAL_BOUND, LOCAL_BOUND, STATE_TOLERANCE } from "../../assembly/constants.js";

/** What is proven of a state. */
export const VERDICTS = ["separable", "unsteerable", "undecided", "nonlocal"] as const;
/** One of them; its place in the list is its number in tables. */
export type VerdictName = (typeof VERDICTS)[number];

/** Which party steers: 12 is qubit 1 steering qubit 2. */
export type Way = "12" | "21";
export const WAYS: readonly Way[] = ["12", "21"];

/** A bracket of the critical radius. */
export type Radius = readonly [lower: number, upper: number];

/** What a verdict is made of. */
export interface Evidence {
  readonly concurrence: number;
  readonly chsh: number;
  readonly i3322: number;
  readonly minEigenvalue: number;
  readonly unsteerability12: number;
  readonly unsteerability21: number;
  /** Brackets of the critical radius, each way as far as it is known. */
  readonly steering?: { readonly [way in Way]?: Radius };
  /** Values of further inequalities. */
  readonly bell?: readonly {
    readonly name: string | null;
    readonly value: number;
    readonly localBound: number;
  }[];
}

/** A verdict and its reason: one sentence, with the numbers. */
export interface Judgement {
  readonly verdict: VerdictName;
  readonly verdictReason: string;
}

/** A value above its local bound by no more than this part of it is rounding. */
const EXCESS = 1e-9;

const shown = (x: number) => String(Number(x.toPrecision(8)));

const unable = (way: Way) => `qubit ${way[0]} does not steer qubit ${way[1]}`;

const violated = (value: number, localBound: number) =>
  value > localBound + EXCESS * (1 + Math.abs(localBound));

function violation({ chsh, i3322, bell = [] }: Evidence): string | null {
  const all = [
    { name: "CHSH", value: chsh, localBound: CHSH_LOCAL_BOUND },
    { name: "I3322", value: i3322, localBound: LOCAL_BOUND },
    ...bell,
  ];
  for (const { name, value, localBound } of all) {
    if (violated(value, localBound)) {
      return `${name ?? "the given inequality"} is violated: ${shown(value)} is above ${shown(localBound)}`;
    }
  }
  return null;
}

/** Why one party cannot steer, where that is known. */
function model({ unsteerability12, unsteerability21, steering = {} }: Evidence): string | null {
  const criterion = { "12": unsteerability12, "21": unsteerability21 };
  for (const way of WAYS) {
    if (criterion[way] <= 1) {
      return `${unable(way)}: hidden states spread evenly do, unsteerability${way} is ${shown(criterion[way])}`;
    }
  }
  for (const way of WAYS) {
    const radius = steering[way];
    if (radius !== undefined && radius[0] >= 1) {
      return `${unable(way)}: the critical radius is at least ${shown(radius[0])}`;
    }
  }
  return null;
}

/** Why nobody knows, as far as that is known. */
function doubt({ steering = {} }: Evidence): string {
  const { "12": one, "21": two } = steering;
  if (one === undefined || two === undefined) {
    return "no violation was found, and no closed form shows a party unable to steer; the critical radius was not searched";
  }
  const say = (way: Way, [lower, upper]: Radius) => `R${way} in [${shown(lower)}, ${shown(upper)}]`;
  const brackets = `${say("12", one)}, ${say("21", two)}`;
  return one[1] < 1 && two[1] < 1
    ? `no violation was found, and it is steerable both ways (${brackets})`
    : `no violation was found, and a bracket of the critical radius holds 1 (${brackets}): a smaller gap may decide`;
}

/** The verdict that the evidence proves: never more. */
export function verdictOf(evidence: Evidence): VerdictName {
  const { minEigenvalue, concurrence, chsh, i3322, unsteerability12, unsteerability21 } = evidence;
  if (!(minEigenvalue >= -STATE_TOLERANCE)) return "undecided";
  if (violated(chsh, CHSH_LOCAL_BOUND) || violated(i3322, LOCAL_BOUND)) return "nonlocal";
  const { bell, steering } = evidence;
  if (bell?.some(({ value, localBound }) => violated(value, localBound))) return "nonlocal";
  if (concurrence === 0) return "separable";
  if (unsteerability12 <= 1 || unsteerability21 <= 1) return "unsteerable";
  if (steering === undefined) return "undecided";
  return WAYS.some((way) => (steering[way]?.[0] ?? 0) >= 1) ? "unsteerable" : "undecided";
}

/** The verdict with its reason. */
export function judge(evidence: Evidence): Judgement {
  const verdict = verdictOf(evidence);
  const { minEigenvalue } = evidence;
  if (!(minEigenvalue >= -STATE_TOLERANCE)) {
    const verdictReason = `not a state: its smallest eigenvalue is ${shown(minEigenvalue)}`;
    return { verdict, verdictReason };
  }
  const reasons: { readonly [name in VerdictName]: () => string } = {
    separable: () => "its concurrence is 0",
    unsteerable: () => model(evidence)!,
    undecided: () => doubt(evidence),
    nonlocal: () => violation(evidence)!,
  };
  return { verdict, verdictReason: reasons[verdict]() };
}
