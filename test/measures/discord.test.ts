// Discord's search, against all directions of a lattice; discord.slow.test.ts has more states.

import { describe, expect, it } from "vitest";
import { wasm } from "../support/cores.js";
import { DELICATE, discordErrors, STATES } from "../support/discord.js";
import * as route from "../support/measures.js";
import { Random } from "../support/random.js";
import { randomState } from "../support/states.js";
import { Worst } from "../support/worst.js";

describe("discord", () => {
  it("is the least over a lattice of directions, on states of every kind", () => {
    const random = new Random(7009);
    const lattice = route.hemisphere(1200);
    const above = new Worst("discord above the lattice's");
    const below = new Worst("discord below the lattice's");
    const makers = Object.entries(DELICATE);
    for (let k = 0; k < 320; k++) {
      const kind = STATES[k % STATES.length]!;
      const [name, make] = makers[k % makers.length]!;
      const rho = k % 2 === 0 ? randomState(random, kind) : make(random);
      for (const error of discordErrors(wasm, rho, lattice)) {
        above.update(error, { k, kind: k % 2 === 0 ? kind : name });
        below.update(-error, { k, kind: k % 2 === 0 ? kind : name });
      }
    }
    above.expectWithin(1e-9);
    below.expectWithin(1e-9);
  });

  it("has a reference that measures: Bloch vectors and projectors give the same entropy", () => {
    const random = new Random(7010);
    for (let k = 0; k < 100; k++) {
      const rho = randomState(random, STATES[k % STATES.length]!);
      const n = random.direction();
      for (const qubit of [1, 2] as const) {
        const direct = route.conditionalEntropy(rho, qubit, n);
        expect(route.conditionalOf(rho, qubit)(...n)).toBeCloseTo(direct, 12);
      }
    }
  });
});
