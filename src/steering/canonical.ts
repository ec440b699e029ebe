import {
  SINGULAR_T,
  SINGULAR_U,
  SINGULAR_W,
  STEERING_A,
  STEERING_FACTOR,
} from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { writeState } from "../core/state.js";
import type { Way } from "../model/verdict.js";

/** Three components. */
export type Vector = [number, number, number];

/**
 * What matters of a state for steering: after the filter that makes the Bloch vector of the steered
 * qubit zero, T diagonal with t₁ ≥ t₂ ≥ t₃ ≥ 0, the steering qubit's Bloch vector a in that frame,
 * a_k ≥ 0. Signs do not matter: the mirror u_k → −u_k takes one into the other.
 */
export interface Canonical {
  readonly a: Vector;
  readonly t: Vector;
  /** The frame's axes in the coordinates of the filtered steered qubit. */
  readonly frame: readonly [Vector, Vector, Vector];
  /** L of the steered qubit's state L L†, lower triangular: l₀₀, Re l₁₀, Im l₁₀, l₁₁. */
  readonly factor: readonly [number, number, number, number];
}

/** Singular values closer than this part of the largest are the same: rounding of equal ones. */
const EQUAL = 1e-13;

/** Turns columns p and p + 1 of a 3×3 matrix. */
function turn(m: Float64Array, p: number, cos: number, sin: number): void {
  for (let i = p; i < 9; i += 3) {
    const x = m[i]!;
    const y = m[i + 1]!;
    m[i] = cos * x - sin * y;
    m[i + 1] = sin * x + cos * y;
  }
}

/**
 * The state for steering one way. Where singular values are equal the frame is turned until a has one
 * component in their space: a state with an axis then has it along one of the frame's.
 */
export function canonical(core: Core, numbers: Float64Array, way: Way): Canonical {
  const { arena } = core;
  writeState(core, numbers);
  core.steeringFrame(way === "12" ? 0 : 1);
  const slots = (at: number, length: number) => arena.slice(at, at + length);
  const [u, w] = [slots(SINGULAR_U, 9), slots(SINGULAR_W, 9)];
  const t = [...slots(SINGULAR_T, 3)] as Vector;
  const a = slots(STEERING_A, 3);
  const along = (k: number) => a[0]! * u[k]! + a[1]! * u[3 + k]! + a[2]! * u[6 + k]!;
  for (const p of [0, 1] as const) {
    const [x, y] = [along(p), along(p + 1)];
    const norm = Math.hypot(x, y);
    if (t[p] - t[p + 1]! > EQUAL * t[0] || !(norm > 0)) continue;
    turn(u, p, y / norm, x / norm);
    turn(w, p, y / norm, x / norm);
  }
  const inFrame = [along(0), along(1), along(2)];
  const axis = (k: number): Vector => {
    const sign = inFrame[k]! < 0 ? -1 : 1;
    return [sign * w[k]!, sign * w[3 + k]!, sign * w[6 + k]!];
  };
  return {
    a: inFrame.map(Math.abs) as Vector,
    t,
    frame: [axis(0), axis(1), axis(2)],
    factor: [...slots(STEERING_FACTOR, 4)] as [number, number, number, number],
  };
}
