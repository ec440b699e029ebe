import type { Net, Triangle } from "./sphere.js";

/** Patches after which the rest are bounded as they are. */
const LIMIT = 200_000;

/** How a function on the sphere is bounded, patch by patch. */
export interface Patches {
  readonly net: Net;
  /** The function at a vertex of the net. */
  value(vertex: number): number;
  /** An upper bound of it on the patch of a triangle. */
  bound(triangle: Triangle): number;
}

/**
 * The largest value seen on the sphere and an upper bound of all, at most 1 + `tolerance` times it
 * where patches do not run out: breadth first, halving the sides of every patch whose bound is larger.
 */
export function largest(
  { net, value, bound }: Patches,
  tolerance: number,
): { readonly value: number; readonly bound: number; readonly vertex: number } {
  const queue: Triangle[] = [...net.octants];
  const seen: boolean[] = [];
  let best = -Infinity;
  let vertex = 0;
  let proven = -Infinity;
  for (let next = 0; next < queue.length; next++) {
    const triangle = queue[next]!;
    for (const corner of triangle) {
      if (seen[corner] === true) continue;
      seen[corner] = true;
      const at = value(corner);
      if (at > best) {
        best = at;
        vertex = corner;
      }
    }
    const limit = bound(triangle);
    if (limit > best * (1 + tolerance) && queue.length < LIMIT) {
      queue.push(...net.quarters(triangle));
    } else {
      proven = Math.max(proven, limit);
    }
  }
  return { value: best, bound: proven, vertex };
}
