// The algebra of pairs: two values, or their mean and difference.

import { isRecord } from "./keys.js";
import { refuse } from "./refuse.js";
import { isList } from "./shown.js";

/** How a pair may be written, in messages. */
export const PAIR_SHAPE = "two numbers, one for both, or {mean, difference}";

/** One value per qubit or bath. */
export type Pair = readonly [number, number];

/**
 * A pair, one number for both, or mean and difference: first = mean − difference/2,
 * second = mean + difference/2.
 */
export type PairInput = Pair | number | { readonly mean: number; readonly difference: number };

/** Names of the pairs among the parameters. */
export const PAIRS = ["epsilon", "temperature", "mu", "gamma"] as const;
/** One of them. */
export type PairName = (typeof PAIRS)[number];

/** What of a pair a path may name: the halves of either notation. */
export const PARTS = ["mean", "difference", "1", "2"] as const;
/** One of them: `mean` and `difference` = second − first, or the members `1` and `2`. */
export type PairPart = (typeof PARTS)[number];

/** The other half of a notation: what stays as it is when one half is varied. */
export function otherPart(part: PairPart): PairPart {
  const other = { mean: "difference", difference: "mean", "1": "2", "2": "1" } as const;
  return other[part];
}

/** Both values of a pair with this mean and difference. */
export function pairOf(mean: number, difference: number): Pair {
  return [mean - 0.5 * difference, mean + 0.5 * difference];
}

/**
 * A pair in any notation, whatever its numbers.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function checkedPair(value: unknown, path: string): PairInput {
  const isNumber = (one: unknown) => typeof one === "number";
  const is = isList(value)
    ? value.length === 2 && isNumber(value[0]) && isNumber(value[1])
    : isNumber(value) ||
      (isRecord(value) && isNumber(value["mean"]) && isNumber(value["difference"]));
  if (!is) refuse("INVALID_PARAMETER", path, value, PAIR_SHAPE);
  return value as PairInput;
}

/**
 * Mean and difference of a pair, however it is written.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function meanAndDifference(pair: PairInput): { mean: number; difference: number } {
  checkedPair(pair, "pair");
  if (typeof pair === "number") return { mean: pair, difference: 0 };
  if ("mean" in pair) return pair;
  return { mean: 0.5 * (pair[0] + pair[1]), difference: pair[1] - pair[0] };
}

/** Both values of a pair, however it is written. */
export function bothOf(pair: PairInput): Pair {
  if (typeof pair === "number") return [pair, pair];
  return "mean" in pair ? pairOf(pair.mean, pair.difference) : pair;
}

/** A part of a pair. */
export function partOf(pair: PairInput, part: PairPart): number {
  if (part === "mean" || part === "difference") return meanAndDifference(pair)[part];
  return bothOf(pair)[part === "1" ? 0 : 1];
}

/** A pair with one part changed and the other half of its notation kept; written in that notation. */
export function withPart(pair: PairInput, part: PairPart, value: number): PairInput {
  if (part === "mean" || part === "difference") {
    return { ...meanAndDifference(pair), [part]: value };
  }
  const [first, second] = bothOf(pair);
  return part === "1" ? [value, second] : [first, value];
}
