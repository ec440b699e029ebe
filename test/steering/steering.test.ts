// Brackets of the critical radius: against closed forms, the golden table, and definitions.

import { describe, expect, it } from "vitest";
import type { Way } from "../../src/model/verdict.js";
import { meanRoot } from "../../src/steering/carlson.js";
import { type SteeringOptions, steering } from "../../src/steering/steering.js";
import { combine, identity, type Matrix, projector } from "../support/complex.js";
import { wasm } from "../support/cores.js";
import { Random } from "../support/random.js";
import {
  asInput,
  partySwapped,
  randomState,
  randomUnitary,
  rotated,
  schmidt,
  werner,
  xState,
} from "../support/states.js";
import { filtered, GOLDEN_STEERING } from "../support/steering.js";

/** The bracket one way. */
async function bracket(rho: Matrix, way: Way, options: SteeringOptions = {}) {
  const found = await steering(wasm, asInput(rho), { directions: [way], ...options });
  return found[way]!;
}

describe("the mean of a root over the sphere", () => {
  it("is that of the midpoint rule in height and azimuth", () => {
    for (const [x, y, z] of [
      [1, 1, 1],
      [0.5, 0.3, 0.9],
      [4, 1e-3, 2],
      [1, 0, 0],
      [0.2, 0.7, 0],
    ] as const) {
      let sum = 0;
      const [heights, azimuths] = [4000, 400];
      for (let i = 0; i < heights; i++) {
        const height = (2 * i + 1) / heights - 1;
        const out = 1 - height * height;
        for (let k = 0; k < azimuths; k++) {
          const c = Math.cos((2 * Math.PI * k) / azimuths) ** 2;
          sum += Math.sqrt(out * (x * c + y * (1 - c)) + z * height * height);
        }
      }
      expect(Math.abs(sum / heights / azimuths - meanRoot(x, y, z))).toBeLessThan(2e-5);
    }
    expect(meanRoot(0.25, 0.25, 0.25)).toBe(0.5);
    expect(Math.abs(meanRoot(1, 0, 0) - 0.5)).toBeLessThan(1e-15);
    // Two equal, one zero: the mean distance from an axis is π/4.
    expect(Math.abs(meanRoot(1, 1, 0) - Math.PI / 4)).toBeLessThan(1e-14);
    expect(meanRoot(0, 0, 0)).toBe(0);
  });
});

