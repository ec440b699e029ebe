import { LIOUVILLE } from "../../assembly/layout.js";
import { type Matrix, zero } from "./complex.js";
import type { Vector } from "./gauss.js";
import type { Random } from "./random.js";
import { Random as Seeded } from "./random.js";

/** A linear system for the LU kernel. */
export interface System {
  readonly kind: string;
  readonly a: Matrix;
  readonly b: Vector;
}

const N = LIOUVILLE;

/** A system as it lies in the arena from LU_RE on: both planes, then pairs (Re, Im). */
export function packed({ a, b }: System): Float64Array {
  const pairs = Array.from(b.re, (re, i) => [re, b.im[i]!]);
  return Float64Array.from([...a.re, ...a.im, ...pairs.flat()]);
}

/** A vector from pairs (Re, Im). */
export function unpaired(pairs: Float64Array): Vector {
  return {
    re: pairs.filter((_, k) => k % 2 === 0),
    im: pairs.filter((_, k) => k % 2 === 1),
  };
}

/** A dense random n×n block with a random right-hand side, an identity beside it. */
export function denseSystem(random: Random, n = N, scale = 1): System {
  const a = zero(N);
  const b = { re: new Float64Array(N), im: new Float64Array(N) };
  for (let i = 0; i < N; i++) {
    b.re[i] = scale * random.normal();
    b.im[i] = scale * random.normal();
    for (let j = 0; j < N; j++) {
      const inside = i < n && j < n;
      a.re[i * N + j] = inside ? scale * random.normal() : i === j ? scale : 0;
      a.im[i * N + j] = inside ? scale * random.normal() : 0;
    }
  }
  return { kind: `dense ${n}`, a, b };
}

/** Changes of a dense system that reach the branches of the kernel. */
const KINDS: Record<string, (random: Random) => System> = {
  dense: (random) => denseSystem(random),
  "block beside an identity": (random) => denseSystem(random, 1 + random.integer(N)),
  "scaled up": (random) => denseSystem(random, N, 1e100),
  "scaled down": (random) => denseSystem(random, N, 1e-100),
  "rows over 200 decades": (random) => {
    const system = denseSystem(random);
    for (let i = 0; i < N; i++) {
      const factor = 10 ** random.uniform(-100, 100);
      for (let j = 0; j < N; j++) {
        system.a.re[i * N + j]! *= factor;
        system.a.im[i * N + j]! *= factor;
      }
    }
    return system;
  },
  sparse: (random) => {
    const system = denseSystem(random);
    for (let k = 0; k < N * N; k++) {
      if (k % (N + 1) !== 0 && random.chance(0.75)) system.a.re[k] = system.a.im[k] = 0;
    }
    return system;
  },
  "small integers, many equal pivots": (random) => {
    const system = denseSystem(random);
    for (let k = 0; k < N * N; k++) {
      system.a.re[k] = random.integer(5) - 2;
      system.a.im[k] = random.integer(5) - 2;
    }
    return system;
  },
  real: (random) => {
    const system = denseSystem(random);
    system.a.im.fill(0);
    return system;
  },
  "zero column": (random) => {
    const system = denseSystem(random);
    const j = random.integer(N);
    for (let i = 0; i < N; i++) system.a.re[i * N + j] = system.a.im[i * N + j] = 0;
    return system;
  },
  "equal rows": (random) => {
    const system = denseSystem(random);
    const from = random.integer(N);
    const to = (from + 1 + random.integer(N - 1)) % N;
    system.a.re.copyWithin(to * N, from * N, (from + 1) * N);
    system.a.im.copyWithin(to * N, from * N, (from + 1) * N);
    return system;
  },
  hostile: (random) => {
    const system = denseSystem(random);
    const value = random.pick([NaN, -NaN, Infinity, -Infinity, Number.MAX_VALUE, -0]);
    const plane = random.chance(0.5) ? system.a.re : system.a.im;
    plane[random.integer(N * N)] = value;
    return system;
  },
  "hostile right-hand side": (random) => {
    const system = denseSystem(random);
    const plane = random.chance(0.5) ? system.b.re : system.b.im;
    plane[random.integer(N)] = random.pick([NaN, Infinity, -Infinity, 1e308, 5e-324, -0]);
    return system;
  },
};

/** Seeded systems of all kinds in turn. */
export function* luSystems(seed: number, count: number): Generator<System> {
  const random = new Seeded(seed);
  const names = Object.keys(KINDS);
  for (let k = 0; k < count; k++) {
    const kind = names[k % names.length]!;
    yield { ...KINDS[kind]!(random), kind };
  }
}
