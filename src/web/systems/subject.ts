// Systems as a subject of the page: every number that stands in one becomes a slider and an axis.

import {
  BellnessError,
  isSystem,
  parseJson,
  type SystemInput,
  type SystemNumber,
  systemNumbers,
  withSystemNumber,
} from "../../index.js";
import { signOf } from "../../view/labels.js";
import { unitSign } from "../../view/units.js";
import type { ParameterInfo, SystemSubject } from "../info.js";

/** Sliders of systems have about so many steps. */
const STEPS = 400;

/** 1, 2 or 5 times a power of ten, at or above a value. */
function roundUp(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((k) => Number((k * decade).toPrecision(3))).find((x) => x >= value)!;
}

/** The part of a system that a path leads to, in words. */
function groupOf(path: string): string {
  const [part, number] = path.split(".");
  if (part === "hamiltonian") return "Hamiltonian";
  if (part === "baths") return `Bath ${number}`;
  return part === "jumps" ? `Jump ${number}` : "Equation";
}

/** What a number is, read out behind its sign. */
function labelOf(path: string): string {
  const last = path.split(".").slice(-1)[0]!;
  if (path.startsWith("hamiltonian.")) return "coefficient";
  if (/^baths\.\d+\.coupling\./.test(path)) return "coupling operator";
  if (/^jumps\.\d+\.operator\./.test(path)) return "jump operator";
  const words: Readonly<Record<string, string>> = {
    temperature: "temperature",
    mu: "chemical potential",
    frequency: "frequency of the local equation",
    gamma: "coupling",
    rate: "rate",
    exponent: "exponent of the spectrum",
    reference: "reference frequency",
    centre: "centre of the spectrum",
    width: "width of the spectrum",
    secularCutoff: "largest difference of Bohr frequencies",
  };
  return path.endsWith("cutoff.frequency") ? "cutoff frequency" : (words[last] ?? last);
}

/** Numbers that a frequency or a width is divided by: not down to zero. */
const DIVISOR = /\.(reference|width|cutoff\.frequency)$/;
/** Numbers of either sign. */
const SIGNED = /^(hamiltonian|baths\.\d+\.coupling|jumps\.\d+\.operator)\.|\.(mu|centre)$/;

/** The largest coefficient of the Hamiltonian: its scale. */
function scaleOf(numbers: readonly SystemNumber[]): number {
  const sizes = numbers
    .filter(({ path }) => path.startsWith("hamiltonian."))
    .map(({ value }) => Math.abs(value));
  return Math.max(0, ...sizes) || 1;
}

/** Ends of the slider of a number: of the value that the system came with. */
function rangeOf(
  { path, value }: SystemNumber,
  scale: number,
  units: boolean,
): readonly [number, number] {
  const local = /^baths\.\d+\.frequency$/.test(path);
  if (SIGNED.test(path)) {
    const most = roundUp(Math.max(2 * Math.abs(value), path.startsWith("h") ? scale : 1));
    return [-most, most];
  }
  // Temperatures of another unit say nothing of the scale of energies.
  const thermal = /temperature$/.test(path) && !units;
  const usual = thermal ? scale : value === 0 ? 0.1 * scale : 0;
  const most = roundUp(Math.max(2 * value, usual));
  return [DIVISOR.test(path) || local ? most / 1000 : 0, most];
}

function infoOf(number: SystemNumber, scale: number, { units }: SystemInput): ParameterInfo {
  const { path } = number;
  const [low, high] = rangeOf(number, scale, units !== undefined);
  const sign = signOf(path);
  const label = labelOf(path);
  const unit = units === undefined ? "" : unitSign(path, 0, units);
  return {
    name: path,
    label: unit === "" ? label : `${label} (${unit})`,
    sign,
    brief: label === "coefficient" ? "" : label,
    ...(unit === "" ? {} : { unit }),
    step: Number(((high - low) / STEPS).toPrecision(3)),
    group: groupOf(path),
    range: () => [low, high],
  };
}

const read = new WeakMap<SystemInput, readonly SystemNumber[]>();

/** The numbers of a system, read once: the page changes none, it makes new ones. */
function numbersOf(system: SystemInput): readonly SystemNumber[] {
  const found = read.get(system) ?? systemNumbers(system);
  read.set(system, found);
  return found;
}

/** What the sliders of a system are, as long as its numbers only move: their ends stay where they are. */
const known = new WeakMap<SystemInput, readonly ParameterInfo[]>();

function parameters(system: SystemInput): readonly ParameterInfo[] {
  const found = known.get(system);
  if (found !== undefined) return found;
  const numbers = numbersOf(system);
  const infos = numbers.map((one) => infoOf(one, scaleOf(numbers), system));
  known.set(system, infos);
  return infos;
}

/** The number at a path; a default where nothing is written. */
function valueAt(system: SystemInput, path: string): number {
  let at: unknown = system;
  for (const key of path.split(".")) {
    at = Array.isArray(at) ? at[Number(key) - 1] : (at as Record<string, unknown>)?.[key];
  }
  if (typeof at === "number") return at;
  return numbersOf(system).find((one) => one.path === path)?.value ?? Number.NaN;
}

function moved(system: SystemInput, path: string, value: number): SystemInput {
  const next = withSystemNumber(system, path, value);
  known.set(next, parameters(system));
  return next;
}

/** So many times its slowest rate does a system need to come to rest. */
const REST = 4;

/** A time in which the couplings that are written down have done their work. */
function longest(system: SystemInput): number {
  const rates = numbersOf(system)
    .filter(({ path }) => /\.(rate|spectrum\.gamma)$/.test(path))
    .map(({ value }) => value)
    .filter((value) => value > 0);
  return roundUp(REST / Math.min(...rates, 1));
}

/** Systems as the page sees them. */
export const SYSTEM: SystemSubject = {
  parameters,
  valueAt,
  moved,
  check: (system) => void numbersOf(system),
  longest,
  text: (system) => JSON.stringify(system),
  read(text) {
    const system: unknown = parseJson(text);
    if (!isSystem(system)) {
      throw new BellnessError(
        "INVALID_PARAMETER",
        'system: it has no "hamiltonian". Allowed: an object with hamiltonian, and baths or jumps.',
        "system",
        text,
      );
    }
    numbersOf(system);
    return system;
  },
};
