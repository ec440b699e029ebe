// `thorough`: branch and bound arbitrates the search, wherever a maximum of I3322 is asked for.

import { expect, it } from "vitest";
import { SOLVERS, solver } from "./support/backends.js";
import { i3322Value } from "./support/bell.js";
import { bruteForce } from "./support/bruteForce.js";
import { bellness, jsonLines } from "./support/cli.js";
import { Random } from "./support/random.js";
import {
  AS_THEY_ARE,
  asInput,
  HARD_KINDS,
  randomState,
  SINGLET,
  werner,
} from "./support/states.js";
import { Worst } from "./support/worst.js";

/** What a maximum may lack (ARBITER_GAP), and the allowance for rounding. */
const GAP = 5.1e-10;
const THOROUGH = { thorough: true } as const;
/** Kinds whose maxima are isolated: those of the others lie so close together that proofs may take minutes. */
const ISOLATED = HARD_KINDS.filter((kind) => kind !== "thermal" && kind !== "nearly-pure");
/** A state whose quick bound is far above its maximum. */
const STATE = asInput(randomState(new Random(301), "hilbert-schmidt"));
/** A point whose steady state is neither axial nor met by its bound. */
const POINT = {
  epsilon: [1.766452812770264, 0.2335471872297361],
  kappa: 2.1771173968990167,
  temperature: [1.4929218160304918, 0],
  gamma: [0.04435215841834721, 0.23638453825345185],
} as const;
const SYSTEM = {
  hamiltonian: { ZI: -0.5, IZ: -0.4, XX: 0.75, ZX: 0.3 },
  baths: [{ coupling: { XI: 1 }, temperature: 0.2, spectrum: { kind: "ohmic", gamma: 0.02 } }],
} as const;

interface Bounded {
  readonly i3322: number;
  readonly i3322Bound: number;
}
const open = ({ i3322, i3322Bound }: Bounded) => i3322Bound - i3322;

it("proves the maximum of states of hard kinds, on both cores alike", () => {
  const random = new Random(302);
  const above = new Worst("brute force above the bound");
  const reached = new Worst("Tr(B ρ) at the settings");
  for (let k = 0; k < 2 * ISOLATED.length; k++) {
    const kind = ISOLATED[k % ISOLATED.length]!;
    const rho = randomState(random, kind);
    const options = { ...THOROUGH, ...AS_THEY_ARE };
    const [found, other] = SOLVERS.map((each) => each.state(asInput(rho), options));
    expect(other).toEqual(found);
    expect(open(found!), kind).toBeLessThanOrEqual(GAP);
    expect(found!.i3322).toBeGreaterThanOrEqual(solver.state(asInput(rho), AS_THEY_ARE).i3322);
    above.update(bruteForce(rho, random, 40) - found!.i3322Bound, { kind, rho });
    reached.update(Math.abs(i3322Value(rho, found!.settings) - found!.i3322), { kind, rho });
  }
  above.expectWithin(0);
  reached.expectWithin(1e-13);
});

it("is an option of state, solve, states and sweeps, off by default", async () => {
  expect(open(solver.state(STATE))).toBeGreaterThan(1e-3);
  expect(open(solver.state(STATE, THOROUGH))).toBeLessThanOrEqual(GAP);
  expect(open(solver.state(STATE, { ...THOROUGH, observables: ["i3322", "i3322Bound"] }))).toBe(
    open(solver.state(STATE, THOROUGH)),
  );
  expect(open(solver.solve(POINT))).toBeGreaterThan(1e-3);
  const point = solver.solve(POINT, THOROUGH);
  expect(open(point)).toBeLessThanOrEqual(GAP);
  expect(open(solver.solve(SYSTEM))).toBeGreaterThan(1e-3);
  expect(open(solver.solve(SYSTEM, THOROUGH))).toBeLessThanOrEqual(GAP);

  const observables = ["i3322", "i3322Bound"] as const;
  const { columns } = await solver.states([STATE], { ...THOROUGH, observables });
  expect(open({ i3322: columns.i3322[0]!, i3322Bound: columns.i3322Bound[0]! })).toBe(
    open(solver.state(STATE, THOROUGH)),
  );
  const spec = {
    base: POINT,
    axes: [{ parameter: "kappa", values: [POINT.kappa] }],
    observables,
    ...THOROUGH,
  } as const;
  const table = await solver.sweep(spec);
  expect(table.columns.i3322[0]).toBe(point.i3322);
  expect(table.columns.i3322Bound[0]).toBe(point.i3322Bound);
  expect(solver.describeSweep(spec).spec).toMatchObject(THOROUGH);
});

it("is an option of the commands state and solve", async () => {
  const run = async (command: string, input: object, ...more: string[]) => {
    const { stdout } = await bellness([command, "-", ...more], JSON.stringify(input));
    return open(jsonLines(stdout)[0] as unknown as Bounded);
  };
  const some = ["--observables", "i3322,i3322Bound"];
  expect(await run("state", STATE)).toBeGreaterThan(1e-3);
  expect(await run("state", STATE, "--thorough")).toBeLessThanOrEqual(GAP);
  expect(await run("state", STATE, "--thorough", ...some)).toBeLessThanOrEqual(GAP);
  expect(await run("solve", POINT, "--thorough")).toBeLessThanOrEqual(GAP);
});

it("changes nothing where nothing is left to arbitrate", () => {
  for (const rho of [SINGLET, werner(0.9)]) {
    expect(solver.state(asInput(rho), THOROUGH)).toEqual(solver.state(asInput(rho)));
  }
});

it.each([1, "yes"])("is refused as %o", (thorough) => {
  const wrong = { thorough: thorough as unknown as boolean };
  const allowed = expect.objectContaining({
    code: "INVALID_PARAMETER",
    message: expect.stringContaining("true or false"),
  });
  expect(() => solver.state(STATE, wrong)).toThrow(allowed);
  expect(() => solver.solve(POINT, wrong)).toThrow(allowed);
});
