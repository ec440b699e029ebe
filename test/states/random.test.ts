// Random states: their measures by known moments, and that a seed means the same everywhere.

import { describe, expect, it } from "vitest";
import type { RandomKind, StateBlock, WrittenFormat } from "../../src/index.js";
import { RandomNumbers } from "../../src/states/randomNumbers.js";
import { solver } from "../support/backends.js";
import { randomStates, writeStates } from "../support/library.js";
import { read, source } from "../support/stateFiles.js";

async function drawn(kind: RandomKind, count: number, seed: number): Promise<Float64Array> {
  const out = new Float64Array(32 * count);
  let at = 0;
  for await (const { numbers } of randomStates({ kind, count, seed })) {
    out.set(numbers, at);
    at += numbers.length;
  }
  return out;
}

const purity = (rho: Float64Array) => rho.reduce((sum, x) => sum + x * x, 0);

/** Mean of a function of states, and its standard error. */
function mean(numbers: Float64Array, of: (rho: Float64Array) => number): [number, number] {
  const count = numbers.length / 32;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < count; k++) {
    const value = of(numbers.subarray(32 * k, 32 * (k + 1)));
    sum += value;
    squares += value * value;
  }
  const average = sum / count;
  return [average, Math.sqrt((squares / count - average * average) / count)];
}

const COUNT = 40_000;

describe("random states", () => {
  // Zyczkowski and Sommers, J. Phys. A 34, 7111: (N+K)/(NK+1); Osipov et al.: (5N²+1)/(2N(N²+2)).
  it.each([
    ["hilbert-schmidt", 8 / 17],
    ["bures", 81 / 144],
  ] as const)("of %s have the mean purity of the measure", async (kind, expected) => {
    const [found, error] = mean(await drawn(kind, COUNT, 1), purity);
    expect(Math.abs(found - expected)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(1e-3);
  });

  // Separable: 8/33 (Slater), 2/5 of X-states (Milz and Strunz, J. Phys. A 48, 035306).
  it.each([
    ["hilbert-schmidt", 8 / 33],
    ["x", 2 / 5],
  ] as const)("of %s are separable as often as is known", async (kind, expected) => {
    const { columns } = await solver.states(await drawn(kind, COUNT, 2), {
      observables: ["concurrence"],
    });
    const share = columns.concurrence.filter((value) => value === 0).length / COUNT;
    expect(Math.abs(share - expected)).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / COUNT),
    );
  });

  it("that are pure are uniform: the square of concurrence is 2/5 in the mean", async () => {
    const numbers = await drawn("pure", COUNT, 3);
    const [pure] = mean(numbers, purity);
    expect(pure).toBeCloseTo(1, 12);
    const { columns } = await solver.states(numbers, { observables: ["concurrence"] });
    const squares = columns.concurrence.map((value) => value * value);
    const average = squares.reduce((a, b) => a + b) / COUNT;
    const variance = squares.reduce((sum, x) => sum + (x - average) ** 2, 0) / COUNT;
    expect(Math.abs(average - 2 / 5)).toBeLessThan(4 * Math.sqrt(variance / COUNT));
  });

  it("look the same from every local basis: no Bloch vector is preferred", async () => {
    for (const kind of ["hilbert-schmidt", "bures", "pure"] as const) {
      const numbers = await drawn(kind, COUNT, 4);
      for (const place of [2, 3, 4, 5, 6, 7, 12, 13]) {
        const [found, error] = mean(numbers, (rho) => rho[place]!);
        expect(Math.abs(found), `${kind} ${place}`).toBeLessThan(4.5 * error);
      }
    }
  });

  it("are states, the same for a seed whatever their number, and others for another", async () => {
    for (const kind of ["hilbert-schmidt", "bures", "pure", "x"] as const) {
      const long = await drawn(kind, 20_000, 7);
      const short = await drawn(kind, 300, 7);
      expect(long.subarray(0, short.length)).toEqual(short);
      expect(await drawn(kind, 1, 8)).not.toEqual(short.slice(0, 32));
      const { columns } = await solver.states(long, { observables: ["chsh"] });
      expect(Math.max(...columns.status)).toBe(0);
      const seen = new Set(Array.from({ length: 20_000 }, (_, k) => long[32 * k]));
      expect(seen.size).toBe(20_000);
    }
  });

  it("of a seed are a promise: published numbers can be computed again", async () => {
    const [first] = await drawn("hilbert-schmidt", 1, 0);
    expect(first).toBe(0.13065560151740999);
  });

  it.each(["npy", "jsonl", "csv", "parquet"] as WrittenFormat[])(
    "come back from .%s bit for bit",
    async (format) => {
      const count = 700;
      const parts: Uint8Array[] = [];
      const blocks: AsyncIterable<StateBlock> = randomStates({ kind: "bures", count, seed: 9 });
      for await (const bytes of writeStates(blocks, format, count)) parts.push(bytes.slice());
      const { numbers, errors } = await read(source(`a.${format}`, Buffer.concat(parts)));
      expect(errors).toEqual({});
      expect(numbers).toEqual((await drawn("bures", count, 9)).map((x) => x + 0));
    },
  );
});

describe("the logarithm of random numbers", () => {
  it("agrees with Math.log to three units in the last place", () => {
    const random = new RandomNumbers(1, 1);
    for (let k = 0; k < 20_000; k++) {
      const x = random.uniform() ** (1 + (k % 40));
      const exact = Math.log(x);
      expect(Math.abs(random.log(x) - exact)).toBeLessThanOrEqual(7e-16 * Math.abs(exact));
    }
    expect(random.log(1)).toBe(0);
  });
});
