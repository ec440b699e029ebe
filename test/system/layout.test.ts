// The part of the arena for systems: behind the rest, each offset from the one before it.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LAYOUT_END } from "../../assembly/layout.js";
import * as slot from "../../assembly/system/layout.js";

it("begins behind everything else", () => {
  expect(slot.SYSTEM_START).toBeGreaterThanOrEqual(LAYOUT_END);
});

it("derives each offset from one declared before it, in ascending order", () => {
  const text = readFileSync(new URL("../../assembly/system/layout.ts", import.meta.url), "utf8");
  const declared = [...text.matchAll(/^export const (\w+): i32 =\s+([^;]+);$/gm)];
  expect(declared).toHaveLength(Object.keys(slot).length);
  const values = slot as unknown as Readonly<Record<string, number>>;
  const offsets = declared.filter(([, name]) => values[name!]! > slot.SYSTEM_START);
  let last = slot.SYSTEM_START;
  for (const [, name, expression] of offsets) {
    expect(values[name!], name).toBeGreaterThan(last);
    const before = expression!.split(" ")[0]!;
    expect(values[before], `${name} from ${before}`).toBeLessThanOrEqual(last);
    last = values[name!]!;
  }
  expect(last).toBe(slot.ARENA_SIZE);
  expect(offsets.length).toBeGreaterThan(40);
});
