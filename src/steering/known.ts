import type { Radius } from "../model/verdict.js";
import type { Canonical } from "./canonical.js";

/** Components of a below this are zero. */
const SMALL = 1e-12;
const ROUNDING = 1e-12;

/** a and t along the axis of an X-state, then the larger and the smaller t across it; null for others. */
function coordinates({ a, t }: Canonical): readonly number[] | null {
  const axis = a.findIndex((x) => x > SMALL);
  if (axis < 0 || a.some((x, k) => k !== axis && x > SMALL)) return null;
  const across = t.filter((_, k) => k !== axis);
  return [a[axis]!, t[axis]!, Math.max(...across), Math.min(...across)];
}

/**
 * Brackets of the radius that were found, and what they say of other X-states: 1/R is a norm that
 * grows with |a| and each t_k, so that R of a state within s times another is at least 1/s of
 * its, and of one that holds s times another at most 1/s of its. Neighbours of states whose
 * radius is not near 1 need no search of their own.
 */
export class KnownRadii {
  readonly #states: { readonly at: readonly number[]; readonly radius: Radius }[] = [];

  /** How many brackets are known. */
  get size(): number {
    return this.#states.length;
  }

  /** What the brackets say of a state. */
  of(state: Canonical): Radius {
    const own = coordinates(state);
    let lower = 0;
    let upper = Infinity;
    if (own === null) return [lower, upper];
    for (const { at, radius } of this.#states) {
      let within = 0;
      let holds = Infinity;
      for (let k = 0; k < 4; k++) {
        const [mine, its] = [own[k]!, at[k]!];
        if (mine > 0) within = Math.max(within, mine / its);
        if (its > 0) holds = Math.min(holds, mine / its);
      }
      lower = Math.max(lower, ((1 - ROUNDING) * radius[0]) / within);
      if (holds > 0) upper = Math.min(upper, ((1 + ROUNDING) * radius[1]) / holds);
    }
    return [lower, upper];
  }

  /** Adds what was found of a state. */
  add(state: Canonical, radius: Radius): void {
    const at = coordinates(state);
    if (at !== null) this.#states.push({ at, radius });
  }
}
