// The drift test on a hundred times as many inputs.

import { describe, expect, it } from "vitest";
import { SOLVER_FULL, SOLVER_REDUCED } from "../assembly/layout.js";
import { driftMaximum, driftPoints, driftStates, driftSystems } from "./support/drift.js";

describe("wasm and JavaScript agree bit for bit", () => {
  it("on 100,000 points, both solvers", () => {
    expect(driftPoints(131, 400, SOLVER_REDUCED)).toBeGreaterThan(75_000);
    expect(driftPoints(132, 400, SOLVER_FULL)).toBeGreaterThan(75_000);
  });

  it("on 50,000 states", () => {
    driftStates(133, 50_000);
  });

  it("on 200,000 linear systems", () => {
    expect(driftSystems(134, 200_000)).toBeGreaterThan(130_000);
  });

  it("on 30,000 problems of the I3322 maximiser", () => {
    driftMaximum(135, 30_000);
  });
});
