import { address } from "../arena";
import { RELAX_LEAST } from "../constants";
import * as slot from "../layout";

// Two see-saws side by side; the JavaScript core has src/js/i3322/relax.ts in this place.

/**
 * See-saw sweeps of the two points that lie side by side at slot `at`, a lane each: Bob's best
 * answer to Alice, then Alice's best answer to Bob. Each sweep climbs. The values reached
 * go to slot `value`, what the last sweep gained to slot `gain`.
 */
export function relax(at: i32, value: i32, gain: i32, sweeps: i32): void {
  const from = address(at);
  const one = f64x2.splat(1);
  const least = f64x2.splat(RELAX_LEAST);
  const t0 = v128.load64_splat(address(slot.FRAME_T));
  const t1 = v128.load64_splat(address(slot.FRAME_T + 1));
  const t2 = v128.load64_splat(address(slot.FRAME_T + 2));
  const r0 = v128.load64_splat(address(slot.FRAME_R));
  const r1 = v128.load64_splat(address(slot.FRAME_R + 1));
  const r2 = v128.load64_splat(address(slot.FRAME_R + 2));
  const s0 = v128.load64_splat(address(slot.FRAME_S));
  const s1 = v128.load64_splat(address(slot.FRAME_S + 1));
  const s2 = v128.load64_splat(address(slot.FRAME_S + 2));
  let x1 = v128.load(from);
  let y1 = v128.load(from, 16);
  let z1 = v128.load(from, 32);
  let x2 = v128.load(from, 48);
  let y2 = v128.load(from, 64);
  let z2 = v128.load(from, 80);
  let x3 = v128.load(from, 96);
  let y3 = v128.load(from, 112);
  let z3 = v128.load(from, 128);
  let now = f64x2.splat(0);
  let last = f64x2.splat(0);
  for (let sweep: i32 = 0; sweep <= sweeps; sweep++) {
    const px = f64x2.add(x1, x2);
    const py = f64x2.add(y1, y2);
    const pz = f64x2.add(z1, z2);
    const ux = f64x2.sub(f64x2.mul(t0, f64x2.add(px, x3)), s0);
    const uy = f64x2.sub(f64x2.mul(t1, f64x2.add(py, y3)), s1);
    const uz = f64x2.sub(f64x2.mul(t2, f64x2.add(pz, z3)), s2);
    const vx = f64x2.sub(f64x2.mul(t0, f64x2.sub(px, x3)), s0);
    const vy = f64x2.sub(f64x2.mul(t1, f64x2.sub(py, y3)), s1);
    const vz = f64x2.sub(f64x2.mul(t2, f64x2.sub(pz, z3)), s2);
    const wx = f64x2.mul(t0, f64x2.sub(x1, x2));
    const wy = f64x2.mul(t1, f64x2.sub(y1, y2));
    const wz = f64x2.mul(t2, f64x2.sub(z1, z2));
    const u = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(ux, ux), f64x2.mul(uy, uy)), f64x2.mul(uz, uz)),
    );
    const v = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(vx, vx), f64x2.mul(vy, vy)), f64x2.mul(vz, vz)),
    );
    const w = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(wx, wx), f64x2.mul(wy, wy)), f64x2.mul(wz, wz)),
    );
    last = now;
    now = f64x2.add(
      f64x2.add(u, v),
      f64x2.add(w, f64x2.add(f64x2.add(f64x2.mul(r0, px), f64x2.mul(r1, py)), f64x2.mul(r2, pz))),
    );
    if (sweep === sweeps) break;
    const iu = f64x2.div(one, f64x2.max(u, least));
    const iv = f64x2.div(one, f64x2.max(v, least));
    const iw = f64x2.div(one, f64x2.max(w, least));
    const ax = f64x2.mul(t0, f64x2.mul(iu, ux));
    const ay = f64x2.mul(t1, f64x2.mul(iu, uy));
    const az = f64x2.mul(t2, f64x2.mul(iu, uz));
    const bx = f64x2.mul(t0, f64x2.mul(iv, vx));
    const by = f64x2.mul(t1, f64x2.mul(iv, vy));
    const bz = f64x2.mul(t2, f64x2.mul(iv, vz));
    const cx = f64x2.mul(t0, f64x2.mul(iw, wx));
    const cy = f64x2.mul(t1, f64x2.mul(iw, wy));
    const cz = f64x2.mul(t2, f64x2.mul(iw, wz));
    const mx = f64x2.add(f64x2.add(ax, bx), r0);
    const my = f64x2.add(f64x2.add(ay, by), r1);
    const mz = f64x2.add(f64x2.add(az, bz), r2);
    const fx = f64x2.add(mx, cx);
    const fy = f64x2.add(my, cy);
    const fz = f64x2.add(mz, cz);
    const gx = f64x2.sub(mx, cx);
    const gy = f64x2.sub(my, cy);
    const gz = f64x2.sub(mz, cz);
    const hx = f64x2.sub(ax, bx);
    const hy = f64x2.sub(ay, by);
    const hz = f64x2.sub(az, bz);
    const f = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(fx, fx), f64x2.mul(fy, fy)), f64x2.mul(fz, fz)),
    );
    const g = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(gx, gx), f64x2.mul(gy, gy)), f64x2.mul(gz, gz)),
    );
    const h = f64x2.sqrt(
      f64x2.add(f64x2.add(f64x2.mul(hx, hx), f64x2.mul(hy, hy)), f64x2.mul(hz, hz)),
    );
    const jf = f64x2.div(one, f64x2.max(f, least));
    const jg = f64x2.div(one, f64x2.max(g, least));
    const jh = f64x2.div(one, f64x2.max(h, least));
    x1 = v128.bitselect(f64x2.mul(jf, fx), x1, f64x2.gt(f, least));
    y1 = v128.bitselect(f64x2.mul(jf, fy), y1, f64x2.gt(f, least));
    z1 = v128.bitselect(f64x2.mul(jf, fz), z1, f64x2.gt(f, least));
    x2 = v128.bitselect(f64x2.mul(jg, gx), x2, f64x2.gt(g, least));
    y2 = v128.bitselect(f64x2.mul(jg, gy), y2, f64x2.gt(g, least));
    z2 = v128.bitselect(f64x2.mul(jg, gz), z2, f64x2.gt(g, least));
    x3 = v128.bitselect(f64x2.mul(jh, hx), x3, f64x2.gt(h, least));
    y3 = v128.bitselect(f64x2.mul(jh, hy), y3, f64x2.gt(h, least));
    z3 = v128.bitselect(f64x2.mul(jh, hz), z3, f64x2.gt(h, least));
  }
  v128.store(from, x1);
  v128.store(from, y1, 16);
  v128.store(from, z1, 32);
  v128.store(from, x2, 48);
  v128.store(from, y2, 64);
  v128.store(from, z2, 80);
  v128.store(from, x3, 96);
  v128.store(from, y3, 112);
  v128.store(from, z3, 128);
  v128.store(address(value), now);
  v128.store(address(gain), f64x2.sub(now, last));
}
