// The paper's parameters with a spectrum or units and nothing else: its closed form holds for any
// γ_j(ε₋), γ_j(ε₊).

import * as slot from "../../assembly/layout.js";
import { STATUS_OUT_OF_TABLE } from "../../assembly/status.js";
import { BellnessError } from "./errors.js";
import type { Model } from "./model.js";
import { PAPER } from "./paper.js";
import { type ExtendedParameters, extendedParameters } from "./paperSystem.js";
import type { ParameterPath } from "./paths.js";
import { writeFirstSpectrum } from "./systemRecord.js";
import { thermalEnergy } from "./units.js";

/** Whether the paper's closed form holds. An equation or a form that is named asks for the general way. */
export function isClosedForm({ equation, form }: ExtendedParameters): boolean {
  return equation === undefined && form === undefined;
}

/** Such parameters, complete, as a model. */
export function shapedModel({
  spectrum,
  units,
}: ExtendedParameters): Model<ExtendedParameters, ParameterPath> {
  const unit = thermalEnergy(units ?? null);
  return {
    ...PAPER,
    read: extendedParameters,
    row(params, moved) {
      const [one, two] = params.temperature;
      return PAPER.row({ ...params, temperature: [unit * one, unit * two] }, moved);
    },
    direction(path) {
      const shares = PAPER.direction(path);
      if (!path.startsWith("temperature.")) return shares;
      return shares.map(({ input, factor }) => ({ input, factor: unit * factor }));
    },
    prepare(arena) {
      arena[slot.SHAPED] = spectrum === undefined ? 0 : 1;
      if (spectrum !== undefined) writeFirstSpectrum(arena, spectrum);
    },
    error(status, params, full) {
      if (status !== STATUS_OUT_OF_TABLE) return PAPER.error(status, params, full);
      return new BellnessError(
        "INVALID_PARAMETER",
        "spectrum: a transition frequency ε₋ or ε₊ is outside the table. Allowed: a table that reaches both.",
        "spectrum",
        spectrum,
      );
    },
  };
}
