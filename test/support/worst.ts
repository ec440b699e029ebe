import { expect } from "vitest";

/** The largest error of a loop and where it was met, so that thousands of cases make one assertion. */
export class Worst {
  #value = -1;
  #witness: unknown = null;
  #cases = 0;

  constructor(readonly label: string) {}

  /** Takes one case into account; NaN is worse than everything. */
  update(error: number, witness: unknown): void {
    this.#cases += 1;
    if (error <= this.#value || Number.isNaN(this.#value)) return;
    this.#value = error;
    this.#witness = witness;
  }

  /** Fails where a case exceeded the tolerance, or where there was none. */
  expectWithin(tolerance: number): void {
    expect(this.#cases, `${this.label}: cases`).toBeGreaterThan(0);
    expect(
      this.#value,
      `${this.label}: worst of ${this.#cases} at ${JSON.stringify(this.#witness)}`,
    ).toBeLessThanOrEqual(tolerance);
  }
}
