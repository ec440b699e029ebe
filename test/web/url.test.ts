// States of the page as texts, without a browser.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BellnessError } from "../../src/index.js";
import { PARAMETERS } from "../../src/web/parameters.js";
import { PRESETS, startOf, startScene } from "../../src/web/presets.js";
import { curveShows, mapShows, REPAIR_CHOICES, type Scene } from "../../src/web/scene.js";
import { readScene, sceneText, textScene } from "../../src/web/url.js";

const BASE = startScene().base;
const back = (text: string) => textScene(text, startOf);

describe("the text of a scene", () => {
  it("brings back every panel of the paper, and what the page starts with", () => {
    expect(PRESETS.length).toBeGreaterThan(35);
    for (const { scene } of PRESETS) expect(back(sceneText(scene))).toEqual(scene);
    expect(back(sceneText(startScene()))).toEqual(startScene());
    // Fig. 8(a) is the curve, Fig. 10(b) the map of one and the same view.
    const twice = PRESETS.filter(
      ({ name, scene }) =>
        PRESETS.find((other) => sceneText(other.scene) === sceneText(scene))!.name !== name,
    );
    expect(twice.map(({ name }) => name)).toEqual(["10b"]);
  });

  it("brings back any scene to the last bit", () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    // What is too small to be drawn is refused: a test below.
    const any = fc
      .double({ min: -1e3, max: 1e3, noNaN: true })
      .map((value) => (Math.abs(value) < 1e-90 ? 0 : value));
    const pair = fc.oneof(
      fc.tuple(positive, positive),
      fc
        .tuple(positive, fc.integer({ min: -9e9, max: 9e9 }))
        .map(([mean, part]) => ({ mean, difference: mean * (part / 1e10) })),
    );
    const names = PARAMETERS.map(({ name }) => name);
    const range = fc.tuple(any, positive).map(([low, width]) => [low, low + width] as const);
    const side = (name: string) => range.map((one) => ({ parameter: name, range: one }));
    const three = fc.shuffledSubarray(names, { minLength: 3, maxLength: 3 });
    const scene: fc.Arbitrary<Scene> = three.chain(([a, b, c]) =>
      fc.record({
        base: fc.record({
          statistics: fc.constant("fermi" as const),
          epsilon: pair,
          temperature: pair,
          mu: pair,
          gamma: pair,
          kappa: positive,
        }),
        curve: fc
          .record({
            shows: fc.constantFrom(...curveShows(BASE, "kappa")),
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
          shows: fc.constantFrom(...mapShows(BASE, b!)),
          x: side(b!),
          y: side(c!),
          grid: fc.integer({ min: 2, max: 501 }),
        }),
        time: fc.constant(null),
        state: fc.option(
          fc.record({
            text: fc.string({ minLength: 1 }),
            repair: fc.constantFrom(...REPAIR_CHOICES),
          }),
        ),
      }),
    ) as fc.Arbitrary<Scene>;
    fc.assert(
      fc.property(scene, (one) => {
        // JSON: −0 is written as 0, in an address too.
        expect(back(sceneText(one))).toEqual(JSON.parse(JSON.stringify(one)));
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
    ["along=temperature.mean,1,1.0000000000000002", "along"],
    ["x=epsilon.difference,-1e-30,1e-120", "x"],
    ["y=kappa,1e16,1.0000000000000002e16", "y"],
    ["along=kappa,0,5e-324", "along"],
    ["along=kappa,-1e300,1e300", "along"],
    ["production=5e-324", "production"],
    ["epsilon=1e-310,1", "epsilon"],
    ["curve=i2&family=kappa,1e-200", "family"],
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

describe("an address with words that are refused", () => {
  const GOOD: readonly (readonly [string, string])[] = [
    ["epsilon", "0.5,1.5"],
    ["temperature", "0.3~0.1"],
    ["kappa", "2.5"],
    ["curve", "heatCurrent2"],
    ["along", "kappa,2.1,4"],
    ["family", "gamma.mean,0.05,0.1"],
    ["points", "57"],
    ["map", "i3"],
    ["x", "epsilon.difference,-1,1"],
    ["y", "kappa,2.1,5"],
    ["grid", "33"],
  ];
  const BAD = [
    "kappa=-1",
    "kapa=3",
    "epsilon=1~2~3",
    "temperature=0.1~4",
    "curve=chsh2",
    "along=kappa,1,1",
    "family=kappa,1",
    "points=1e9",
    "map=",
    "x=mu.mean,0,1",
    "grid=0",
    "nonsense",
    "=",
    "production=0.1",
  ];

  it.each(BAD)("keep the others: %s", (bad) => {
    const key = bad.split("=")[0]!;
    // A family along κ is wrong beside a curve along κ only.
    const good = GOOD.filter(([name]) => name !== key);
    const text = [...good.map(([name, value]) => `${name}=${value}`), bad].join("&");
    const { scene, refused } = readScene(text, startOf);
    expect(refused.map(({ parameter }) => parameter!.split(".")[0])).toContain(key);
    const written = new Map(
      sceneText(scene)
        .split("&")
        .map((word) => word.split("=") as [string, string]),
    );
    for (const [name, value] of good) {
      // Beside another curve than it asked for, a family has nothing to say.
      if (name === "family" && key === "curve") continue;
      expect(written.get(name), `${name} beside ${bad}`).toBe(value);
    }
  });

  it("list each of them, and can be read again without", () => {
    const { scene, refused } = readScene(BAD.join("&"), startOf);
    expect(refused.length).toBeGreaterThanOrEqual(BAD.length - 2);
    for (const { message } of refused) expect(message).toContain("Allowed:");
    expect(readScene(sceneText(scene), startOf)).toEqual({ scene, refused: [] });
  });

  it("never fail, and never leave a scene that is refused", () => {
    const keys = [...GOOD.map(([key]) => key), "statistics", "production", "mu", "gamma"];
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...GOOD.map(([, one]) => one),
        "fermi",
        "mu.mean,0,1",
        "compared",
        "critical",
      ),
      fc.double().map(String),
      fc
        .tuple(fc.constantFrom("kappa", "mu.mean", "epsilon.mean"), fc.double(), fc.double())
        .map(String),
      fc.tuple(fc.double(), fc.double()).map(([a, b]) => `${a}~${b}`),
    );
    const words = fc.array(fc.tuple(fc.constantFrom(...keys), value));
    fc.assert(
      fc.property(words, (list) => {
        const text = list.map(([key, one]) => `${key}=${encodeURIComponent(one)}`).join("&");
        const { scene } = readScene(text, startOf);
        expect(readScene(sceneText(scene), startOf).refused).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
