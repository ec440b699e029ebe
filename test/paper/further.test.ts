// Figures beyond the paper: their tables, and the drawings that pages of docs/ show.

import { describe, expect, it } from "vitest";
import { FURTHER } from "../../src/paper/further.js";
import { describeFurther, SLOW } from "../support/further.js";

describe("figures beyond the paper", () => {
  it("have names that neither each other nor the paper's have", () => {
    const names = FURTHER.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(name).not.toMatch(/^fig/);
      expect(["all", "bench"]).not.toContain(name);
    }
  });

  it("that are slow are known by their names", () => {
    const names = FURTHER.map(({ name }) => name);
    for (const name of SLOW) expect(names).toContain(name);
  });
});

describeFurther(FURTHER.filter(({ name }) => !SLOW.includes(name)));