describe("the critical radius", () => {
  it("of Werner states is 1/(2p)", async () => {
    for (let k = 1; k <= 50; k++) {
      const p = k / 50;
      const { lower, upper } = await bracket(werner(p), "12");
      expect(lower).toBeLessThanOrEqual(1 / (2 * p));
      expect(upper).toBeGreaterThanOrEqual(1 / (2 * p));
      expect(upper / lower - 1).toBeLessThan(1e-10);
    }
  });

  it.each(GOLDEN_STEERING.map((row, k) => [k, row.kind, row] as const))(
    "overlaps golden row %i, %s, in the width asked for",
    async (_, kind, { rhoRe, rhoIm, expect: wanted }) => {
      const gap = kind === "hilbert-schmidt" ? 0.035 : 0.01;
      const found = await steering(wasm, { re: rhoRe, im: rhoIm }, { gap });
      for (const way of ["12", "21"] as const) {
        const { lower, upper } = found[way]!;
        const [low, high] = wanted[`radius${way}`];
        expect(lower).toBeLessThanOrEqual(high);
        expect(upper).toBeGreaterThanOrEqual(low);
        expect(upper / lower - 1).toBeLessThanOrEqual(gap);
        const exact = wanted[`exact${way}`];
        if (exact === undefined) continue;
        expect(lower).toBeLessThanOrEqual(exact + 1e-6);
        expect(upper).toBeGreaterThanOrEqual(exact - 1e-6);
      }
    },
  );

  it("of an axial state is bracketed by rings and by points alike", async () => {
    const axial = xState([0.45, 0.1, 0.05, 0.4], [0.2, 0], [0, 0]);
    const rings = await bracket(axial, "12", { gap: 0.002, model: true });
    expect(rings.model!.kind).toBe("rings");
    // A splitting of t₁ and t₂ that rings do not cover at this gap.
    const near = xState([0.45, 0.1, 0.05, 0.4], [0.2, 0], [0.004, 0]);
    const points = await bracket(near, "12", { gap: 0.02, model: true });
    expect(points.model!.kind).toBe("points");
    const slack = 1.03;
    expect(points.lower).toBeLessThan(rings.upper * slack);
    expect(points.upper).toBeGreaterThan(rings.lower / slack);
  });

  it("does not change under local unitaries, and exchanges with the parties", async () => {
    const random = new Random(601);
    for (const kind of ["x", "hilbert-schmidt"] as const) {
      const rho = randomState(random, kind);
      const options = { gap: 0.06 };
      const one = await bracket(rho, "12", options);
      const turned = rotated(rho, randomUnitary(random), randomUnitary(random));
      const two = await bracket(turned, "12", options);
      const three = await bracket(partySwapped(rho), "21", options);
      for (const other of [two, three]) {
        expect(other.lower).toBeLessThanOrEqual(one.upper);
        expect(other.upper).toBeGreaterThanOrEqual(one.lower);
      }
    }
  });

  it("is below 1 for entangled pure states, and above 1 for separable ones", async () => {
    for (const theta of [0.1, 0.4, Math.PI / 4]) {
      const { upper } = await bracket(schmidt(theta), "12", { gap: 0.05 });
      expect(upper).toBeLessThan(1);
    }
    const product = xState([0.8, 0, 0.2, 0], [0, 0], [0, 0]);
    const { lower, upper } = await bracket(product, "12");
    expect(Math.abs(lower - 1 / 0.6)).toBeLessThan(1e-10);
    expect(Math.abs(upper - 1 / 0.6)).toBeLessThan(1e-10);
    const classical = combine(
      [0.5, projector([1, 0, 0, 0], [0, 0, 0, 0])],
      [0.5, projector([0, 0, 0, 1], [0, 0, 0, 0])],
    );
    expect((await bracket(classical, "12", { gap: 0.05 })).upper).toBeGreaterThanOrEqual(1);
    expect((await bracket(scaled(classical), "12", { gap: 0.02 })).lower).toBeGreaterThan(1);
  });

  it("is found where T has rank 2 or 1, and the hidden states lie in a plane or on a line", async () => {
    for (const t of [
      [0.5, 0, 0, 0, 0.3, 0, 0, 0, 0],
      [0.5, 0, 0, 0, 0, 0, 0, 0, 0],
    ]) {
      const found = await steering(
        wasm,
        { bloch: { a: [0.1, 0.1, 0.2], b: [0, 0, 0.1], t } },
        { directions: ["12"], gap: 0.03 },
      );
      expect(found["12"]!.upper / found["12"]!.lower - 1).toBeLessThanOrEqual(0.03);
    }
  });

  it("of the maximally mixed state is infinite but for rounding", async () => {
    const { lower, upper } = await bracket(scaledIdentity(), "12");
    // But for rounding of the filter, of which the bounds take no better account.
    expect(lower).toBeGreaterThan(1e13);
    expect(upper).toBe(Infinity);
  });
});

const scaledIdentity = () => combine([0.25, identity(4)]);
const scaled = (rho: Matrix) => combine([0.9, rho], [0.1, scaledIdentity()]);

