// Set-ups from the literature as systems: the examples of docs/systems.md.

import type { SystemInput } from "./system.js";
import type { SystemPath } from "./systemModel.js";

/** A published set-up that the library solves. */
export interface Setup {
  /** Lower case, words joined by hyphens. */
  readonly name: string;
  readonly title: string;
  /** Where it stands. */
  readonly source: string;
  /** What it shows, and what is known of it in closed form. */
  readonly note: string;
  readonly system: SystemInput;
  /** A number of it that is worth varying, and between which values. */
  readonly along: { readonly parameter: SystemPath; readonly from: number; readonly to: number };
}

/** A lead of electrons at one dot. */
function lead(word: "-I" | "I-", temperature: number, mu: number, gamma: number) {
  return {
    coupling: { [word]: 1 },
    form: "exchange",
    statistics: "fermi",
    temperature,
    mu,
    spectrum: { kind: "flat", gamma },
  } as const;
}

const EXCHANGE: SystemInput = {
  hamiltonian: { XX: 1, YY: 1, ZZ: 1, XY: 1, YX: -1 },
  baths: [
    { coupling: { XI: 1, ZI: 0.5 }, temperature: 3, spectrum: { kind: "ohmic", gamma: 0.01 } },
    { coupling: { IX: 1, IY: 0.3 }, temperature: 3, spectrum: { kind: "ohmic", gamma: 0.01 } },
  ],
  equation: "secular",
};

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const ENGINE: SystemInput = {
  hamiltonian: { nI: 1, In: 1, "+-": GOLDEN, "-+": GOLDEN },
  baths: [
    { ...lead("-I", 1e-3, 100, 1), frequency: 1 },
    { ...lead("I-", 1e-3, -100, 1), frequency: 1 },
  ],
  equation: "local",
};

const DARK: SystemInput = {
  hamiltonian: { nI: 1, In: 1 },
  jumps: [{ operator: { "-I": 1, "I-": 1 }, rate: 1 }],
  initial: { re: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
};

const DOTS: SystemInput = {
  hamiltonian: { nI: 1, In: 1, "+-": 0.5, "-+": 0.5, nn: 2 },
  baths: [lead("-I", 0.2, 1.2, 0.01), lead("I-", 0.2, 0.8, 0.01)],
  equation: "secular",
};

/** A bath of a transmon of 5 GHz. */
function circuit(word: "-I" | "I-", temperature: number, gamma: number) {
  return {
    coupling: { [word]: 1 },
    form: "exchange",
    temperature,
    spectrum: { kind: "flat", gamma },
    frequency: 5,
  } as const;
}
const TRANSMONS: SystemInput = {
  units: { energy: "GHz", temperature: "mK" },
  hamiltonian: { nI: 5, In: 5, "+-": 5e-4, "-+": 5e-4 },
  baths: [circuit("-I", 15, 2e-3), circuit("I-", 300, 1e-4)],
  jumps: [
    { operator: { ZI: 1 }, rate: 5e-6 },
    { operator: { IZ: 1 }, rate: 5e-6 },
  ],
  equation: "local",
};

/** Five published set-ups, each checked against what is known of it in closed form. */
export const SETUPS: readonly Setup[] = [
  {
    name: "exchange-dimer",
    title: "Heisenberg dimer with Dzyaloshinskii-Moriya exchange in a thermal bath",
    source:
      "M. C. Arnesen, S. Bose, V. Vedral, Phys. Rev. Lett. 87, 017901 (2001); G.-F. Zhang, Phys. Rev. A 75, 034304 (2007)",
    note: "H = J σ₁·σ₂ + D (X₁Y₂ − Y₁X₂). Thermal entanglement ends where e^{2J/T} sinh(2√(J² + D²)/T) = 1: at T/J = 3.640957 (4/ln 3), 4.631704, 6.551203 for D/J = 0, 1, 2.",
    system: EXCHANGE,
    along: { parameter: "hamiltonian.ZZ", from: -1, to: 2 },
  },
  {
    name: "entanglement-engine",
    title: "Entanglement engine: two dots between leads of opposite bias",
    source:
      "J. B. Brask, G. Haack, N. Brunner, M. Huber, New J. Phys. 17, 113029 (2015), here with electrons",
    note: "At full bias and T → 0 the local equation has C = 2r(1 − r)/(1 + 4r²), r = g/2γ: at most (√5 − 1)/4 = 0.309, at g = 0.618γ.",
    system: ENGINE,
    along: { parameter: "hamiltonian.+-", from: 0.05, to: 2 },
  },
  {
    name: "collective-decay",
    title: "Two atoms that decay together: a dark state",
    source: "Z. Ficek, R. Tanaś, Phys. Rep. 372, 369 (2002)",
    note: "The singlet does not decay, so that the steady state depends on the start: from |01⟩ half of it is left, C(t) = (1 − e^{−2Γt})/2.",
    system: DARK,
    along: { parameter: "jumps.1.rate", from: 0.1, to: 2 },
  },
  {
    name: "double-dot",
    title: "Double dot with Coulomb repulsion between leads",
    source: "U. Harbola, M. Esposito, S. Mukamel, Phys. Rev. B 74, 235309 (2006)",
    note: "In the secular equation births and deaths among four states: energies 0, ε ± g, 2ε + U, rates 2γ·½ times the occupations of the leads at ε ± g and at ε + U ∓ g.",
    system: DOTS,
    along: { parameter: "hamiltonian.nn", from: 0, to: 4 },
  },
  {
    name: "transmons",
    title: "Two transmons between a cold and a hot bath, with dephasing",
    source:
      "J. B. Brask, G. Haack, N. Brunner, M. Huber, New J. Phys. 17, 113029 (2015); dephasing as in P. Krantz et al., Appl. Phys. Rev. 6, 021318 (2019)",
    note: "In GHz (E/h) and mK; rates γ are in GHz too, a rate per second is 2π times it. The excitation current obeys J = G(n₁ − n₂) with G = 2g²/κ, κ half the decay of both qubits and four times the dephasing; populations and coherence follow in closed form.",
    system: TRANSMONS,
    along: { parameter: "jumps.1.rate", from: 0, to: 2e-3 },
  },
];
