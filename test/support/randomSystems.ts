// Random open systems of every kind, seeded.

import type { SpectrumInput } from "../../src/model/spectrum.js";
import type { BathInput, JumpInput, SystemInput } from "../../src/model/system.js";
import type { Random } from "./random.js";

const LETTERS = ["I", "X", "Y", "Z"] as const;

/** A Hermitian 4×4 matrix as {re, im}. */
function hermitian(random: Random) {
  const re = new Array<number>(16).fill(0);
  const im = new Array<number>(16).fill(0);
  for (let i = 0; i < 4; i++) {
    re[5 * i] = random.normal();
    for (let j = 0; j < i; j++) {
      re[4 * i + j] = re[4 * j + i] = random.normal() / 2;
      im[4 * i + j] = random.normal() / 2;
      im[4 * j + i] = -im[4 * i + j]!;
    }
  }
  return { re, im };
}

/** Real coefficients of strings of Pauli matrices. */
function words(random: Random): Record<string, number> {
  const out: Record<string, number> = {
    ZI: -random.uniform(0.3, 0.7),
    IZ: -random.uniform(0.3, 0.7),
  };
  for (const p of ["X", "Y", "Z"]) {
    for (const q of LETTERS) if (random.chance(0.4)) out[p + q] = random.uniform(-0.8, 0.8);
  }
  return out;
}

function spectrum(random: Random, fermions: boolean, finite: boolean): SpectrumInput {
  const gamma = random.logUniform(1e-3, 0.1);
  const lorentzian = {
    kind: "lorentzian",
    gamma,
    centre: random.uniform(0, 3),
    width: random.uniform(0.3, 2),
  } as const;
  if (fermions) return random.chance(0.5) ? { kind: "flat", gamma } : lorentzian;
  if (!finite && random.chance(0.5)) {
    if (random.chance(0.4)) return { kind: "flat", gamma };
    if (random.chance(0.5)) return lorentzian;
    const frequency = Array.from({ length: 6 }, (_, k) => 4 * k + random.uniform(0, 2));
    return {
      kind: "table",
      frequency: [0, ...frequency.slice(1), 1000],
      gamma: Array.from({ length: 7 }, () => gamma * random.uniform(0.2, 1)),
    };
  }
  const kind = random.pick(["none", "exponential", "drude", "gaussian", "sharp"] as const);
  return {
    kind: "ohmic",
    gamma,
    exponent: random.pick([1, 2, 3, 1.5, 1 + random.uniform(0, 3)]),
    reference: random.uniform(0.5, 2),
    cutoff: kind === "none" ? { kind } : { kind, frequency: random.uniform(3, 12) },
  };
}

function bath(random: Random, qubit: number, local: boolean): BathInput {
  const on = (letter: string) => (qubit === 0 ? `${letter}I` : `I${letter}`);
  const fermions = random.chance(0.25);
  const exchange = fermions || random.chance(0.35);
  const temperature = random.logUniform(0.1, 5);
  const common = { temperature, ...(local ? { frequency: random.uniform(0.4, 2) } : {}) };
  if (exchange) {
    const other: Record<string, number> = random.chance(0.3)
      ? { [on("-")]: 1, [qubit === 0 ? "I-" : "-I"]: random.uniform(-1, 1) }
      : { [on("-")]: 1 };
    return {
      ...common,
      form: "exchange",
      statistics: fermions ? "fermi" : "bose",
      coupling:
        fermions || local ? other : random.chance(0.5) ? { [on("X")]: 1 } : hermitian(random),
      mu: fermions ? random.uniform(-1, 1) : 0,
      spectrum: spectrum(random, fermions, false),
    };
  }
  // Every linear coupling has a part at zero frequency in general: only spectra with a limit there.
  const coupling = random.chance(0.4)
    ? hermitian(random)
    : { [on("X")]: 1, [on("Z")]: random.uniform(-0.5, 0.5), IX: random.uniform(-0.3, 0.3) };
  return { ...common, form: "linear", coupling, spectrum: spectrum(random, false, !local) };
}

function jump(random: Random): JumpInput {
  return {
    operator: {
      "-I": random.uniform(-1, 1),
      "I-": [random.normal(), random.normal()],
      ZZ: random.uniform(-0.3, 0.3),
    },
    rate: random.logUniform(1e-3, 0.3),
  };
}

/** A system whose steady state is unique. */
export function randomSystem(random: Random): SystemInput {
  const equation = random.pick(["redfield", "redfield", "secular", "universal", "local"] as const);
  const local = equation === "local";
  const baths = Array.from({ length: 1 + random.integer(3) }, (_, j) => bath(random, j % 2, local));
  const jumps = Array.from({ length: random.integer(3) }, () => jump(random));
  if (baths.length === 1) baths.push(bath(random, 1, local));
  const empty = random.chance(0.1);
  // Without baths, jumps on both qubits.
  if (empty) jumps.push(jump(random), { operator: { "-I": 1 }, rate: 0.1 });
  return {
    hamiltonian: random.chance(0.4) ? hermitian(random) : words(random),
    baths: empty ? [] : baths,
    jumps,
    equation,
    ...(equation === "redfield" && random.chance(0.3)
      ? { secularCutoff: random.uniform(0, 1.5) }
      : {}),
  };
}
