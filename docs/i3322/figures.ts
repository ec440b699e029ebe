// The figures of docs/i3322.md, computed by the pure-JS kernels: the landscape over the sum
// vector, the cells of a proof, the error of a see-saw beside that of the ascent.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { arena, ascend, certifyRun, certifyStart, seesaw, stateMeasures } from "#kernels";
import { objective } from "#kernels/i3322/objective";
import { BOX } from "#kernels/i3322/sector";
import {
  BEST,
  CANDIDATE,
  CERTIFY_CELLS,
  OBSERVE_I3322,
  POINT,
  QUEUE,
  QUEUE_CAPACITY,
  QUEUE_COUNT,
  QUEUE_FIRST,
  QUEUE_STRIDE,
  RHO_IM,
  RHO_RE,
  STATE_I3322,
} from "../../assembly/layout.js";
import { createSolver, type ParametersInput } from "../../src/index.js";
import { figureSvg } from "../../src/plot/node.js";
import type { ContoursSpec, FigureSpec } from "../../src/plot/spec.js";

/** Bosons, and fermions, whose states are axial with t ≥ |t_z|: closed forms. */
const BOSONS: ParametersInput = { kappa: 3, temperature: [0.2, 0.6] };
const FERMIONS: ParametersInput = {
  statistics: "fermi",
  kappa: 4,
  epsilon: [1.5, 0.5],
  temperature: [0.3, 0.3],
  mu: [2.6, 0.2],
};
/** Axial, |t_z| > t_xy: no closed form, and the directions of the maximum lie in one vertical plane. */
const VERTICAL: ParametersInput = {
  statistics: "fermi",
  epsilon: [1.72, 0.28],
  kappa: 5.8,
  temperature: [0, 0.65],
  mu: [1.48, 1.06],
  gamma: [0.012, 0.027],
};
/** t₁ − t₂ is small: a nearly flat ring. */
const RING: ParametersInput = { kappa: 3, temperature: [0.2, 0.6], epsilon: [1.1, 0.9] };

const solver = await createSolver({ backend: "js" });

/** Leaves the problem of a steady state in the arena; its maximum. */
function prepare(params: ParametersInput): number {
  const { rho } = solver.solve(params);
  arena.set(rho.re, RHO_RE);
  arena.set(rho.im, RHO_IM);
  stateMeasures(OBSERVE_I3322);
  return arena[STATE_I3322]!;
}

/** F over the sum vector p of an axial state, Eq. (4) with t_e = t_o, in fractions of the widest p. */
function landscapePanel(name: string, params: ParametersInput): ContoursSpec {
  const { rho, i3322: best } = solver.solve(params);
  const population = (k: number) => rho.re[5 * k]!;
  const [p0, p1, p2, p3] = [0, 1, 2, 3].map(population) as [number, number, number, number];
  const [t, t3] = [2 * Math.hypot(rho.re[6]!, rho.im[6]!), p0 - p1 - p2 + p3];
  const [r, s] = [p0 + p1 - p2 - p3, p0 - p1 + p2 - p3];
  const columns = Float64Array.from({ length: 161 }, (_, k) => -2 + k / 40);
  const rows = Float64Array.from({ length: 81 }, (_, k) => k / 80);
  const z = new Float64Array(columns.length * rows.length);
  rows.forEach((part, j) => {
    columns.forEach((pz, i) => {
      const width = 4 - pz * pz;
      const po2 = part * part * width;
      z[j * columns.length + i] =
        r * pz +
        t * Math.sqrt(Math.max(0, width - po2)) +
        2 * Math.sqrt(t * t * po2 + (t3 * pz - s) ** 2 + t * t);
    });
  });
  const least = Math.ceil(10 * Math.min(...z)) / 10;
  const count = Math.floor((best - least) / 0.2);
  return {
    kind: "contours",
    title: `${name}: maximum ${best.toFixed(4)}`,
    x: { label: "p_z" },
    y: { label: "p_o / √(4 − p_z²)" },
    columns,
    rows,
    z,
    levels: Array.from({ length: count + 1 }, (_, k) => Number((least + 0.2 * k).toFixed(1))),
    bold: { z, level: 4, label: "local bound" },
    colours: "sequential",
  };
}

function landscape(): FigureSpec {
  return {
    description: "Landscape of I3322 over the sum vector p for two axial states",
    perRow: 2,
    legend: [],
    panels: [landscapePanel("bosons", BOSONS), landscapePanel("fermions", FERMIONS)],
  };
}

