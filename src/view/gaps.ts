// What a picture says of the points that it does not draw.

import { BellnessError, type ParametersInput, type Solver } from "../index.js";
import { withValue } from "./base.js";
import type { Gaps } from "./compute.js";
import { ROW } from "./positive.js";
import { equidistant } from "./table.js";

import { type Base, TIME, type View } from "./view.js";

/** What is computed at a row of a view. */
function inputOf(view: View, row: number): Base {
  const { base } = view;
  if (view.kind === "map") {
    const { x, y, grid } = view;
    const up = withValue(base, y.parameter, equidistant(y.range, grid)[Math.floor(row / grid)]!);
    if (x.parameter === TIME) return up;
    return withValue(up, x.parameter, equidistant(x.range, grid)[row % grid]!);
  }
  const { along, family, points } = view;
  if (along.parameter === TIME) return base;
  const value = equidistant(along.range, points)[row % points]!;
  const input = withValue(base, along.parameter, value);
  if (family === null) return input;
  return withValue(input, family.parameter, family.values[Math.floor(row / points)]!);
}

/** So many points have no steady state, for this reason. */
export interface Reason {
  readonly points: number;
  readonly text: string;
}

/** Why points have no steady state, each reason with the words of the first point that has it. */
export function reasonsOf(solver: Pick<Solver, "solve">, view: View, { kinds }: Gaps): Reason[] {
  const first = new Map<number, number>();
  const counts = new Map<number, number>();
  kinds.forEach((kind, row) => {
    if (kind === ROW.sound || kind === ROW.notPositive) return;
    if (!first.has(kind)) first.set(kind, row);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  return Array.from(first, ([kind, row]) => ({
    points: counts.get(kind)!,
    text: reasonAt(solver, inputOf(view, row)),
  }));
}

function reasonAt(solver: Pick<Solver, "solve">, input: Base): string {
  try {
    // One of the two models: the signatures of `solve` tell them apart.
    solver.solve(input as ParametersInput);
    // A search that had nothing to search in, though this point has a matrix.
    return "none of the states of the search is positive";
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** What is missing in a picture, and why; empty where nothing is. */
export function gapsText(gaps: Gaps, reasons: readonly Reason[]): string {
  const { kinds, notPositive, leftOut } = gaps;
  const parts: string[] = [];
  const of = (points: number) => `${points} of ${kinds.length} points`;
  if (notPositive > 0) {
    parts.push(
      `Hatched: ${of(notPositive)}, with a negative eigenvalue, outside the theory’s domain. Scales and maxima leave them out.`,
    );
  }
  if (leftOut > 0) parts.push(`The searches left out ${leftOut} states that are not positive.`);
  for (const { points, text } of reasons) {
    const all = points === kinds.length;
    parts.push(
      all
        ? `No point of this range has a steady state. ${text}`
        : `No steady state: ${of(points)}. ${text}`,
    );
  }
  return parts.join(" ");
}
