// What the figures and the page call the columns of their tables.

import { isSystem, observableMeaning } from "../index.js";
import { type Unit, unitSign } from "./units.js";
import { type Base, COMPARED, type CurveView, type MapView } from "./view.js";

/** What the library does not say of a column: how it is written. */
interface Words {
  /** In a legend, on an axis, in a choice; without its unit. */
  readonly label: string;
  /** The formula sign alone. */
  readonly sign?: string;
}

/** Of a column that is no observable also what it is, and its unit as a power of energy. */
interface OwnWords extends Words {
  readonly meaning: string;
  readonly power: number;
}

const OBSERVED: Readonly<Record<string, Words>> = {
  concurrence: { label: "concurrence C", sign: "C" },
  i2: { label: "CHSH function ℐ₂", sign: "ℐ₂" },
  i3: { label: "I₃₃₂₂ function ℐ₃", sign: "ℐ₃" },
  chsh: { label: "maximum of CHSH", sign: "CHSH" },
  i3322: { label: "maximum of I₃₃₂₂", sign: "I₃₃₂₂" },
  i3322Bound: { label: "bound of I₃₃₂₂", sign: "I₃₃₂₂ ≤" },
  unsteerability12: { label: "unsteerability 1 → 2" },
  unsteerability21: { label: "unsteerability 2 → 1" },
  negativity: { label: "negativity" },
  entanglementOfFormation: { label: "entanglement of formation, bits", sign: "E" },
  purity: { label: "purity Tr ρ²", sign: "Tr ρ²" },
  entropy: { label: "entropy S, bits", sign: "S" },
  mutualInformation: { label: "mutual information, bits" },
  discord1: { label: "discord, qubit 1 measured, bits" },
  discord2: { label: "discord, qubit 2 measured, bits" },
  fullyEntangledFraction: { label: "fully entangled fraction F", sign: "F" },
  entropyProduction: { label: "entropy production rate σ", sign: "σ" },
  rectification: { label: "rectification ratio R(ΔT)", sign: "R" },
  minEigenvalue: { label: "smallest eigenvalue of ρ", sign: "λ" },
  jumpHeat: { label: "heat from the jumps" },
  gap: { label: "slowest relaxation rate" },
};

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** Digits as an index. */
export function subscript(digits: string | number): string {
  return Array.from(String(digits), (digit) => SUBSCRIPTS[Number(digit)]).join("");
}

/** What each bath has, and each eigenvalue. */
const CURRENTS: readonly (readonly [RegExp, string, string])[] = [
  [/^heatCurrent(\d)$/, "heat current", "J"],
  [/^particleCurrent(\d)$/, "particle current", "N"],
  [/^relaxation(\d+)$/, "relaxation rate", "λ"],
];

const parameter = (label: string, meaning: string, power = 1): OwnWords => ({
  label,
  meaning,
  power,
});
const critical = (sign: string, quantity: string): OwnWords =>
  parameter(`critical ΔT₀| of ${sign}`, `critical temperature difference of ${quantity}, Eq. (35)`);

const OWN: Readonly<Record<string, OwnWords>> = {
  time: parameter("time t", "time", -1),
  kappa: parameter("κ", "coupling between the qubits, Eq. (12)"),
  // Everything else is in its unit.
  "epsilon.mean": parameter("ε̄", "mean frequency, Eq. (14)", 0),
  "epsilon.difference": parameter("Δε", "detuning epsilon2 - epsilon1, Eq. (14)"),
  "temperature.mean": parameter("T", "temperature T = T1 = T2"),
  "temperature.difference": parameter("ΔT", "temperature difference T2 - T1"),
  "mu.mean": parameter("μ", "chemical potential mu = mu1 = mu2"),
  "mu.difference": parameter("Δμ", "chemical potential difference mu2 - mu1"),
  "gamma.mean": parameter("γ̄", "mean of the couplings to the baths"),
  "gamma.difference": parameter("Δγ", "imbalance gamma2 - gamma1 of the couplings to the baths"),
  cntdConcurrence: critical("C", "the concurrence"),
  cntdI2: critical("ℐ₂", "I2"),
  cntdI3: critical("ℐ₃", "I3"),
  verdict: parameter(
    "verdict",
    "what is proven: 0 separable, 1 entangled and unsteerable, 2 undecided, 3 nonlocal",
    0,
  ),
  lower: parameter("lower level", "lower level, numbered as in Eq. (13)", 0),
  upper: parameter("upper level", "upper level", 0),
  lowerEnergy: parameter("lower energy", "energy of the lower level, Eq. (13)"),
  upperEnergy: parameter("upper energy", "energy of the upper level, Eq. (13)"),
  frequency: parameter("frequency", "frequency of the transition, Eqs. (24), (26)"),
  branch: parameter("branch", "1 for epsilon+, -1 for epsilon-", 0),
};

