import type { DensityMatrix } from "../../src/index.js";
import { solver } from "./backends.js";
import {
  combine,
  dagger,
  identity,
  kron,
  type Matrix,
  matrix,
  multiply,
  projector,
  scale,
  trace,
  zero,
} from "./complex.js";
import { randomParameters } from "./parameters.js";
import type { Random } from "./random.js";

/** A unitary 2×2 matrix, uniform (a unit quaternion). */
export function randomUnitary(random: Random): Matrix {
  const [a, b, c, d] = [random.normal(), random.normal(), random.normal(), random.normal()];
  const norm = Math.hypot(a, b, c, d);
  return matrix(
    2,
    [a / norm, c / norm, -c / norm, a / norm],
    [b / norm, d / norm, d / norm, -b / norm],
  );
}

/** (U⊗V) ρ (U⊗V)†, made exactly Hermitian again. */
export function rotated(rho: Matrix, u: Matrix, v: Matrix): Matrix {
  const local = kron(u, v);
  return hermitian(multiply(local, rho, dagger(local)));
}

/** The Hermitian part with trace one. */
function hermitian(a: Matrix): Matrix {
  const sum = combine([0.5, a], [0.5, dagger(a)]);
  return scale(sum, 1 / trace(sum)[0]);
}

/** The two parties exchanged. */
export function partySwapped(rho: Matrix): Matrix {
  const order = [0, 2, 1, 3];
  const out = zero(4);
  order.forEach((from, i) => {
    order.forEach((column, j) => {
      out.re[4 * i + j] = rho.re[4 * from + column]!;
      out.im[4 * i + j] = rho.im[4 * from + column]!;
    });
  });
  return out;
}

/** An X-state of Eq. (2) from its populations and coherences. */
export function xState(
  populations: readonly number[],
  rho14: readonly [number, number],
  rho23: readonly [number, number],
): Matrix {
  const out = zero(4);
  populations.forEach((p, k) => {
    out.re[5 * k] = p;
  });
  out.re[3] = out.re[12] = rho14[0];
  out.im[3] = rho14[1];
  out.im[12] = -rho14[1];
  out.re[6] = out.re[9] = rho23[0];
  out.im[6] = rho23[1];
  out.im[9] = -rho23[1];
  return out;
}

/** Populations that sum to one, each uniform on the simplex. */
export function randomPopulations(random: Random): number[] {
  const parts = [0, 1, 2, 3].map(() => -Math.log(1 - random.uniform()));
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
}

function polar(size: number, angle: number): [number, number] {
  return [size * Math.cos(angle), size * Math.sin(angle)];
}

/** cos θ|00⟩ + sin θ|11⟩ */
export function schmidt(theta: number): Matrix {
  return projector([Math.cos(theta), 0, 0, Math.sin(theta)], [0, 0, 0, 0]);
}

/** |ψ⁻⟩⟨ψ⁻| */
export const SINGLET = projector([0, 1, -1, 0], [0, 0, 0, 0]);

/** p|ψ⁻⟩⟨ψ⁻| + (1 − p)𝟙/4 (Werner 1989) */
export function werner(p: number): Matrix {
  return combine([p, SINGLET], [(1 - p) / 4, identity(4)]);
}

/** λ|φ⟩⟨φ| + (1 − λ)|01⟩⟨01| with φ = (2|00⟩ + |11⟩)/√5 (Collins and Gisin 2004) */
export function collinsGisin(lambda: number): Matrix {
  return combine(
    [lambda, projector([2, 0, 0, 1], [0, 0, 0, 0])],
    [1 - lambda, projector([0, 1, 0, 0], [0, 0, 0, 0])],
  );
}

function pure(random: Random): Matrix {
  const draw = () => [0, 1, 2, 3].map(() => random.normal());
  return projector(draw(), draw());
}

function x(random: Random): Matrix {
  const p = randomPopulations(random);
  const outer = random.chance(0.3) ? 0 : random.uniform() * Math.sqrt(p[0]! * p[3]!);
  const inner = random.chance(0.3) ? 0 : random.uniform() * Math.sqrt(p[1]! * p[2]!);
  return xState(
    p,
    polar(outer, random.uniform(0, 2 * Math.PI)),
    polar(inner, random.uniform(0, 2 * Math.PI)),
  );
}

/** An X-state whose in-plane correlations t₁, t₂ differ by 1e-9 … 1e-2. */
function nearAxial(random: Random): Matrix {
  const p = randomPopulations(random);
  const inner = random.uniform(0.3, 1) * Math.sqrt(p[1]! * p[2]!);
  const splitting = random.logUniform(1e-9, 1e-2);
  const outer = Math.min(splitting / 4, Math.sqrt(p[0]! * p[3]!));
  return xState(
    p,
    polar(outer, random.uniform(0, 2 * Math.PI)),
    polar(inner, random.uniform(0, 2 * Math.PI)),
  );
}

function collinsGisinLike(random: Random): Matrix {
  const lambda = random.uniform(0.6, 1);
  return combine(
    [lambda, schmidt(random.uniform(0.05, Math.PI / 4))],
    [1 - lambda, projector([0, 1, 0, 0], [0, 0, 0, 0])],
  );
}

/** Diagonal but for coherences of 1e-6 … 1e-1. */
function nearlyClassical(random: Random): Matrix {
  const p = randomPopulations(random);
  const noise = pure(random);
  const weight = random.logUniform(1e-6, 1e-1);
  return hermitian(combine([1 - weight, xState(p, [0, 0], [0, 0])], [weight, noise]));
}

