// When something that is observed along an evolution becomes positive and when it stops. Every
// quantity f here is Lipschitz in the state's mean values x of Pauli strings, |f(x) − f(y)| ≤
// K |x − y|, and the path from x(a) to x(b) is no longer than ∫ |G x|, where |G x| grows at most with the
// largest eigenvalue of (G + Gᵀ)/2. Where |f(a)| + |f(b)| is above K times that length and both have
// one sign, f has no zero between: intervals are halved until that holds or nothing is left of them.
// Where f is small beside the speed, as entanglement is that decays for ever, close samples decide.

import type { Core } from "../core/core.js";
import { checkKeys, isRecord } from "../model/keys.js";
import { finite, refuse } from "../model/refuse.js";
import type { CheckedSystem } from "../model/system.js";
import { type Course, courses, type Point, pointAt } from "./course.js";
import { startEvolution } from "./evolve.js";
import { type EventQuantity, quantitiesOf, type Watched, watched } from "./quantities.js";

/** What is asked of the course of an evolution. */
export interface EventsOptions {
  /** The state at time 0, in any shape. */
  readonly initial: unknown;
  /** Where the search begins; 0 by default. */
  readonly from?: number;
  /** Where it ends. */
  readonly to: number;
  /** `concurrence`, `i2` and `i3` by default. */
  readonly quantities?: readonly EventQuantity[];
}

/**
 * What happens to a quantity.
 * - `birth`: it becomes positive; `death`: it stops being so.
 * - `touch`: it comes to zero to rounding and goes back: whether it crosses cannot be told.
 * - `fade`: it is zero to rounding from here to the end: whether it dies cannot be told.
 */
export type EventKind = "birth" | "death" | "touch" | "fade";

/** One event along an evolution. */
export interface EvolutionEvent {
  /** In inverse units of energy (ħ = 1). */
  readonly time: number;
  readonly quantity: EventQuantity;
  readonly kind: EventKind;
  /** How far `time` may be off: within it the quantity is zero to rounding. */
  readonly uncertainty: number;
}

/** Everything that happens in an interval of time. */
export interface Events {
  /** In the order of time. */
  readonly events: readonly EvolutionEvent[];
  /** Where each quantity is positive: beginnings and ends. */
  readonly positive: { readonly [name in EventQuantity]?: readonly (readonly [number, number])[] };
  /** Whether it is proven that nothing else happens to a quantity; else some of it is by samples. */
  readonly proven: { readonly [name in EventQuantity]?: boolean };
}

/** A part of the interval: the quantity is positive, negative, or zero to rounding somewhere in it. */
interface Part {
  readonly from: number;
  to: number;
  readonly sign: -1 | 0 | 1;
  /** The largest modulus of the quantity that was seen. */
  peak: number;
}

const CODE = "INVALID_PARAMETER";
/** Values below this part of the Lipschitz constant are zero: states are exact to some 1e-14. */
const NOISE = 1e-12;
/** Intervals of some units in the last place are not halved. */
const LAST_PLACES = 2 ** -50;
/** A part that nowhere exceeds so many times the noise, or is so many shortest intervals wide, is none. */
const SWELL = 4;
const NARROW = 32;
/** A quantity that may go no further than so many times itself is worth the halvings that a proof takes. */
const PROVABLE = 64;
/** Samples may be bent by this part of their values. */
const BENT = 1 / 4;
/** Points of one search. */
const MOST_POINTS = 400_000;
/** How far a quantity may go between two points. */
function reachOf({ growth }: Course, { constant }: Watched, a: Point, b: Point): number {
  const width = b.time - a.time;
  return constant * a.speed * (growth > 0 ? Math.expm1(growth * width) / growth : width);
}

/** The sign that a quantity provably has between two points, 0 where it is zero to rounding; null where that is open. */
function provenSign(course: Course, of: Watched, a: Point, b: Point) {
  const reach = reachOf(course, of, a, b);
  const noise = NOISE * of.constant;
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
  if (low > noise && low + high > reach + noise) return 1;
  if (high < -noise && low + high < -reach - noise) return -1;
  return Math.max(-low, high) <= noise && reach <= noise ? 0 : null;
}

/** The sign of three points so close together that nothing is expected between them; null where it may still be proven. */
function sampledSign(course: Course, of: Watched, three: readonly [Point, Point, Point]) {
  const [first, , last] = three;
  if (last.time - first.time > course.sample) return null;
  const [a, b, c] = three.map(({ value }) => value) as [number, number, number];
  const noise = NOISE * of.constant;
  const least = Math.min(Math.abs(a), Math.abs(b), Math.abs(c));
  if (Math.max(Math.abs(a), Math.abs(b), Math.abs(c)) <= noise) return 0;
  if (least <= noise || a * b < 0 || b * c < 0) return null;
  if (reachOf(course, of, first, last) <= PROVABLE * least) return null;
  return Math.abs(a - 2 * b + c) <= BENT * least ? (Math.sign(a) as 1 | -1) : null;
}

/** Adds a part behind the others, to the last one where both have the same sign. */
function append(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (last?.sign === part.sign) {
    last.to = part.to;
    last.peak = Math.max(last.peak, part.peak);
  } else parts.push({ ...part });
}