describe("the model", () => {
  it("steers nothing that it does not hold: its mean of |c₀ + c·u| is at least R |c₀ a + T c|", async () => {
    const random = new Random(611);
    for (const [rho, gap] of [
      [randomState(random, "hilbert-schmidt"), 0.06],
      [scaled(xState([0.4, 0.15, 0.05, 0.4], [0.3, 0], [0.05, 0])), 0.03],
      [xState([0.45, 0.1, 0.05, 0.4], [0.2, 0], [0, 0]), 0.01],
    ] as const) {
      const { lower, model } = await bracket(rho, "12", { gap, model: true });
      const { a, t } = filtered(rho, model!.filter);
      const points = hiddenPoints(model!);
      const total = points.reduce((sum, { w }) => sum + w, 0);
      expect(Math.abs(total - 1)).toBeLessThan(1e-12);
      for (let k = 0; k < 3; k++) {
        expect(Math.abs(points.reduce((sum, { u, w }) => sum + w * u[k]!, 0))).toBeLessThan(1e-12);
      }
      for (let k = 0; k < 400; k++) {
        const c0 = random.normal();
        const c = [random.normal(), random.normal(), random.normal()];
        const mean = points.reduce(
          (sum, { u, w }) => sum + w * Math.abs(c0 + c[0]! * u[0]! + c[1]! * u[1]! + c[2]! * u[2]!),
          0,
        );
        const right = a.map((x, i) => c0 * x + t[i]!.reduce((sum, y, l) => sum + y * c[l]!, 0));
        expect(lower * Math.hypot(...right)).toBeLessThanOrEqual(mean * (1 + 1e-6));
      }
    }
  });
});

/** Points and weights of a model; rings as many points each, their mean to 1e-7 that of the ring. */
function hiddenPoints(
  model: NonNullable<Awaited<ReturnType<typeof bracket>>["model"]>,
): { u: number[]; w: number }[] {
  if (model.kind === "points") {
    return model.vectors.map((u, k) => ({ u, w: model.weights[k]! }));
  }
  if (model.kind !== "rings") return expect.fail(model.kind);
  const [x, y, z] = model.axis;
  const side = Math.abs(x) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const cross = (p: readonly number[], q: readonly number[]) => [
    p[1]! * q[2]! - p[2]! * q[1]!,
    p[2]! * q[0]! - p[0]! * q[2]!,
    p[0]! * q[1]! - p[1]! * q[0]!,
  ];
  const first = cross(side, [x, y, z]);
  const norm = Math.hypot(...first);
  const e = first.map((value) => value / norm);
  const f = cross([x, y, z], e);
  const count = 2001;
  return model.heights.flatMap((height, k) => {
    const out = Math.sqrt(Math.max(0, 1 - height * height));
    return Array.from({ length: count }, (_, n) => {
      const [c, s] = [Math.cos((2 * Math.PI * n) / count), Math.sin((2 * Math.PI * n) / count)];
      const u = [0, 1, 2].map((i) => height * model.axis[i]! + out * (c * e[i]! + s * f[i]!));
      return { u, w: model.weights[k]! / count };
    });
  });
}

describe("options", () => {
  const generic = randomState(new Random(621), "hilbert-schmidt");

  it("end the search by steps, the same each time, or by time", async () => {
    const options = { gap: 1e-6, steps: 12 };
    const one = await bracket(generic, "12", options);
    const two = await bracket(generic, "12", options);
    expect([one.lower, one.upper]).toEqual([two.lower, two.upper]);
    expect(one.lower).toBeLessThanOrEqual(one.upper);
    const short = await bracket(generic, "12", { gap: 1e-6, budget: 0.05 });
    expect(short.seconds).toBeLessThan(2);
    expect(short.lower).toBeLessThanOrEqual(short.upper);
  });

  it("report progress and abort with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const seen: number[] = [];
    const search = bracket(generic, "12", {
      gap: 1e-6,
      signal: controller.signal,
      onProgress: ({ direction, lower, upper }) => {
        expect(direction).toBe("12");
        expect(lower).toBeLessThanOrEqual(upper);
        seen.push(lower);
        if (seen.length === 3) controller.abort(reason);
      },
    });
    await expect(search).rejects.toBe(reason);
    expect(seen).toHaveLength(3);
  });

  it.each([
    [{ gap: 0 }, "gap"],
    [{ budget: -1 }, "budget"],
    [{ directions: [] }, "directions"],
    [{ directions: ["13"] }, "directions"],
  ])("that are none are refused: %#", async (wrong, parameter) => {
    await expect(steering(wasm, asInput(generic), wrong as SteeringOptions)).rejects.toThrow(
      expect.objectContaining({ code: "INVALID_PARAMETER", parameter }),
    );
  });
});
