// The golden tables (fixtures/README.md) through the library and through the command, on
// both cores and both solvers. Every row counts.

import { afterAll, describe, expect, it } from "vitest";
import type { Measures, Solution } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { bellness, folder, jsonLines } from "./support/cli.js";
import {
  EXTREME_POINTS,
  GOLDEN_POINTS,
  GOLDEN_STATES,
  type GoldenPoint,
  type GoldenState,
  MISSED_STATES,
  TOLERANCE,
} from "./support/golden.js";
import { Worst } from "./support/worst.js";

/** What both routes give: Infinity is null in JSON. */
type Point = Omit<Solution, "entropyProduction"> & { readonly entropyProduction: number | null };

class PointCheck {
  readonly #rho = new Worst("rho");
  readonly #heat = new Worst("heat current");
  readonly #particle = new Worst("particle current");
  readonly #entropy = new Worst("entropy production");
  readonly #eigenvalue = new Worst("smallest eigenvalue");
  readonly #measures = new MeasureCheck();
  #rows = 0;

  add({ params, expect: golden }: GoldenPoint, point: Point): void {
    this.#rows += 1;
    expect(point.params).toEqual(params);
    for (let k = 0; k < 16; k++) {
      this.#rho.update(Math.abs(point.rho.re[k]! - golden.rhoRe[k]!), params);
      this.#rho.update(Math.abs(point.rho.im[k]! - golden.rhoIm[k]!), params);
    }
    for (const j of [0, 1] as const) {
      this.#heat.update(Math.abs(point.heatCurrent[j] - golden.heatCurrent[j]), params);
      this.#particle.update(Math.abs(point.particleCurrent[j] - golden.particleCurrent[j]), params);
    }
    this.#eigenvalue.update(Math.abs(point.minEigenvalue - golden.minEigenvalue), params);
    if (golden.entropyProduction !== null) {
      // σ = −Σ (J − μN)/T: the currents' tolerance, divided by the temperatures.
      const factor = [0, 1].reduce(
        (sum, j) => sum + (1 + Math.abs(params.mu[j]!)) / params.temperature[j]!,
        0,
      );
      this.#entropy.update(
        Math.abs(point.entropyProduction! - golden.entropyProduction) / factor,
        params,
      );
    }
    this.#measures.add(golden, point, params);
  }

  finish(): void {
    expect(this.#rows).toBe(60);
    this.#rho.expectWithin(TOLERANCE.rho);
    this.#heat.expectWithin(TOLERANCE.current);
    this.#particle.expectWithin(TOLERANCE.current);
    this.#entropy.expectWithin(TOLERANCE.current);
    this.#eigenvalue.expectWithin(TOLERANCE.rho);
    this.#measures.finish();
  }
}

class MeasureCheck {
  readonly #concurrence = new Worst("concurrence");
  readonly #chsh = new Worst("chsh");
  readonly #i3322 = new Worst("i3322");
  readonly #violations = new Worst("i2, i3 from chsh, i3322");
  readonly #bound = new Worst("value above its bound");

  add(golden: GoldenState["expect"], measured: Omit<Measures, "flags">, witness: unknown): void {
    this.#concurrence.update(Math.abs(measured.concurrence - golden.concurrence), witness);
    this.#chsh.update(Math.abs(measured.chsh - golden.chsh), witness);
    this.#i3322.update(Math.abs(measured.i3322 - golden.i3322), witness);
    const i2 = Math.max(0, (measured.chsh - 2) / (2 * Math.SQRT2 - 2));
    const i3 = Math.max(0, measured.i3322 - 4);
    this.#violations.update(Math.abs(measured.i2 - i2) + Math.abs(measured.i3 - i3), witness);
    this.#bound.update(measured.i3322 - measured.i3322Bound, witness);
  }

  finish(): void {
    this.#concurrence.expectWithin(TOLERANCE.concurrence);
    this.#chsh.expectWithin(TOLERANCE.chsh);
    this.#i3322.expectWithin(TOLERANCE.i3322);
    this.#violations.expectWithin(1e-14);
    this.#bound.expectWithin(0);
  }
}

