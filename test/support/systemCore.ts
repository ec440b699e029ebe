// One system on one core, below the library.

import * as slot from "../../assembly/system/layout.js";
import type { Core } from "../../src/core/core.js";
import { checkedSystem } from "../../src/model/system.js";
import { writeSystem } from "../../src/model/systemRecord.js";

/** Steady state and currents, as the kernel has them. */
export function solveOn(core: Core, input: unknown) {
  const { arena } = core;
  const checked = checkedSystem(input);
  writeSystem(arena, checked);
  const status = core.systemSteadyState();
  const baths = checked.system.baths.length;
  const take = (at: number, length: number) => Array.from(arena.subarray(at, at + length));
  return {
    status,
    system: checked.system,
    re: take(slot.STEADY, 16),
    im: take(slot.STEADY + 16, 16),
    heat: take(slot.BATH_HEAT, baths),
    particles: take(slot.BATH_PARTICLE, baths),
    jumpHeat: arena[slot.JUMP_HEAT]!,
    production: arena[slot.PRODUCTION]!,
    residual: core.systemResidual(),
    strong: arena[slot.STRONG_DAMPING] === 1,
    fault: [arena[slot.FAULT_BATH]!, arena[slot.FAULT_FREQUENCY]!] as const,
  };
}

/** Largest difference of two lists. */
export function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : Infinity;
  for (let k = 0; k < a.length; k++) {
    const difference = Math.abs(a[k]! - b[k]!);
    worst = difference <= worst ? worst : difference;
  }
  return worst;
}
