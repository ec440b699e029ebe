import fc from "fast-check";
import { expect, test } from "vitest";
import { BellnessError } from "../../src/index.js";
import { shardRows } from "../../src/table/shard.js";

test("shards are contiguous, disjoint, everything, and equally long to one row", () => {
  const rows = fc.oneof(fc.nat(50), fc.maxSafeNat());
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 40 }), (all, count) => {
      let at = 0;
      const lengths: number[] = [];
      for (let index = 1; index <= count; index++) {
        const { start, end } = shardRows(all, { index, count });
        expect(start).toBe(at);
        lengths.push(end - start);
        at = end;
      }
      expect(at).toBe(all);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  [0, 2],
  [3, 2],
  [1.5, 2],
  [1, Number.NaN],
  [-1, -1],
])("shard %d/%d is refused", (index, count) => {
  expect(() => shardRows(10, { index, count })).toThrow(BellnessError);
});