describe.each(SOLVERS)("library on $backend", (solver) => {
  it.each(["reduced", "full"] as const)("agrees with points.jsonl, %s solver", (choice) => {
    const check = new PointCheck();
    for (const row of GOLDEN_POINTS) check.add(row, solver.solve(row.params, { solver: choice }));
    check.finish();
  });

  it("agrees with states.jsonl", () => {
    const check = new MeasureCheck();
    for (const { kind, rhoRe, rhoIm, expect: golden } of GOLDEN_STATES) {
      check.add(golden, solver.state({ re: rhoRe, im: rhoIm }, { allowNotPositive: true }), kind);
    }
    expect(GOLDEN_STATES).toHaveLength(140);
    check.finish();
  });

  it("reaches the maximum of I3322 of missed.jsonl, where an earlier search did not", () => {
    const worst = new Worst("reference above the value");
    for (const { rhoRe, rhoIm, expect: golden } of MISSED_STATES) {
      const { i3322 } = solver.state({ re: rhoRe, im: rhoIm }, { allowNotPositive: true });
      worst.update(golden.i3322 - i3322, golden);
    }
    expect(MISSED_STATES).toHaveLength(11);
    worst.expectWithin(1e-9);
  });

  it("agrees with extreme.jsonl at the edges of the domain", () => {
    const rho = new Worst("rho");
    const heat = new Worst("heat current");
    const particle = new Worst("particle current");
    for (const { params, expect: exact } of EXTREME_POINTS) {
      const point = solver.solve(params);
      for (let k = 0; k < 16; k++) {
        rho.update(Math.abs(point.rho.re[k]! - exact.rhoRe[k]!), params);
        rho.update(Math.abs(point.rho.im[k]! - exact.rhoIm[k]!), params);
      }
      // Currents scale with the rates, and the heat also with the energies.
      const rate = Math.max(...params.gamma);
      for (const j of [0, 1] as const) {
        heat.update(
          Math.abs(point.heatCurrent[j] - exact.heatCurrent[j]) / rate / Math.max(1, params.kappa),
          params,
        );
        particle.update(
          Math.abs(point.particleCurrent[j] - exact.particleCurrent[j]) / rate,
          params,
        );
      }
    }
    expect(EXTREME_POINTS).toHaveLength(160);
    rho.expectWithin(1e-13);
    heat.expectWithin(1e-13);
    particle.expectWithin(1e-13);
  });
});

describe.each(["wasm", "js"])("command with --backend %s", (backend) => {
  const files = folder({
    "points.jsonl": GOLDEN_POINTS.map(({ params }) => `${JSON.stringify(params)}\n`).join(""),
    "states.jsonl": GOLDEN_STATES.map(
      ({ rhoRe, rhoIm }) => `${JSON.stringify({ rho: { re: rhoRe, im: rhoIm } })}\n`,
    ).join(""),
  });
  afterAll(() => files.remove());

  it("solve agrees with points.jsonl", async () => {
    const run = await bellness(["solve", files.path("points.jsonl"), "--backend", backend]);
    expect(run.code).toBe(0);
    const lines = jsonLines(run.stdout);
    expect(lines).toHaveLength(60);
    const check = new PointCheck();
    GOLDEN_POINTS.forEach((row, k) => {
      expect(lines[k]!["ok"]).toBe(true);
      check.add(row, lines[k] as unknown as Point);
    });
    check.finish();
  });

  it("state agrees with states.jsonl", async () => {
    const run = await bellness([
      "state",
      files.path("states.jsonl"),
      "--allow-not-positive",
      "--backend",
      backend,
    ]);
    expect(run.code).toBe(0);
    const lines = jsonLines(run.stdout);
    expect(lines).toHaveLength(140);
    const check = new MeasureCheck();
    GOLDEN_STATES.forEach(({ kind, expect: golden }, k) => {
      expect(lines[k]!["ok"]).toBe(true);
      check.add(golden, lines[k] as unknown as Measures, kind);
    });
    check.finish();
  });
});
