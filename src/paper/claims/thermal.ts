// Section 4.1: bosonic baths in equilibrium.

import { levels, type Observable, type ParametersInput } from "../../index.js";
import { type Bench, type Claim, exactly, withinBounds } from "./claim.js";
import { column, columns, crossing, EXACT, largest, short, worstStep } from "./tools.js";

const COUNT = 400;
const DETUNED: ParametersInput["epsilon"] = [0.5, 1.5];
/** The settings of Fig. 3(c), (d). */
const STRONG: readonly ParametersInput[] = [
  { epsilon: [1, 1], kappa: 3, temperature: [0, 0] },
  { epsilon: DETUNED, kappa: 3, temperature: [0, 0] },
];

/** Thermal states of weakly coupled qubits: detunings, couplings below 2√(ε₁ε₂), temperatures. */
function weakThermal(bench: Bench) {
  return bench.once("weakThermal", async () => {
    const [epsilon1, epsilon2, kappa, temperature]: number[][] = [[], [], [], []];
    for (const detuning of [0, 0.5, 1, 1.5]) {
      const limit = 2 * Math.sqrt((1 - detuning / 2) * (1 + detuning / 2));
      for (let i = 1; i <= 20; i++) {
        for (let j = 1; j <= 40; j++) {
          epsilon1!.push(1 - detuning / 2);
          epsilon2!.push(1 + detuning / 2);
          kappa!.push((limit * (i - 0.5)) / 20);
          temperature!.push(j / 20);
        }
      }
    }
    const c = await columns(bench, {
      axes: [
        [
          { parameter: "epsilon.1", values: epsilon1! },
          { parameter: "epsilon.2", values: epsilon2! },
          { parameter: "kappa", values: kappa! },
          { parameter: "temperature.1", values: temperature! },
          { parameter: "temperature.2", values: temperature! },
        ],
      ],
      observables: ["concurrence", "chsh", "i3322", "rho22", "rho33", "rho23Re"],
    });
    const entangled = Array.from(c["concurrence"]!, (value, k) => (value > 0 ? k : -1)).filter(
      (k) => k >= 0,
    );
    const shares = entangled.map((k) => {
      const { theta } = levels({ epsilon: [epsilon1![k]!, epsilon2![k]!], kappa: kappa![k]! });
      const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
      return (
        cos * cos * c["rho22"]![k]! +
        sin * sin * c["rho33"]![k]! -
        2 * sin * cos * c["rho23Re"]![k]!
      );
    });
    return {
      states: entangled.length,
      chsh: largest(entangled.map((k) => c["chsh"]![k]!)),
      i3322: largest(entangled.map((k) => c["i3322"]![k]!)),
      concurrence: largest(c["concurrence"]!),
      share: largest(shares),
    };
  });
}

/** Temperature at which an observable of a thermal state passes a level. */
function criticalTemperature(bench: Bench, base: ParametersInput, name: Observable, level: number) {
  return crossing(bench, base, "temperature.mean", [0.3, 3], name, level);
}

const preserved = (id: string, name: "chsh" | "i3322", bound: number, label: string): Claim => ({
  id,
  where: "Sec. 4.1, Fig. 3(a), (b)",
  statement: `Thermal entanglement of weakly coupled qubits never violates the ${label} inequality.`,
  async check(bench) {
    const { states, [name]: value, concurrence } = await weakThermal(bench);
    return {
      computed: `largest ${label} value of ${states} entangled thermal states with κ < 2√(ε₁ε₂), detuning to 1.5, T to 2: ${short(value)} (local bound ${bound})`,
      numbers: { states, largestConcurrence: concurrence, [name]: value, bound },
      verdict: exactly(value <= bound + EXACT),
    };
  },
});

