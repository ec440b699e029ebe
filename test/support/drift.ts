// Seeded workloads for both cores, and their comparison bit for bit. The fast and the slow
// drift test run the same ones at different lengths.

import { expect } from "vitest";
import {
  BEST,
  BLOCK,
  CERTIFY_BOUND,
  FRAME_R,
  FRAME_S,
  FRAME_T,
  IN_END,
  IN_EPSILON1,
  IN_EPSILON2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
  IN_KAPPA,
  IN_MU1,
  IN_MU2,
  IN_STATISTICS,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
  JACOBI_RE,
  LAYOUT_END,
  LU_RE,
  OBSERVE_ALL,
  OUT_END,
  OUT_STATUS,
  POINT,
  RHO_IM,
  RHO_RE,
  RHS,
  SHAPED,
  START,
  STARTS,
} from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../../src/core/core.js";
import { type Spectrum, spectrum } from "../../src/model/spectrum.js";
import { writeFirstSpectrum } from "../../src/model/systemRecord.js";
import type { Matrix } from "./complex.js";
import { js, wasm } from "./cores.js";
import { randomParameters } from "./parameters.js";
import { Random } from "./random.js";
import { slotName } from "./slots.js";
import { KINDS, randomState } from "./states.js";
import { luSystems, packed } from "./systems.js";

/** Fails at the first slot from `from` to `to` that differs, bit for bit, between the cores. */
export function expectSame(from: number, to: number, witness: unknown): void {
  const a = wasm.arena;
  const b = js.arena;
  for (let k = from; k < to; k++) {
    if (Object.is(a[k], b[k])) continue;
    expect.fail(
      `wasm ${a[k]} and js ${b[k]} differ at ${slotName(k)} for ${JSON.stringify(witness)}`,
    );
  }
}

/**
 * What both cores must have the same, from slot to slot: everything but the LU planes, where
 * the kernel leaves behind other entries that nobody reads again. (The right-hand side of a
 * system without a solution may differ too; the model's own never did.)
 */
const COMPARED = [
  [0, LU_RE],
  [RHS, LAYOUT_END],
] as const;

function expectSameArena(witness: unknown): void {
  for (const [from, to] of COMPARED) expectSame(from, to, witness);
}

/** The starts of the search, which each core computes when it is opened. */
const STARTS_END = START + STARTS * POINT;

/**
 * Gives both arenas the same content outside the starts: test files share the cores, and slots that nobody writes here still hold what another file left on one of them.
 */
function startAlike(): void {
  js.arena.set(wasm.arena.subarray(0, START));
  js.arena.set(wasm.arena.subarray(STARTS_END), STARTS_END);
}

function onBoth(action: (core: Core) => unknown): void {
  const first = action(wasm);
  const second = action(js);
  if (!Object.is(first, second)) expect.fail(`wasm returned ${first}, js ${second}`);
}

const EDGES: readonly number[] = [0, Number.MIN_VALUE, 1e-300, 1e-12, 1e-3, 1, 1e3, 1e6, 1e100];

/** One row of hostile inputs: mostly plausible, some at or over the edge of the domain. */
function hostileRow(random: Random): number[] {
  const p = randomParameters(random);
  const row = [
    p.statistics === "bose" ? 0 : 1,
    ...p.epsilon,
    p.kappa,
    ...p.temperature,
    ...p.mu,
    random.chance(0.5) ? p.gamma[0] : random.uniform(0, 0.3),
    p.gamma[0],
    p.gamma[1],
    random.chance(0.5) ? p.gamma[1] : random.uniform(0, 0.3),
  ];
  if (random.chance(0.1))
    row[3] = 2 * Math.sqrt(row[1]! * row[2]!) * random.pick([1, 1 + 1e-9, 1 - 1e-9]);
  if (random.chance(0.3)) row[1 + random.integer(11)] = random.pick(EDGES);
  if (random.chance(0.05))
    row[1 + random.integer(11)] = random.pick([NaN, Infinity, -Infinity, -1, -0]);
  return row;
}

const COLUMNS = [
  IN_STATISTICS,
  IN_EPSILON1,
  IN_EPSILON2,
  IN_KAPPA,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
  IN_MU1,
  IN_MU2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
];

/** Forms of the coupling spectra: none, powers, a resonance, a table that some frequencies leave. */
const SHAPES: readonly (Spectrum | null)[] = [
  null,
  null,
  ...(
    [
      { kind: "ohmic", gamma: 1, exponent: 1.5, cutoff: { kind: "exponential", frequency: 3 } },
      { kind: "ohmic", gamma: 2, exponent: 0.5, cutoff: { kind: "sharp", frequency: 5 } },
      { kind: "lorentzian", gamma: 1, centre: 1, width: 0.5 },
      { kind: "table", frequency: [0, 1, 3, 10], gamma: [0, 1, 0.2, 1] },
    ] as const
  ).map((given) => spectrum(given, "spectrum")),
];

