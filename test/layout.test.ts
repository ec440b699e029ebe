// assembly/layout.ts: no two regions of the arena overlap, SIMD accesses are aligned, and each
// offset is derived from the one before it.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as layout from "../assembly/layout.js";
import * as status from "../assembly/status.js";
import { ARENA_SIZE } from "../assembly/system/layout.js";
import { CORES, wasm } from "./support/cores.js";
import { CONSTANTS, isOffset, REGIONS } from "./support/slots.js";

const {
  BLOCK,
  CANDIDATES,
  DISCORD_STARTS,
  ENDS,
  JUMPS,
  LEVELS,
  LIOUVILLE,
  LIOUVILLE_ENTRIES,
  PLANAR_SAMPLES,
  POINT,
  PROBLEM,
  QUEUE_CAPACITY,
  QUEUE_STRIDE,
  STARTS,
  SUM_LENGTH,
  STATE_NUMBERS,
  X_LENGTH,
} = layout;

/** How many doubles the kernels use at each offset; columns (IN_, OUT_) have BLOCK, the rest one. */
const SIZES: Record<string, number> = {
  RATE_N: 4,
  RATE_ALPHA: 4,
  RATE_BETA: 4,
  RATE_NU: 4,
  RATE_J: 2,
  REDUCED_POPULATION: LEVELS,
  REDUCED_COHERENCE: 2,
  X_RHO: X_LENGTH,
  ENERGY_RE: LIOUVILLE,
  ENERGY_IM: LIOUVILLE,
  RHO_RE: LIOUVILLE,
  RHO_IM: LIOUVILLE,
  CURRENT_HEAT: 2,
  CURRENT_PARTICLE: 2,
  CURRENT_NOISE: 2,
  JUMP_AMPLITUDE: 2 * JUMPS,
  LOSS: LEVELS * LEVELS,
  LIOUVILLIAN_RE: LIOUVILLE_ENTRIES,
  LIOUVILLIAN_IM: LIOUVILLE_ENTRIES,
  LU_RE: LIOUVILLE_ENTRIES,
  LU_IM: LIOUVILLE_ENTRIES,
  RHS: 2 * LIOUVILLE,
  JACOBI_RE: LEVELS * LEVELS,
  JACOBI_IM: LEVELS * LEVELS,
  FACTOR_RE: LEVELS * LEVELS,
  FACTOR_IM: LEVELS * LEVELS,
  EIGENVALUES: LEVELS,
  BLOCH_R: 3,
  BLOCH_S: 3,
  CORRELATION: 9,
  SINGULAR_T: 3,
  SINGULAR_U: 9,
  SINGULAR_W: 9,
  FRAME_T: 3,
  FRAME_R: 3,
  FRAME_S: 3,
  CANDIDATE: CANDIDATES * POINT,
  BEST: POINT,
  SAVED: POINT,
  STEP_TRIAL: POINT,
  STEP_G: 9,
  STEP_INVERSE: 3,
  ASCENDED: CANDIDATES,
  SUM: SUM_LENGTH,
  START: STARTS * POINT,
  RELAX: STARTS * POINT,
  RELAX_VALUE: STARTS,
  RELAX_GAIN: STARTS,
  RELAX_BEFORE: STARTS,
  END_POINT: ENDS * POINT,
  END_VALUE: ENDS,
  PLANAR_VALUE: PLANAR_SAMPLES,
  X_ROTATION: 4,
  STATE_SETTINGS: 18,
  STEERING_A: 3,
  STEERING_FACTOR: 4,
  STATE_CHSH_SETTINGS: 12,
  TARGET_RE: LEVELS * LEVELS,
  TARGET_IM: LEVELS * LEVELS,
  TRIDIAGONAL: LEVELS,
  TRIDIAGONAL_OFF: LEVELS,
  DISCORD_R: 3,
  DISCORD_Q: 3,
  DISCORD_K: 3,
  DISCORD_START: 3 * DISCORD_STARTS,
  DISCORD_VALUE: DISCORD_STARTS,
  DISCORD_GRADIENT: 3,
  DISCORD_HESSIAN: 6,
  DISCORD_N: 3,
  DISCORD_E: 6,
  DISCORD_TRIAL: 3,
  PROBLEM_MAIN: PROBLEM,
  PROBLEM_AXIAL: PROBLEM,
  PROBLEM_TIP: PROBLEM,
  PLACE_MAIN: 3,
  PLACE_AXIAL: 3,
  PLACE_TIP: 3,
  CELL_CENTRE: 3,
  CELL_LOW: 3,
  CELL_HIGH: 3,
  CELL_VERTEX: 24,
  CELL_MULTIPLIER: 3,
  CERTIFY_AXES: 3,
  OUT_SETTINGS: 18 * BLOCK,
  OUT_CHSH_SETTINGS: 12 * BLOCK,
  IN_STATE: STATE_NUMBERS * BLOCK,
  QUEUE: QUEUE_STRIDE * QUEUE_CAPACITY,
  SHAPE: 2,
};

