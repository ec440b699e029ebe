import { checkKeys, isRecord, oneOf } from "./keys.js";
import { refuse } from "./refuse.js";

const ENERGIES = ["GHz", "meV", "ueV", "cm-1", "K"] as const;
const TEMPERATURES = ["K", "mK"] as const;

/** The units of a user's numbers: energies and rates in one, temperatures in the other. */
export interface Units {
  readonly energy: (typeof ENERGIES)[number];
  /** Kelvin by default. */
  readonly temperature: (typeof TEMPERATURES)[number];
}

/** Units as a user writes them. */
export type UnitsInput = Pick<Units, "energy"> & Partial<Units>;

// The SI's exact constants: J/K, J s, C, m/s.
const BOLTZMANN = 1.380649e-23;
const PLANCK = 6.62607015e-34;
const CHARGE = 1.602176634e-19;
const LIGHT = 299792458;

/** One unit of energy in joules; frequencies and wave numbers stand for hν and hcν̃. */
const JOULES: Readonly<Record<Units["energy"], number>> = {
  GHz: PLANCK * 1e9,
  meV: CHARGE * 1e-3,
  ueV: CHARGE * 1e-6,
  "cm-1": PLANCK * LIGHT * 100,
  K: BOLTZMANN,
};
const KELVIN: Readonly<Record<Units["temperature"], number>> = { K: 1, mK: 1e-3 };

/**
 * Reads units.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function units(value: unknown): Units | null {
  if (value === undefined) return null;
  if (!isRecord(value)) refuse("INVALID_PARAMETER", "units", value, "{energy, temperature}");
  checkKeys(value, ["energy", "temperature"], "units", "INVALID_PARAMETER");
  return {
    energy: oneOf(value["energy"], ENERGIES, "units.energy", "INVALID_PARAMETER"),
    temperature: oneOf(
      value["temperature"] ?? "K",
      TEMPERATURES,
      "units.temperature",
      "INVALID_PARAMETER",
    ),
  };
}

/** k_B times one unit of temperature, in units of energy; 1 without units. */
export function thermalEnergy(given: Units | null): number {
  if (given === null) return 1;
  if (given.energy === "K") return KELVIN[given.temperature];
  return (BOLTZMANN * KELVIN[given.temperature]) / JOULES[given.energy];
}
