// A state as the text behind the # of the page's address, and back. Numbers are written as
// JavaScript writes them, so that they come back to the same double.

import {
  BellnessError,
  DEFAULTS,
  PAIRS,
  type PairInput,
  type ParameterPath,
  parameters,
  type Statistics,
} from "../index.js";
import type { Side } from "../view/view.js";
import { parametersOf } from "./parameters.js";
import {
  CURVE_SHOWS,
  type CurveShows,
  type CurveState,
  GRID,
  MAP_SHOWS,
  type MapShows,
  type MapState,
  POINTS,
  type Settings,
  type State,
  settingsOf,
} from "./state.js";

/** Most points that an address may ask for: what a page computes in a few seconds. */
const MOST_POINTS = 5000;
const MOST_GRID = 501;

function pairText(pair: PairInput): string {
  if (typeof pair === "number") return String(pair);
  return "mean" in pair ? `${pair.mean}~${pair.difference}` : pair.join(",");
}

function sideText({ parameter, range }: Side): string {
  return [parameter, ...range].join(",");
}

/** The text of a state. `epsilon=0.5,1.5` is a pair, `epsilon=1~1` mean and difference. */
export function stateText({ settings, curve, map }: State): string {
  const words: [string, string][] = [["statistics", settings.statistics]];
  for (const name of PAIRS) words.push([name, pairText(settings[name])]);
  words.push(["kappa", String(settings.kappa)]);
  words.push(["curve", curve.shows], ["along", sideText(curve.along)]);
  if (curve.points !== POINTS) words.push(["points", String(curve.points)]);
  if (curve.production !== null) words.push(["production", String(curve.production)]);
  if (curve.family !== null) {
    words.push(["family", [curve.family.parameter, ...curve.family.values].join(",")]);
  }
  words.push(["map", map.shows], ["x", sideText(map.x)], ["y", sideText(map.y)]);
  if (map.grid !== GRID) words.push(["grid", String(map.grid)]);
  return words.map(([key, value]) => `${key}=${value}`).join("&");
}

function refuse(key: string, text: string, allowed: string): never {
  throw new BellnessError(
    "INVALID_PARAMETER",
    `address: ${key}=${text} is not allowed. Allowed: ${allowed}.`,
    key,
    text,
  );
}

function number(key: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) refuse(key, text, "finite numbers");
  return value;
}

function pair(key: string, text: string): PairInput {
  const [parts, mean] = text.includes("~") ? [text.split("~"), true] : [text.split(","), false];
  if (!mean && parts.length === 1) return number(key, text);
  if (parts.length !== 2)
    refuse(key, text, "one number for both, two numbers a,b, or mean~difference");
  const [a, b] = parts.map((part) => number(key, part));
  return mean ? { mean: a!, difference: b! } : [a!, b!];
}

function parameter(key: string, text: string, statistics: Statistics): ParameterPath {
  const names = parametersOf(statistics).map(({ name }) => name);
  return names.find((name) => name === text) ?? refuse(key, text, names.join(", "));
}

function side(key: string, text: string, statistics: Statistics): Side {
  const [name, ...ends] = text.split(",");
  const range = ends.map((end) => number(key, end));
  if (range.length !== 2 || !(range[0]! < range[1]!)) {
    refuse(key, text, "parameter,from,to with from < to");
  }
  return { parameter: parameter(key, name!, statistics), range: [range[0]!, range[1]!] };
}

function word<T extends string>(key: string, text: string, words: readonly T[]): T {
  const found = words.find((one) => one === text);
  return found ?? refuse(key, text, words.join(", "));
}

function positive(text: string): number {
  const value = number("production", text);
  return value > 0 ? value : refuse("production", text, "a number above 0");
}

function count(key: string, text: string, most: number): number {
  const value = number(key, text);
  if (!Number.isInteger(value) || value < 2 || value > most) {
    refuse(key, text, `a whole number from 2 to ${most}`);
  }
  return value;
}

function family(text: string, statistics: Statistics): CurveState["family"] {
  const [name, ...values] = text.split(",");
  if (values.length === 0) refuse("family", text, "parameter,value,…");
  return {
    parameter: parameter("family", name!, statistics),
    values: values.map((value) => number("family", value)),
  };
}

/** Words of an address that are parameters, and those that are views. */
export const PARAMETER_KEYS: readonly string[] = ["statistics", ...PAIRS, "kappa"];
/** Browsers escape some signs of an address; what they cannot have written stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const KEYS = [
  ...PARAMETER_KEYS,
  ...["curve", "along", "points", "production", "family", "map", "x", "y", "grid"],
];

/**
 * The state of a text. Parameters that it leaves out have the library's defaults, views those of
 * `start`.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function textState(text: string, start: (statistics: Statistics) => State): State {
  const words = new Map(
    text
      .split("&")
      .filter((one) => one !== "")
      .map((one): [string, string] => {
        const at = one.indexOf("=");
        return [one.slice(0, at), decoded(one.slice(at + 1))];
      }),
  );
  for (const [key, value] of words) if (!KEYS.includes(key)) refuse(key, value, KEYS.join(", "));
  const read = <T>(key: string, parse: (value: string) => T, otherwise: T): T => {
    const value = words.get(key);
    return value === undefined ? otherwise : parse(value);
  };
  const statistics = read<Statistics>(
    "statistics",
    (value) => word("statistics", value, ["bose", "fermi"]),
    "bose",
  );
  const from = start(statistics);
  const usual = settingsOf({ ...DEFAULTS, statistics });
  const pairs = PAIRS.map((name) => [name, read(name, (value) => pair(name, value), usual[name])]);
  const settings = {
    statistics,
    kappa: read("kappa", (value) => number("kappa", value), usual.kappa),
    ...Object.fromEntries(pairs),
  } as Settings;
  parameters(settings);
  const sideOf = (key: string, otherwise: Side) =>
    read(key, (value) => side(key, value, statistics), otherwise);
  const curve: CurveState = {
    shows: read<CurveShows>(
      "curve",
      (value) => word("curve", value, CURVE_SHOWS),
      from.curve.shows,
    ),
    along: sideOf("along", from.curve.along),
    points: read("points", (value) => count("points", value, MOST_POINTS), POINTS),
    production: read<number | null>("production", positive, null),
    family: read<CurveState["family"]>("family", (value) => family(value, statistics), null),
  };
  const map: MapState = {
    shows: read<MapShows>("map", (value) => word("map", value, MAP_SHOWS), from.map.shows),
    x: sideOf("x", from.map.x),
    y: sideOf("y", from.map.y),
    grid: read("grid", (value) => count("grid", value, MOST_GRID), GRID),
  };
  checkTogether(curve, map);
  return { settings, curve, map };
}

/** Refuses words that contradict each other. */
function checkTogether({ shows, along, production, family }: CurveState, { x, y }: MapState): void {
  if (x.parameter === y.parameter) refuse("y", y.parameter, "another parameter than x");
  if (production !== null && shows !== "compared") {
    refuse("production", String(production), "curve=compared beside it");
  }
  if (family === null) return;
  if (shows === "compared" || shows === "critical") {
    refuse("family", family.parameter, "a curve of one observable beside it");
  }
  if (family.parameter === along.parameter) {
    refuse("family", family.parameter, "another parameter than along");
  }
}