/** The parts of an interval, neighbours with different signs, and whether all of it is proven. */
function partsOf(course: Course, of: Watched, from: number, to: number) {
  const parts: Part[] = [];
  let proven = true;
  const add = (a: Point, b: Point, sign: Part["sign"]) => {
    const peak = Math.max(Math.abs(a.value), Math.abs(b.value));
    append(parts, { from: a.time, to: b.time, sign, peak });
  };
  let points = 2;
  const open: [Point, Point][] = [[pointAt(course, of, from), pointAt(course, of, to)]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [a, b] = next;
    const width = b.time - a.time;
    const sign = provenSign(course, of, a, b);
    if (sign !== null || width <= Math.max(course.shortest, LAST_PLACES * b.time)) {
      add(a, b, sign ?? 0);
      continue;
    }
    if (points === MOST_POINTS) {
      const allowed = `a shorter interval: ${MOST_POINTS} points are spent at ${a.time}, for ${of.name}`;
      refuse(CODE, "to", to, allowed);
    }
    points += 1;
    const middle = pointAt(course, of, a.time + 0.5 * width);
    const sampled = sampledSign(course, of, [a, middle, b]);
    if (sampled === null) open.push([middle, b], [a, middle]);
    else {
      proven = false;
      add(a, b, sampled);
    }
  }
  const settled: Part[] = [];
  for (const part of parts) {
    // Where the quantity leaves the noise its rounding goes to and fro, and proofs begin and end.
    const real =
      part.peak > SWELL * NOISE * of.constant && part.to - part.from > NARROW * course.shortest;
    append(settled, { ...part, sign: real ? part.sign : 0 });
  }
  return { parts: settled, proven };
}

/** Where a quantity with the sign `sign` at `low` changes it, to the last place. */
function crossing(course: Course, of: Watched, { from, to }: Part, sign: number): number {
  let [low, high] = [from, to];
  for (
    let middle = 0.5 * (low + high);
    low < middle && middle < high;
    middle = 0.5 * (low + high)
  ) {
    if (pointAt(course, of, middle).value * sign > 0) low = middle;
    else high = middle;
  }
  return high;
}

/** What happens in a part where the quantity is zero to rounding somewhere. */
function eventOf(
  course: Course,
  of: Watched,
  part: Part,
  before: number,
  after: number,
): EvolutionEvent | null {
  const width = part.to - part.from;
  const event = (kind: EventKind, time: number, uncertainty: number) => ({
    time,
    quantity: of.name,
    kind,
    uncertainty,
  });
  if (before === after) return event("touch", part.from + 0.5 * width, 0.5 * width);
  if (before !== 0 && after !== 0) {
    const kind = after > 0 ? "birth" : "death";
    return event(kind, crossing(course, of, part, before), width);
  }
  if (after > 0) return event("birth", part.from, width);
  return before > 0 ? event("fade", part.from, width) : null;
}

/** Everything that happens to one quantity. */
function eventsOf(course: Course, of: Watched, from: number, to: number) {
  const { parts, proven } = partsOf(course, of, from, to);
  const events = parts.flatMap((part, k) => {
    if (part.sign !== 0) return [];
    const found = eventOf(course, of, part, parts[k - 1]?.sign ?? 0, parts[k + 1]?.sign ?? 0);
    return found === null ? [] : [found];
  });
  const positive: [number, number][] = [];
  if (parts[0]!.sign > 0) positive.push([from, to]);
  for (const { kind, time } of events) {
    if (kind === "birth") positive.push([time, to]);
    else if (kind !== "touch" && positive.length > 0) positive.at(-1)![1] = time;
  }
  return { events, positive, proven };
}

const KNOWN = ["initial", "from", "to", "quantities"];

function time(value: unknown, path: string): number {
  const number = finite(CODE, path, value);
  if (number < 0) refuse(CODE, path, value, "a time of 0 or more");
  return number;
}

/**
 * Births and deaths along the evolution of a state in the slots of a core.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
 */
export function evolutionEvents(core: Core, checked: CheckedSystem, options: unknown): Events {
  if (!isRecord(options)) refuse(CODE, "options", options, "an object with initial and to");
  checkKeys(options, KNOWN, "", CODE);
  const from = options["from"] === undefined ? 0 : time(options["from"], "from");
  const to = time(options["to"], "to");
  if (!(to > from)) refuse(CODE, "to", to, `a time above ${from}, where the search begins`);
  const quantities = quantitiesOf(options["quantities"], checked.system.baths.length);
  startEvolution(core, checked, options["initial"], to, "to");
  const course = courses(core, to);
  const events: EvolutionEvent[] = [];
  const positive: Record<string, [number, number][]> = {};
  const proven: Record<string, boolean> = {};
  for (const name of quantities) {
    const of = watched(core, checked, name);
    const found = eventsOf(of.invariant ? course.turned : course.whole, of, from, to);
    events.push(...found.events);
    positive[name] = found.positive;
    proven[name] = found.proven;
  }
  events.sort((a, b) => a.time - b.time);
  return { events, positive, proven };
}
