// Maxima of functions of one variable, many functions at a time: a coarse scan finds
// the brackets, Newton's method on central differences the maxima inside. Function
// values alone would place a maximum to the square root of their rounding only.

/** Values at many points in one call: function number `which[k]` at `x[k]`; NaN where it has none. */
export type Evaluate = (which: Int32Array, x: Float64Array) => Promise<Float64Array>;

/** A local maximum. */
export interface Maximum {
  readonly at: number;
  readonly value: number;
  /**
   * How far `at` may be off: the difference between two step sizes plus the rounding
   * of the values over the curvature; for a top that is flat to rounding, half its width.
   */
  readonly uncertainty: number;
  /** It lies at an end of the range, where the function still rises outwards. */
  readonly edge: boolean;
  /** Beyond this end the function has no value, though the range goes on: it may rise to anywhere. */
  readonly border: boolean;
}

/** A range to search. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Values closer than this are equal to rounding: those of this model are of order one. */
const VALUE_TOLERANCE = 1e-13;
/** Step of the differences in units of the range: their truncation, (h/range)⁶, and the rounding over h balance. */
const STEP = 1 / 512;
/** A Newton step below this part of the range ends the iteration. */
const CONVERGED = 1e-11;
/** Two step sizes that agree to this part of the range are trusted. */
const AGREED = 1e-9;
/** Iterations of one search: bisections alone reach CONVERGED in 37. */
const ITERATIONS = 60;
/** Samples of a bracket in which two step sizes disagree, and how deep such brackets may be nested. */
const SPLIT_SAMPLES = 65;
const SPLIT_DEPTH = 2;
/** Rounding of a function value: a few units in the last place. */
const ROUNDING = 1e-15;
/** A run of more equal samples than this is a flat top. */
const FLAT = 3;

// First and second derivative of sixth order from x ± h, ± 2h, ± 3h (Fornberg 1988, Table 1).
const STENCIL = 7;
const FIRST = [-1 / 60, 9 / 60, -45 / 60, 0, 45 / 60, -9 / 60, 1 / 60];
const SECOND = [2 / 180, -27 / 180, 270 / 180, -490 / 180, 270 / 180, -27 / 180, 2 / 180];

/** One maximum in the making. */
interface Search {
  readonly problem: number;
  /** The range of the function and the bracket inside it. */
  readonly range: Range;
  readonly bracket: Range;
  /** The highest sample: what is left where the values around it say nothing better. */
  readonly sample: Maximum;
  low: number;
  high: number;
  x: number;
  iterations: number;
  /** The iteration has converged; the next stencil has half its step. */
  verifying: boolean;
  /** Two step sizes disagree: a kink, or more than one maximum, inside the stencil. */
  split: boolean;
  done: Maximum | null;
}

/** Step of the stencil: it stays inside the range, and is halved for the check. */
function stencilStep({ x, verifying, range: { low, high } }: Search): number {
  const h = (high - low) * STEP;
  return Math.min(verifying ? 0.5 * h : h, (x - low) / 3, (high - x) / 3);
}

/** Advances one search by the seven values around its x, from f[at] on. */
function advance(search: Search, f: Float64Array, at: number): void {
  const { x, sample, range } = search;
  const h = stencilStep(search);
  let slope = 0;
  let curvature = 0;
  for (let k = 0; k < STENCIL; k++) {
    slope += FIRST[k]! * f[at + k]!;
    curvature += SECOND[k]! * f[at + k]!;
  }
  slope /= h;
  curvature /= h * h;
  const value = f[at + 3]!;
  const newton = curvature < 0 ? x - slope / curvature : Number.NaN;
  const span = range.high - range.low;
  if (search.verifying) {
    const difference = Math.abs(newton - x);
    const rounding = (ROUNDING * Math.max(1, Math.abs(value))) / (h * Math.abs(curvature));
    search.split = !(difference <= AGREED * span + rounding);
    const sound = Number.isFinite(difference) && value >= sample.value - VALUE_TOLERANCE;
    search.done = sound
      ? { at: newton, value, uncertainty: difference + rounding, edge: false, border: false }
      : sample;
    return;
  }
  if (slope > 0) search.low = x;
  else search.high = x;
  const inside = newton > search.low && newton < search.high;
  const next = inside ? newton : 0.5 * (search.low + search.high);
  search.iterations += 1;
  search.verifying = Math.abs(next - x) <= CONVERGED * span || search.iterations === ITERATIONS;
  search.x = next;
}

/** Runs all searches to their end, one call of `evaluate` a round. */
async function refine(searches: readonly Search[], evaluate: Evaluate): Promise<void> {
  let active = searches.filter(({ done }) => done === null);
  while (active.length > 0) {
    const which = new Int32Array(STENCIL * active.length);
    const x = new Float64Array(STENCIL * active.length);
    active.forEach((search, i) => {
      const h = stencilStep(search);
      for (let k = 0; k < STENCIL; k++) {
        which[STENCIL * i + k] = search.problem;
        x[STENCIL * i + k] = search.x + (k - 3) * h;
      }
    });
    const f = await evaluate(which, x);
    active.forEach((search, i) => {
      advance(search, f, STENCIL * i);
    });
    active = active.filter(({ done }) => done === null);
  }
}

/**
 * Whether functions rise inwards at an end of their range although the end is the
 * highest sample there: then the maximum lies between the end and the next sample.
 */
