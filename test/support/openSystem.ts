// Open two-qubit systems by another route: jump operators for every Bohr frequency as matrices,
// Kronecker products in the energy basis, a complex 16×16 system. Nothing of assembly/ is used.

import type { Spectrum } from "../../src/model/spectrum.js";
import type { Bath, System } from "../../src/model/system.js";
import {
  combine,
  dagger,
  identity,
  kron,
  type Matrix,
  matrix,
  multiply,
  scale,
  traceProduct,
  transpose,
  zero,
} from "./complex.js";
import { eliminate } from "./gauss.js";
import { eigensystem } from "./hermitian.js";
import { pchip } from "./pchip.js";

const LETTERS: Readonly<Record<string, Matrix>> = {
  I: identity(2),
  X: matrix(2, [0, 1, 1, 0]),
  Y: matrix(2, [0, 0, 0, 0], [0, -1, 1, 0]),
  Z: matrix(2, [1, 0, 0, -1]),
  "+": matrix(2, [0, 0, 1, 0]),
  "-": matrix(2, [0, 1, 0, 0]),
  n: matrix(2, [0, 0, 0, 1]),
};
const NUMBER = matrix(4, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2]);

/** An operator from strings or {re, im}. */
export function operatorOf(input: unknown): Matrix {
  const given = input as Record<string, unknown>;
  if ("re" in given) return matrix(4, given["re"] as number[], (given["im"] as number[]) ?? []);
  return Object.entries(given).reduce((sum, [word, value]) => {
    const [re, im] = Array.isArray(value) ? value : [value as number, 0];
    const string = kron(LETTERS[word[0]!]!, LETTERS[word[1]!]!);
    return combine([1, sum], [1, scale(string, re as number, im as number)]);
  }, zero(4));
}

/** γ(ω) for ω ≥ 0. */
function density(spectrum: Spectrum, omega: number): number {
  switch (spectrum.kind) {
    case "flat":
      return spectrum.gamma;
    case "lorentzian":
      return (
        (spectrum.gamma * spectrum.width ** 2) /
        ((omega - spectrum.centre) ** 2 + spectrum.width ** 2)
      );
    case "table":
      return pchip(spectrum.frequency, spectrum.gamma, omega);
    case "ohmic": {
      const { kind, frequency = 1 } = spectrum.cutoff;
      const x = omega / frequency;
      const factor = {
        none: 1,
        exponential: Math.exp(-x),
        drude: 1 / (1 + x * x),
        gaussian: Math.exp(-x * x),
        sharp: x <= 1 ? 1 : 0,
      }[kind];
      return spectrum.gamma * (omega / spectrum.reference) ** spectrum.exponent * factor;
    }
  }
}

/** α(ω) and β(ω), Eqs. (21)-(23). */
function rates({ statistics, temperature, mu, spectrum }: Bath, omega: number): [number, number] {
  const gamma = density(spectrum, Math.abs(omega));
  if (statistics === "bose") {
    const n = temperature === 0 ? 0 : 1 / Math.expm1(omega / temperature);
    return [gamma * n, gamma * (1 + n)];
  }
  const x = (omega - mu) / temperature;
  return [gamma / (Math.exp(x) + 1), gamma / (Math.exp(-x) + 1)];
}

function rateAtZero({ temperature, spectrum }: Bath): number {
  if (spectrum.kind !== "ohmic" || temperature === 0) return 0;
  return spectrum.exponent === 1 ? (spectrum.gamma * temperature) / spectrum.reference : 0;
}

/** −[S, Kρ] + h.c. on row-major ρ. */
function term(s: Matrix, k: Matrix): Matrix {
  const one = identity(4);
  const [sd, kd] = [dagger(s), dagger(k)];
  return combine(
    [1, kron(k, transpose(s))],
    [-1, kron(multiply(s, k), one)],
    [1, kron(sd, transpose(kd))],
    [-1, kron(one, transpose(multiply(kd, sd)))],
  );
}

const lindblad = (l: Matrix) => term(dagger(l), scale(l, 0.5));

/** Each entry of an operator of the energy basis times a function of its frequency. */
function atFrequencies(
  a: Matrix,
  weight: (omega: number, i: number, j: number) => number,
  e: Float64Array,
) {
  const out = zero(4);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const k = 4 * i + j;
      if (Math.hypot(a.re[k]!, a.im[k]!) < 1e-13) continue;
      const w = weight(e[j]! - e[i]!, i, j);
      out.re[k] = w * a.re[k]!;
      out.im[k] = w * a.im[k]!;
    }
  }
  return out;
}

