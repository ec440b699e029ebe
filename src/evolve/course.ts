// How fast the state of an evolution may change: what bounds its path between two times.

import * as slot from "../../assembly/system/layout.js";
import type { Core } from "../core/core.js";
import type { Watched } from "./quantities.js";

/** A way to look at the course of a state. */
export interface Course {
  readonly core: Core;
  /** A of the course e^(At) x, row by row. */
  readonly generator: Float64Array;
  /** Largest eigenvalue of (A + Aᵀ)/2 on traceless operators, at least 0. */
  readonly growth: number;
  /** Samples this close see all that the largest eigenvalue of A can turn. */
  readonly sample: number;
  /** Intervals as short as this are not halved. */
  readonly shortest: number;
}

/** One point of the course. */
export interface Point {
  readonly time: number;
  readonly value: number;
  /** |A x|. */
  readonly speed: number;
}

const N = slot.ENTRIES;
/** Samples stand this part of the shortest time 1/|λ| apart; intervals end at this part of it. */
const SAMPLE = 1 / 8;
const SHORTEST = 2e-10;
/** Two generators commute where nothing is left of that part of their size. */
const COMMUTES = 1e-13;
/** Strings of one qubit: IX, IY, IZ, XI, YI, ZI. */
const LOCAL = [1, 2, 3, 4, 8, 12];
const Z = [3, 12] as const;

/** The largest real part, and the largest modulus, of the eigenvalues of what stands in GENERATOR. */
function spectrumOf(core: Core) {
  core.systemEigenvalues();
  const { arena } = core;
  const re = arena.subarray(slot.EIGENVALUE_RE, slot.EIGENVALUE_RE + slot.TRACELESS);
  const im = arena.subarray(slot.EIGENVALUE_IM, slot.EIGENVALUE_IM + slot.TRACELESS);
  return { real: Math.max(...re), modulus: Math.max(...re.map((x, k) => Math.hypot(x, im[k]!))) };
}

/** The course of a generator. GENERATOR is left as it was. */
function courseOf(core: Core, generator: Float64Array, to: number): Course {
  const { arena } = core;
  const kept = arena.slice(slot.GENERATOR, slot.GENERATOR + slot.SUPER);
  arena.set(generator, slot.GENERATOR);
  const largest = spectrumOf(core).modulus;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const sum = generator[N * i + j]! + generator[N * j + i]!;
      arena[slot.GENERATOR + N * i + j] = 0.5 * sum;
    }
  }
  const growth = Math.max(0, spectrumOf(core).real);
  arena.set(kept, slot.GENERATOR);
  const sample = largest > 0 ? SAMPLE / largest : to;
  const shortest = largest > 0 ? SHORTEST / largest : to;
  return { core, generator, growth, sample, shortest };
}

/** −i[H, ·] of a Hamiltonian of local strings. */
function rotation({ arena }: Core, coefficients: ReadonlyMap<number, number>): Float64Array {
  const found = new Float64Array(slot.SUPER);
  for (const [p, h] of coefficients) {
    for (let l = 0; l < N; l++) {
      found[N * (p ^ l) + l]! += 2 * h * arena[slot.COMMUTATOR + N * p + l]!;
    }
  }
  return found;
}

function commute(a: Float64Array, b: Float64Array): boolean {
  let size = 0;
  let left = 0;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let k = 0; k < N; k++) {
        const ab = a[N * i + k]! * b[N * k + j]!;
        const ba = b[N * i + k]! * a[N * k + j]!;
        sum += ab - ba;
        size = Math.max(size, Math.abs(ab), Math.abs(ba));
      }
      left = Math.max(left, Math.abs(sum));
    }
  }
  return left <= COMMUTES * size;
}

/**
 * The course of the evolution in the core, and the same without rotations of single qubits that
 * commute with everything else, e^(Gt) = e^(Rt) e^((G − R)t): what does not change under local
 * unitaries sees the second one only.
 */
export function courses(
  core: Core,
  to: number,
): { readonly whole: Course; readonly turned: Course } {
  const { arena } = core;
  const g = arena.slice(slot.GENERATOR, slot.GENERATOR + slot.SUPER);
  const whole = courseOf(core, g, to);
  const h = (p: number) => arena[slot.SYSTEM_H + p]!;
  const mean = 0.5 * (h(Z[0]) + h(Z[1]));
  for (const coefficients of [
    new Map(LOCAL.map((p) => [p, h(p)])),
    new Map(Z.map((p) => [p, mean])),
  ]) {
    const r = rotation(core, coefficients);
    if (!commute(g, r)) continue;
    const rest = g.map((x, k) => x - r[k]!);
    return { whole, turned: courseOf(core, rest, to) };
  }
  return { whole, turned: whole };
}

/** The state at a time, and a quantity of it. */
export function pointAt({ core, generator }: Course, { value }: Watched, time: number): Point {
  const { arena } = core;
  core.evolveTo(time);
  let square = 0;
  for (let i = 1; i < N; i++) {
    let sum = 0;
    for (let k = 0; k < N; k++) sum += generator[N * i + k]! * arena[slot.PAULI_STATE + k]!;
    square += sum * sum;
  }
  // The value last: it may leave another matrix in the place of the state.
  return { time, speed: Math.sqrt(square), value: value() };
}
