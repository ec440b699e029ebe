// Completeness of discord's search: 100,000 states of fifteen kinds against a fine lattice.

import { expect, it } from "vitest";
import { wasm } from "../support/cores.js";
import { DELICATE, discordErrors, STATES } from "../support/discord.js";
import { hemisphere } from "../support/measures.js";
import { Random } from "../support/random.js";
import { randomState } from "../support/states.js";

const COUNT = 100_000;

it("never lies above the least of 2000 directions, moved to where it is least, by 1e-8", () => {
  const random = new Random(7013);
  const lattice = hemisphere(2000);
  const makers: (() => ReturnType<typeof randomState>)[] = [
    ...STATES.map((kind) => () => randomState(random, kind)),
    ...Object.values(DELICATE).map((make) => () => make(random)),
  ];
  const missed: string[] = [];
  for (let k = 0; k < COUNT; k++) {
    const rho = makers[k % makers.length]!();
    const errors = discordErrors(wasm, rho, lattice);
    if (Math.max(...errors) > 1e-8) missed.push(`state ${k}: ${errors}`);
  }
  expect(missed).toEqual([]);
});
