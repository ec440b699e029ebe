// The kernel for blocks of states: what is computed of one state at a time, by columns and masks.

import { describe, expect, it } from "vitest";
import * as slot from "../../assembly/layout.js";
import { STATUS_NO_STATE, STATUS_OK } from "../../assembly/status.js";
import { readState, writeRho, writeTarget } from "../../src/core/slots.js";
import { planes } from "../../src/model/state.js";
import { STATE_OBSERVABLES, stateSources } from "../../src/states/observables.js";
import { chshReference } from "../support/bell.js";
import { matrix } from "../support/complex.js";
import { CORES, js, wasm } from "../support/cores.js";
import { concurrence as concurrenceOf } from "../support/measures.js";
import { Random } from "../support/random.js";
import { randomNumbers } from "../support/stateFiles.js";
import { asInput, KINDS, randomState } from "../support/states.js";
import { Worst } from "../support/worst.js";

const COUNT = slot.BLOCK;
const ALL = stateSources(STATE_OBSERVABLES);

/** The columns of a block, under their names. */
function measured(
  core: (typeof CORES)[number],
  numbers: Float64Array,
  mask: number,
  accept = 1,
): Record<string, Float64Array> {
  const count = numbers.length / 32;
  core.arena.set(numbers, slot.IN_STATE);
  core.stateBlock(count, mask, accept);
  const column = (at: number) => core.arena.slice(at, at + count);
  return {
    ...Object.fromEntries(ALL.map(({ name, slot: at }) => [name, column(at)])),
    status: column(slot.OUT_STATUS),
    flags: column(slot.OUT_FLAGS),
  };
}

const EVERYTHING = ALL.reduce((mask, { bit }) => mask | bit, 0);

describe.each(CORES)("a block of states on $backend", (core) => {
  it("has all measures of each state, as one at a time", () => {
    const numbers = randomNumbers(4401, COUNT);
    const block = measured(core, numbers, EVERYTHING);
    for (let k = 0; k < COUNT; k++) {
      writeRho(core.arena, planes(numbers.subarray(32 * k, 32 * (k + 1))));
      core.stateMeasures(EVERYTHING);
      const { settings, chshSettings, ...values } = readState(core.arena, STATE_OBSERVABLES);
      for (const [name, value] of Object.entries(values)) {
        expect(block[name]![k], `${name} of ${KINDS[k % KINDS.length]}`).toBe(value);
      }
      const directions = [chshSettings, settings]
        .flatMap(({ alice, bob }) => [...alice, ...bob].flat())
        .map((x) => x + 0);
      const columns = ALL.filter(({ name }) => /(alice|bob)\d/i.test(name));
      expect(columns.map(({ name }) => block[name]![k]! + 0)).toEqual(directions);
      expect(block["status"]![k]).toBe(STATUS_OK);
      expect(block["flags"]![k]).toBe(values.minEigenvalue < -1e-12 ? 1 : 0);
    }
  });

  it("has the same bits where one alone is asked for", () => {
    const numbers = randomNumbers(4402, COUNT);
    writeTarget(core, numbers.slice(0, 32));
    const block = measured(core, numbers, EVERYTHING);
    for (const { name, bit } of ALL)
      expect(measured(core, numbers, bit)[name]).toEqual(block[name]);
  });

  it("marks what is no state, and the rest go on", () => {
    const numbers = randomNumbers(4403, 9);
    numbers[32] = numbers[32]! + 2e-9;
    numbers[64 + 2] = numbers[64 + 2]! + 2e-9;
    numbers[96 + 1] = 1e-9;
    numbers[128 + 5] = Number.NaN;
    numbers.set([1 + 2e-9, 0, 0], 160);
    numbers.fill(0, 161, 192);
    numbers[160 + 10] = -2e-9;
    const { status, concurrence } = measured(core, numbers, slot.OBSERVE_CONCURRENCE, 0);
    expect(Array.from(status!)).toEqual([0, 10, 10, 10, 10, 10, expect.any(Number), 0, 0]);
    expect(STATUS_NO_STATE).toBe(10);
    for (let k = 0; k < 9; k++) expect(Number.isNaN(concurrence![k])).toBe(status![k] !== 0);
    const accepted = measured(core, numbers, slot.OBSERVE_CONCURRENCE, 1);
    expect(Array.from(accepted["status"]!)).toEqual([0, 10, 10, 10, 10, 0, 0, 0, 0]);
    expect(accepted["flags"]![5]).toBe(1);
  });
});

/** States of full rank whose roots come close to each other or to zero. */
function delicate(random: Random): Float64Array {
  const { re, im } = asInput(
    randomState(random, random.pick(KINDS.filter((one) => one !== "model"))),
  );
  const weight = random.logUniform(1e-9, 0.5);
  const noise = random.chance(0.5);
  const out = new Float64Array(32);
  for (let k = 0; k < 16; k++) {
    out[2 * k] = (1 - weight) * re[k]! + (k % 5 === 0 ? weight / 4 : 0);
    out[2 * k + 1] = (1 - weight) * im[k]!;
  }
  if (!noise) return out;
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < i; j++) {
      const [x, y] = [1e-9 * random.normal() * weight, 1e-9 * random.normal() * weight];
      out[2 * (4 * i + j)]! += x;
      out[2 * (4 * j + i)]! += x;
      out[2 * (4 * i + j) + 1]! += y;
      out[2 * (4 * j + i) + 1]! -= y;
    }
  }
  return out;
}

describe("concurrence and CHSH by characteristic polynomials", () => {
  it("agree with the definitions, the same on both cores", () => {
    const random = new Random(4404);
    const mask = slot.OBSERVE_CONCURRENCE | slot.OBSERVE_CHSH;
    const concurrence = new Worst("concurrence");
    const chsh = new Worst("chsh");
    for (let round = 0; round < 80; round++) {
      const numbers = new Float64Array(32 * COUNT);
      for (let k = 0; k < COUNT; k++) numbers.set(delicate(random), 32 * k);
      const quick = measured(wasm, numbers, mask);
      const other = measured(js, numbers, mask);
      for (const name of ["concurrence", "chsh", "status"])
        expect(other[name]).toEqual(quick[name]);
      for (let k = 0; k < COUNT; k += 16) {
        const { re, im } = planes(numbers.subarray(32 * k, 32 * (k + 1)));
        const rho = matrix(4, re, im);
        concurrence.update(Math.abs(quick["concurrence"]![k]! - concurrenceOf(rho)), rho);
        chsh.update(Math.abs(quick["chsh"]![k]! - chshReference(rho)), rho);
      }
    }
    concurrence.expectWithin(1e-11);
    chsh.expectWithin(1e-12);
  });
});
