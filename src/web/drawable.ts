// Numbers that a picture can be drawn of.

/** Numbers between these can be divided by one another and drawn; zero can, too. */
const LEAST = 1e-100;
const MOST = 1e100;
export const DRAWABLE = `0, and numbers from ${LEAST} to ${MOST} of either sign`;

export function drawable(value: number): boolean {
  return value === 0 || (Math.abs(value) >= LEAST && Math.abs(value) <= MOST);
}

/** Part of its ends that a range must span: its points are numbers that differ. */
const LEAST_SPAN = 1e-9;
export const WIDE_ENOUGH = `a range of at least ${LEAST_SPAN} of its ends`;

export function wideEnough(from: number, to: number): boolean {
  return to - from >= LEAST_SPAN * Math.max(Math.abs(from), Math.abs(to));
}
