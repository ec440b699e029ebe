// What may happen along an evolution: quantities as functions of a state, each with its Lipschitz constant.

import { CHSH_LOCAL_BOUND, LOCAL_BOUND } from "../../assembly/constants.js";
import * as layout from "../../assembly/layout.js";
import * as slot from "../../assembly/system/layout.js";
import type { Core } from "../core/core.js";
import { listed, oneOf } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import type { CheckedSystem } from "../model/system.js";

/** What may become positive: entanglement, violations of CHSH and I3322, smallest eigenvalue, currents. */
export type EventQuantity =
  | "concurrence"
  | "i2"
  | "i3"
  | "minEigenvalue"
  | "jumpHeat"
  | "entropyProduction"
  | `heatCurrent${number}`
  | `particleCurrent${number}`;

/** A quantity as a function of the state in PAULI_STATE. */
export interface Watched {
  readonly name: EventQuantity;
  /** Lipschitz constant in the mean values of the Pauli strings. */
  readonly constant: number;
  /** Whether local unitaries leave it as it is. */
  readonly invariant: boolean;
  value(): number;
}

const CODE = "INVALID_PARAMETER";
const N = slot.ENTRIES;
const DEFAULT: readonly EventQuantity[] = ["concurrence", "i2", "i3"];
/** |Tr(Bρ)| ≤ |b| |x|: B of CHSH has |b|² = 4, that of I3322 at most 2² + 2² + 5². */
const CHSH_CONSTANT = 2;
const I3322_CONSTANT = Math.sqrt(33);
/** Eigenvalues move at most by the Frobenius norm |Δρ| = |Δx|/2. */
const EIGENVALUE_CONSTANT = 0.5;

function measured(core: Core, mask: number, at: number): number {
  core.systemState();
  core.stateMeasures(mask);
  return core.arena[at]!;
}

/** −λ_min of the partial transpose: above zero for entangled states and for no others. */
function entangled(core: Core): number {
  const { arena } = core;
  // Transposed on qubit 2: its Y changes sign.
  for (let k = 2; k < N; k += 4) arena[slot.PAULI_STATE + k] = -arena[slot.PAULI_STATE + k]!;
  return -measured(core, layout.OBSERVE_MIN_EIGENVALUE, layout.STATE_MIN_EIGENVALUE);
}

/** A functional Σ f_k x_k of the mean values. */
function functional(core: Core, name: EventQuantity, parts: Float64Array): Watched {
  let square = 0;
  for (let k = 1; k < N; k++) square += parts[k]! * parts[k]!;
  const value = () => parts.reduce((sum, f, k) => sum + f * core.arena[slot.PAULI_STATE + k]!, 0);
  return { name, constant: Math.sqrt(square), invariant: false, value };
}

/** −Σ_j (heat_j − μ_j particles_j)/T_j. */
function production(core: Core, { system }: CheckedSystem): Watched {
  const parts = new Float64Array(N);
  system.baths.forEach(({ temperature, mu }, j) => {
    if (!(temperature > 0)) {
      refuse(
        CODE,
        `baths.${j + 1}.temperature`,
        temperature,
        "a temperature above 0, or no event of entropyProduction, which is infinite",
      );
    }
    for (let k = 0; k < N; k++) {
      const heat = core.arena[slot.HEAT_FUNCTIONAL + N * j + k]!;
      const particles = core.arena[slot.PARTICLE_FUNCTIONAL + N * j + k]!;
      parts[k] = parts[k]! - (heat - mu * particles) / temperature;
    }
  });
  return functional(core, "entropyProduction", parts);
}

/** A quantity of the evolution that a core is ready for. */
export function watched(core: Core, checked: CheckedSystem, name: EventQuantity): Watched {
  const current = (at: number) => functional(core, name, core.arena.slice(at, at + N));
  const bath = N * (Number(/\d+$/.exec(name)?.[0]) - 1);
  if (name.startsWith("heatCurrent")) return current(slot.HEAT_FUNCTIONAL + bath);
  if (name.startsWith("particleCurrent")) return current(slot.PARTICLE_FUNCTIONAL + bath);
  switch (name) {
    case "jumpHeat":
      return current(slot.JUMP_FUNCTIONAL);
    case "entropyProduction":
      return production(core, checked);
    case "concurrence":
      return { name, constant: EIGENVALUE_CONSTANT, invariant: true, value: () => entangled(core) };
    case "i2": {
      const value = () => measured(core, layout.OBSERVE_CHSH, layout.STATE_CHSH) - CHSH_LOCAL_BOUND;
      return { name, constant: CHSH_CONSTANT, invariant: true, value };
    }
    case "i3": {
      const value = () => measured(core, layout.OBSERVE_I3322, layout.STATE_I3322) - LOCAL_BOUND;
      return { name, constant: I3322_CONSTANT, invariant: true, value };
    }
    default: {
      const value = () =>
        measured(core, layout.OBSERVE_MIN_EIGENVALUE, layout.STATE_MIN_EIGENVALUE);
      return { name, constant: EIGENVALUE_CONSTANT, invariant: true, value };
    }
  }
}

/** The quantities that are asked for. */
export function quantitiesOf(value: unknown, baths: number): readonly EventQuantity[] {
  const each = Array.from({ length: baths }, (_, j) => j + 1);
  const known: EventQuantity[] = [
    ...DEFAULT,
    "minEigenvalue",
    ...each.map((j) => `heatCurrent${j}` as const),
    ...each.map((j) => `particleCurrent${j}` as const),
    "jumpHeat",
    ...(baths > 0 ? (["entropyProduction"] as const) : []),
  ];
  if (value === undefined) return DEFAULT;
  if (!isList(value) || value.length === 0) {
    refuse(CODE, "quantities", value, `a list of ${listed(known)}`);
  }
  const names = Array.from(value, (name, k) => oneOf(name, known, `quantities.${k + 1}`, CODE));
  return [...new Set(names)];
}
