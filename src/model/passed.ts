/** What comes back with a result as it was given: a name, and whatever else belongs to the input. */
export interface Passed {
  readonly id?: unknown;
  readonly meta?: unknown;
}

/** Keys that say nothing to the model. */
export const PASSED_KEYS = ["id", "meta"] as const satisfies readonly (keyof Passed)[];

/** What an input passes on; nothing where it is no object. */
export function passedOn(input: unknown): Passed {
  if (typeof input !== "object" || input === null) return {};
  return Object.fromEntries(
    PASSED_KEYS.filter((key) => Object.hasOwn(input, key)).map((key) => [
      key,
      (input as Record<string, unknown>)[key],
    ]),
  );
}
