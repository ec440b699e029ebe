import { POLE_REFUSED } from "../../assembly/layout.js";
import * as slot from "../../assembly/system/layout.js";
import type { Operator } from "./operator.js";
import { type CutoffKind, pchipSlopes, type Spectrum } from "./spectrum.js";
import { type CheckedSystem, EQUATIONS } from "./system.js";
import { thermalEnergy } from "./units.js";

const CUTOFF_NUMBER: Readonly<Record<CutoffKind, number>> = {
  none: slot.NO_CUTOFF,
  exponential: slot.EXPONENTIAL,
  drude: slot.DRUDE,
  gaussian: slot.GAUSSIAN,
  sharp: slot.SHARP,
};

function writeOperator(arena: Float64Array, at: number, { re, im }: Operator): void {
  arena.set(re, at);
  arena.set(im, at + slot.ENTRIES);
}

/** Makes a spectrum that of the first bath. */
export function writeFirstSpectrum(arena: Float64Array, spectrum: Spectrum): void {
  writeSpectrum(arena, slot.SYSTEM_BATH, spectrum, 0, 0);
}

/** Writes a spectrum; returns how many points of tables have been written. */
function writeSpectrum(
  arena: Float64Array,
  at: number,
  spectrum: Spectrum,
  written: number,
  origin: number,
): number {
  switch (spectrum.kind) {
    case "flat":
      arena[at + slot.BATH_SPECTRUM] = slot.FLAT;
      arena[at + slot.BATH_GAMMA] = spectrum.gamma;
      return written;
    case "ohmic":
      arena[at + slot.BATH_SPECTRUM] = slot.OHMIC;
      arena[at + slot.BATH_GAMMA] = spectrum.gamma;
      arena[at + slot.BATH_FIRST] = spectrum.exponent;
      arena[at + slot.BATH_SECOND] = spectrum.reference;
      arena[at + slot.BATH_CUTOFF] = CUTOFF_NUMBER[spectrum.cutoff.kind];
      arena[at + slot.BATH_CUTOFF_FREQUENCY] = spectrum.cutoff.frequency ?? 1;
      return written;
    case "lorentzian":
      arena[at + slot.BATH_SPECTRUM] = slot.LORENTZIAN;
      arena[at + slot.BATH_GAMMA] = spectrum.gamma;
      arena[at + slot.BATH_FIRST] = spectrum.centre;
      arena[at + slot.BATH_SECOND] = spectrum.width;
      return written;
    case "table": {
      const { frequency, gamma } = spectrum;
      const slopes = pchipSlopes(frequency, gamma);
      arena[at + slot.BATH_SPECTRUM] = slot.TABLE;
      arena[at + slot.BATH_GAMMA] = 1;
      arena[at + slot.BATH_TABLE] = written;
      arena[at + slot.BATH_POINTS] = frequency.length;
      frequency.forEach((omega, k) => {
        const point = slot.SYSTEM_TABLE + slot.TABLE_STRIDE * (written + k) - origin;
        arena[point] = omega;
        arena[point + 1] = gamma[k]!;
        arena[point + 2] = slopes[k]!;
      });
      return written + frequency.length;
    }
  }
}

/** Writes a system into the slots that the kernels read, of an arena or of a part that begins at `origin`. */
export function writeSystem(arena: Float64Array, checked: CheckedSystem, origin = 0): void {
  const { system } = checked;
  if (origin === 0) arena[POLE_REFUSED] = 0;
  arena[slot.SYSTEM_EQUATION - origin] = EQUATIONS.indexOf(system.equation);
  arena[slot.SYSTEM_CUTOFF - origin] = system.secularCutoff ?? -1;
  arena[slot.SYSTEM_BATHS - origin] = system.baths.length;
  arena[slot.SYSTEM_JUMPS - origin] = system.jumps.length;
  arena.set(checked.hamiltonian.re, slot.SYSTEM_H - origin);
  // What the coefficients have lost to rounding lies outside the part.
  if (origin === 0) arena.set(checked.hamiltonian.low, slot.SYSTEM_H_LOW);
  const unit = thermalEnergy(system.units ?? null);
  let points = 0;
  system.baths.forEach((bath, j) => {
    const at = slot.SYSTEM_BATH + slot.BATH_STRIDE * j - origin;
    arena[at + slot.BATH_FORM] = bath.form === "linear" ? slot.LINEAR : slot.EXCHANGE;
    arena[at + slot.BATH_STATISTICS] = bath.statistics === "bose" ? slot.BOSE : slot.FERMI;
    arena[at + slot.BATH_TEMPERATURE] = unit * bath.temperature;
    arena[at + slot.BATH_MU] = bath.mu;
    arena[at + slot.BATH_FREQUENCY] = bath.frequency ?? 0;
    points = writeSpectrum(arena, at, bath.spectrum, points, origin);
    writeOperator(arena, at + slot.BATH_COUPLING, checked.couplings[j]!);
  });
  system.jumps.forEach(({ rate }, j) => {
    const at = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j - origin;
    arena[at] = rate;
    writeOperator(arena, at + slot.JUMP_OPERATOR, checked.jumps[j]!);
  });
}

/** The part of the arena that holds a system, from SYSTEM_START on. */
export function systemRecord(checked: CheckedSystem): Float64Array {
  const record = new Float64Array(slot.LEVEL - slot.SYSTEM_START);
  writeSystem(record, checked, slot.SYSTEM_START);
  return record;
}
