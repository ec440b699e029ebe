/** Fills of regions, from light to dark but for the third, which is seldom and has to show. */
const REGIONS = ["#ececec", "#7fc9a5", "#d55e00", "#f5d76e", "#0b5fa5"] as const;

/** The fill of a kind of region. */
export function regionColour(kind: number): string {
  return REGIONS[kind % REGIONS.length]!;
}
