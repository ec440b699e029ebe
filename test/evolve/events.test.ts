// Births and deaths along an evolution: closed forms, and scans of random ones.

import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";
import { Random } from "../support/random.js";
import { randomSystem } from "../support/randomSystems.js";

/** A matrix from its entries. */
function matrix(entries: Readonly<Record<number, number>>) {
  const re = new Array<number>(16).fill(0);
  for (const [k, x] of Object.entries(entries)) re[Number(k)] = x;
  return { re };
}

/** (|01⟩ + |10⟩)/√2, and that of |00⟩ and |11⟩ with weights a² and 1 − a². */
const PSI = matrix({ 5: 0.5, 6: 0.5, 9: 0.5, 10: 0.5 });
const phi = (a: number) => {
  const b = Math.sqrt(1 - a * a);
  return matrix({ 0: a * a, 3: a * b, 12: a * b, 15: b * b });
};

/** Two qubits in baths of their own at mean occupation n. */
const baths = (rate: number, n: number): SystemInput => ({
  hamiltonian: { nI: 1, In: 1.3 },
  jumps: ["I", "I"].flatMap((_, j) => [
    { operator: { [j === 0 ? "-I" : "I-"]: 1 }, rate: rate * (n + 1) },
    { operator: { [j === 0 ? "+I" : "I+"]: 1 }, rate: rate * n },
  ]),
});

/** White noise on qubit 1: T shrinks by e^(−4 rate t). */
const noise = (rate: number): SystemInput => ({
  hamiltonian: { ZI: 0.2 },
  jumps: ["XI", "YI", "ZI"].map((word) => ({ operator: { [word]: 1 }, rate })),
});

