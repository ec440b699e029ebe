// The numbers of a system one by one: what they are called, their values, and how one is changed.

import { isRecord } from "./keys.js";
import { adjointWord, isWord } from "./operator.js";
import { refuse } from "./refuse.js";
import { checkedSystem, type SystemInput } from "./system.js";
import { placesOf, type SystemPath } from "./systemModel.js";

/** A number of a system that may vary. */
export interface SystemNumber {
  /** As an axis of a sweep names it: `hamiltonian.XX`, `baths.1.temperature`. */
  readonly path: SystemPath;
  readonly value: number;
  readonly unit: "1" | "energy" | "1/energy";
}

/**
 * Every number of a system that may vary, in the order in which they stand there. Entries of
 * matrices and complex coefficients are none.
 *
 * @throws BellnessError INVALID_PARAMETER where the system is none
 */
export function systemNumbers(system: SystemInput): SystemNumber[] {
  const places = placesOf(checkedSystem(system));
  return Array.from(places, ([path, { value, unit }]) => ({
    path: path as SystemPath,
    value,
    unit,
  }));
}

/** A copy of a list or an object in which one entry is another. */
function replaced(within: unknown, key: string, change: (entry: unknown) => unknown): unknown {
  if (Array.isArray(within)) {
    return within.map((entry, k) => (String(k + 1) === key ? change(entry) : entry));
  }
  return { ...(within as object), [key]: change((within as Record<string, unknown>)[key]) };
}

/**
 * A system with one of its numbers changed. A string of an operator takes its adjoint along where that
 * had the same coefficient: `+-` and `-+` of a Hamiltonian stay one another's conjugates.
 *
 * @throws BellnessError INVALID_PARAMETER where it has no such number
 */
export function withSystemNumber<S extends SystemInput>(system: S, path: string, value: number): S {
  const known = systemNumbers(system);
  const found = known.find((one) => one.path === path);
  if (found === undefined) {
    const paths = known.map((one) => one.path).join(", ");
    refuse("INVALID_PARAMETER", "path", path, `a number of the system: ${paths}`);
  }
  const set = (within: unknown, keys: readonly string[]): unknown => {
    const [key, ...further] = keys;
    if (further.length > 0) return replaced(within, key!, (entry) => set(entry, further));
    const changed = replaced(within, key!, () => value);
    const other = isWord(key!) ? adjointWord(key!) : key!;
    const twin = isRecord(within) ? within[other] : undefined;
    return twin === found.value ? replaced(changed, other, () => value) : changed;
  };
  return set(system, path.split(".")) as S;
}
