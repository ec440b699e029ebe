import { contours } from "d3-contour";

export type Point = readonly [number, number];
/** Polygons of one level: a list of polygons, each an outer ring and its holes. */
export type Polygons = Point[][][];

/** z on an equidistant grid, row by row; ends of the axes in the units of the drawing. */
export interface Grid {
  readonly z: Float64Array;
  readonly columns: number;
  readonly rows: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Squared distance of p from the segment a-b. */
function distance2(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const t =
    length2 > 0 ? Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2)) : 0;
  const [ex, ey] = [p[0] - a[0] - t * dx, p[1] - a[1] - t * dy];
  return ex * ex + ey * ey;
}

/** Douglas and Peucker's simplification: no point of the line is farther than `tolerance` from the result. */
function simplify(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [first, last] = next;
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let k = first + 1; k < last; k++) {
      const d = distance2(line[k]!, line[first]!, line[last]!);
      if (d > most) {
        most = d;
        farthest = k;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    stack.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, k) => keep[k] === 1);
}

/** A ring is simplified in two halves, so that its doubled end does not make it one point. */
function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  const middle = ring.length >> 1;
  return [
    ...simplify(ring.slice(0, middle + 1), tolerance),
    ...simplify(ring.slice(middle), tolerance).slice(1),
  ];
}

/**
 * Values with the nearest one, row by row and column by column, in the place of each that is NaN:
 * lines then run on into a gap instead of around it.
 */
export function bridged(z: Float64Array, columns: number): Float64Array {
  if (!z.some(Number.isNaN)) return z;
  const whole = z.slice();
  const known: number[] = [];
  for (let k = 0; k < z.length; k++) if (!Number.isNaN(z[k]!)) known.push(k);
  for (const k of known) {
    const column = k % columns;
    const beside = [k - columns, k + columns];
    if (column > 0) beside.push(k - 1);
    if (column < columns - 1) beside.push(k + 1);
    for (const next of beside) {
      if (next < 0 || next >= z.length || !Number.isNaN(whole[next]!)) continue;
      whole[next] = whole[k]!;
      known.push(next);
    }
  }
  return whole;
}

/** The region z ≥ level as polygons. */
export function region(grid: Grid, level: number, tolerance: number): Polygons {
  const { columns, rows } = grid;
  // d3 puts sample k at k + ½ and closes rings half a cell outside the samples.
  const place = (value: number, count: number, [low, high]: readonly [number, number]) =>
    low + ((high - low) * Math.min(count - 1, Math.max(0, value - 0.5))) / (count - 1);
  const { coordinates } = contours()
    .size([columns, rows])
    .contour(grid.z as unknown as number[], level);
  return coordinates.map((polygon) =>
    polygon.map((ring) =>
      simplifyRing(
        ring.map(([x, y]): Point => [place(x!, columns, grid.x), place(y!, rows, grid.y)]),
        tolerance,
      ),
    ),
  );
}

/** The outlines of a region without the pieces that run along the border of the grid. */
export function openLines(polygons: Polygons, { x, y }: Grid, tolerance: number): Point[][] {
  const both = (a: number, b: number, border: number) =>
    Math.abs(a - border) <= tolerance && Math.abs(b - border) <= tolerance;
  const along = (a: Point, b: Point) =>
    both(a[0], b[0], x[0]) ||
    both(a[0], b[0], x[1]) ||
    both(a[1], b[1], y[0]) ||
    both(a[1], b[1], y[1]);
  const lines: Point[][] = [];
  for (const ring of polygons.flat()) {
    // Start behind a piece of border, so that no line is cut where the ring happens to start.
    const count = ring.length - 1;
    let start = 0;
    for (let k = 0; k < count; k++) if (along(ring[k]!, ring[k + 1]!)) start = k + 1;
    let line: Point[] = [];
    for (let k = 0; k < count; k++) {
      const a = ring[(start + k) % count]!;
      const b = ring[(start + k + 1) % count]!;
      if (along(a, b)) {
        if (line.length > 1) lines.push(line);
        line = [];
      } else {
        if (line.length === 0) line.push(a);
        line.push(b);
      }
    }
    if (line.length > 1) lines.push(line);
  }
  return lines;
}

/** The pieces of lines that run through points with a value, of a grid that may have gaps. */
export function outsideGaps(lines: readonly Point[][], gapped: Grid): Point[][] {
  const { z, columns, rows, x, y } = gapped;
  if (!z.some(Number.isNaN)) return [...lines];
  const index = (value: number, [from, to]: Grid["x"], count: number) =>
    Math.round(((value - from) / (to - from)) * (count - 1));
  return lines.flatMap((line) => {
    const pieces: Point[][] = [[]];
    for (const point of line) {
      const sample = index(point[1], y, rows) * columns + index(point[0], x, columns);
      if (Number.isNaN(z[sample]!)) pieces.push([]);
      else pieces.at(-1)!.push(point);
    }
    return pieces.filter(({ length }) => length > 1);
  });
}
