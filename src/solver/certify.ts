import * as slot from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { readSettings } from "../core/slots.js";
import { measureNumbers } from "../core/state.js";
import { checkWatch, refuse } from "../model/refuse.js";
import { givenState, type Repaired, type RepairOptions } from "../model/repair.js";
import type { Settings } from "../model/settings.js";

/** How far a proof goes, and how long. */
export interface CertifyOptions extends RepairOptions {
  /** How close the bound is to come to the value: > 0, default 1e-6; rounding leaves 6e-13 of any gap. */
  readonly gap?: number;
  /** Seconds after which to stop with the gap reached; default: none. */
  readonly budget?: number;
  /** Called between parts of the work, about every 20 ms. */
  readonly onProgress?: (progress: { readonly gap: number; readonly cells: number }) => void;
  readonly signal?: AbortSignal;
}

/** The proof of a maximum of I3322: no measurement exceeds `bound`, `settings` reach `value`. */
export interface Certificate {
  readonly value: number;
  readonly bound: number;
  /** bound − value: at most the gap asked for, unless the budget ran out or rounding is in the way. */
  readonly gap: number;
  readonly settings: Settings;
  /** Parts of the space of settings that were bounded. */
  readonly cells: number;
  readonly seconds: number;
  /** What the matrix was before it was repaired; missing where it was a state. */
  readonly repaired?: Repaired;
}

export const DEFAULT_GAP = 1e-6;

/** Cells between two looks at the clock: some ten milliseconds. */
const CELLS = 4096;
/** Milliseconds between two turns of the event loop, so that an abort can arrive. */
const TURN = 30;

function positive(value: unknown, path: string): number {
  if (typeof value !== "number" || !(value > 0)) {
    refuse("INVALID_PARAMETER", path, value, "a number above 0");
  }
  return value;
}

/**
 * Lets the event loop turn. Other calls may use the core meanwhile, so everything that
 * the certificate keeps in the arena is set aside.
 */
async function turnOf({ arena }: Core): Promise<void> {
  const kept = arena.slice(slot.CERTIFICATE, slot.CERTIFICATE_END);
  await new Promise((resolve) => setTimeout(resolve));
  arena.set(kept, slot.CERTIFICATE);
}

/**
 * Certifies the maximum of I3322 for a two-qubit state by branch and bound: a bound
 * that no six measurement directions exceed, within `gap` of a value that six reach.
 * Where the quick bound is close enough already, no work is done. More time never gives a
 * larger bound. Where the maxima fill a curve (product states) or nearly so, the work grows as
 * gap^(−1/2): ask for a budget there.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
 */
export async function certifyState(
  core: Core,
  rho: unknown,
  { gap = DEFAULT_GAP, budget = Infinity, onProgress, signal, ...repair }: CertifyOptions = {},
): Promise<Certificate> {
  positive(gap, "gap");
  positive(budget, "budget");
  checkWatch({ signal, onProgress });
  signal?.throwIfAborted();
  const start = performance.now();
  const { arena } = core;
  const { numbers, repaired } = givenState(rho, repair);
  measureNumbers(core, numbers);
  const finish = (value: number, bound: number, cells: number): Certificate => ({
    value,
    bound,
    gap: bound - value,
    settings: readSettings(arena),
    cells,
    seconds: (performance.now() - start) / 1000,
    ...(repaired === null ? {} : { repaired }),
  });
  const value = arena[slot.STATE_I3322]!;
  const quick = arena[slot.STATE_I3322_BOUND]!;
  if (quick - value <= gap) return finish(value, quick, 0);

  core.certifyStart(value, gap);
  let left = core.certifyRun(0);
  let turn = start;
  while (left > 0) {
    left = core.certifyRun(CELLS);
    const now = performance.now();
    if ((now - start) / 1000 > budget) break;
    if (now - turn > TURN && left > 0) {
      turn = now;
      const reached = arena[slot.CERTIFY_BOUND]! - arena[slot.CERTIFY_VALUE]!;
      onProgress?.({ gap: reached, cells: arena[slot.CERTIFY_CELLS]! });
      await turnOf(core);
      signal?.throwIfAborted();
    }
  }
  core.settings();
  const bound = Math.min(quick, arena[slot.CERTIFY_BOUND]!);
  return finish(arena[slot.CERTIFY_VALUE]!, bound, arena[slot.CERTIFY_CELLS]!);
}
