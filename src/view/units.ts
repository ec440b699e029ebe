// The units that a system's numbers are in, where it says them.

import type { Units, UnitsInput } from "../index.js";

/** ε̄, or the units of a system; null where ε̄ varies or the model has none: then everything is in the unit of the parameters. */
export type Unit = number | UnitsInput | null;

/** Energies, their squares, and times, which have their inverse (ħ = 1; E/h and E/hc of frequencies and wave numbers). */
const SIGNS: Readonly<Record<Units["energy"], Readonly<Record<-1 | 1 | 2, string>>>> = {
  GHz: { [-1]: "1/(2π GHz)", 1: "GHz", 2: "GHz²" },
  meV: { [-1]: "ħ/meV", 1: "meV", 2: "meV²" },
  ueV: { [-1]: "ħ/µeV", 1: "µeV", 2: "µeV²" },
  "cm-1": { [-1]: "1/(2πc cm⁻¹)", 1: "cm⁻¹", 2: "cm⁻²" },
  K: { [-1]: "ħ/(k_B K)", 1: "K", 2: "K²" },
};

/** Paths of a system's numbers that are energies or rates. */
const ENERGIES =
  /^hamiltonian\.|^secularCutoff$|^(baths|jumps)\..*\b(rate|mu|frequency|gamma|reference|centre|width)$/;

/** The unit of a column, whose power of energy is this, or of a number of a system by its path; empty for pure numbers. */
export function unitSign(name: string, power: number, given: UnitsInput): string {
  if (/^baths\..*\.temperature$/.test(name)) return given.temperature ?? "K";
  const signs = SIGNS[given.energy];
  if (ENERGIES.test(name)) return signs[1];
  return power === -1 || power === 1 || power === 2 ? signs[power] : "";
}
