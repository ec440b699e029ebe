// A system as a model: any number in it may vary, by its path.

import * as layout from "../../assembly/layout.js";
import * as slot from "../../assembly/system/layout.js";
import type { BellnessError } from "./errors.js";
import { isRecord } from "./keys.js";
import type { Model, PathDescription, Share } from "./model.js";
import { adjointWord, isWord, type Operator, wordOperator } from "./operator.js";
import { type CheckedSystem, checkedSystem, type System } from "./system.js";
import { systemError } from "./systemError.js";
import { systemRecord } from "./systemRecord.js";
import { thermalEnergy } from "./units.js";

/** Paths of numbers in a system, baths and jumps counted from 1. */
export type SystemPath =
  | `hamiltonian.${string}`
  | `baths.${number}.${string}`
  | `jumps.${number}.${string}`
  | "secularCutoff";

/** A number of a system: what its value, one, adds to which slots, and its value. */
export interface Place {
  readonly shares: readonly { readonly slot: number; readonly factor: number }[];
  readonly value: number;
  readonly unit: PathDescription["unit"];
}

/** The time of an evolution, which an axis may vary where there is an initial state. */
export const TIME = "time";
const TIME_PLACE: Place = {
  shares: [{ slot: slot.SYSTEM_TIME, factor: 1 }],
  value: 0,
  unit: "1/energy",
};

/**
 * Completes and checks a system that a sweep varies: its plain data, which can be posted.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function readSystem(input: unknown): System {
  return checkedSystem(input).system;
}

/** What a coefficient of strings adds: real slots, and imaginary ones 16 behind. */
function coefficientShares({ re, im }: Operator, at: number, complex: boolean) {
  const shares: { slot: number; factor: number }[] = [];
  re.forEach((factor, k) => {
    if (factor !== 0) shares.push({ slot: at + k, factor });
    if (complex && im[k] !== 0) shares.push({ slot: at + slot.ENTRIES + k, factor: im[k]! });
  });
  return shares;
}

/**
 * The coefficients of an operator's strings: of a Hermitian one each string moves together with
 * its adjoint, so that it stays Hermitian.
 */
function wordPlaces(
  given: unknown,
  path: string,
  at: number,
  hermitian: boolean,
): [string, Place][] {
  if (!isRecord(given) || "re" in given || "real" in given) return [];
  return Object.entries(given).flatMap(([word, coefficient]): [string, Place][] => {
    if (!isWord(word) || typeof coefficient !== "number") return [];
    const parts = [wordOperator(word)];
    const other = adjointWord(word);
    if (hermitian && other !== word) parts.push(wordOperator(other));
    const sum: Operator = {
      re: parts[0]!.re.map((_, k) => parts.reduce((total, { re }) => total + re[k]!, 0)),
      im: parts[0]!.im.map((_, k) => parts.reduce((total, { im }) => total + im[k]!, 0)),
      low: parts[0]!.low,
    };
    const shares = coefficientShares(sum, at, !hermitian);
    return [[`${path}.${word}`, { shares, value: coefficient, unit: "energy" }]];
  });
}

/** The numbers of a bath. */
function bathPlaces({ baths, equation, units }: System, j: number): [string, Place][] {
  const bath = baths[j]!;
  const local = equation === "local";
  const at = slot.SYSTEM_BATH + slot.BATH_STRIDE * j;
  const path = `baths.${j + 1}`;
  const { spectrum } = bath;
  const place = (name: string, offset: number, value: number, unit: "1" | "energy" = "energy") =>
    [`${path}.${name}`, { shares: [{ slot: at + offset, factor: 1 }], value, unit }] as [
      string,
      Place,
    ];
  const thermal = { slot: at + slot.BATH_TEMPERATURE, factor: thermalEnergy(units ?? null) };
  const found: [string, Place][] = [
    [`${path}.temperature`, { shares: [thermal], value: bath.temperature, unit: "energy" }],
  ];
  if (bath.statistics === "fermi") found.push(place("mu", slot.BATH_MU, bath.mu));
  if (local) found.push(place("frequency", slot.BATH_FREQUENCY, bath.frequency!));
  if (spectrum.kind !== "table") {
    found.push(place("spectrum.gamma", slot.BATH_GAMMA, spectrum.gamma));
  }
  if (spectrum.kind === "ohmic") {
    found.push(place("spectrum.exponent", slot.BATH_FIRST, spectrum.exponent, "1"));
    found.push(place("spectrum.reference", slot.BATH_SECOND, spectrum.reference));
    const { frequency } = spectrum.cutoff;
    if (frequency !== undefined) {
      found.push(place("spectrum.cutoff.frequency", slot.BATH_CUTOFF_FREQUENCY, frequency));
    }
  }
  if (spectrum.kind === "lorentzian") {
    found.push(place("spectrum.centre", slot.BATH_FIRST, spectrum.centre));
    found.push(place("spectrum.width", slot.BATH_SECOND, spectrum.width));
  }
  const hermitian = bath.form === "linear" && !local;
  found.push(...wordPlaces(bath.coupling, `${path}.coupling`, at + slot.BATH_COUPLING, hermitian));
  return found;
}