/** Where a falling function is zero. */
function root(f: (t: number) => number, low: number, high: number): number {
  for (let k = 0; k < 80; k++) {
    const middle = 0.5 * (low + high);
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

describe.each(SOLVERS)("events on $backend", (own) => {
  it("has the sudden death of Yu and Eberly at T = 0", () => {
    // (|11⟩⟨11| + 2 |Ψ⟩⟨Ψ|)/3: t = ln(1 + 1/√2)/γ (Phys. Rev. Lett. 93, 140404 (2004)).
    const third = 1 / 3;
    const initial = matrix({ 5: third, 6: third, 9: third, 10: third, 15: third });
    for (const rate of [1e-3, 1, 37]) {
      const { events, positive } = own.events(baths(rate, 0), {
        initial,
        to: 5 / rate,
        quantities: ["concurrence"],
      });
      expect(events).toHaveLength(1);
      const [{ kind, time, uncertainty }] = events as [(typeof events)[0]];
      expect(kind).toBe("death");
      const wanted = Math.log(1 + Math.SQRT1_2) / rate;
      expect(Math.abs(time - wanted) / wanted).toBeLessThan(1e-12);
      expect(uncertainty / wanted).toBeLessThan(1e-8);
      expect(positive).toEqual({ concurrence: [[0, time]] });
    }
  });

  it("has the death of |00⟩ + |11⟩ where the upper weight is the larger", () => {
    for (const a of [0.3, 0.6, 0.7]) {
      const wanted = -Math.log(1 - a / Math.sqrt(1 - a * a));
      const { events } = own.events(baths(1, 0), {
        initial: phi(a),
        to: 12,
        quantities: ["concurrence"],
      });
      expect(events.map(({ kind }) => kind)).toEqual(["death"]);
      expect(events[0]!.time).toBeCloseTo(wanted, 11);
    }
    // The smaller one: it decays for ever.
    const { events } = own.events(baths(1, 0), {
      initial: phi(0.8),
      to: 12,
      quantities: ["concurrence"],
    });
    expect(events).toEqual([]);
  });

  it("has the deaths of an X-state at T > 0", () => {
    for (const n of [0.05, 0.5, 3]) {
      // Populations of either qubit from the lower and from the upper level.
      const e = (from: number, q: number) => from * q + (n / (2 * n + 1)) * (1 - q);
      const uncut = (t: number) => {
        const q = Math.exp(-(2 * n + 1) * t);
        const both = e(0, q) * e(1, q);
        const none = (1 - e(0, q)) * (1 - e(1, q));
        return 0.5 * q - Math.sqrt(both * none);
      };
      const { events } = own.events(baths(1, n), {
        initial: PSI,
        to: 30,
        quantities: ["concurrence"],
      });
      expect(events.map(({ kind }) => kind)).toEqual(["death"]);
      expect(events[0]!.time).toBeCloseTo(root(uncut, 0, 30), 12);
    }
  });

  it("has all three deaths under white noise", () => {
    const { events } = own.events(noise(0.01), { initial: PSI, to: 100 });
    expect(events.map(({ quantity, kind }) => [quantity, kind])).toEqual([
      ["i3", "death"],
      ["i2", "death"],
      ["concurrence", "death"],
    ]);
    // Visibilities 4/5, 1/√2 and 1/3.
    [Math.log(1.25), 0.5 * Math.LN2, Math.log(3)].forEach((x, k) => {
      expect(events[k]!.time).toBeCloseTo(x / 0.04, 9);
    });
  });
});

describe("events", () => {
  it("tells touches of zero from deaths, and what starts at zero", () => {
    // |01⟩ ↔ |10⟩: C = |sin 2gt|.
    const exchange: SystemInput = {
      hamiltonian: { "+-": 0.5, "-+": 0.5 },
      jumps: [{ operator: { ZI: 1 }, rate: 0 }],
    };
    const { events, positive } = solver.events(exchange, {
      initial: matrix({ 5: 1 }),
      to: 10,
      quantities: ["concurrence"],
    });
    expect(events.map(({ kind }) => kind)).toEqual(["birth", "touch", "touch", "touch"]);
    events.forEach(({ time, uncertainty }, k) => {
      expect(Math.abs(time - k * Math.PI)).toBeLessThan(1e-8);
      expect(uncertainty).toBeLessThan(1e-8);
    });
    expect(positive.concurrence).toEqual([[events[0]!.time, 10]]);
  });

  it("says where an entanglement that decays for ever is lost in rounding", () => {
    const { events, positive } = solver.events(baths(1, 0), {
      initial: PSI,
      to: 60,
      quantities: ["concurrence"],
    });
    expect(events.map(({ kind }) => kind)).toEqual(["fade"]);
    // e^(−t)/2 against half of 1e-12 or so.
    expect(events[0]!.time).toBeGreaterThan(13);
    expect(positive.concurrence).toEqual([[0, events[0]!.time]]);
  });

  it("misses none of the changes that a dense scan sees, on random systems", () => {
    const random = new Random(1510);
    let seen = 0;
    for (let k = 0; k < 12; k++) {
      const system = randomSystem(random);
      const to = random.uniform(2, 20);
      const initial = k % 2 === 0 ? PSI : phi(random.uniform(0.2, 0.9));
      const { events } = solver.events(system, { initial, to, quantities: ["concurrence", "i2"] });
      const times = { from: 0, to, count: 2001 };
      const course = solver.evolve(system, { initial, times, observables: ["negativity", "chsh"] });
      for (const [quantity, values] of [
        ["concurrence", course.negativity!],
        ["i2", course.chsh!.map((x) => x - 2)],
      ] as const) {
        const own = events.filter((one) => one.quantity === quantity);
        values.forEach((value, i) => {
          if (i === 0) return;
          const before = values[i - 1]!;
          if (value > 1e-9 === before > 1e-9) return;
          const [low, high] = [course.times[i - 1]!, course.times[i]!];
          seen += 1;
          const near = own.some(({ time }) => time > low - 1e-6 && time < high + 1e-6);
          expect(near, JSON.stringify({ system, quantity, low, high, own })).toBe(true);
        });
        // What happens is where the sign changes.
        for (const { time, kind } of own) {
          if (kind !== "death" && kind !== "birth") continue;
          const { negativity, chsh } = solver.evolve(system, {
            initial,
            times: [time],
            observables: ["negativity", "chsh"],
          });
          const at = quantity === "i2" ? chsh![0]! - 2 : negativity![0]!;
          expect(Math.abs(at)).toBeLessThan(1e-10);
        }
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  it("has the lives of docs/time.md on the way to the steady state of Fig. 8(b)", async () => {
    const page = await readFile(new URL("../../docs/time.md", import.meta.url), "utf8");
    const params = {
      kappa: 3,
      epsilon: [0.5, 1.5],
      temperature: { mean: 0.4, difference: 0.4 },
    } as const;
    const to = 1000;
    const [ones, pairs] = [matrix({ 5: 1 }), PSI].map(
      (initial) => solver.events(params, { initial, to }).positive,
    );
    const lives = (list: readonly (readonly [number, number])[]) =>
      list
        .map(([birth, death]) => {
          const begins = birth < 1e-8 ? "0" : birth.toFixed(4);
          return `${begins} …${death === to ? "" : ` ${death.toFixed(4)}`}`;
        })
        .join(", ");
    for (const [sign, name] of [
      ["C", "concurrence"],
      ["I₂", "i2"],
      ["I₃", "i3"],
    ] as const) {
      expect(page).toContain(`| ${sign} | ${lives(ones![name]!)} | ${lives(pairs![name]!)} |`);
    }
  });

  it("has the sign changes of currents", () => {
    // A hot qubit cools into its bath until it is as cold: the heat changes its sign never, the
    // other bath's once it is reached by what flows over.
    const system: SystemInput = {
      hamiltonian: { ZI: -0.5, IZ: -0.5, "+-": 0.2, "-+": 0.2 },
      baths: ["XI", "IX"].map((word, j) => ({
        coupling: { [word]: 1 },
        temperature: 0.3 + 0.4 * j,
        spectrum: { kind: "ohmic" as const, gamma: 0.05 },
      })),
    };
    const to = 200;
    const { events } = solver.events(system, {
      initial: matrix({ 15: 1 }),
      to,
      quantities: ["heatCurrent1", "heatCurrent2", "minEigenvalue"],
    });
    const changes = events.filter(({ quantity }) => quantity === "heatCurrent2");
    expect(changes.length).toBeGreaterThan(0);
    for (const { time } of changes) {
      const { heatCurrent2 } = solver.evolve(system, {
        initial: matrix({ 15: 1 }),
        times: [time],
        observables: ["heatCurrent2"],
      });
      expect(Math.abs(heatCurrent2![0]!)).toBeLessThan(1e-13);
    }
    // At the end they flow from the warmer bath to the colder one.
    expect(changes.at(-1)!.kind).toBe("birth");
  });

  it("refuses what makes no sense", () => {
    const at = (change: object) =>
      refusal(() => solver.events(noise(0.1), { initial: PSI, to: 1, ...change } as never)).message;
    expect(at({ to: 0 })).toContain("to: 0");
    expect(at({ to: undefined })).toContain("to");
    expect(at({ from: -1 })).toContain("from: -1");
    expect(at({ quantities: ["concurence"] })).toContain('Did you mean "concurrence"');
    expect(at({ quantities: ["entropyProduction"] })).toContain("quantities.1");
    expect(at({ times: [1] })).toContain("times");
    expect(at({ initial: 3 })).toContain("initial");
  });
});
