// Sections 1 and 3.2: how much of Figs. 4, 8 and 10 hangs on the equation and on the counter-rotating terms.

import type { SystemInput } from "../../index.js";
import { COMPARED } from "../../view/view.js";
import { FERMIONIC } from "../potential.js";
import { SETTINGS } from "../temperature.js";
import { type Bench, type Claim, everywhere } from "./claim.js";
import { EXACT, largest, short } from "./tools.js";
import {
  type Base,
  curve,
  differences,
  most,
  named,
  ofMaps,
  SIMILAR,
  swept,
  three,
  type Way,
  worst,
} from "./ways.js";

const BASES = SETTINGS.map(({ base }) => base);

/** A difference that shows in a figure, in parts of its largest value. */
const VISIBLE = 0.05;
/** Couplings at which the two forms are compared: where Redfield's states are positive in both. */
const COUPLINGS = [0.5, 1, 2.05, 2.1, 2.2, 2.5, 3, 4];

/** Either qubit in both baths at half the strength: what a pair of averaged baths does. */
function averaged(base: Base, difference: number, equation: "redfield" | "secular"): SystemInput {
  const fermi = base.statistics === "fermi";
  const words = fermi ? ["-I", "I-"] : ["XI", "IX"];
  const side = [-0.5 * difference, 0.5 * difference];
  const gammas = base.gamma as readonly [number, number];
  const half = base.kappa! / 2;
  return {
    hamiltonian: { ZI: -0.5, IZ: -0.5, "+-": half, "-+": half },
    baths: [0, 1].flatMap((j) =>
      words.map((word) => ({
        coupling: { [word]: 1 },
        form: "exchange" as const,
        statistics: fermi ? ("fermi" as const) : ("bose" as const),
        temperature: fermi ? 0.15 : 0.4 + side[j]!,
        mu: fermi ? 1 + side[j]! : 0,
        spectrum: { kind: "flat" as const, gamma: gammas[j]! / 2 },
      })),
    ),
    equation,
  };
}

/** How far the state between two baths is from that between their averages. */
function fromAverage({ solver }: Bench, base: Base, difference: number, equation: Way["equation"]) {
  const name = base.statistics === "fermi" ? "mu" : "temperature";
  const mean = base.statistics === "fermi" ? 1 : 0.4;
  const one = solver.solve({ ...base, [name]: { mean, difference }, equation: equation! } as Base);
  const other = solver.solve(averaged(base, difference, equation as "redfield" | "secular"));
  return largest(
    one.rho.re.map((re, k) => Math.hypot(re - other.rho.re[k]!, one.rho.im[k]! - other.rho.im[k]!)),
  );
}

export const APPROXIMATIONS: readonly Claim[] = [
  {
    id: "lindblad-averages",
    where: "Secs. 1, 3.2",
    statement:
      "The Lindblad form only has the average effect of the nonequilibrium environments; the Bloch-Redfield equation covers pure nonequilibrium effects.",
    async check(bench) {
      const cases = [
        [BASES[0]!, 0.6],
        [BASES[3]!, 0.6],
        [FERMIONIC, 1],
        [{ ...BASES[0]!, kappa: 1 }, 0.6],
      ] as const;
      const by = (equation: "redfield" | "secular") =>
        cases.map(([base, difference]) => fromAverage(bench, base, difference, equation));
      const [secular, redfield] = [by("secular"), by("redfield")];
      const strong = Math.max(redfield[0]!, redfield[1]!);
      const weak = Math.min(redfield[2]!, redfield[3]!);
      return {
        computed: `at resonance, with either qubit in both baths at half the strength instead: the secular state is the same to ${short(largest(secular))} (allowed: ${EXACT}); Redfield's changes by ${short(redfield[2]!)} (fermionic, κ = 0.6) and ${short(redfield[3]!)} (bosonic, κ = 1), but by ${short(strong)} in the settings of Fig. 8(a), (d)`,
        numbers: { secular: largest(secular), redfieldStrong: strong, redfieldWeak: weak },
        verdict: largest(secular) > EXACT ? "fails" : everywhere(strong > EXACT, weak > EXACT),
      };
    },
  },
  {
    id: "lindblad-figures",
    where: "Secs. 1, 3.2, Figs. 8, 10",
    statement: "Figs. 8 and 10 need the Bloch-Redfield equation in the place of its Lindblad form.",
    async check(bench) {
      const way = { equation: "secular" } as const;
      const resonant = await differences(bench, [BASES[0]!, BASES[3]!, BASES[4]!], [curve], way);
      const detuned = await differences(bench, [BASES[1]!, BASES[2]!], [curve], way);
      const maps = await ofMaps(bench, way);
      const all = most([resonant, detuned, maps]);
      const visible = COMPARED.filter((quantity) => all[quantity] > VISIBLE).length;
      return {
        computed: `secular against Redfield, concurrence, I2, I3 in parts of their largest values: Fig. 8(b), (c) ${three(detuned)}, Fig. 8(a), (d), (e) ${short(worst(resonant))} throughout, Fig. 10 ${three(maps)} (needed: all three differ by more than ${100 * VISIBLE} %; approximately: one does)`,
        numbers: {
          ...named("fig8Detuned", detuned),
          fig8Resonant: worst(resonant),
          ...named("fig10", maps),
          bound: VISIBLE,
        },
        verdict: everywhere(visible === COMPARED.length, visible > 0),
      };
    },
  },
  {
    id: "counter-rotating-terms",
    where: "Sec. 3.2, Figs. 4, 8",
    statement:
      "Double excitation and emission may be omitted from the coupling to the baths (rotating wave approximation).",
    async check(bench) {
      const way = { form: "linear" } as const;
      const eight = await differences(bench, BASES, [curve], way);
      const along = [{ parameter: "kappa", values: COUPLINGS }];
      const thermal = await differences(bench, [{ temperature: [0.5, 0.5] }], along, way);
      const hot: Base = { temperature: [0.2, 0.6] };
      const [exchange, linear] = [
        (await swept(bench, hot, along))["concurrence"]!,
        (await swept(bench, { ...hot, ...way }, along))["concurrence"]!,
      ];
      const apart = COUPLINGS.map((_, k) => Math.abs(exchange[k]! - linear[k]!));
      const near = COUPLINGS.filter((_, k) => apart[k]! > VISIBLE);
      const text = COUPLINGS.map((kappa, k) => `${kappa}: ${short(apart[k]!, 2)}`).join(", ");
      return {
        computed: `concurrence, I2, I3 with and without, in parts of their largest values: Fig. 8 ${three(eight)}; thermal states of Fig. 4(a) ${three(thermal)}; concurrence at T = (0.2, 0.6), ε₁ = ε₂, by κ ${text}: they matter next to κ = 2√(ε₁ε₂), where ε₋ is no larger than the damping (holds: within ${100 * SIMILAR} % everywhere; approximately: in Fig. 8)`,
        numbers: {
          ...named("fig8", eight),
          ...named("fig4", thermal),
          largestNearBorder: largest(apart),
          ...(near.length === 0 ? {} : { from: near[0]!, to: near.at(-1)! }),
          bound: SIMILAR,
        },
        verdict: everywhere(largest(apart) <= SIMILAR, worst(eight) <= SIMILAR),
      };
    },
  },
];
