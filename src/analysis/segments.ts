// Functions that have no value in parts of their range: the parts where they have one, each with
// ends found to rounding, and the maxima in them.

import { type Evaluate, equidistant, localMaxima, type Maximum, type Range } from "./maxima.js";

/** A part of a function's range in which every sample has a value. */
interface Segment {
  readonly problem: number;
  low: number;
  high: number;
  /** Where there is no value any more, next to either end; null at an end of the range. */
  belowLow: number | null;
  aboveHigh: number | null;
}

/** Points between the two ends of a border in one round, and rounds: 16¹¹ parts of a sample's spacing. */
const POINTS = 15;
const ROUNDS = 11;

/** Runs of samples that have a value. */
function segmentsOf(problem: number, range: Range, samples: Float64Array): Segment[] {
  const x = equidistant(range, samples.length);
  const found: Segment[] = [];
  for (let first = 0, last = 0; first < samples.length; first = last + 1) {
    last = first;
    if (Number.isNaN(samples[first]!)) continue;
    while (last + 1 < samples.length && !Number.isNaN(samples[last + 1]!)) last += 1;
    found.push({
      problem,
      low: x[first]!,
      high: x[last]!,
      belowLow: first === 0 ? null : x[first - 1]!,
      aboveHigh: last === samples.length - 1 ? null : x[last + 1]!,
    });
  }
  return found;
}

/** One end of a segment: from the last point with a value to the first without. */
interface Border {
  readonly problem: number;
  inside: number;
  outside: number;
}

/** Brings the two sides of every border together. */
async function refine(borders: readonly Border[], evaluate: Evaluate): Promise<void> {
  for (let round = 0; round < ROUNDS && borders.length > 0; round++) {
    const which = new Int32Array(POINTS * borders.length);
    const x = new Float64Array(POINTS * borders.length);
    borders.forEach(({ problem, inside, outside }, i) => {
      for (let k = 0; k < POINTS; k++) {
        which[POINTS * i + k] = problem;
        x[POINTS * i + k] = inside + ((outside - inside) * (k + 1)) / (POINTS + 1);
      }
    });
    const values = await evaluate(which, x);
    borders.forEach((border, i) => {
      const places = x.subarray(POINTS * i, POINTS * (i + 1));
      const missing = values.subarray(POINTS * i, POINTS * (i + 1)).findIndex(Number.isNaN);
      if (missing >= 0) border.outside = places[missing]!;
      if (missing !== 0) border.inside = places[missing < 0 ? POINTS - 1 : missing - 1]!;
    });
  }
}

async function refineEnds(segments: readonly Segment[], evaluate: Evaluate): Promise<void> {
  const lows = segments.filter(({ belowLow }) => belowLow !== null);
  const highs = segments.filter(({ aboveHigh }) => aboveHigh !== null);
  const border = (problem: number, inside: number, outside: number) => {
    return { problem, inside, outside };
  };
  const below = lows.map(({ problem, low, belowLow }) => border(problem, low, belowLow!));
  const above = highs.map(({ problem, high, aboveHigh }) => border(problem, high, aboveHigh!));
  await refine([...below, ...above], evaluate);
  lows.forEach((segment, k) => {
    segment.low = below[k]!.inside;
    segment.belowLow = below[k]!.outside;
  });
  highs.forEach((segment, k) => {
    segment.high = above[k]!.inside;
    segment.aboveHigh = above[k]!.outside;
  });
}

/** The samples of segments, row by row. */
async function samplesOf(segments: readonly Segment[], count: number, evaluate: Evaluate) {
  const which = new Int32Array(segments.length * count);
  const x = new Float64Array(segments.length * count);
  segments.forEach((segment, k) => {
    which.fill(segment.problem, k * count, (k + 1) * count);
    x.set(equidistant(segment, count), k * count);
  });
  return evaluate(which, x);
}

/** How far the end of a segment that a maximum stands at is from where there is no value. */
function borderWidth({ low, high, belowLow, aboveHigh }: Segment, at: number): number {
  if (at === low && belowLow !== null) return low - belowLow;
  return at === high && aboveHigh !== null ? aboveHigh - high : 0;
}

/**
 * All local maxima above `floor` of functions that may have no value (NaN) in parts of their
 * ranges: see `localMaxima`. Where the values end, an end counts as one of the range.
 */
export async function maximaWhereDefined(
  ranges: readonly Range[],
  samples: Float64Array,
  count: number,
  floor: number,
  evaluate: Evaluate,
): Promise<Maximum[][]> {
  const samplesOfProblem = (k: number) => samples.subarray(k * count, (k + 1) * count);
  const whole = ranges.map((_, k) => !samplesOfProblem(k).some(Number.isNaN));
  const complete = ranges.flatMap((_, k) => (whole[k] ? [k] : []));
  const segments = ranges.flatMap((range, k) =>
    whole[k] ? [] : segmentsOf(k, range, samplesOfProblem(k)),
  );
  await refineEnds(segments, evaluate);
  const parts = segments.filter(({ low, high }) => low < high);
  const problems = [...complete, ...parts.map(({ problem }) => problem)];
  const values = new Float64Array(problems.length * count);
  complete.forEach((problem, k) => {
    values.set(samplesOfProblem(problem), k * count);
  });
  if (parts.length > 0)
    values.set(await samplesOf(parts, count, evaluate), complete.length * count);
  const found = await localMaxima(
    [...complete.map((k) => ranges[k]!), ...parts],
    values,
    count,
    floor,
    (which, x) =>
      evaluate(
        which.map((k) => problems[k]!),
        x,
      ),
  );
  const result: Maximum[][] = ranges.map(() => []);
  found.forEach((maxima, k) => {
    const part = parts[k - complete.length];
    const own = result[problems[k]!]!;
    for (const one of maxima) {
      const width = part === undefined ? 0 : borderWidth(part, one.at);
      own.push({ ...one, uncertainty: Math.max(one.uncertainty, width), border: width > 0 });
    }
  });
  return result;
}
