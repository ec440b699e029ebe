import { expect, it } from "vitest";
import { compareRoutes } from "../support/systemRoutes.js";

it("20,000 random systems agree with a complex 16×16 system in the energy basis", () => {
  const { seen, worst } = compareRoutes(1403, 20_000);
  expect(Object.keys(seen)).toHaveLength(5);
  expect(worst).toBeLessThan(1);
}, 900_000);