export const THERMAL: readonly Claim[] = [
  preserved("thermal-preserves-chsh", "chsh", 2, "CHSH"),
  preserved("thermal-preserves-i3322", "i3322", 4, "I3322"),
  {
    id: "thermal-share-half",
    where: "Sec. 4.1",
    statement:
      "In a thermal entangled state the share of the entangled level |2⟩ cannot exceed 1/2.",
    async check(bench) {
      const { states, share } = await weakThermal(bench);
      return {
        computed: `largest population of |2⟩ in ${states} entangled thermal states with κ < 2√(ε₁ε₂): ${short(share)}`,
        numbers: { states, share, bound: 0.5 },
        verdict: exactly(share <= 0.5 + EXACT),
      };
    },
  },
  {
    id: "mixture-threshold",
    where: "Sec. 4.1",
    statement:
      "The mixture p1|1⟩⟨1| + p2|2⟩⟨2| of the product and the Bell level violates CHSH only when p2 > 1/√2.",
    async check({ solver }) {
      const value = (p: number) => {
        const re = new Float64Array(16);
        re[0] = 1 - p;
        re[5] = re[10] = p / 2;
        re[6] = re[9] = -p / 2;
        return solver.state({ re, im: new Float64Array(16) }).chsh;
      };
      let [low, high] = [0.5, 1];
      for (let k = 0; k < 50; k++) {
        const middle = 0.5 * (low + high);
        if (value(middle) > 2) high = middle;
        else low = middle;
      }
      const deviation = Math.abs(high - Math.SQRT1_2);
      const tolerance = 1e-10;
      return {
        computed: `the CHSH value passes 2 at p2 = ${short(high, 10)}, ${short(deviation)} from 1/√2 (allowed: ${tolerance})`,
        numbers: { threshold: high, expected: Math.SQRT1_2, deviation, tolerance },
        verdict: withinBounds(deviation, tolerance),
      };
    },
  },
  {
    id: "critical-temperature-half-kappa",
    where: "Sec. 4.1, Fig. 3(a), (b)",
    statement: "Thermal entanglement vanishes around T ≈ κ/2.",
    async check(bench) {
      const symmetric = await criticalTemperature(
        bench,
        { epsilon: [1, 1], kappa: 1 },
        "concurrence",
        0,
      );
      const detuned = await criticalTemperature(
        bench,
        { epsilon: DETUNED, kappa: 1 },
        "concurrence",
        0,
      );
      const deviation = Math.max(Math.abs(symmetric / 0.5 - 1), Math.abs(detuned / 0.5 - 1));
      const [holds, approximately] = [0.05, 0.3];
      return {
        computed: `κ = 1: T = ${short(symmetric)} for ε₁ = ε₂ (exactly κ/(2 ln(1+√2)) = 0.5673), ${short(detuned)} for 3ε₁ = ε₂; relative deviation from κ/2 up to ${short(deviation, 2)} (holds to ${holds}, approximately to ${approximately})`,
        numbers: { symmetric, detuned, expected: 0.5, deviation, holds, approximately },
        verdict: withinBounds(deviation, holds, approximately),
      };
    },
  },
  {
    id: "detuning-raises-thermal-entanglement",
    where: "Sec. 4.1, Fig. 3(a), (b)",
    statement: "Detuned qubits have a larger maximal thermal entanglement than identical ones.",
    async check(bench) {
      const maximum = async (epsilon: ParametersInput["epsilon"]) =>
        largest(
          await column(
            bench,
            {
              base: { epsilon: epsilon!, kappa: 1, temperature: [0, 0] },
              axes: [{ parameter: "temperature.mean", from: 0, to: 1, count: COUNT }],
            },
            "concurrence",
          ),
        );
      const [symmetric, detuned] = [await maximum([1, 1]), await maximum(DETUNED)];
      return {
        computed: `κ = 1: largest concurrence ${short(symmetric)} for ε₁ = ε₂, ${short(detuned)} for 3ε₁ = ε₂`,
        numbers: { symmetric, detuned },
        verdict: exactly(detuned > symmetric),
      };
    },
  },
  {
    id: "monotonic-in-temperature",
    where: "Sec. 4.1, Fig. 3(c), (d)",
    statement:
      "For strong coupling concurrence, I2 and I3 decrease monotonically with the temperature.",
    async check(bench) {
      const numbers: Record<string, number> = { tolerance: EXACT };
      for (const name of ["concurrence", "i2", "i3"] as const) {
        const steps = [];
        for (const base of STRONG) {
          const axes = [{ parameter: "temperature.mean", from: 0, to: 2, count: COUNT }] as const;
          steps.push(worstStep(await column(bench, { base, axes }, name), -1));
        }
        numbers[`${name}LargestRise`] = largest(steps);
      }
      const worst = largest(Object.values(numbers).slice(1));
      return {
        computed: `largest rise between neighbours of ${COUNT} temperatures from 0 to 2, κ = 3, both detunings of Fig. 3: ${short(worst)} (allowed: ${EXACT})`,
        numbers,
        verdict: withinBounds(worst, EXACT),
      };
    },
  },
  {
    id: "critical-temperatures-ordered",
    where: "Sec. 4.1, Fig. 3(c), (d)",
    statement:
      "The critical temperature of entanglement is higher than those of the Bell nonlocality.",
    async check(bench) {
      const base = STRONG[0]!;
      const concurrence = await criticalTemperature(bench, base, "concurrence", 0);
      const i2 = await criticalTemperature(bench, base, "chsh", 2);
      const i3 = await criticalTemperature(bench, base, "i3322", 4);
      return {
        computed: `κ = 3, ε₁ = ε₂: entanglement ends at T = ${short(concurrence)}, CHSH violation at ${short(i2)}, I3322 violation at ${short(i3)}`,
        numbers: { concurrence, i2, i3 },
        verdict: exactly(concurrence > i2 && concurrence > i3),
      };
    },
  },
  {
    id: "nonlocality-drops-faster",
    where: "Sec. 4.1, Fig. 3(c), (d)",
    statement: "Bell nonlocality drops much more with the temperature than entanglement does.",
    async check(bench) {
      const c = await columns(bench, {
        base: STRONG[0]!,
        axes: [{ parameter: "temperature.mean", from: 0.01, to: 1.7, count: COUNT }],
        observables: ["concurrence", "i2", "i3"],
      });
      // All three are 1 at T = 0.
      const excess = largest(
        Array.from(c["concurrence"]!, (value, k) => Math.max(c["i2"]![k]!, c["i3"]![k]!) - value),
      );
      const half = Array.from(c["temperature.mean"]!);
      const at = (name: string) => half[c[name]!.findIndex((value) => value < 0.5)]!;
      return {
        computed: `κ = 3, ε₁ = ε₂, all three starting from 1: I2 and I3 exceed the concurrence by ${short(excess)} at most; half is left at T = ${short(at("concurrence"), 3)} (concurrence), ${short(at("i2"), 3)} (I2), ${short(at("i3"), 3)} (I3)`,
        numbers: {
          largestExcess: excess,
          halfConcurrence: at("concurrence"),
          halfI2: at("i2"),
          halfI3: at("i3"),
          tolerance: EXACT,
        },
        verdict: exactly(excess <= EXACT && at("i2") < at("concurrence") && at("i3") < at("i2")),
      };
    },
  },
];
