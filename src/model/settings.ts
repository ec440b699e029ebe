/** A unit vector on the Bloch sphere. */
export type Direction = [number, number, number];

/** Six measurement directions that attain the maximum of I3322. */
export interface Settings {
  readonly alice: [Direction, Direction, Direction];
  readonly bob: [Direction, Direction, Direction];
}
