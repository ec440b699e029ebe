import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_OUT_OF_TABLE,
  STATUS_OVERFLOW,
} from "../../assembly/status.js";
import { BellnessError } from "./errors.js";
import type { System } from "./system.js";

/** The error behind a status of the kernels for systems: of a bath, from 0, at a frequency. */
export function systemError(
  status: number,
  { baths }: System,
  bath: number,
  frequency: number,
): BellnessError {
  const path = `baths.${bath + 1}.spectrum`;
  const given = baths[bath];
  switch (status) {
    case STATUS_DEGENERATE_TRANSITION:
      return new BellnessError(
        "DEGENERATE_TRANSITION",
        `${path}: the rate of bath ${bath + 1} diverges at the transition frequency ${frequency}: γ(ω)n(ω) has no limit for ω → 0 with a "${given?.spectrum.kind}" spectrum at temperature ${given?.temperature}, and the coupling joins levels there. Allowed: an ohmic spectrum of exponent 1 or more, temperature 0, or a coupling without matrix elements at frequency 0, those of a level with itself included.`,
        path,
        given?.spectrum,
      );
    case STATUS_OUT_OF_TABLE:
      return new BellnessError(
        "INVALID_PARAMETER",
        `${path}: the transition frequency ${Math.abs(frequency)} is outside the table${range(given?.spectrum)}. Allowed: a table that reaches every transition which bath ${bath + 1} drives.`,
        path,
        given?.spectrum,
      );
    case STATUS_OVERFLOW:
      return new BellnessError(
        "INVALID_PARAMETER",
        "baths: a rate exceeds double precision. Allowed: rates and their products up to 1e308.",
        "baths",
        baths,
      );
    default:
      throw new RangeError(`unknown status ${status}`);
  }
}

/** ", which goes from a to b". */
function range(spectrum: System["baths"][number]["spectrum"] | undefined): string {
  if (spectrum?.kind !== "table") return "";
  return `, which goes from ${spectrum.frequency[0]} to ${spectrum.frequency.at(-1)}`;
}
