import { address, arena } from "../arena";
import { MOMENTUM, PLAIN_SWEEPS, RELAX_LEAST } from "../constants";
import * as slot from "../layout";

// See-saws four side by side; the JavaScript core has src/js/i3322/relax.ts in this place.

/** Bytes of a group of four: its directions, those that the last sweep led to, and what stands behind. */
const BYTES: usize = 16 * 21;
const NOW: usize = 16 * 18;
const LAST: usize = 16 * 19;
const BEFORE: usize = 16 * 20;
/** The groups at work. */
const GROUPS: usize = memory.data(84 * slot.STARTS, 16);

/** Four doubles as lanes of single precision. */
function four(at: i32): v128 {
  const low = f32x4.demote_f64x2_zero(v128.load(address(at)));
  const high = f32x4.demote_f64x2_zero(v128.load(address(at), 16));
  return v128.shuffle<f32>(low, high, 0, 1, 4, 5);
}

/** Four lanes as doubles. */
function keep(at: i32, lanes: v128): void {
  v128.store(address(at), f64x2.promote_low_f32x4(lanes));
  v128.store(address(at), f64x2.promote_low_f32x4(v128.shuffle<f32>(lanes, lanes, 2, 3, 0, 1)), 16);
}

/**
 * See-saw sweeps of the first `count` candidates, a lane each, in single precision: Bob's best
 * answer to Alice, then Alice's best answer to Bob. But for the last sweeps each goes beyond that
 * answer by a part of the way that it came, which makes up for linear convergence. Leaves the
 * values reached, and what the last sweep and the one before it gained.
 */
export function relax(count: i32, sweeps: i32): void {
  const groups = (count + 3) >> 2;
  for (let group: i32 = 0; group < groups; group++) {
    const at = GROUPS + <usize>group * BYTES;
    for (let k: i32 = 0; k < slot.POINT; k++) {
      const lanes = four(slot.RELAX + 4 * (slot.POINT * group + k));
      v128.store(at + <usize>(16 * k), lanes);
      v128.store(at + <usize>(16 * (slot.POINT + k)), lanes);
    }
  }
  // Group after group within a sweep: the next one need not wait for what the last one divides.
  for (let sweep: i32 = 0; sweep <= sweeps; sweep++) {
    const beyond: f64 = sweep < sweeps - PLAIN_SWEEPS ? MOMENTUM : 0;
    sweepAll(groups, <f32>beyond, sweep === sweeps);
  }
  for (let group: i32 = 0; group < groups; group++) {
    const at = GROUPS + <usize>group * BYTES;
    for (let k: i32 = 0; k < slot.POINT; k++) {
      keep(slot.RELAX + 4 * (slot.POINT * group + k), v128.load(at + <usize>(16 * k)));
    }
    const now = v128.load(at, NOW);
    const last = v128.load(at, LAST);
    keep(slot.RELAX_VALUE + 4 * group, now);
    keep(slot.RELAX_GAIN + 4 * group, f32x4.sub(now, last));
    keep(slot.RELAX_BEFORE + 4 * group, f32x4.sub(last, v128.load(at, BEFORE)));
  }
}

