import { address, arena } from "../arena";
import { MOMENTUM, PLAIN_SWEEPS, RELAX_LEAST } from "../constants";
import * as slot from "../layout";

// Four see-saws side by side; the JavaScript core has src/js/i3322/relax.ts in this place.

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
 * See-saw sweeps of four candidates from `first` on, a lane each, in single precision: Bob's best
 * answer to Alice, then Alice's best answer to Bob. But for the last sweeps each goes beyond that
 * answer by a part of the way that it came, which makes up for linear convergence. Leaves the
 * values reached, and what the last sweep and the one before it gained.
 */
export function relax(first: i32, sweeps: i32): void {
  const at = slot.RELAX + slot.POINT * first;
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
  let x1 = four(at);
  let y1 = four(at + 4);
  let z1 = four(at + 8);
  let x2 = four(at + 12);
  let y2 = four(at + 16);
  let z2 = four(at + 20);
  let x3 = four(at + 24);
  let y3 = four(at + 28);
  let z3 = four(at + 32);
  let xo1 = x1;
  let yo1 = y1;
  let zo1 = z1;
  let xo2 = x2;
  let yo2 = y2;
  let zo2 = z2;
  let xo3 = x3;
  let yo3 = y3;
  let zo3 = z3;
  let now = f32x4.splat(0);
  let last = f32x4.splat(0);
  let before = f32x4.splat(0);
  for (let sweep: i32 = 0; sweep <= sweeps; sweep++) {
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
    before = last;
    last = now;
    now = f32x4.add(
      f32x4.add(u, v),
      f32x4.add(w, f32x4.add(f32x4.add(f32x4.mul(r0, px), f32x4.mul(r1, py)), f32x4.mul(r2, pz))),
    );
    if (sweep === sweeps) break;
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
    const beyond = f32x4.splat(<f32>(sweep < sweeps - PLAIN_SWEEPS ? MOMENTUM : 0));
    const xn1 = f32x4.mul(jf, fx);
    const yn1 = f32x4.mul(jf, fy);
    const zn1 = f32x4.mul(jf, fz);
    const xn2 = f32x4.mul(jg, gx);
    const yn2 = f32x4.mul(jg, gy);
    const zn2 = f32x4.mul(jg, gz);
    const xn3 = f32x4.mul(jh, hx);
    const yn3 = f32x4.mul(jh, hy);
    const zn3 = f32x4.mul(jh, hz);
    x1 = f32x4.add(xn1, f32x4.mul(beyond, f32x4.sub(xn1, xo1)));
    xo1 = xn1;
    y1 = f32x4.add(yn1, f32x4.mul(beyond, f32x4.sub(yn1, yo1)));
    yo1 = yn1;
    z1 = f32x4.add(zn1, f32x4.mul(beyond, f32x4.sub(zn1, zo1)));
    zo1 = zn1;
    x2 = f32x4.add(xn2, f32x4.mul(beyond, f32x4.sub(xn2, xo2)));
    xo2 = xn2;
    y2 = f32x4.add(yn2, f32x4.mul(beyond, f32x4.sub(yn2, yo2)));
    yo2 = yn2;
    z2 = f32x4.add(zn2, f32x4.mul(beyond, f32x4.sub(zn2, zo2)));
    zo2 = zn2;
    x3 = f32x4.add(xn3, f32x4.mul(beyond, f32x4.sub(xn3, xo3)));
    xo3 = xn3;
    y3 = f32x4.add(yn3, f32x4.mul(beyond, f32x4.sub(yn3, yo3)));
    yo3 = yn3;
    z3 = f32x4.add(zn3, f32x4.mul(beyond, f32x4.sub(zn3, zo3)));
    zo3 = zn3;
  }
  keep(at, x1);
  keep(at + 4, y1);
  keep(at + 8, z1);
  keep(at + 12, x2);
  keep(at + 16, y2);
  keep(at + 20, z2);
  keep(at + 24, x3);
  keep(at + 28, y3);
  keep(at + 32, z3);
  keep(slot.RELAX_VALUE + first, now);
  keep(slot.RELAX_GAIN + first, f32x4.sub(now, last));
  keep(slot.RELAX_BEFORE + first, f32x4.sub(last, before));
}
