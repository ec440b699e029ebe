import * as layout from "../../assembly/layout.js";

/** Constants of the layout that are no offsets: dimensions, jump operators, masks, choices, ends. */
const NO_OFFSET =
  /^(LEVELS|LIOUVILLE|LIOUVILLE_ENTRIES|BLOCK|JUMPS|JUMP_(LOWER|UPPER)_\w+|OBSERVE_\w+|SOLVER_\w+|X_LENGTH|POINT|CANDIDATES|SUM_LENGTH|STARTS|IMAGES|ENDS|PLANAR_SAMPLES|DISCORD_STARTS|PROBLEM|QUEUE_STRIDE|QUEUE_CAPACITY|LAYOUT_END|IN_END|OUT_END|STATE_NUMBERS|IN_STATE_END|CERTIFICATE|CERTIFICATE_END)$/;

/** Whether a constant of assembly/layout.ts is the offset of a region. */
export function isOffset(name: string): boolean {
  return !NO_OFFSET.test(name);
}

/** All constants of the layout by name. */
export const CONSTANTS = layout as unknown as Readonly<Record<string, number>>;

/** The regions of the arena in the order of memory. */
export const REGIONS: readonly { readonly name: string; readonly start: number }[] = Object.keys(
  CONSTANTS,
)
  .filter(isOffset)
  .map((name) => ({ name, start: CONSTANTS[name]! }))
  .sort((a, b) => a.start - b.start);

/** Where a slot lies: the region that starts at or before it, and the distance. */
export function slotName(slot: number): string {
  const region = REGIONS.findLast(({ start }) => start <= slot)!;
  return `${region.name} + ${slot - region.start}`;
}