/** A sweep of all groups; the `last` one only takes their values. */
function sweepAll(groups: i32, momentum: f32, last: bool): void {
  const beyond = f32x4.splat(momentum);
  const one = f32x4.splat(1);
  const least = f32x4.splat(<f32>RELAX_LEAST);
  const t0 = f32x4.splat(<f32>arena[slot.FRAME_T]);
  const t1 = f32x4.splat(<f32>arena[slot.FRAME_T + 1]);
  const t2 = f32x4.splat(<f32>arena[slot.FRAME_T + 2]);
  const r0 = f32x4.splat(<f32>arena[slot.FRAME_R]);
  const r1 = f32x4.splat(<f32>arena[slot.FRAME_R + 1]);
  const r2 = f32x4.splat(<f32>arena[slot.FRAME_R + 2]);
  const s0 = f32x4.splat(<f32>arena[slot.FRAME_S]);
  const s1 = f32x4.splat(<f32>arena[slot.FRAME_S + 1]);
  const s2 = f32x4.splat(<f32>arena[slot.FRAME_S + 2]);
  for (let group: i32 = 0; group < groups; group++) {
    const at = GROUPS + <usize>group * BYTES;
    const x1 = v128.load(at, 0);
    const y1 = v128.load(at, 16);
    const z1 = v128.load(at, 32);
    const x2 = v128.load(at, 48);
    const y2 = v128.load(at, 64);
    const z2 = v128.load(at, 80);
    const x3 = v128.load(at, 96);
    const y3 = v128.load(at, 112);
    const z3 = v128.load(at, 128);
    const px = f32x4.add(x1, x2);
    const py = f32x4.add(y1, y2);
    const pz = f32x4.add(z1, z2);
    const ux = f32x4.sub(f32x4.mul(t0, f32x4.add(px, x3)), s0);
    const uy = f32x4.sub(f32x4.mul(t1, f32x4.add(py, y3)), s1);
    const uz = f32x4.sub(f32x4.mul(t2, f32x4.add(pz, z3)), s2);
    const vx = f32x4.sub(f32x4.mul(t0, f32x4.sub(px, x3)), s0);
    const vy = f32x4.sub(f32x4.mul(t1, f32x4.sub(py, y3)), s1);
    const vz = f32x4.sub(f32x4.mul(t2, f32x4.sub(pz, z3)), s2);
    const wx = f32x4.mul(t0, f32x4.sub(x1, x2));
    const wy = f32x4.mul(t1, f32x4.sub(y1, y2));
    const wz = f32x4.mul(t2, f32x4.sub(z1, z2));
    const u = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(ux, ux), f32x4.mul(uy, uy)), f32x4.mul(uz, uz)),
    );
    const v = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(vx, vx), f32x4.mul(vy, vy)), f32x4.mul(vz, vz)),
    );
    const w = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(wx, wx), f32x4.mul(wy, wy)), f32x4.mul(wz, wz)),
    );
    v128.store(at, v128.load(at, LAST), BEFORE);
    v128.store(at, v128.load(at, NOW), LAST);
    const now = f32x4.add(
      f32x4.add(u, v),
      f32x4.add(w, f32x4.add(f32x4.add(f32x4.mul(r0, px), f32x4.mul(r1, py)), f32x4.mul(r2, pz))),
    );
    v128.store(at, now, NOW);
    if (last) continue;
    const iu = f32x4.div(one, f32x4.pmax(u, least));
    const iv = f32x4.div(one, f32x4.pmax(v, least));
    const iw = f32x4.div(one, f32x4.pmax(w, least));
    const ax = f32x4.mul(t0, f32x4.mul(iu, ux));
    const ay = f32x4.mul(t1, f32x4.mul(iu, uy));
    const az = f32x4.mul(t2, f32x4.mul(iu, uz));
    const bx = f32x4.mul(t0, f32x4.mul(iv, vx));
    const by = f32x4.mul(t1, f32x4.mul(iv, vy));
    const bz = f32x4.mul(t2, f32x4.mul(iv, vz));
    const cx = f32x4.mul(t0, f32x4.mul(iw, wx));
    const cy = f32x4.mul(t1, f32x4.mul(iw, wy));
    const cz = f32x4.mul(t2, f32x4.mul(iw, wz));
    // A part of the old direction, too small to matter, stands where an answer is free.
    const mx = f32x4.add(f32x4.add(ax, bx), r0);
    const my = f32x4.add(f32x4.add(ay, by), r1);
    const mz = f32x4.add(f32x4.add(az, bz), r2);
    const fx = f32x4.add(f32x4.add(mx, cx), f32x4.mul(least, x1));
    const fy = f32x4.add(f32x4.add(my, cy), f32x4.mul(least, y1));
    const fz = f32x4.add(f32x4.add(mz, cz), f32x4.mul(least, z1));
    const gx = f32x4.add(f32x4.sub(mx, cx), f32x4.mul(least, x2));
    const gy = f32x4.add(f32x4.sub(my, cy), f32x4.mul(least, y2));
    const gz = f32x4.add(f32x4.sub(mz, cz), f32x4.mul(least, z2));
    const hx = f32x4.add(f32x4.sub(ax, bx), f32x4.mul(least, x3));
    const hy = f32x4.add(f32x4.sub(ay, by), f32x4.mul(least, y3));
    const hz = f32x4.add(f32x4.sub(az, bz), f32x4.mul(least, z3));
    const f = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(fx, fx), f32x4.mul(fy, fy)), f32x4.mul(fz, fz)),
    );
    const g = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(gx, gx), f32x4.mul(gy, gy)), f32x4.mul(gz, gz)),
    );
    const h = f32x4.sqrt(
      f32x4.add(f32x4.add(f32x4.mul(hx, hx), f32x4.mul(hy, hy)), f32x4.mul(hz, hz)),
    );
    const jf = f32x4.div(one, f);
    const jg = f32x4.div(one, g);
    const jh = f32x4.div(one, h);
    const xn1 = f32x4.mul(jf, fx);
    const yn1 = f32x4.mul(jf, fy);
    const zn1 = f32x4.mul(jf, fz);
    const xn2 = f32x4.mul(jg, gx);
    const yn2 = f32x4.mul(jg, gy);
    const zn2 = f32x4.mul(jg, gz);
    const xn3 = f32x4.mul(jh, hx);
    const yn3 = f32x4.mul(jh, hy);
    const zn3 = f32x4.mul(jh, hz);
    v128.store(at, f32x4.add(xn1, f32x4.mul(beyond, f32x4.sub(xn1, v128.load(at, 144)))), 0);
    v128.store(at, xn1, 144);
    v128.store(at, f32x4.add(yn1, f32x4.mul(beyond, f32x4.sub(yn1, v128.load(at, 160)))), 16);
    v128.store(at, yn1, 160);
    v128.store(at, f32x4.add(zn1, f32x4.mul(beyond, f32x4.sub(zn1, v128.load(at, 176)))), 32);
    v128.store(at, zn1, 176);
    v128.store(at, f32x4.add(xn2, f32x4.mul(beyond, f32x4.sub(xn2, v128.load(at, 192)))), 48);
    v128.store(at, xn2, 192);
    v128.store(at, f32x4.add(yn2, f32x4.mul(beyond, f32x4.sub(yn2, v128.load(at, 208)))), 64);
    v128.store(at, yn2, 208);
    v128.store(at, f32x4.add(zn2, f32x4.mul(beyond, f32x4.sub(zn2, v128.load(at, 224)))), 80);
    v128.store(at, zn2, 224);
    v128.store(at, f32x4.add(xn3, f32x4.mul(beyond, f32x4.sub(xn3, v128.load(at, 240)))), 96);
    v128.store(at, xn3, 240);
    v128.store(at, f32x4.add(yn3, f32x4.mul(beyond, f32x4.sub(yn3, v128.load(at, 256)))), 112);
    v128.store(at, yn3, 256);
    v128.store(at, f32x4.add(zn3, f32x4.mul(beyond, f32x4.sub(zn3, v128.load(at, 272)))), 128);
    v128.store(at, zn3, 272);
  }
}
