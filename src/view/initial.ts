// States that an evolution may start from, by name.

const HALF = Math.SQRT1_2;

/** Amplitudes on |00⟩, |01⟩, |10⟩, |11⟩, and how the state is written. */
export const INITIAL = {
  "00": { sign: "|00⟩", ket: [1, 0, 0, 0] },
  "01": { sign: "|01⟩", ket: [0, 1, 0, 0] },
  "10": { sign: "|10⟩", ket: [0, 0, 1, 0] },
  "11": { sign: "|11⟩", ket: [0, 0, 0, 1] },
  plus: { sign: "|+⟩|+⟩", ket: [0.5, 0.5, 0.5, 0.5] },
  triplet: { sign: "(|01⟩ + |10⟩)/√2", ket: [0, HALF, HALF, 0] },
  singlet: { sign: "(|01⟩ − |10⟩)/√2", ket: [0, HALF, -HALF, 0] },
  even: { sign: "(|00⟩ + |11⟩)/√2", ket: [HALF, 0, 0, HALF] },
} as const satisfies Record<string, { readonly sign: string; readonly ket: readonly number[] }>;

export type InitialName = keyof typeof INITIAL;
export const INITIAL_NAMES = Object.keys(INITIAL) as readonly InitialName[];
/** Their names and how they are written: a choice among them. */
export const INITIAL_OPTIONS = INITIAL_NAMES.map((name) => [name, INITIAL[name].sign] as const);
/** Where an evolution starts that does not say it. */
export const USUAL_INITIAL: InitialName = "11";
