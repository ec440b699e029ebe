import { MOMENTUM, PLAIN_SWEEPS, RELAX_LEAST } from "../../../assembly/constants.js";
import * as slot from "../../../assembly/layout.js";
import { arena } from "../arena.js";

// Stands in the place of assembly/i3322/relax.ts: the same operations, one lane after the other.

const { fround } = Math;
const LEAST = fround(RELAX_LEAST);

/** See-saw sweeps of the first `count` candidates; see assembly/i3322/relax.ts. */
export function relax(count: number, sweeps: number): void {
  for (let first = 0; first < count; first += 4) {
    for (let lane = 0; lane < 4; lane++) relaxLane(first, lane, sweeps);
  }
}

function relaxLane(first: number, lane: number, sweeps: number): void {
  const at = slot.RELAX + slot.POINT * first + lane;
  const t0 = fround(arena[slot.FRAME_T]!);
  const t1 = fround(arena[slot.FRAME_T + 1]!);
  const t2 = fround(arena[slot.FRAME_T + 2]!);
  const r0 = fround(arena[slot.FRAME_R]!);
  const r1 = fround(arena[slot.FRAME_R + 1]!);
  const r2 = fround(arena[slot.FRAME_R + 2]!);
  const s0 = fround(arena[slot.FRAME_S]!);
  const s1 = fround(arena[slot.FRAME_S + 1]!);
  const s2 = fround(arena[slot.FRAME_S + 2]!);
  let x1 = fround(arena[at]!);
  let y1 = fround(arena[at + 4]!);
  let z1 = fround(arena[at + 8]!);
  let x2 = fround(arena[at + 12]!);
  let y2 = fround(arena[at + 16]!);
  let z2 = fround(arena[at + 20]!);
  let x3 = fround(arena[at + 24]!);
  let y3 = fround(arena[at + 28]!);
  let z3 = fround(arena[at + 32]!);
  let xo1 = x1;
  let yo1 = y1;
  let zo1 = z1;
  let xo2 = x2;
  let yo2 = y2;
  let zo2 = z2;
  let xo3 = x3;
  let yo3 = y3;
  let zo3 = z3;
  let now = 0;
  let last = 0;
  let before = 0;
  for (let sweep = 0; sweep <= sweeps; sweep++) {
    const px = fround(x1 + x2);
    const py = fround(y1 + y2);
    const pz = fround(z1 + z2);
    const ux = fround(fround(t0 * fround(px + x3)) - s0);
    const uy = fround(fround(t1 * fround(py + y3)) - s1);
    const uz = fround(fround(t2 * fround(pz + z3)) - s2);
    const vx = fround(fround(t0 * fround(px - x3)) - s0);
    const vy = fround(fround(t1 * fround(py - y3)) - s1);
    const vz = fround(fround(t2 * fround(pz - z3)) - s2);
    const wx = fround(t0 * fround(x1 - x2));
    const wy = fround(t1 * fround(y1 - y2));
    const wz = fround(t2 * fround(z1 - z2));
    const u = fround(
      Math.sqrt(fround(fround(fround(ux * ux) + fround(uy * uy)) + fround(uz * uz))),
    );
    const v = fround(
      Math.sqrt(fround(fround(fround(vx * vx) + fround(vy * vy)) + fround(vz * vz))),
    );
    const w = fround(
      Math.sqrt(fround(fround(fround(wx * wx) + fround(wy * wy)) + fround(wz * wz))),
    );
    before = last;
    last = now;
    now = fround(
      fround(u + v) +
        fround(w + fround(fround(fround(r0 * px) + fround(r1 * py)) + fround(r2 * pz))),
    );
    if (sweep === sweeps) break;
    const iu = fround(1 / Math.max(u, LEAST));
    const iv = fround(1 / Math.max(v, LEAST));
    const iw = fround(1 / Math.max(w, LEAST));
    const ax = fround(t0 * fround(iu * ux));
    const ay = fround(t1 * fround(iu * uy));
    const az = fround(t2 * fround(iu * uz));
    const bx = fround(t0 * fround(iv * vx));
    const by = fround(t1 * fround(iv * vy));
    const bz = fround(t2 * fround(iv * vz));
    const cx = fround(t0 * fround(iw * wx));
    const cy = fround(t1 * fround(iw * wy));
    const cz = fround(t2 * fround(iw * wz));
    const mx = fround(fround(ax + bx) + r0);
    const my = fround(fround(ay + by) + r1);
    const mz = fround(fround(az + bz) + r2);
    const fx = fround(fround(mx + cx) + fround(LEAST * x1));
    const fy = fround(fround(my + cy) + fround(LEAST * y1));
    const fz = fround(fround(mz + cz) + fround(LEAST * z1));
    const gx = fround(fround(mx - cx) + fround(LEAST * x2));
    const gy = fround(fround(my - cy) + fround(LEAST * y2));
    const gz = fround(fround(mz - cz) + fround(LEAST * z2));
    const hx = fround(fround(ax - bx) + fround(LEAST * x3));
    const hy = fround(fround(ay - by) + fround(LEAST * y3));
    const hz = fround(fround(az - bz) + fround(LEAST * z3));
    const f = fround(
      Math.sqrt(fround(fround(fround(fx * fx) + fround(fy * fy)) + fround(fz * fz))),
    );
    const g = fround(
      Math.sqrt(fround(fround(fround(gx * gx) + fround(gy * gy)) + fround(gz * gz))),
    );
    const h = fround(
      Math.sqrt(fround(fround(fround(hx * hx) + fround(hy * hy)) + fround(hz * hz))),
    );
    const jf = fround(1 / f);
    const jg = fround(1 / g);
    const jh = fround(1 / h);
    const beyond = sweep < sweeps - PLAIN_SWEEPS ? fround(MOMENTUM) : 0;
    const xn1 = fround(jf * fx);
    const yn1 = fround(jf * fy);
    const zn1 = fround(jf * fz);
    const xn2 = fround(jg * gx);
    const yn2 = fround(jg * gy);
    const zn2 = fround(jg * gz);
    const xn3 = fround(jh * hx);
    const yn3 = fround(jh * hy);
    const zn3 = fround(jh * hz);
    x1 = fround(xn1 + fround(beyond * fround(xn1 - xo1)));
    xo1 = xn1;
    y1 = fround(yn1 + fround(beyond * fround(yn1 - yo1)));
    yo1 = yn1;
    z1 = fround(zn1 + fround(beyond * fround(zn1 - zo1)));
    zo1 = zn1;
    x2 = fround(xn2 + fround(beyond * fround(xn2 - xo2)));
    xo2 = xn2;
    y2 = fround(yn2 + fround(beyond * fround(yn2 - yo2)));
    yo2 = yn2;
    z2 = fround(zn2 + fround(beyond * fround(zn2 - zo2)));
    zo2 = zn2;
    x3 = fround(xn3 + fround(beyond * fround(xn3 - xo3)));
    xo3 = xn3;
    y3 = fround(yn3 + fround(beyond * fround(yn3 - yo3)));
    yo3 = yn3;
    z3 = fround(zn3 + fround(beyond * fround(zn3 - zo3)));
    zo3 = zn3;
  }
  arena[at] = x1;
  arena[at + 4] = y1;
  arena[at + 8] = z1;
  arena[at + 12] = x2;
  arena[at + 16] = y2;
  arena[at + 20] = z2;
  arena[at + 24] = x3;
  arena[at + 28] = y3;
  arena[at + 32] = z3;
  arena[slot.RELAX_VALUE + first + lane] = now;
  arena[slot.RELAX_GAIN + first + lane] = fround(now - last);
  arena[slot.RELAX_BEFORE + first + lane] = fround(last - before);
}