const offsets = REGIONS.map(({ name, start }) => ({
  name,
  start,
  size: SIZES[name] ?? (/^(IN|OUT)_/.test(name) ? BLOCK : 1),
}));

describe("the layout of the arena", () => {
  it("has room for every region, without overlap", () => {
    for (const name of Object.keys(SIZES)) expect(offsets.map((o) => o.name)).toContain(name);
    expect(offsets[0]!.start).toBe(0);
    offsets.forEach(({ name, start, size }, k) => {
      const next = offsets[k + 1] ?? { name: "LAYOUT_END", start: layout.LAYOUT_END };
      expect(start + size, `${name} runs into ${next.name}`).toBeLessThanOrEqual(next.start);
      // At most one double of padding: a larger gap is a region whose size is written wrongly.
      expect(next.start - start - size, `gap after ${name}`).toBeLessThanOrEqual(1);
    });
    expect(layout.IN_END).toBe(layout.OUT_STATUS);
    expect(layout.OUT_END).toBe(layout.IN_STATE);
    expect(layout.IN_STATE_END).toBe(layout.H_MEAN);
  });

  it("derives each offset from the one declared before it, and writes no number twice", () => {
    const text = readFileSync(new URL("../assembly/layout.ts", import.meta.url), "utf8");
    const declared = [...text.matchAll(/^export const (\w+): i32 = ([^;]+);$/gm)];
    expect(declared).toHaveLength(Object.keys(CONSTANTS).length);
    let previous = "";
    for (const [, name, expression] of declared) {
      if (!isOffset(name!) && !/_END$|^LAYOUT_END$/.test(name!)) continue;
      if (previous === "") expect(expression).toBe("0");
      else expect(expression!.split(" ")[0], name).toBe(previous);
      previous = name!;
    }
  });

  it("keeps what SIMD loads at even offsets in 16-byte aligned memory", () => {
    const { LU_RE, LU_IM, RHS, PIVOT_MIN } = layout;
    const loaded = [LU_RE, LU_IM, LU_IM - LU_RE, RHS, PIVOT_MIN];
    for (const offset of [...loaded, LIOUVILLE]) expect(offset % 2).toBe(0);
    expect(wasm.arena.byteOffset % 16).toBe(0);
    for (const { arena } of CORES) expect(arena).toHaveLength(ARENA_SIZE);
  });

  it("gives every observable its own bit, and every status and flag its own number", () => {
    const bits = Object.entries(CONSTANTS).filter(
      ([name]) => name.startsWith("OBSERVE_") && name !== "OBSERVE_ALL",
    );
    const union = bits.reduce((mask, [, bit]) => mask | bit, 0);
    expect(union).toBe(2 ** bits.length - 1);
    const numbers = (prefix: string) =>
      Object.entries(status)
        .filter(([name]) => name.startsWith(prefix))
        .map(([, value]) => value as number);
    expect(new Set(numbers("STATUS_")).size).toBe(numbers("STATUS_").length);
    for (const flag of numbers("FLAG_")) expect(Math.log2(flag) % 1).toBe(0);
    expect(new Set(numbers("FLAG_")).size).toBe(numbers("FLAG_").length);
  });

  it("fits the memory that never grows", () => {
    expect(wasm.arena.byteOffset + 8 * ARENA_SIZE).toBeLessThanOrEqual(
      wasm.arena.buffer.byteLength,
    );
  });
});
