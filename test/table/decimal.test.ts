import { describe, expect, test } from "vitest";
import { LONGEST, prepareNumbers, writeNumber } from "../../src/table/decimal.js";
import { Random } from "../support/random.js";

prepareNumbers();
const buffer = new Uint8Array(LONGEST + 2);
const decoder = new TextDecoder();

/** The text of a number, and that nothing is written outside its room. */
function text(x: number): string {
  buffer.fill(0);
  const end = writeNumber(buffer, 1, x);
  if (buffer[0] !== 0 || buffer[1 + LONGEST] !== 0) throw new Error(`${x}: written outside`);
  return decoder.decode(buffer.subarray(1, end));
}

/** Numbers whose text is not that of String. */
function wrong(count: number, draw: (k: number) => number): string[] {
  const found: string[] = [];
  for (let k = 0; k < count; k++) {
    const x = draw(k);
    if (text(x) !== String(x)) found.push(`${x}: ${text(x)}`);
  }
  return found;
}

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** The double `steps` after x. */
function neighbour(x: number, steps: number): number {
  float[0] = x;
  bits[0] = bits[0]! + BigInt(steps);
  return float[0]!;
}

describe("numbers are the bytes of String", () => {
  test("special values and the corners of the layout", () => {
    const corners = [
      0,
      -0,
      1,
      -1,
      9,
      10,
      99,
      100,
      999999999,
      1e9,
      1000000000.5,
      0.5,
      0.1,
      0.3,
      -0.78,
      1e21,
      999999999999999900000,
      1e22,
      123456789012345680000,
      1e-6,
      1e-7,
      1.5e-7,
      5e-324,
      2.2e-308,
      1.7976931348623157e308,
      Number.NaN,
      Infinity,
      -Infinity,
      2 ** 53,
      2 ** 53 + 2,
      1e16,
      1e17,
      99999999999999980,
      0.09999999999999999,
      9.999999999999999e22,
      4.35,
      1e-150,
      1e150,
      1.0000000000000002e150,
      9.99999999999999e-151,
      -1.2345678901234567e-100,
    ];
    expect(corners.map(text)).toEqual(corners.map(String));
  });

  test("uniform numbers of every size that a sweep produces", () => {
    const random = new Random(1);
    const draw = () => random.uniform(-1, 1) * 10 ** random.integer(40) * 1e-20;
    expect(wrong(200_000, draw)).toEqual([]);
  });

  test("any bits", () => {
    const random = new Random(2);
    const half = () => BigInt(random.integer(2 ** 32));
    const draw = () => {
      bits[0] = (half() << 32n) | half();
      return float[0]!;
    };
    expect(wrong(200_000, draw)).toEqual([]);
  });

  test("decimals with few digits, and their neighbours", () => {
    const random = new Random(3);
    const draw = () =>
      neighbour(
        Number(random.uniform(1, 10).toPrecision(1 + random.integer(17))) *
          10 ** (random.integer(40) - 20),
        random.integer(5) - 2,
      );
    expect(wrong(200_000, draw)).toEqual([]);
  });

  test("around powers of ten and of two", () => {
    const powers = Array.from({ length: 600 }, (_, k) => [Number(`1e${k - 300}`), 2 ** (k - 300)]);
    const near = powers
      .flat()
      .flatMap((x) => Array.from({ length: 41 }, (_, s) => neighbour(x, s - 20)));
    expect(wrong(near.length, (k) => near[k]!)).toEqual([]);
  });

  test("integers beyond 2^53", () => {
    const random = new Random(4);
    const draw = () => Math.floor(random.uniform(2 ** 52, 2 ** 53)) * 2 ** random.integer(12);
    expect(wrong(100_000, draw)).toEqual([]);
  });
});
