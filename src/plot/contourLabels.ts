import type { Point } from "./contourLines.js";
import { FONT_SIZE, textWidth } from "./style.js";

/** A label on a contour line. */
export interface ContourLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise; never upside down. */
  readonly rotate: number;
}

/** The frame of the panel, in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Labels of one line are at least this far apart, and each this far from all others, in pixels. */
const REPEAT = 220;
const APART = 34;
/** Positions tried along a line, in pixels. */
const TRIAL = 6;
/** Air beside a label. */
const AIR = 6;

/** Points along a line in equal steps, with the length so far. */
function walk(line: readonly Point[]): Point[] {
  const points: Point[] = [];
  let rest = 0;
  for (let k = 1; k < line.length; k++) {
    const [a, b] = [line[k - 1]!, line[k]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (; rest < length; rest += TRIAL) {
      const t = rest / length;
      points.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
    rest -= length;
  }
  return points;
}

/**
 * Places labels on contour lines: where a line is straight for the length of its
 * label, far from the border and from the labels already there. Short lines get none.
 */
export function contourLabels(
  lines: readonly { readonly text: string; readonly line: readonly Point[] }[],
  { left, right, top, bottom }: Frame,
): ContourLabel[] {
  const labels: ContourLabel[] = [];
  for (const { text, line } of lines) {
    const points = walk(line);
    const half = Math.ceil((0.5 * textWidth(text) + AIR) / TRIAL);
    const own: Point[] = [];
    const trials: { score: number; label: ContourLabel }[] = [];
    for (let k = half; k < points.length - half; k++) {
      const [x, y] = points[k]!;
      const [a, b] = [points[k - half]!, points[k + half]!];
      const chord = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const straight = chord / (2 * half * TRIAL);
      const border = Math.min(x - left, right - x, y - top, bottom - y);
      if (straight < 0.95 || border < FONT_SIZE + AIR) continue;
      let angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
      if (angle > 90) angle -= 180;
      if (angle <= -90) angle += 180;
      // Straight first, then towards the middle of the line.
      const central = 1 - Math.abs(2 * (k / points.length) - 1);
      trials.push({ score: 4 * straight + central, label: { text, x, y, rotate: angle } });
    }
    trials.sort((a, b) => b.score - a.score);
    for (const { label } of trials) {
      const away = (others: readonly (readonly [number, number])[], distance: number) =>
        others.every(([x, y]) => Math.hypot(x - label.x, y - label.y) >= distance);
      const taken = labels.map(({ x, y }): Point => [x, y]);
      if (!away(taken, APART) || !away(own, REPEAT)) continue;
      labels.push(label);
      own.push([label.x, label.y]);
    }
  }
  return labels;
}
