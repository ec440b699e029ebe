// Figures of docs/time.md: entanglement that dies and revives, the approach to a steady state, the gap.

import type {
  ExtendedParametersInput,
  ParametersInput,
  StateInput,
  SystemInput,
} from "../index.js";
import { labelOf, legendOf, meaningOf, signOf } from "../view/labels.js";
import { COMPARED } from "../view/view.js";
import { DETUNED } from "./equations.js";
import type { Column, Context, FurtherFigure, Panel } from "./figure.js";
import { type Series, seriesPanel } from "./series.js";
import { BOSONIC } from "./temperature.js";

/** The state of |00⟩ and |11⟩ with this weight of the latter. */
function paired(weight: number): StateInput {
  const both = Math.sqrt(weight * (1 - weight));
  return { re: [1 - weight, 0, 0, both, 0, 0, 0, 0, 0, 0, 0, 0, both, 0, 0, weight] };
}

/** (|01⟩ + |10⟩)/√2, and |01⟩. */
const SHARED: StateInput = { re: [0, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0] };
const ONE: StateInput = { re: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };

/** Starts by the names of their columns, in the order of the legend. */
const STARTS = [
  { name: "quarter", label: "√3|00⟩ + |11⟩", initial: paired(0.25) },
  { name: "half", label: "|00⟩ + |11⟩", initial: paired(0.5) },
  { name: "threeQuarters", label: "|00⟩ + √3|11⟩", initial: paired(0.75) },
  { name: "shared", label: "|01⟩ + |10⟩", initial: SHARED },
] as const;

/** Two qubits that decay at the rate 1 into baths with so many quanta, and a coupling between them. */
export function decaying(quanta: number, coupling: number): SystemInput {
  return {
    hamiltonian: { nI: 10, In: 10, XX: coupling },
    jumps: [
      { operator: { "-I": 1 }, rate: quanta + 1 },
      { operator: { "I-": 1 }, rate: quanta + 1 },
      { operator: { "+I": 1 }, rate: quanta },
      { operator: { "I+": 1 }, rate: quanta },
    ],
  };
}

const TIME = { label: "γt" };
const SPAN = 3;

function decayPanel(letter: string, title: string, system: SystemInput): Panel {
  return seriesPanel({
    letter,
    title,
    x: { ...TIME, domain: [0, SPAN] },
    y: { label: labelOf("concurrence"), domain: [0, 1] },
    async data({ solver, resolution }) {
      const times = { from: 0, to: SPAN, count: resolution.curve };
      const courses = STARTS.map(({ initial }) =>
        solver.evolve(system, { initial, times, observables: ["concurrence"] }),
      );
      const series = STARTS.map(({ name, label }, k) => ({
        name,
        meaning: `concurrence from ${label}, Eq. (1)`,
        values: Float64Array.from(courses[k]!.concurrence!),
      }));
      return { x: timeColumn(courses[0]!.times), series };
    },
  });
}

function timeColumn(values: ArrayLike<number>): Column {
  return { name: "time", meaning: "time", values: Float64Array.from(values) };
}

export const DEATH_FIGURE: FurtherFigure = {
  name: "sudden-death",
  page: "time",
  title: "Sudden death and revival of the entanglement of two qubits",
  caption:
    "Two qubits, each with a decay rate γ into a bath of its own, from four entangled states (normalised): (a) at T = 0, where the entanglement of those with the larger weight on |11⟩ ends at γt = -ln(1 - |a/b|) and that of the others never; (b) at a temperature with n = 0.3 quanta at the qubits' frequency 10γ, where all of it ends; (c) the same at T = 0 with the Hamiltonian g XX, g = 2γ, which revives it.",
  panels: [
    decayPanel("a", "T = 0", decaying(0, 0)),
    decayPanel("b", "T > 0", decaying(0.3, 0)),
    decayPanel("c", "T = 0, with a coupling", decaying(0, 2)),
  ],
  perRow: 3,
  legend: STARTS.map(({ label }) => label),
};

/** Fig. 8(b) where it violates the inequalities most. */
export const APPROACH: ParametersInput = {
  ...DETUNED,
  temperature: { mean: 0.4, difference: 0.4 },
};
/** Decades of time, in units of 1/ε̄. */
const DECADES = [-1, 3] as const;

