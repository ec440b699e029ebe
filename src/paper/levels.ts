// Fig. 2: energy levels of the coupled qubits and the transitions that the baths drive.

import { levels, type ParametersInput, parameters } from "../index.js";
import { type PaperFigure, type PaperPanel, panelTitle } from "./figure.js";
import { newColumn } from "./table.js";

/** Where the four levels are drawn: |1⟩ and |4⟩ in the middle, so that no two arrows cross. */
const PLACES = [
  [0.37, 0.63],
  [0.06, 0.32],
  [0.68, 0.94],
  [0.37, 0.63],
] as const;

const BRANCHES = { plus: 0, minus: 1 } as const;
/** Where an arrow meets a level: `MEETS[level][other level]`. */
const MEETS: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  1: { 2: 0.4, 3: 0.6 },
  2: { 1: 0.29, 4: 0.25 },
  3: { 4: 0.71, 1: 0.75 },
  4: { 3: 0.6, 2: 0.4 },
};
const NAMES = ["−ε̄", "−Ω", "Ω", "ε̄"] as const;

function levelsOf(letter: string, coupling: string, base: ParametersInput): PaperPanel {
  const { energies, transitions } = levels(base);
  const frequency = (name: "minus" | "plus") =>
    Number(transitions.find(({ branch }) => branch === name)!.frequency.toPrecision(4));
  const title = `${coupling}: ε₊ = ${frequency("plus")}ε̄, ε₋ = ${frequency("minus")}ε̄`;
  return {
    letter,
    title,
    view: { kind: "levels", base },
    async compute() {
      return {
        base: parameters(base),
        columns: [
          newColumn(
            "lower",
            transitions.map(({ lower }) => lower),
          ),
          newColumn(
            "upper",
            transitions.map(({ upper }) => upper),
          ),
          newColumn(
            "lowerEnergy",
            transitions.map(({ lower }) => energies[lower - 1]!),
          ),
          newColumn(
            "upperEnergy",
            transitions.map(({ upper }) => energies[upper - 1]!),
          ),
          newColumn(
            "frequency",
            transitions.map(({ frequency }) => frequency),
          ),
          newColumn(
            "branch",
            transitions.map(({ branch }) => (branch === "plus" ? 1 : -1)),
          ),
        ],
        marks: [],
        plot: {
          kind: "levels",
          title: panelTitle({ letter, title }),
          y: { label: "energy/ε̄" },
          levels: energies.map((y, k) => ({
            from: PLACES[k]![0],
            to: PLACES[k]![1],
            y,
            label: `|${k + 1}⟩ ${NAMES[k]}`,
          })),
          links: transitions.map(({ lower, upper, branch }) => ({
            series: BRANCHES[branch],
            from: [MEETS[lower]![upper]!, energies[lower - 1]!] as const,
            to: [MEETS[upper]![lower]!, energies[upper - 1]!] as const,
          })),
        },
      };
    },
  };
}

export const figure2: PaperFigure = {
  number: 2,
  title: "Energy levels and transitions",
  equations: "(13), (14); (a) (24), (25); (b) (26), (27)",
  caption:
    "Levels of Eq. (13) and the transitions that flip one qubit, for ε₁ = ε₂ = ε̄. (a) Weak coupling, κ = ε̄ < 2√(ε₁ε₂): the product state |1⟩ is the ground state. (b) Strong coupling, κ = 3ε̄: the entangled state |2⟩ is. The paper draws the scheme without numbers; the couplings are those of Fig. 3.",
  panels: [
    levelsOf("a", "weak coupling, κ = ε̄", { epsilon: [1, 1], kappa: 1 }),
    levelsOf("b", "strong coupling, κ = 3ε̄", { epsilon: [1, 1], kappa: 3 }),
  ],
  perRow: 2,
  legend: ["frequency ε₊", "frequency ε₋"],
};
