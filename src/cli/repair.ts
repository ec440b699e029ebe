import { InvalidArgumentError, Option } from "commander";
import { BellnessError, type Repair, type RepairOptions } from "../index.js";

// What commands are told of given matrices that are no states.

export interface RepairCommandOptions {
  readonly repair?: Repair;
  readonly tolerance?: number;
  readonly allowNotPositive?: boolean;
}

function toleranceOption(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value < Infinity) || text.trim() === "") {
    throw new InvalidArgumentError("Allowed: a finite number from 0 on.");
  }
  return value;
}

/** `--repair`, for every command that is given states. */
export function repairOption(): Option {
  return new Option(
    "--repair <how>",
    "what is done to what is no state: its Hermitian part, divided by its trace (normalise), or then the nearest state (nearest)",
  ).choices(["normalise", "nearest"]);
}

/** `--tolerance`, beside it. */
export const TOLERANCE = [
  "--tolerance <size>",
  "how far from Hermitian and of trace 1 a matrix may be that is repaired (0.01)",
  toleranceOption,
] as const;

/** A tolerance without a repair that it limits is a mistake. */
export function repairRules({
  repair,
  tolerance,
  allowNotPositive,
}: RepairCommandOptions): RepairOptions {
  if (tolerance !== undefined && repair === undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "tolerance: not allowed without --repair, which it limits. Allowed: --repair normalise or --repair nearest.",
      "tolerance",
      tolerance,
    );
  }
  return {
    ...(repair === undefined ? {} : { repair }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(allowNotPositive === undefined ? {} : { allowNotPositive }),
  };
}