async function risesInwards(ends: readonly Search[], evaluate: Evaluate): Promise<boolean[]> {
  if (ends.length === 0) return [];
  const which = Int32Array.from(ends.flatMap(({ problem }) => [problem, problem]));
  const x = Float64Array.from(
    ends.flatMap(({ done, range: { low, high } }) => {
      const step = (high - low) * STEP * STEP;
      return done!.at === low ? [low, low + step] : [high, high - step];
    }),
  );
  const f = await evaluate(which, x);
  return ends.map((_, i) => f[2 * i + 1]! > f[2 * i]! + VALUE_TOLERANCE);
}

/** Searches for the local maxima among the samples of one function: runs of equal values with nothing higher beside them. */
function searchesFor(problem: number, range: Range, f: Float64Array, floor: number): Search[] {
  const found: Search[] = [];
  const end = f.length - 1;
  const spacing = (range.high - range.low) / end;
  const position = (k: number) => range.low + spacing * k;
  for (let first = 0, last = 0; first <= end; first = last + 1) {
    last = first;
    const value = f[first]!;
    while (last < end && Math.abs(f[last + 1]! - value) <= VALUE_TOLERANCE) last += 1;
    const rises = first === 0 || !(f[first - 1]! >= value);
    const falls = last === end || !(f[last + 1]! >= value);
    if (!(rises && falls && value > floor + VALUE_TOLERANCE)) continue;
    const bracket = {
      low: position(Math.max(0, first - 1)),
      high: position(Math.min(end, last + 1)),
    };
    const edge = first === 0 || last === end;
    const at = first === 0 ? range.low : last === end ? range.high : position(0.5 * (first + last));
    const uncertainty = edge ? spacing * (last - first) : 0.5 * (bracket.high - bracket.low);
    const sample = { at, value, uncertainty, edge, border: false };
    let x = edge ? 0.5 * (bracket.low + bracket.high) : at;
    if (!edge && first === last) {
      // Vertex of the parabola through the three samples.
      const [a, b, c] = [f[first - 1]!, value, f[first + 1]!];
      const shift = (0.5 * (c - a)) / (2 * b - a - c);
      if (Math.abs(shift) < 1) x += shift * spacing;
    }
    const done = edge || last - first >= FLAT ? sample : null;
    const { low, high } = bracket;
    const start = { x, low, high, iterations: 0, verifying: false, split: false, done };
    found.push({ problem, range, bracket, sample, ...start });
  }
  return found;
}

/** Equidistant points of a range, ends included. */
export function equidistant({ low, high }: Range, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) =>
    k === count - 1 ? high : low + (high - low) * (k / (count - 1)),
  );
}

/**
 * All local maxima above `floor` of many functions, each on its range, in ascending
 * order of position. Structure narrower than the spacing of the samples may be missed.
 *
 * `samples` holds the functions' values at `count` equidistant points of each range,
 * row by row. A smooth maximum is placed to a few 1e-12 of the range; see
 * `Maximum.uncertainty`.
 */
export async function localMaxima(
  ranges: readonly Range[],
  samples: Float64Array,
  count: number,
  floor: number,
  evaluate: Evaluate,
  depth = 0,
): Promise<Maximum[][]> {
  const searches = ranges.flatMap((range, problem) =>
    searchesFor(problem, range, samples.subarray(problem * count, (problem + 1) * count), floor),
  );
  const ends = searches.filter(({ done }) => done?.edge && done.uncertainty === 0);
  const inwards = await risesInwards(ends, evaluate);
  ends.forEach((search, i) => {
    if (inwards[i]) search.done = null;
  });
  await refine(searches, evaluate);
  const split = depth < SPLIT_DEPTH ? searches.filter((search) => search.split) : [];
  const parts = await splitBrackets(split, floor, evaluate, depth);
  const result: Maximum[][] = ranges.map(() => []);
  for (const search of searches) {
    const part = parts.get(search) ?? [];
    result[search.problem]!.push(...(part.length > 0 ? part : [search.done!]));
  }
  return result;
}

/** The maxima inside brackets whose structure is too narrow for the step, each scanned anew. */
async function splitBrackets(
  searches: readonly Search[],
  floor: number,
  evaluate: Evaluate,
  depth: number,
): Promise<Map<Search, Maximum[]>> {
  const found = new Map<Search, Maximum[]>();
  if (searches.length === 0) return found;
  const inner: Evaluate = (which, x) =>
    evaluate(
      which.map((k) => searches[k]!.problem),
      x,
    );
  const which = new Int32Array(searches.length * SPLIT_SAMPLES);
  const x = new Float64Array(searches.length * SPLIT_SAMPLES);
  searches.forEach(({ bracket }, k) => {
    which.fill(k, k * SPLIT_SAMPLES, (k + 1) * SPLIT_SAMPLES);
    x.set(equidistant(bracket, SPLIT_SAMPLES), k * SPLIT_SAMPLES);
  });
  const brackets = searches.map(({ bracket }) => bracket);
  const samples = await inner(which, x);
  const maxima = await localMaxima(brackets, samples, SPLIT_SAMPLES, floor, inner, depth + 1);
  // The end of a bracket is no end of the range.
  maxima.forEach((list, k) => {
    found.set(
      searches[k]!,
      list.filter(({ edge }) => !edge),
    );
  });
  return found;
}