/** Every number of a system that an axis may vary. */
export function placesOf({ system }: CheckedSystem): Map<string, Place> {
  const places = new Map<string, Place>([
    ...wordPlaces(system.hamiltonian, "hamiltonian", slot.SYSTEM_H, true),
    ...system.baths.flatMap((_, j) => bathPlaces(system, j)),
    ...system.jumps.flatMap(({ rate, operator }, j): [string, Place][] => {
      const at = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
      const path = `jumps.${j + 1}`;
      const shares = [{ slot: at, factor: 1 }];
      return [
        [`${path}.rate`, { shares, value: rate, unit: "energy" }],
        ...wordPlaces(operator, `${path}.operator`, at + slot.JUMP_OPERATOR, false),
      ];
    }),
  ]);
  if (system.secularCutoff !== undefined) {
    const shares = [{ slot: slot.SYSTEM_CUTOFF, factor: 1 }];
    places.set("secularCutoff", { shares, value: system.secularCutoff, unit: "energy" });
  }
  return places;
}

/** A system as a model. */
export function systemModel(base: unknown): Model<System, string> {
  const checked = checkedSystem(base);
  return { ...modelOfPlaces(checked, placesOf(checked)), read: readSystem };
}

/** A model whose numbers have these places in a system. */
export function modelOfPlaces(
  checked: CheckedSystem,
  numbers: ReadonlyMap<string, Place>,
): Omit<Model<unknown, string>, "read"> {
  const { system } = checked;
  const record = systemRecord(checked);
  const places = new Map([...numbers, [TIME, TIME_PLACE]]);
  const slotsOf = (touched: readonly string[]) => {
    const found = new Set(touched.flatMap((path) => places.get(path)!.shares.map((s) => s.slot)));
    return [...found].sort((a, b) => a - b);
  };
  const observed = (name: string) => {
    const bath = /^(?:heat|particle)Current(\d)$/.exec(name);
    if (bath !== null) return Number(bath[1]) <= system.baths.length;
    return name !== "rectification" && (name !== "entropyProduction" || system.baths.length > 0);
  };
  return {
    kernel: "solveSystems",
    paths: [...numbers.keys()],
    observes: observed,
    inputs: (touched) => slotsOf(touched).map((_, k) => slot.MOVED_COLUMN + layout.BLOCK * k),
    row(_, moved, touched = []) {
      const slots = slotsOf(touched);
      const values = Float64Array.from(slots, (at) => record[at - slot.SYSTEM_START]!);
      for (const path of moved) {
        const { shares, value } = places.get(path)!;
        for (const { slot: at, factor } of shares) {
          const k = slots.indexOf(at);
          // Alone in its slot it leaves nothing, exactly: only −0 + x is x for every x.
          const rest = values[k]! - factor * value;
          values[k] = rest === 0 ? -0 : rest;
        }
      }
      return values;
    },
    direction(path, touched = []) {
      const slots = slotsOf(touched);
      return places
        .get(path)!
        .shares.map(({ slot: at, factor }): Share => ({ input: slots.indexOf(at), factor }));
    },
    prepare(arena, touched) {
      const slots = slotsOf(touched);
      arena.set(record, slot.SYSTEM_START);
      arena[layout.POLE_REFUSED] = 0;
      // A coefficient that moves has lost nothing but its own rounding.
      checked.hamiltonian.low.forEach((low, k) => {
        arena[slot.SYSTEM_H_LOW + k] = slots.includes(slot.SYSTEM_H + k) ? 0 : low;
      });
      arena[slot.MOVED_COUNT] = slots.length;
      arena.set(slots, slot.MOVED_SLOT);
    },
    conflict(touched) {
      const { length } = slotsOf([...touched]);
      if (length <= slot.MOST_MOVED) return null;
      const allowed = `axes that move at most ${slot.MOST_MOVED} coefficients and numbers`;
      return { paths: [...touched], allowed };
    },
    describe: (path): PathDescription => {
      const meaning = path === TIME ? "time" : `number of the system: ${path}`;
      return { meaning, unit: places.get(path)!.unit };
    },
    error: (status): BellnessError => systemError(status, system, 0, 0),
  };
}
