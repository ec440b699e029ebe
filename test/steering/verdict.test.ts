// What is proven of a state: the verdict is never more than its evidence.

import { describe, expect, it } from "vitest";
import { judge } from "../../src/model/verdict.js";
import { KnownRadii } from "../../src/steering/known.js";
import { solver } from "../support/backends.js";
import { combine, projector } from "../support/complex.js";
import { Random } from "../support/random.js";
import { asInput, collinsGisin, KINDS, randomState, SINGLET, werner } from "../support/states.js";
import { GOLDEN_STEERING } from "../support/steering.js";

describe("the verdict", () => {
  it.each([
    [0.3, "separable", /concurrence is 0/],
    [0.4, "unsteerable", /unsteerability12 is 0\.8/],
    [0.5, "unsteerable", /qubit 1 does not steer qubit 2/],
    [0.51, "undecided", /steerable both ways \(R12 in \[0\.98/],
    [0.7, "undecided", /steerable both ways/],
    [0.71, "nonlocal", /CHSH is violated: 2\.0081/],
    [1, "nonlocal", /CHSH is violated: 2\.82842/],
  ] as const)("on the Werner state of p = %d is %s", async (p, wanted, reason) => {
    const found = await solver.verdict(asInput(werner(p)));
    expect(found.verdict).toBe(wanted);
    expect(found.verdictReason).toMatch(reason);
  });

  it("is nonlocal where I3322 alone is violated", async () => {
    const rho = asInput(collinsGisin(0.85));
    const { chsh } = solver.state(rho);
    expect(chsh).toBeLessThan(2);
    const found = await solver.verdict(rho);
    expect(found.verdict).toBe("nonlocal");
    expect(found.verdictReason).toMatch(/I3322 is violated/);
  });

  it("hears further inequalities", async () => {
    const found = await solver.verdict(asInput(werner(0.6)), {
      gap: null,
      inequalities: ["elegant", { name: "mine", c: [[1]] }],
    });
    expect(found.verdict).toBe("undecided");
    expect(found.verdictReason).toMatch(/was not searched/);
    expect(found.bell.map(({ name }) => name)).toEqual(["elegant", "mine"]);
    expect(found.steering).toEqual({});
    const violated = await solver.verdict(asInput(werner(0.9)), { inequalities: ["chained-3"] });
    expect(violated.bell[0]!.value).toBeGreaterThan(4);
  });

  it("takes the side that does not steer, and needs the radius where the criterion fails", async () => {
    const other = GOLDEN_STEERING.find(
      ({ expect: { sufficient12, radius12 } }) => sufficient12 > 1 && radius12[0] > 1.004,
    )!;
    const found = await solver.verdict({ re: other.rhoRe, im: other.rhoIm }, { gap: 0.01 });
    expect(found.unsteerability12).toBeGreaterThan(1);
    expect(found.verdict).toBe("unsteerable");
    expect(found.verdictReason).toMatch(/critical radius is at least 1\./);
  });

  it("is a part of a state's measures, without the search", () => {
    const { verdict, verdictReason } = solver.state(asInput(werner(0.6)));
    expect(verdict).toBe("undecided");
    expect(verdictReason).toMatch(/was not searched/);
    expect(solver.state(asInput(SINGLET)).verdict).toBe("nonlocal");
  });

  it("is none on what is no state", async () => {
    const rho = asInput(combine([1.2, SINGLET], [-0.2, projector([1, 0, 0, 0], [0, 0, 0, 0])]));
    const found = await solver.verdict(rho, { allowNotPositive: true });
    expect(found.verdict).toBe("undecided");
    expect(found.verdictReason).toMatch(/not a state: its smallest eigenvalue is -0\.2/);
  });

  it("is unsteerable for no state that violates anything", async () => {
    const random = new Random(631);
    let unsteerable = 0;
    for (let k = 0; k < 4000; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { chsh, i3322, unsteerability12, unsteerability21, flags } = solver.state(
        asInput(rho),
        { allowNotPositive: true },
      );
      // Solutions of the model that are no states may violate anything.
      if (flags.length > 0 || Math.min(unsteerability12, unsteerability21) > 1) continue;
      unsteerable += 1;
      expect(chsh).toBeLessThanOrEqual(2 + 1e-9);
      expect(i3322).toBeLessThanOrEqual(4 + 1e-9);
    }
    expect(unsteerable).toBeGreaterThan(500);
  });
});

describe("the judgement", () => {
  const evidence = {
    concurrence: 0.1,
    chsh: 1.9,
    i3322: 3.9,
    minEigenvalue: 0,
    unsteerability12: 1.1,
    unsteerability21: 1.1,
  };

  it.each([
    [{}, "undecided"],
    [{ concurrence: 0 }, "separable"],
    [{ chsh: 2.1, concurrence: 0 }, "nonlocal"],
    [{ chsh: 2 + 1e-12 }, "undecided"],
    [{ unsteerability21: 1 }, "unsteerable"],
    [{ steering: { "12": [0.99, 1.01], "21": [0.9, 0.95] } }, "undecided"],
    [{ steering: { "12": [0.99, 1.01], "21": [1, 1.05] } }, "unsteerable"],
    [{ bell: [{ name: null, value: 1.1, localBound: 1 }] }, "nonlocal"],
    [{ bell: [{ name: null, value: 1, localBound: 1 }] }, "undecided"],
    [{ minEigenvalue: -1e-3, chsh: 2.5 }, "undecided"],
    [{ minEigenvalue: Number.NaN }, "undecided"],
  ] as const)("on %j is %s", (change, wanted) => {
    expect(judge({ ...evidence, ...change }).verdict).toBe(wanted);
  });

  it("says which bracket is in the way", () => {
    const { verdictReason } = judge({
      ...evidence,
      steering: { "12": [0.99, 1.01], "21": [0.9, 0.95] },
    });
    expect(verdictReason).toMatch(
      /a bracket of the critical radius holds 1 \(R12 in \[0\.99, 1\.01\]/,
    );
  });
});

describe("what is known of other radii", () => {
  it("gives the same verdicts as a search of each, with few searches", async () => {
    const random = new Random(641);
    // Around the band of Fig. 14 that the closed forms leave open.
    const states = Array.from(
      { length: 120 },
      () =>
        solver.solve({
          statistics: "fermi",
          kappa: 0.6,
          temperature: [0.15, 0.15],
          mu: { mean: 1, difference: random.uniform(-1.5, 1.5) },
          epsilon: { mean: 1, difference: random.uniform(-1.5, 1.5) },
        }).rho,
    );
    const known = new KnownRadii();
    const counts: Record<string, number> = {};
    for (const rho of states) {
      const alone = await solver.verdict(rho, { gap: 0.01 });
      const helped = await solver.verdict(rho, { gap: 0.01, known });
      expect(helped.verdict).toBe(alone.verdict);
      counts[alone.verdict] = (counts[alone.verdict] ?? 0) + 1;
      for (const way of ["12", "21"] as const) {
        const [one, two] = [alone.steering[way], helped.steering[way]];
        if (one === undefined || two === undefined) continue;
        expect(two[0]).toBeLessThanOrEqual(one[1] * (1 + 1e-9));
        expect(two[1]).toBeGreaterThanOrEqual(one[0] * (1 - 1e-9));
      }
    }
    expect(counts["undecided"]).toBeGreaterThan(15);
    expect(counts["unsteerable"]).toBeGreaterThan(5);
    expect(known.size).toBeGreaterThan(0);
    expect(known.size).toBeLessThan(25);
  });
});
