// The kernels and the complex 16×16 route on the same random systems.

import { STATUS_OK } from "../../assembly/status.js";
import { checkedSystem } from "../../src/model/system.js";
import { CORES } from "./cores.js";
import { steadyStateOf } from "./openSystem.js";
import { Random } from "./random.js";
import { randomSystem } from "./randomSystems.js";
import { apart, solveOn } from "./systemCore.js";

/** What the rounding of one route or the other may leave, for a condition number. */
const ROUNDING = 1e-15;

/**
 * Solves `count` random systems by both routes and both cores. Returns how many there were of each
 * equation and the largest difference, in units of what the condition number allows: 1e-10 up to
 * a condition number of 1e5.
 */
export function compareRoutes(seed: number, count: number) {
  const random = new Random(seed);
  const seen: Record<string, number> = {};
  let worst = 0;
  for (let k = 0; k < count; k++) {
    const input = randomSystem(random);
    const other = steadyStateOf(checkedSystem(input).system);
    const allowed = ROUNDING * Math.max(1e5, other.condition);
    for (const core of CORES) {
      const own = solveOn(core, input);
      if (own.status !== STATUS_OK)
        throw new Error(`status ${own.status}: ${JSON.stringify(input)}`);
      const difference = Math.max(
        apart(own.re, other.rho.re),
        apart(own.im, other.rho.im),
        apart(own.heat, other.heat),
        apart(own.particles, other.particles),
        Math.abs(own.jumpHeat - other.jumpHeat),
      );
      const relative = difference / allowed;
      if (!(relative < 1)) {
        throw new Error(`${difference} at condition ${other.condition}: ${JSON.stringify(input)}`);
      }
      worst = Math.max(worst, relative);
    }
    const kind = input.secularCutoff === undefined ? input.equation! : "partial secular";
    seen[kind] = (seen[kind] ?? 0) + 1;
  }
  return { seen, worst };
}