function approachPanel(letter: string, title: string, initial: StateInput): Panel {
  return seriesPanel({
    letter,
    title,
    x: { label: "log₁₀ ε̄t", domain: DECADES },
    y: { label: signOf("concurrence").concat(", ℐ₂, ℐ₃"), domain: [0, 1] },
    async data({ solver, resolution }) {
      const [from, to] = DECADES;
      const times = {
        from: 10 ** from,
        to: 10 ** to,
        count: resolution.curve,
        scale: "log",
      } as const;
      const course = solver.evolve(APPROACH, {
        initial,
        times,
        observables: ["concurrence", "i2", "i3322"],
      });
      const values = {
        concurrence: course.concurrence!,
        i2: course.i2!,
        i3: course.i3322!.map((value) => Math.max(0, value - 4)),
      };
      const x = {
        name: "logTime",
        meaning: "decimal logarithm of the time",
        values: Float64Array.from(course.times, Math.log10),
      };
      const series = COMPARED.map((name): Series => {
        return { name, meaning: meaningOf(name), values: Float64Array.from(values[name]) };
      });
      return { base: APPROACH, x, series };
    },
  });
}

export const APPROACH_FIGURE: FurtherFigure = {
  name: "approach",
  page: "time",
  title: "The approach to a nonequilibrium steady state",
  caption:
    "The set-up of Fig. 8(b) at ΔT = 0.4ε̄ (ε₁ = 0.5ε̄, ε₂ = 1.5ε̄, κ = 3ε̄, T̄ = 0.4ε̄, γ₁ = γ₂ = 0.1ε̄): concurrence and the normalised violations of CHSH and I3322 on the way (a) from |01⟩, (b) from (|01⟩ + |10⟩)/√2.",
  panels: [approachPanel("a", "from |01⟩", ONE), approachPanel("b", "from |01⟩ + |10⟩", SHARED)],
  perRow: 2,
  legend: legendOf({ shows: "compared", family: null }),
};

/** Forms of the coupling to the baths, in the order of the legend. */
const FORMS = [
  { name: "exchange", label: "exchange form", way: {} },
  { name: "linear", label: "linear form", way: { form: "linear" } },
] as const satisfies readonly {
  name: string;
  label: string;
  way: Partial<ExtendedParametersInput>;
}[];
/** Largest κ; an even number of points has none on the poles at 2 and √3. */
const KAPPA = 4;

async function gapsOf({ solver, resolution, signal }: Context, base: ExtendedParametersInput) {
  const count = 2 * Math.ceil(resolution.curve / 2);
  return solver.sweep(
    { base, axes: [{ parameter: "kappa", from: 0, to: KAPPA, count }], observables: ["gap"] },
    signal === undefined ? {} : { signal },
  );
}

function gapPanel(letter: string, title: string, base: ParametersInput): Panel {
  return seriesPanel({
    letter,
    title,
    x: { label: labelOf("kappa"), domain: [0, KAPPA] },
    y: { label: "gap/ε̄" },
    async data(context) {
      const tables = await Promise.all(
        FORMS.map(({ way }) => gapsOf(context, { ...base, ...way })),
      );
      const x = { name: "kappa", meaning: meaningOf("kappa"), values: tables[0]!.columns.kappa };
      const series = FORMS.map(({ name, label }, k): Series => {
        const meaning = `slowest relaxation rate, ${label}`;
        return { name, meaning, values: tables[k]!.columns.gap };
      });
      return { base, x, series };
    },
  });
}

export const GAP_FIGURE: FurtherFigure = {
  name: "gap",
  page: "time",
  title: "The slowest relaxation rate along the coupling of the qubits",
  caption:
    "Bosonic baths at T₁ = 0.2ε̄, T₂ = 0.6ε̄, γ₁ = γ₂ = 0.1ε̄: the gap of the generator along κ, (a) ε₁ = ε₂, (b) 3ε₁ = ε₂. At κ = 2√(ε₁ε₂) the transition frequency ε₋ is zero and the regime changes: in exchange form relaxation becomes arbitrarily slow from the strong side; in linear form, which keeps the counter-rotating terms, it is slow over a wide range, and behind the change the gap is negative, where Redfield's equation runs away.",
  panels: [
    gapPanel("a", "ε₁ = ε₂", { ...BOSONIC, temperature: [0.2, 0.6] }),
    gapPanel("b", "3ε₁ = ε₂", { ...DETUNED, temperature: [0.2, 0.6] }),
  ],
  perRow: 2,
  legend: FORMS.map(({ label }) => label),
};

export const EVOLUTIONS: readonly FurtherFigure[] = [DEATH_FIGURE, APPROACH_FIGURE, GAP_FIGURE];
