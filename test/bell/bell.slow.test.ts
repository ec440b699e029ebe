// The search against see-saws from 300 random starts, on 5,000 pairs of state and inequality.

import { expect, it } from "vitest";
import { bell } from "../../src/bell/bell.js";
import { inequality } from "../../src/bell/inequality.js";
import { wasm } from "../support/cores.js";
import { Random } from "../support/random.js";
import { seesaw } from "../support/seesaw.js";
import { asInput, KINDS, randomState } from "../support/states.js";

const NAMES = ["chsh", "i3322", "i4422", "elegant", "chained-3", "chained-5"] as const;

it("is never 1e-8 below 300 random starts on 5,000 pairs", { timeout: 3_600_000 }, () => {
  const random = new Random(711);
  let proven = 0;
  for (let k = 0; k < 5000; k++) {
    const kind = KINDS[k % KINDS.length]!;
    const rho = randomState(random, kind);
    const [m, n] = [2 + random.integer(4), 2 + random.integer(4)];
    const draw = () => random.integer(5) - 2;
    const input = random.chance(0.4)
      ? random.pick(NAMES)
      : {
          a: Array.from({ length: m }, draw),
          b: Array.from({ length: n }, draw),
          c: Array.from({ length: m }, () => Array.from({ length: n }, draw)),
        };
    const { a, b, c } = inequality(input);
    const rows = Array.from(a, (_, i) => Array.from(c.subarray(i * b.length, (i + 1) * b.length)));
    const reference = seesaw(rho, { a: [...a], b: [...b], c: rows }, random, 300);
    const found = bell(wasm, asInput(rho), input, { allowNotPositive: true });
    if (found.proven) proven += 1;
    if (found.value < reference - 1e-8) {
      expect.fail(`${kind}: ${found.value} < ${reference}, ${JSON.stringify({ input, rho })}`);
    }
  }
  expect(proven).toBeGreaterThan(500);
});
