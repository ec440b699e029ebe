import { STATUS_OK } from "../../assembly/status.js";
import { isLocality, localityAnswer } from "../locality/names.js";
import { BellnessError } from "../model/errors.js";
import { flags } from "../model/flags.js";
import {
  checkState,
  type Policy,
  policy,
  type Repaired,
  type RepairOptions,
} from "../model/repair.js";
import type { ChshSettings, Direction, Settings } from "../model/settings.js";
import { type MeasuredBlock, stateAt } from "./block.js";
import { DISTANCE, type StatesSpec } from "./job.js";
import { DIRECTIONS, type StateObservable } from "./observables.js";

/**
 * Why state `k` of a measured block has no measures, by the options that it was measured with; null
 * where it has.
 */
export function whyNoState(
  block: MeasuredBlock,
  k: number,
  options: RepairOptions = {},
): BellnessError | null {
  return whyNot(block, k, policy(options));
}

function whyNot(block: MeasuredBlock, k: number, rules: Policy): BellnessError | null {
  const read = block.errors.get(k);
  if (read !== undefined) return read;
  if (block.columns["status"]![k] === STATUS_OK) return null;
  try {
    checkState(stateAt(block, k).rho, rules);
  } catch (error) {
    if (error instanceof BellnessError) return error;
    throw error;
  }
  // Rounding decided the other way there.
  return new BellnessError(
    "INVALID_STATE",
    "rho: not a state, by as much as its tolerance. Allowed: one that is further from that edge.",
    "rho",
  );
}

/** What state `k` was before it was repaired; null where it was taken as it is. */
function repairedOf(block: MeasuredBlock, k: number, rules: Policy): Repaired | null {
  if (rules.repair === null || block.columns[DISTANCE]![k] === 0) return null;
  return checkState(stateAt(block, k).rho, rules).repaired;
}

/** Directions that stand in columns of these names. */
function direction(
  { columns }: MeasuredBlock,
  k: number,
  names: readonly string[],
  j: number,
): Direction {
  return [0, 1, 2].map((axis) => columns[names[3 * j + axis]!]![k]!) as Direction;
}

function settingsOf(block: MeasuredBlock, k: number): Settings {
  const one = (j: number) => direction(block, k, DIRECTIONS.settings, j);
  return { alice: [one(0), one(1), one(2)], bob: [one(3), one(4), one(5)] };
}

function chshSettingsOf(block: MeasuredBlock, k: number): ChshSettings {
  const one = (j: number) => direction(block, k, DIRECTIONS.chshSettings, j);
  return { alice: [one(0), one(1)], bob: [one(2), one(3)] };
}

function observed(block: MeasuredBlock, k: number, name: StateObservable): unknown {
  if (name === "settings") return settingsOf(block, k);
  if (isLocality(name)) return localityAnswer(name, block.columns[name]![k]!);
  return name === "chshSettings" ? chshSettingsOf(block, k) : block.columns[name]![k]!;
}

/** The answer for state `k` of a block, as `solver.state` gives it, with its line and what stood beside it. */
export function answerOf(
  block: MeasuredBlock,
  k: number,
  { observables, rules }: StatesSpec,
): Record<string, unknown> {
  const line = block.lines[k]!;
  const error = whyNot(block, k, rules);
  if (error !== null) return { ...stateAt(block, k).further, ok: false, line, error };
  const answer: Record<string, unknown> = { ...stateAt(block, k).further, ok: true, line };
  for (const name of observables) {
    answer[name] = observed(block, k, name);
  }
  answer["flags"] = flags(block.columns["flags"]![k]!);
  const repaired = repairedOf(block, k, rules);
  if (repaired !== null) answer["repaired"] = repaired;
  return answer;
}