/** The dissipator of a bath in the energy basis. */
function dissipator(bath: Bath, system: System, turned: (a: unknown) => Matrix, e: Float64Array) {
  const s = turned(bath.coupling);
  const { equation } = system;
  if (equation === "local") {
    const [alpha, beta] = rates(bath, bath.frequency!);
    return combine(
      [1, lindblad(scale(s, Math.sqrt(2 * beta)))],
      [1, lindblad(scale(dagger(s), Math.sqrt(2 * alpha)))],
    );
  }
  const small = 1e-9 * (e[3]! - e[0]!);
  const zeroFrequency = (omega: number) => Math.abs(omega) <= small;
  if (bath.form === "linear") {
    const gamma = (omega: number) => {
      if (zeroFrequency(omega)) return rateAtZero(bath);
      return omega > 0 ? rates(bath, omega)[1] : rates(bath, -omega)[0];
    };
    if (equation === "universal") {
      return lindblad(atFrequencies(s, (omega) => Math.sqrt(2 * gamma(omega)), e));
    }
    return term(s, atFrequencies(s, gamma, e));
  }
  const bosons = bath.statistics === "bose";
  const part = (weight: (omega: number) => number) =>
    atFrequencies(
      s,
      (omega) => {
        if (bosons && !(omega > small)) return 0;
        return weight(zeroFrequency(omega) ? 0 : omega);
      },
      e,
    );
  const alpha = (omega: number) => rates(bath, omega)[0];
  const beta = (omega: number) => rates(bath, omega)[1];
  if (equation === "universal") {
    return combine(
      [1, lindblad(part((omega) => Math.sqrt(2 * beta(omega))))],
      [1, lindblad(dagger(part((omega) => Math.sqrt(2 * alpha(omega)))))],
    );
  }
  const lowering = part(() => 1);
  return combine([1, term(lowering, dagger(part(alpha)))], [1, term(dagger(lowering), part(beta))]);
}

/** Without the elements that join frequencies further apart than the cutoff. */
function secular(d: Matrix, e: Float64Array, cutoff: number): Matrix {
  const frequency = (k: number) => e[k >> 2]! - e[k & 3]!;
  const out = zero(16);
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 16; j++) {
      if (Math.abs(frequency(i) - frequency(j)) > cutoff) continue;
      out.re[16 * i + j] = d.re[16 * i + j]!;
      out.im[16 * i + j] = d.im[16 * i + j]!;
    }
  }
  return out;
}

const apply = (l: Matrix, rho: Matrix) => {
  const out = zero(4);
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 16; j++) {
      const k = 16 * i + j;
      out.re[i]! += l.re[k]! * rho.re[j]! - l.im[k]! * rho.im[j]!;
      out.im[i]! += l.re[k]! * rho.im[j]! + l.im[k]! * rho.re[j]!;
    }
  }
  return out;
};

/** Everything about a system: its generator in the energy basis, steady state and currents. */
export function openSystem(system: System) {
  const { values: e, vectors: u } = eigensystem(operatorOf(system.hamiltonian));
  const turned = (a: unknown) => multiply(dagger(u), operatorOf(a), u);
  const h = zero(4);
  e.forEach((value, k) => {
    h.re[5 * k] = value;
  });
  const spread = e[3]! - e[0]!;
  const cutoff = system.equation === "secular" ? 1e-9 * spread : system.secularCutoff;
  const baths = system.baths.map((bath) => {
    const d = dissipator(bath, system, turned, e);
    return cutoff === undefined ? d : secular(d, e, cutoff);
  });
  const jumps = system.jumps.map(({ operator, rate }) =>
    lindblad(scale(turned(operator), Math.sqrt(rate))),
  );
  const one = identity(4);
  const hamilton = scale(combine([1, kron(h, one)], [-1, kron(one, transpose(h))]), 0, -1);
  const generator = combine([1, hamilton], ...[...baths, ...jumps].map((d) => [1, d] as const));
  return { u, h, number: multiply(dagger(u), NUMBER, u), baths, jumps, generator };
}

/** Steady state in the local basis, currents, and the condition number of the equations. */
export function steadyStateOf(system: System) {
  const { u, h, number, baths, jumps, generator } = openSystem(system);
  const m = combine([1, generator]);
  for (let k = 0; k < 16; k++) {
    m.re[k] = k % 5 === 0 ? 1 : 0;
    m.im[k] = 0;
  }
  const column = (k: number) => {
    const b = { re: new Float64Array(16), im: new Float64Array(16) };
    b.re[k] = 1;
    return eliminate(m, b);
  };
  const norm = (re: Float64Array, im: Float64Array) =>
    re.reduce((most, x, k) => Math.max(most, Math.hypot(x, im[k]!)), 0);
  let inverse = 0;
  for (let k = 0; k < 16; k++) {
    const { re, im } = column(k);
    inverse = Math.max(inverse, norm(re, im));
  }
  const { re, im } = column(0);
  const rho = matrix(4, re, im);
  const flow = (observable: Matrix, parts: readonly Matrix[]) =>
    parts.map((d) => traceProduct(observable, apply(d, rho)));
  return {
    rho: multiply(u, rho, dagger(u)),
    heat: flow(h, baths),
    particles: flow(number, baths),
    jumpHeat: flow(h, jumps).reduce((sum, x) => sum + x, 0),
    condition: 16 * norm(m.re, m.im) * inverse,
  };
}
