/** A unit vector on the Bloch sphere. */
export type Direction = [number, number, number];

/** Six measurement directions that attain the maximum of I3322. */
export interface Settings {
  readonly alice: [Direction, Direction, Direction];
  readonly bob: [Direction, Direction, Direction];
}

/** Four measurement directions that attain the maximum of CHSH, A₁B₁ + A₁B₂ + A₂B₁ − A₂B₂. */
export interface ChshSettings {
  readonly alice: [Direction, Direction];
  readonly bob: [Direction, Direction];
}
