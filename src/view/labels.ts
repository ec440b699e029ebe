// What the figures and the page call the columns of their tables.

import { COMPARED, type CurveView, type MapView } from "./view.js";

/** How a column is called. Labels have the mean frequency ε̄ as their unit, as the paper has. */
interface Words {
  /** In a legend, on an axis, in a choice. */
  readonly label: string;
  /** The formula sign alone. */
  readonly sign?: string;
  /** What it is, with the equation of the paper: for the head of a table. */
  readonly meaning: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  kappa: { label: "κ/ε̄", meaning: "coupling between the qubits, Eq. (12)" },
  "epsilon.mean": { label: "ε̄", meaning: "mean frequency, Eq. (14)" },
  "epsilon.difference": { label: "Δε/ε̄", meaning: "detuning epsilon2 - epsilon1, Eq. (14)" },
  "temperature.mean": { label: "T/ε̄", meaning: "temperature T = T1 = T2" },
  "temperature.difference": { label: "ΔT/ε̄", meaning: "temperature difference T2 - T1" },
  "mu.mean": { label: "μ/ε̄", meaning: "chemical potential mu = mu1 = mu2" },
  "mu.difference": { label: "Δμ/ε̄", meaning: "chemical potential difference mu2 - mu1" },
  "gamma.mean": { label: "γ̄/ε̄", meaning: "mean of the couplings to the baths" },
  "gamma.difference": {
    label: "Δγ/ε̄",
    meaning: "imbalance gamma2 - gamma1 of the couplings to the baths",
  },
  concurrence: { label: "concurrence C", sign: "C", meaning: "concurrence, Eq. (1)" },
  i2: {
    label: "CHSH function ℐ₂",
    sign: "ℐ₂",
    meaning: "normalised CHSH violation, Eq. (5)",
  },
  i3: {
    label: "I₃₃₂₂ function ℐ₃",
    sign: "ℐ₃",
    meaning: "normalised I3322 violation, Eq. (8), global maximum over six directions",
  },
  chsh: {
    label: "maximum of CHSH",
    meaning: "maximum of Tr(B2222 rho), Eq. (9); the local bound is 2",
  },
  i3322: {
    label: "maximum of I₃₃₂₂",
    meaning: "maximum of Tr(B3322 rho) over six directions; the local bound is 4",
  },
  heatCurrent2: {
    label: "heat current I₂ᵇ/ε̄²",
    meaning: "heat current from bath 2 into the system, Eq. (29)",
  },
  particleCurrent2: {
    label: "particle current I₂ᶠ/ε̄",
    meaning: "particle current from bath 2 into the system, Eq. (30)",
  },
  entropyProduction: {
    label: "entropy production rate σ/ε̄",
    meaning: "entropy production rate, Eqs. (33), (34)",
  },
  rectification: {
    label: "rectification ratio R(ΔT)",
    meaning: "rectification ratio R, Eq. (36)",
  },
  minEigenvalue: { label: "smallest eigenvalue of ρ", meaning: "smallest eigenvalue of rho" },
  cntdConcurrence: {
    label: "critical ΔT₀/ε̄ of C",
    meaning: "critical temperature difference of the concurrence, Eq. (35)",
  },
  cntdI2: {
    label: "critical ΔT₀/ε̄ of ℐ₂",
    meaning: "critical temperature difference of I2, Eq. (35)",
  },
  cntdI3: {
    label: "critical ΔT₀/ε̄ of ℐ₃",
    meaning: "critical temperature difference of I3, Eq. (35)",
  },
  lower: { label: "lower level", meaning: "lower level, numbered as in Eq. (13)" },
  upper: { label: "upper level", meaning: "upper level" },
  lowerEnergy: { label: "lower energy/ε̄", meaning: "energy of the lower level, Eq. (13)" },
  upperEnergy: { label: "upper energy/ε̄", meaning: "energy of the upper level, Eq. (13)" },
  frequency: { label: "frequency/ε̄", meaning: "frequency of the transition, Eqs. (24), (26)" },
  branch: { label: "branch", meaning: "1 for epsilon+, -1 for epsilon-" },
};

function wordsOf(name: string): Words {
  const words = WORDS[name];
  if (words === undefined) throw new RangeError(`no words for the column ${name}`);
  return words;
}

/** The mean frequency as the unit of a label. */
const UNIT = /\/ε̄(²?)/;

/** The power of the mean frequency that is the unit of a column; 0 for pure numbers. */
export function powerOf(name: string): 0 | 1 | 2 {
  const [unit, square] = UNIT.exec(WORDS[name]?.label ?? "") ?? [];
  return unit === undefined ? 0 : square === "" ? 1 : 2;
}

function unitless(label: string): string {
  return label.replace(UNIT, "");
}

/** Label of a column, with its unit; without it where the unit is null (see unit.ts). */
export function labelOf(name: string, unit: number | null = 1): string {
  const { label } = wordsOf(name);
  return unit === null ? unitless(label) : label;
}

/** Label of a column of any table, without a unit; its name where there are no words for it. */
export function columnLabel(name: string): string {
  return name in WORDS ? labelOf(name, null) : name;
}

/** Formula sign of a column; its label where it has none. */
export function signOf(name: string): string {
  const { sign, label } = wordsOf(name);
  return sign ?? label;
}

/** What a column is, with its equation. */
export function meaningOf(name: string): string {
  return wordsOf(name).meaning;
}

/** What the ordinate of a curve is called. */
export function ordinateLabel(shows: CurveView["shows"], unit: number | null = 1): string {
  if (shows === "compared") return COMPARED.map(signOf).join(", ");
  if (shows !== "critical") return labelOf(shows, unit);
  return unit === null ? unitless(CRITICAL_LABEL) : CRITICAL_LABEL;
}
const CRITICAL_LABEL = "critical ΔT₀/ε̄";

/** What a view shows, as a choice of the page has it. */
export function choiceLabel(shows: CurveView["shows"] | MapView["shows"]): string {
  if (shows === "compared") return "C, ℐ₂ and ℐ₃";
  return shows === "critical" ? "critical ΔT₀/ε̄ of C, ℐ₂, ℐ₃" : labelOf(shows);
}

/** A number for reading: `digits` significant ones, with a true minus sign. */
export function numberText(value: number, digits = 6): string {
  if (Number.isNaN(value)) return "none";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const rounded = Number(value.toPrecision(digits));
  const small = rounded !== 0 && Math.abs(rounded) < 1e-4;
  return (small ? rounded.toExponential() : String(rounded)).replaceAll("-", "−");
}

/** Names of the curves, in the order of their series. */
export function legendOf(
  { shows, family }: Pick<CurveView, "shows" | "family">,
  unit: number | null = 1,
): string[] {
  if (shows === "compared") return COMPARED.map((quantity) => labelOf(quantity));
  if (shows === "critical") return COMPARED.map((quantity) => `ΔT₀ of ${signOf(quantity)}`);
  if (family === null) return [labelOf(shows, unit)];
  const { parameter, values } = family;
  const factor = unit === null ? 1 : unit ** powerOf(parameter);
  return values.map((value) => `${labelOf(parameter, unit)} = ${numberText(value / factor)}`);
}