/** Numbers of a system, by their paths. */
const NUMBERS: readonly (readonly [RegExp, (at: string, word: string) => string])[] = [
  [/^hamiltonian\.()(.+)$/, (_, word) => `H: ${word}`],
  [/^baths\.(\d+)\.(temperature)$/, (bath) => `T${subscript(bath)}`],
  [/^baths\.(\d+)\.(mu)$/, (bath) => `μ${subscript(bath)}`],
  [/^baths\.(\d+)\.(frequency)$/, (bath) => `ω${subscript(bath)}`],
  [/^baths\.(\d+)\.spectrum\.(gamma)$/, (bath) => `γ${subscript(bath)}`],
  [/^baths\.(\d+)\.spectrum\.(.+)$/, (bath, word) => `${word.replace(".", " ")}, bath ${bath}`],
  [/^baths\.(\d+)\.coupling\.(.+)$/, (bath, word) => `${word} to bath ${bath}`],
  [/^jumps\.(\d+)\.(rate)$/, (jump) => `Γ${subscript(jump)}`],
  [/^jumps\.(\d+)\.operator\.(.+)$/, (jump, word) => `${word} in jump ${jump}`],
  [/^(secular)(Cutoff)$/, () => "secular cutoff"],
];

function knownWords(name: string): Words | null {
  const words = OBSERVED[name] ?? OWN[name];
  if (words !== undefined) return words;
  for (const [pattern, label, sign] of CURRENTS) {
    const bath = pattern.exec(name)?.[1];
    if (bath === undefined) continue;
    const own = `${sign}${subscript(bath)}`;
    return { label: `${label} ${own}`, sign: own };
  }
  for (const [pattern, label] of NUMBERS) {
    const found = pattern.exec(name);
    if (found !== null) return { label: label(found[1]!, found[2]!) };
  }
  return null;
}

function wordsOf(name: string): Words {
  const words = knownWords(name);
  if (words === null) throw new RangeError(`no words for the column ${name}`);
  return words;
}

const POWERS = { "1": 0, bit: 0, energy: 1, "energy^2": 2, "1/energy": -1 } as const;

/** The power of energy that is the unit of a column; 0 for pure numbers and what has a unit of its own. */
export function powerOf(name: string): number {
  const observed = observableMeaning(name);
  return observed === null ? (OWN[name]?.power ?? 0) : POWERS[observed.unit];
}

/** Where the unit stands in a label that does not end with it. */
const UNIT_PLACE = "|";

/** Units of the mean frequency, by their power. */
const UNITS: Readonly<Record<number, string>> = { [-1]: "·ε̄", 1: "/ε̄", 2: "/ε̄²" };

/** What stands behind a label for its unit. */
function unitText(name: string, unit: Unit): string {
  if (unit === null) return "";
  if (typeof unit === "number") return UNITS[powerOf(name)] ?? "";
  const sign = unitSign(name, powerOf(name), unit);
  return sign === "" ? "" : ` (${sign})`;
}

/** Whether a column is the current of particles from a bath of bosons: these are excitations, of no fixed number. */
export function countsExcitations(name: string, base: Base): boolean {
  const [, bath] = /^particleCurrent(\d)$/.exec(name) ?? [];
  if (bath === undefined) return false;
  const { statistics } = isSystem(base) ? (base.baths?.[Number(bath) - 1] ?? {}) : base;
  return statistics !== "fermi";
}

/** Label of a column, with its unit; without it where the unit is null (see unit.ts). Of a model it may be another. */
export function labelOf(name: string, unit: Unit = 1, base?: Base): string {
  const words = wordsOf(name).label;
  const excitations = base !== undefined && countsExcitations(name, base);
  const label = excitations ? words.replace("particle", "excitation") : words;
  const own = unitText(name, unit);
  return label.includes(UNIT_PLACE) ? label.replace(UNIT_PLACE, own) : label + own;
}

/** Label of a column of any table, without a unit; its name where there are no words for it. */
export function columnLabel(name: string): string {
  return knownWords(name) === null ? name : labelOf(name, null);
}

/** Formula sign of a column; its label where it has none. */
export function signOf(name: string): string {
  return wordsOf(name).sign ?? labelOf(name, null);
}

/** What a column is, with its equation. */
export function meaningOf(name: string): string {
  const meaning = observableMeaning(name)?.meaning ?? OWN[name]?.meaning;
  if (meaning === undefined) throw new RangeError(`no words for the column ${name}`);
  return meaning;
}

/** What the ordinate of a curve is called. */
export function ordinateLabel(
  { shows, base }: Pick<CurveView, "shows" | "base">,
  unit: Unit = 1,
): string {
  if (shows === "compared") return COMPARED.map(signOf).join(", ");
  if (shows !== "critical") return labelOf(shows, unit, base);
  return `critical ΔT₀${unit === null ? "" : UNITS[1]}`;
}

/** What a view shows, as a choice of the page has it. */
export function choiceLabel(shows: CurveView["shows"] | MapView["shows"], base: Base): string {
  if (shows === "compared") return "C, ℐ₂ and ℐ₃";
  return shows === "critical" ? "critical ΔT₀ of C, ℐ₂, ℐ₃" : labelOf(shows, null, base);
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
  { shows, family, base }: Pick<CurveView, "shows" | "family"> & Partial<Pick<CurveView, "base">>,
  unit: Unit = 1,
): string[] {
  if (shows === "compared") return COMPARED.map((quantity) => labelOf(quantity));
  if (shows === "critical") return COMPARED.map((quantity) => `ΔT₀ of ${signOf(quantity)}`);
  if (family === null) return [labelOf(shows, unit, base)];
  const { parameter, values } = family;
  const factor = typeof unit === "number" ? unit ** powerOf(parameter) : 1;
  return values.map((value) => `${labelOf(parameter, unit)} = ${numberText(value / factor)}`);
}