/** Blocks of points with every observable, through one solver; returns how many were solved. */
export function driftPoints(seed: number, blocks: number, solver: number): number {
  const random = new Random(seed);
  startAlike();
  let solved = 0;
  for (let block = 0; block < blocks; block++) {
    const rows = Array.from({ length: BLOCK }, () => hostileRow(random));
    const mask = random.chance(0.7) ? OBSERVE_ALL : random.integer(OBSERVE_ALL + 1);
    const shape = random.pick(SHAPES);
    onBoth(({ arena, solveBlock }) => {
      arena.fill(0, IN_END, OUT_END);
      arena[SHAPED] = shape === null ? 0 : 1;
      if (shape !== null) writeFirstSpectrum(arena, shape);
      rows.forEach((row, i) => {
        row.forEach((value, k) => {
          arena[COLUMNS[k]! + i] = value;
        });
      });
      solveBlock(BLOCK, mask, solver);
    });
    for (let column = IN_END; column < OUT_END; column += BLOCK) {
      for (let i = 0; i < BLOCK; i++)
        expectSame(column + i, column + i + 1, { row: rows[i], mask });
    }
    expectSameArena({ block, mask });
    for (let i = 0; i < BLOCK; i++) if (js.arena[OUT_STATUS + i] === STATUS_OK) solved += 1;
  }
  onBoth(({ arena }) => {
    arena[SHAPED] = 0;
  });
  return solved;
}

/** A Hermitian matrix of trace one that need not be positive. */
function hermitian(random: Random): { re: Float64Array; im: Float64Array } {
  const re = new Float64Array(16);
  const im = new Float64Array(16);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j <= i; j++) {
      const dense = i === j || random.chance(0.8);
      re[4 * i + j] = re[4 * j + i] = dense ? 0.3 * random.normal() : 0;
      if (i === j) continue;
      im[4 * i + j] = dense ? 0.3 * random.normal() : 0;
      im[4 * j + i] = -im[4 * i + j]!;
    }
  }
  re[15] = 1 - re[0]! - re[5]! - re[10]!;
  return { re, im };
}

/** All measures of states of every kind, and of matrices that are none. */
export function driftStates(seed: number, count: number): void {
  const random = new Random(seed);
  startAlike();
  for (let k = 0; k < count; k++) {
    const kind = [...KINDS, "hermitian"][k % (KINDS.length + 1)]!;
    const rho: Pick<Matrix, "re" | "im"> =
      kind === "hermitian" ? hermitian(random) : randomState(random, kind);
    const mask = random.chance(0.7) ? OBSERVE_ALL : random.integer(OBSERVE_ALL + 1);
    const newTarget = k % 4 === 0;
    onBoth(({ arena, stateMeasures, fidelityTarget }) => {
      arena.set(rho.re, RHO_RE);
      arena.set(rho.im, RHO_IM);
      stateMeasures(mask);
      if (newTarget) fidelityTarget();
    });
    expectSameArena({ kind, mask, re: Array.from(rho.re), im: Array.from(rho.im) });
  }
}

/** Linear systems of all kinds, singular and hostile ones too; returns how many were solved. */
export function driftSystems(seed: number, count: number): number {
  let solved = 0;
  startAlike();
  for (const system of luSystems(seed, count)) {
    const values = packed(system);
    let status = 0;
    onBoth(({ arena, luSolve }) => {
      arena.set(values, LU_RE);
      status = luSolve();
      return status;
    });
    if (status !== STATUS_OK) continue;
    solved += 1;
    expectSame(RHS, JACOBI_RE, system.kind);
  }
  return solved;
}

/**
 * Random I3322 problems: the ascent and the see-saw from random points, the search, and the first
 * cells of a certificate.
 */
export function driftMaximum(seed: number, count: number): void {
  const random = new Random(seed);
  startAlike();
  for (let k = 0; k < count; k++) {
    const t = [0, 1, 2].map(() => (random.chance(0.1) ? 0 : random.uniform(-1, 1)));
    if (random.chance(0.3)) t[1] = t[0]!;
    const r = [0, 1, 2].map(() => (random.chance(0.3) ? 0 : random.uniform(-0.5, 0.5)));
    const s = [0, 1, 2].map(() => (random.chance(0.3) ? 0 : random.uniform(-0.5, 0.5)));
    const start = [0, 1, 2].flatMap(() =>
      random.chance(0.1) ? [0, 0, random.pick([1, -1])] : random.direction(),
    );
    const witness = { t, r, s, start };
    onBoth(({ arena, ascend, seesaw }) => {
      arena.set(t, FRAME_T);
      arena.set(r, FRAME_R);
      arena.set(s, FRAME_S);
      arena.set(start, BEST);
      seesaw(BEST, 3);
      return ascend(BEST, 20, 0);
    });
    expectSame(BEST, BEST + POINT, witness);
    let value = 0;
    onBoth(({ searchMaximum }) => {
      value = searchMaximum();
      return value;
    });
    expectSameArena(witness);
    const gap = random.pick([0, 1e-12, 1e-6]);
    onBoth(({ certifyStart, certifyRun }) => {
      certifyStart(value, gap);
      return certifyRun(100);
    });
    expectSameArena(witness);
    const bound = js.arena[CERTIFY_BOUND]!;
    if (!(bound >= value && bound < Infinity)) expect.fail(`${bound}: ${JSON.stringify(witness)}`);
  }
}