/** A steady state of the model (it may be slightly non-positive). */
function model(random: Random): Matrix {
  const { rho } = solver.solve(randomParameters(random));
  return matrix(4, rho.re, rho.im);
}

/** A 4×rank matrix of complex normal entries, the other columns zero. */
function ginibre(random: Random, rank: number): Matrix {
  const g = zero(4);
  for (let k = 0; k < 16; k++) {
    if (k % 4 >= rank) continue;
    g.re[k] = random.normal();
    g.im[k] = random.normal();
  }
  return g;
}

/** Trace-one G G†: uniform in the Hilbert-Schmidt measure for rank 4. */
function induced(random: Random, rank: number): Matrix {
  const g = ginibre(random, rank);
  return hermitian(multiply(g, dagger(g)));
}

/** (𝟙 + U) G G† (𝟙 + U†)/Tr, U uniform (Gram-Schmidt): Bures' measure. */
function bures(random: Random): Matrix {
  const [g, u] = [ginibre(random, 4), ginibre(random, 4)];
  for (let column = 0; column < 4; column++) {
    for (let k = 0; k < column; k++) {
      let [re, im] = [0, 0];
      for (let i = 0; i < 16; i += 4) {
        const [a, b] = [u.re[i + k]!, u.im[i + k]!];
        const [c, d] = [u.re[i + column]!, u.im[i + column]!];
        re += a * c + b * d;
        im += a * d - b * c;
      }
      for (let i = 0; i < 16; i += 4) {
        const [a, b] = [u.re[i + k]!, u.im[i + k]!];
        u.re[i + column]! -= a * re - b * im;
        u.im[i + column]! -= a * im + b * re;
      }
    }
    const parts = [0, 4, 8, 12].flatMap((i) => [u.re[i + column]!, u.im[i + column]!]);
    const norm = Math.hypot(...parts);
    for (let i = 0; i < 16; i += 4) {
      u.re[i + column]! /= norm;
      u.im[i + column]! /= norm;
    }
  }
  const factor = multiply(combine([1, identity(4)], [1, u]), g);
  return hermitian(multiply(factor, dagger(factor)));
}

/** A thermal state of a Heisenberg pair: couplings of every axis, fields on both, exp(−H) in its Taylor series. */
function thermal(random: Random): Matrix {
  const sigma = [
    matrix(2, [0, 1, 1, 0], [0, 0, 0, 0]),
    matrix(2, [0, 0, 0, 0], [0, -1, 1, 0]),
    matrix(2, [1, 0, 0, -1], [0, 0, 0, 0]),
  ];
  const one = identity(2);
  const field = random.logUniform(0.05, 2);
  const beta = 1 / random.logUniform(0.05, 3);
  let h = zero(4);
  for (const s of sigma) {
    for (const [size, term] of [
      [random.normal(), kron(s, s)],
      [field * random.normal(), kron(s, one)],
      [field * random.normal(), kron(one, s)],
    ] as const) {
      h = combine([1, h], [size, term]);
    }
  }
  const halvings = 10;
  const small = scale(h, -beta / 2 ** halvings);
  let power = identity(4);
  let sum = identity(4);
  for (let k = 1; k < 16; k++) {
    power = scale(multiply(power, small), 1 / k);
    sum = combine([1, sum], [1, power]);
  }
  for (let k = 0; k < halvings; k++) sum = hermitian(multiply(sum, sum));
  return sum;
}

function productMixture(random: Random): Matrix {
  let sum = zero(4);
  for (let k = 2 + random.integer(4); k > 0; k--) {
    const one = () => {
      const [x, y, z] = random.direction();
      return matrix(2, [(1 + z) / 2, x / 2, x / 2, (1 - z) / 2], [0, -y / 2, y / 2, 0]);
    };
    sum = combine([1, sum], [-Math.log(1 - random.uniform()), kron(one(), one())]);
  }
  return hermitian(sum);
}

const MAKERS: Record<string, (random: Random) => Matrix> = {
  pure,
  "noisy-pure": (random) => {
    const weight = random.uniform();
    return combine([weight, pure(random)], [(1 - weight) / 4, identity(4)]);
  },
  x,
  "x-near-axial": nearAxial,
  "collins-gisin-like": collinsGisinLike,
  "hilbert-schmidt": (random) => induced(random, 4),
  model,
  "nearly-classical": nearlyClassical,
  rotated: (random) =>
    rotated(
      random.pick([x, nearAxial, collinsGisinLike])(random),
      randomUnitary(random),
      randomUnitary(random),
    ),
};

export const KINDS: readonly string[] = Object.keys(MAKERS);

/** Kinds on which an earlier search for I3322 missed maxima. */
const HARD_MAKERS: Record<string, (random: Random) => Matrix> = {
  bures,
  "rank-2": (random) => induced(random, 2),
  "rank-3": (random) => induced(random, 3),
  thermal,
  "nearly-pure": (random) => {
    const weight = random.logUniform(1e-6, 1e-1);
    return combine([1 - weight, pure(random)], [weight, induced(random, 4)]);
  },
  "product-mixture": productMixture,
};

export const HARD_KINDS: readonly string[] = Object.keys(HARD_MAKERS);

/** For kinds that have matrices with negative eigenvalues among them. */
export const AS_THEY_ARE = { allowNotPositive: true } as const;

/** A random state of one kind. */
export function randomState(random: Random, kind: string): Matrix {
  return (MAKERS[kind] ?? HARD_MAKERS[kind]!)(random);
}

/** The form that the library reads. */
export function asInput({ re, im }: Matrix): DensityMatrix {
  return { re: Array.from(re), im: Array.from(im) };
}
