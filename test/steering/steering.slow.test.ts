// No state that violates anything is ever called unsteerable: more states than the fast tests have.

import { describe, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { Random } from "../support/random.js";
import { asInput, KINDS, randomState } from "../support/states.js";

const PHYSICAL = KINDS.filter((kind) => kind !== "model");

describe("unsteerable states", () => {
  it("violate neither CHSH nor I3322: a million by the criterion", { timeout: 1_800_000 }, () => {
    const random = new Random(701);
    let unsteerable = 0;
    for (let k = 0; k < 1_000_000; k++) {
      const kind = PHYSICAL[k % PHYSICAL.length]!;
      const rho = randomState(random, kind);
      const { chsh, i3322, unsteerability12, unsteerability21 } = solver.state(asInput(rho));
      if (Math.min(unsteerability12, unsteerability21) > 1) continue;
      unsteerable += 1;
      if (chsh > 2 + 1e-9 || i3322 > 4 + 1e-9) expect.fail(`${kind}: ${JSON.stringify(rho)}`);
    }
    expect(unsteerable).toBeGreaterThan(100_000);
  });

  it("violate nothing known: a thousand by the radius", { timeout: 1_800_000 }, async () => {
    const random = new Random(702);
    let unsteerable = 0;
    for (let k = 0; k < 1000; k++) {
      const kind = PHYSICAL[k % PHYSICAL.length]!;
      const rho = asInput(randomState(random, kind));
      const { steering } = await solver.verdict(rho, { gap: 0.06, complete: true });
      const lower = Math.max(steering["12"]![0], steering["21"]![0]);
      if (lower < 1) continue;
      unsteerable += 1;
      const { chsh, i3322 } = solver.state(rho);
      const i4422 = solver.bell(rho, "i4422").value;
      const elegant = solver.bell(rho, "elegant").value;
      for (const [value, bound] of [
        [chsh, 2],
        [i3322, 4],
        [i4422, 7],
        [elegant, 6],
      ] as const) {
        expect(value, `${kind} ${k}`).toBeLessThanOrEqual(bound + 1e-9);
      }
    }
    expect(unsteerable).toBeGreaterThan(100);
  });
});
