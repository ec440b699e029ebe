// The words of an address one by one: how values are written, and read.

import { BellnessError, type PairInput } from "../index.js";
import type { Members, Side, Varying } from "../view/view.js";
import { DRAWABLE, drawable, WIDE_ENOUGH, wideEnough } from "./drawable.js";

/** Refuses a word, with what is allowed. */
export function refuse(key: string, text: string, allowed: string): never {
  throw new BellnessError(
    "INVALID_PARAMETER",
    `address: ${key}=${text} is not allowed. Allowed: ${allowed}.`,
    key,
    text,
  );
}

export function pairText(pair: PairInput): string {
  if (typeof pair === "number") return String(pair);
  return "mean" in pair ? `${pair.mean}~${pair.difference}` : pair.join(",");
}

export function sideText({ parameter, range }: Side): string {
  return [parameter, ...range].join(",");
}

export function familyText({ parameter, values }: Members): string {
  return [parameter, ...values].join(",");
}

/** A text as browsers leave it behind a #: only what would end it, or what they write otherwise, is escaped. */
export function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%(?:7B|7D|3A|2C|5B|5D|2B|7C)/g, decodeURIComponent);
}

export function number(key: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return drawable(value) ? value : refuse(key, text, DRAWABLE);
}

export function pair(key: string, text: string): PairInput {
  const [parts, mean] = text.includes("~") ? [text.split("~"), true] : [text.split(","), false];
  if (!mean && parts.length === 1) return number(key, text);
  if (parts.length !== 2)
    refuse(key, text, "one number for both, two numbers a,b, or mean~difference");
  const [a, b] = parts.map((part) => number(key, part));
  return mean ? { mean: a!, difference: b! } : [a!, b!];
}

function parameter(key: string, text: string, names: readonly Varying[]): Varying {
  return names.find((name) => name === text) ?? refuse(key, text, names.join(", "));
}

export function side(key: string, text: string, names: readonly Varying[]): Side {
  const [name, ...ends] = text.split(",");
  const range = ends.map((end) => number(key, end));
  if (range.length !== 2 || !(range[0]! < range[1]!)) {
    refuse(key, text, "parameter,from,to with from < to");
  }
  if (!wideEnough(range[0]!, range[1]!)) refuse(key, text, WIDE_ENOUGH);
  const found = parameter(key, name!, names);
  if (found === "time" && range[0]! < 0) refuse(key, text, "times of 0 or more");
  return { parameter: found, range: [range[0]!, range[1]!] };
}

export function word<T extends string>(key: string, text: string, words: readonly T[]): T {
  const found = words.find((one) => one === text);
  return found ?? refuse(key, text, words.join(", "));
}

export function positive(key: string, text: string): number {
  const value = number(key, text);
  return value > 0 ? value : refuse(key, text, "a number above 0");
}

export function moment(text: string): number {
  const value = number("time", text);
  return value >= 0 ? value : refuse("time", text, "a time of 0 or more");
}

export function count(key: string, text: string, most: number): number {
  const value = number(key, text);
  if (!Number.isInteger(value) || value < 2 || value > most) {
    refuse(key, text, `a whole number from 2 to ${most}`);
  }
  return value;
}

export function family(text: string, names: readonly Varying[]): Members {
  const [name, ...values] = text.split(",");
  if (values.length === 0) refuse("family", text, "parameter,value,…");
  return {
    parameter: parameter("family", name!, names),
    values: values.map((value) => number("family", value)),
  };
}
