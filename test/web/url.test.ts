// States of the page as texts, without a browser.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BellnessError } from "../../src/index.js";
import { PARAMETERS } from "../../src/web/parameters.js";
import { PRESETS, startOf, startState } from "../../src/web/presets.js";
import { CURVE_SHOWS, MAP_SHOWS, type State } from "../../src/web/state.js";
import { stateText, textState } from "../../src/web/url.js";

const back = (text: string) => textState(text, startOf);

describe("the text of a state", () => {
  it("brings back every panel of the paper, and what the page starts with", () => {
    expect(PRESETS.length).toBeGreaterThan(35);
    for (const { state } of PRESETS) expect(back(stateText(state))).toEqual(state);
    expect(back(stateText(startState()))).toEqual(startState());
    // Fig. 8(a) is the curve, Fig. 10(b) the map of one and the same view.
    const twice = PRESETS.filter(
      ({ name, state }) =>
        PRESETS.find((other) => stateText(other.state) === stateText(state))!.name !== name,
    );
    expect(twice.map(({ name }) => name)).toEqual(["10b"]);
  });

  it("brings back any state to the last bit", () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const any = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const pair = fc.oneof(
      fc.tuple(positive, positive),
      fc
        .tuple(positive, fc.double({ min: -0.9, max: 0.9, noNaN: true }))
        .map(([mean, part]) => ({ mean, difference: mean * part })),
    );
    const names = PARAMETERS.map(({ name }) => name);
    const range = fc.tuple(any, positive).map(([low, width]) => [low, low + width] as const);
    const side = (name: string) => range.map((one) => ({ parameter: name, range: one }));
    const three = fc.shuffledSubarray(names, { minLength: 3, maxLength: 3 });
    const state: fc.Arbitrary<State> = three.chain(([a, b, c]) =>
      fc.record({
        settings: fc.record({
          statistics: fc.constant("fermi" as const),
          epsilon: pair,
          temperature: pair,
          mu: pair,
          gamma: pair,
          kappa: positive,
        }),
        curve: fc
          .record({
            shows: fc.constantFrom(...CURVE_SHOWS),
            along: side(a!),
            points: fc.integer({ min: 2, max: 5000 }),
            production: fc.option(positive),
            family: fc.option(
              fc.record({
                parameter: fc.constant(b!),
                values: fc.array(any, { minLength: 1, maxLength: 5 }),
              }),
            ),
          })
          .map((curve) => ({
            ...curve,
            production: curve.shows === "compared" ? curve.production : null,
            family: ["compared", "critical"].includes(curve.shows) ? null : curve.family,
          })),
        map: fc.record({
          shows: fc.constantFrom(...MAP_SHOWS),
          x: side(b!),
          y: side(c!),
          grid: fc.integer({ min: 2, max: 501 }),
        }),
      }),
    ) as fc.Arbitrary<State>;
    fc.assert(
      fc.property(state, (one) => {
        // JSON: −0 is written as 0, in an address too.
        expect(back(stateText(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it.each([
    ["kapa=3", "kapa"],
    ["kappa=three", "kappa"],
    ["kappa=", "kappa"],
    ["kappa=-1", "kappa"],
    ["epsilon=0", "epsilon"],
    ["epsilon=", "epsilon"],
    ["epsilon=1~2~3", "epsilon"],
    ["epsilon=1~4", "epsilon.1"],
    ["statistics=bosons", "statistics"],
    ["along=kappa,1", "along"],
    ["along=kappa,2,1", "along"],
    ["along=mu.mean,0,1", "along"],
    ["curve=chsh2", "curve"],
    ["curve=i2&production=0.1", "production"],
    ["production=-1", "production"],
    ["family=kappa,1", "family"],
    ["curve=i2&family=temperature.difference,1", "family"],
    ["points=1", "points"],
    ["points=2.5", "points"],
    ["grid=100000", "grid"],
    ["x=kappa,1,2&y=kappa,1,2", "y"],
    ["x=%zz,1,2", "x"],
  ])("refuses %s and names %s", (text, parameter) => {
    try {
      back(text);
      expect.fail(`${text} was taken`);
    } catch (error) {
      expect(error).toBeInstanceOf(BellnessError);
      expect((error as BellnessError).parameter).toBe(parameter);
      expect((error as BellnessError).message).toContain("Allowed:");
    }
  });
});
