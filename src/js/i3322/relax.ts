import { RELAX_LEAST as LEAST } from "../../../assembly/constants.js";
import * as slot from "../../../assembly/layout.js";
import { arena } from "../arena.js";

// Stands in the place of assembly/i3322/relax.ts: the same operations, one lane after the other.

/** See-saw sweeps of the two points that lie side by side at slot `at`; see assembly/i3322/relax.ts. */
export function relax(at: number, value: number, gain: number, sweeps: number): void {
  relaxLane(at, value, gain, sweeps);
  relaxLane(at + 1, value + 1, gain + 1, sweeps);
}

function relaxLane(at: number, value: number, gain: number, sweeps: number): void {
  const t0 = arena[slot.FRAME_T]!;
  const t1 = arena[slot.FRAME_T + 1]!;
  const t2 = arena[slot.FRAME_T + 2]!;
  const r0 = arena[slot.FRAME_R]!;
  const r1 = arena[slot.FRAME_R + 1]!;
  const r2 = arena[slot.FRAME_R + 2]!;
  const s0 = arena[slot.FRAME_S]!;
  const s1 = arena[slot.FRAME_S + 1]!;
  const s2 = arena[slot.FRAME_S + 2]!;
  let x1 = arena[at]!;
  let y1 = arena[at + 2]!;
  let z1 = arena[at + 4]!;
  let x2 = arena[at + 6]!;
  let y2 = arena[at + 8]!;
  let z2 = arena[at + 10]!;
  let x3 = arena[at + 12]!;
  let y3 = arena[at + 14]!;
  let z3 = arena[at + 16]!;
  let now = 0;
  let last = 0;
  for (let sweep = 0; sweep <= sweeps; sweep++) {
    const px = x1 + x2;
    const py = y1 + y2;
    const pz = z1 + z2;
    const ux = t0 * (px + x3) - s0;
    const uy = t1 * (py + y3) - s1;
    const uz = t2 * (pz + z3) - s2;
    const vx = t0 * (px - x3) - s0;
    const vy = t1 * (py - y3) - s1;
    const vz = t2 * (pz - z3) - s2;
    const wx = t0 * (x1 - x2);
    const wy = t1 * (y1 - y2);
    const wz = t2 * (z1 - z2);
    const u = Math.sqrt(ux * ux + uy * uy + uz * uz);
    const v = Math.sqrt(vx * vx + vy * vy + vz * vz);
    const w = Math.sqrt(wx * wx + wy * wy + wz * wz);
    last = now;
    now = u + v + (w + (r0 * px + r1 * py + r2 * pz));
    if (sweep === sweeps) break;
    const iu = 1 / Math.max(u, LEAST);
    const iv = 1 / Math.max(v, LEAST);
    const iw = 1 / Math.max(w, LEAST);
    const ax = t0 * (iu * ux);
    const ay = t1 * (iu * uy);
    const az = t2 * (iu * uz);
    const bx = t0 * (iv * vx);
    const by = t1 * (iv * vy);
    const bz = t2 * (iv * vz);
    const cx = t0 * (iw * wx);
    const cy = t1 * (iw * wy);
    const cz = t2 * (iw * wz);
    const mx = ax + bx + r0;
    const my = ay + by + r1;
    const mz = az + bz + r2;
    const fx = mx + cx;
    const fy = my + cy;
    const fz = mz + cz;
    const gx = mx - cx;
    const gy = my - cy;
    const gz = mz - cz;
    const hx = ax - bx;
    const hy = ay - by;
    const hz = az - bz;
    const f = Math.sqrt(fx * fx + fy * fy + fz * fz);
    const g = Math.sqrt(gx * gx + gy * gy + gz * gz);
    const h = Math.sqrt(hx * hx + hy * hy + hz * hz);
    const jf = 1 / Math.max(f, LEAST);
    const jg = 1 / Math.max(g, LEAST);
    const jh = 1 / Math.max(h, LEAST);
    x1 = f > LEAST ? jf * fx : x1;
    y1 = f > LEAST ? jf * fy : y1;
    z1 = f > LEAST ? jf * fz : z1;
    x2 = g > LEAST ? jg * gx : x2;
    y2 = g > LEAST ? jg * gy : y2;
    z2 = g > LEAST ? jg * gz : z2;
    x3 = h > LEAST ? jh * hx : x3;
    y3 = h > LEAST ? jh * hy : y3;
    z3 = h > LEAST ? jh * hz : z3;
  }
  arena[at] = x1;
  arena[at + 2] = y1;
  arena[at + 4] = z1;
  arena[at + 6] = x2;
  arena[at + 8] = y2;
  arena[at + 10] = z2;
  arena[at + 12] = x3;
  arena[at + 14] = y3;
  arena[at + 16] = z3;
  arena[value] = now;
  arena[gain] = now - last;
}