/** Outlines of the cells that the proof of a state looks into, in the plane of p's radius and height. */
function cells(params: ParametersInput, gap: number) {
  certifyStart(prepare(params), gap);
  const x: number[] = [];
  const y: number[] = [];
  const seen = new Set<string>();
  const look = () => {
    const [first, count] = [arena[QUEUE_FIRST]!, arena[QUEUE_COUNT]!];
    for (let k = 0; k < count; k++) {
      const at = QUEUE + QUEUE_STRIDE * ((first + k) % QUEUE_CAPACITY);
      // Boxes next to the axis have no radius.
      if (arena[at + 7] === BOX) continue;
      const cell = arena.slice(at + 1, at + 6);
      const [c2, c3, , h2, h3] = cell as unknown as [number, number, number, number, number];
      const key = [c2, c3, h2, h3].join();
      if (seen.has(key)) continue;
      seen.add(key);
      x.push(c2 - h2, c2 + h2, c2 + h2, c2 - h2, c2 - h2, c2);
      y.push(c3 - h3, c3 - h3, c3 + h3, c3 + h3, c3 - h3, Number.NaN);
    }
  };
  look();
  while (certifyRun(1) > 0) look();
  return { x, y, boxes: arena[CERTIFY_CELLS]! };
}

/** The exponent of a power of ten. */
function power(value: number): string {
  return [...Math.round(Math.log10(value)).toString()]
    .map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"[sign === "-" ? 0 : Number(sign) + 1])
    .join("");
}

function boxes(): FigureSpec {
  const panels = [
    { name: "axial, |t_z| > t", params: VERTICAL, gap: 1e-3 },
    { name: "axial, |t_z| > t", params: VERTICAL, gap: 1e-9 },
    { name: "t₁ > t₂", params: RING, gap: 1e-6 },
  ].map(({ name, params, gap }) => {
    const { x, y, boxes } = cells(params, gap);
    return {
      kind: "lines" as const,
      title: `${name}, gap 10${power(gap)}: ${boxes} cells`,
      x: { label: "distance of p from the axis", domain: [0, 2] as const },
      y: { label: "p_z" },
      curves: [{ series: 0, x, y }],
    };
  });
  return {
    description: "Cells of p that the certificate splits",
    perRow: 3,
    legend: [],
    panels,
  };
}

/** |F − maximum| after each step of a method, from the same start. */
function errors(step: () => void, best: number, steps: number) {
  const x: number[] = [];
  const y: number[] = [];
  for (let k = 0; k <= steps; k++) {
    x.push(k);
    y.push(Math.log10(Math.max(best - objective(CANDIDATE), 1e-16)));
    step();
  }
  return { x, y };
}

/** A point near the maximum of the problem in the arena, displaced by about `size`. */
function displaced(size: number): Float64Array {
  const start = arena.slice(BEST, BEST + POINT);
  for (let p = 0; p < POINT; p += 3) {
    for (let i = 0; i < 3; i++) start[p + i]! += size * Math.sin(1 + 2.3 * p + 1.7 * i);
    const norm = Math.hypot(start[p]!, start[p + 1]!, start[p + 2]!);
    for (let i = 0; i < 3; i++) start[p + i]! /= norm;
  }
  return start;
}

function convergence(): FigureSpec {
  const panels = [
    { title: "bosons, Δε = 0: t₁ = t₂", params: BOSONS },
    { title: "bosons, Δε = −0.2: t₁ > t₂", params: RING },
    { title: "fermions, |t_z| > t₁ = t₂", params: VERTICAL },
  ].map(({ title, params }) => {
    const best = prepare(params);
    const start = displaced(0.3);
    arena.set(start, CANDIDATE);
    const slow = errors(() => seesaw(CANDIDATE, 1), best, 60);
    arena.set(start, CANDIDATE);
    const fast = errors(() => ascend(CANDIDATE, 1, 0), best, 60);
    return {
      kind: "lines" as const,
      title,
      x: { label: "sweeps or steps" },
      y: { label: "log₁₀ of the error" },
      curves: [
        { series: 0, ...fast },
        { series: 1, ...slow },
      ],
    };
  });
  return {
    description: "Error of see-saw sweeps and of second-order steps",
    perRow: 3,
    legend: ["second-order ascent", "see-saw"],
    panels,
  };
}

/** Writes the three figures into a folder. */
export async function writeFigures(folder: string): Promise<void> {
  for (const [name, spec] of Object.entries({
    "i3322-landscape": landscape(),
    "i3322-cells": boxes(),
    "i3322-convergence": convergence(),
  })) {
    await writeFile(join(folder, `${name}.svg`), figureSvg(spec));
  }
}
