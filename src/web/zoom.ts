import type { Pair } from "../index.js";
import type { Side } from "../view/view.js";
import { drawable, wideEnough } from "./drawable.js";
import type { SceneBase } from "./scene.js";
import { infoOf } from "./subject.js";

/** Digits that the ends of a zoomed range keep. */
const DIGITS = 6;

/** A range that is so many times as long, with the same value at a part of it (0 … 1). */
export function zoomed(base: SceneBase, side: Side, factor: number, part: number): Side {
  const [from, to] = side.range;
  const { axis, range } = infoOf(base, side.parameter);
  // No further than sliders and axes go, or than it is already.
  const ends = [range(base), axis ?? range(base), side.range];
  const least = Math.min(...ends.map(([low]) => low));
  const most = Math.max(...ends.map(([, high]) => high));
  const at = from + part * (to - from);
  const round = (value: number) => {
    const step = 10 ** (Math.floor(Math.log10((to - from) * factor)) - DIGITS + 2);
    return Number((Math.round(value / step) * step).toPrecision(12));
  };
  const next: Pair = [
    Math.max(least, round(at - part * factor * (to - from))),
    Math.min(most, round(at + (1 - part) * factor * (to - from))),
  ];
  const fine = next[0] < next[1] && wideEnough(...next) && next.every(drawable);
  return fine ? { ...side, range: next } : side;
}

/** What a range was before it was zoomed. */
export class Zooms {
  readonly #before = new Map<string, Pair>();

  /** Zooms a side, and keeps its range where it had not been zoomed. */
  zoom(base: SceneBase, side: Side, factor: number, part: number): Side {
    if (!this.#before.has(side.parameter)) this.#before.set(side.parameter, side.range);
    return zoomed(base, side, factor, part);
  }

  /** The side as it was, or with all that its axis usually shows. */
  reset(base: SceneBase, side: Side): Side {
    const { axis, range } = infoOf(base, side.parameter);
    const before = this.#before.get(side.parameter) ?? axis ?? range(base);
    this.#before.delete(side.parameter);
    return { ...side, range: before };
  }

  /** Forgets all of it: something else is shown. */
  forget(): void {
    this.#before.clear();
  }
}

/** Steps of a range that a pointer tells apart. */
const POINTER_STEPS = 500;

/** A value of a side without more digits than a pointer has. */
export function legible(value: number, { range: [from, to] }: Side): number {
  const step = 10 ** Math.floor(Math.log10((to - from) / POINTER_STEPS));
  return Number((Math.round(value / step) * step).toPrecision(12)) + 0;
}
