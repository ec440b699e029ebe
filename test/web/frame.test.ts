// Scales of any domain: few ticks, in no time, with texts that tell them apart.

import fc from "fast-check";
import { expect, it } from "vitest";
import { colourDomain } from "../../src/web/draw/colours.js";
import { roomy, scale, ticks, tickTexts } from "../../src/web/draw/frame.js";

const end = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }),
  fc.constantFrom(0, 1, 5e-324, 1e-310, 1e16),
);
/** Domains as wide as any, and those of some units in the last place. */
const domain = fc
  .tuple(
    end,
    fc.oneof(
      end.map(Math.abs),
      fc.integer({ min: 1, max: 9 }).map((n) => n * 2 ** -52),
    ),
  )
  .map(([low, width]): [number, number] => [low, low + Math.max(width, Math.abs(low) * width)])
  .filter(([, high]) => Number.isFinite(high));

it("any domain has few ticks", () => {
  fc.assert(
    fc.property(domain, fc.integer({ min: 2, max: 12 }), (one, most) => {
      const found = ticks(one, most);
      expect(found.length).toBeLessThanOrEqual(most + 2);
      for (const value of found) expect(value).not.toBeNaN();
    }),
    { numRuns: 3000 },
  );
});

it("ticks have texts that differ", () => {
  expect(tickTexts([1, 1.00001], 5).map(([, text]) => text)).toEqual([
    "1",
    "1.0000025",
    "1.000005",
    "1.0000075",
    "1.00001",
  ]);
  fc.assert(
    fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (low) => {
      const texts = tickTexts([low, low + 1e-6 * Math.max(1, Math.abs(low))], 6).map(
        ([, text]) => text,
      );
      expect(new Set(texts).size).toBe(texts.length);
    }),
  );
});

it("a scale made roomy puts its values at places that are numbers", () => {
  fc.assert(
    fc.property(domain, ([low, high]) => {
      for (const one of [
        roomy([low, high]),
        colourDomain("sequential", low, high),
        colourDomain("diverging", low, high),
      ]) {
        const place = scale(one, [0, 300]);
        for (const value of [low, high]) expect(Number.isFinite(place(value))).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});
