// A scene as the text behind the # of the page's address, and back. Numbers are written as
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
import { DRAWABLE, drawable, parametersOf, WIDE_ENOUGH, wideEnough } from "./parameters.js";
import {
  CURVE_SHOWS,
  type CurveScene,
  type CurveShows,
  GRID,
  MAP_SHOWS,
  type MapScene,
  type MapShows,
  POINTS,
  type Scene,
  type WrittenParameters,
  writtenParameters,
} from "./scene.js";

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

/** The text of a scene. `epsilon=0.5,1.5` is a pair, `epsilon=1~1` mean and difference. */
export function sceneText({ base, curve, map }: Scene): string {
  const words: [string, string][] = [["statistics", base.statistics]];
  for (const name of PAIRS) words.push([name, pairText(base[name])]);
  words.push(["kappa", String(base.kappa)]);
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
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return drawable(value) ? value : refuse(key, text, DRAWABLE);
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
  if (!wideEnough(range[0]!, range[1]!)) refuse(key, text, WIDE_ENOUGH);
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

function family(text: string, statistics: Statistics): CurveScene["family"] {
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

/** A scene, and what of its text could not be taken. */
export interface ReadScene {
  readonly scene: Scene;
  /** The words that are refused, each with what is allowed; the others hold. */
  readonly refused: readonly BellnessError[];
}

function wordsOf(text: string): [string, string][] {
  return text
    .split("&")
    .filter((one) => one !== "")
    .map((one) => {
      const at = one.indexOf("=");
      return at < 0 ? [one, ""] : [one.slice(0, at), decoded(one.slice(at + 1))];
    });
}

/**
 * The scene of a text, word by word: one that is refused costs itself only. Parameters that are
 * left out have the library's defaults, views those of `start`.
 */
export function readScene(text: string, start: (statistics: Statistics) => Scene): ReadScene {
  const words = new Map(wordsOf(text));
  const refused: BellnessError[] = [];
  const attempt = <T>(parse: () => T, otherwise: T): T => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      refused.push(error);
      return otherwise;
    }
  };
  for (const [key, value] of words) {
    if (!KEYS.includes(key)) attempt(() => refuse(key, value, KEYS.join(", ")), null);
  }
  const read = <T>(key: string, parse: (value: string) => T, otherwise: T): T => {
    const value = words.get(key);
    return value === undefined ? otherwise : attempt(() => parse(value), otherwise);
  };
  const statistics = read<Statistics>(
    "statistics",
    (value) => word("statistics", value, ["bose", "fermi"]),
    "bose",
  );
  const from = start(statistics);
  const usual = writtenParameters({ ...DEFAULTS, statistics });
  /** A parameter that the model takes. */
  const legal = <T>(key: string, parse: (value: string) => T, otherwise: T): T =>
    read(
      key,
      (value) => {
        const parsed = parse(value);
        parameters({ ...usual, [key]: parsed });
        return parsed;
      },
      otherwise,
    );
  const pairs = PAIRS.map((name) => [name, legal(name, (value) => pair(name, value), usual[name])]);
  const base = {
    statistics,
    kappa: legal("kappa", (value) => number("kappa", value), usual.kappa),
    ...Object.fromEntries(pairs),
  } as WrittenParameters;
  const sideOf = (key: string, otherwise: Side) =>
    read(key, (value) => side(key, value, statistics), otherwise);
  const curve: CurveScene = {
    shows: read<CurveShows>(
      "curve",
      (value) => word("curve", value, CURVE_SHOWS),
      from.curve.shows,
    ),
    along: sideOf("along", from.curve.along),
    points: read("points", (value) => count("points", value, MOST_POINTS), POINTS),
    production: read<number | null>("production", positive, null),
    family: read<CurveScene["family"]>("family", (value) => family(value, statistics), null),
  };
  const map: MapScene = {
    shows: read<MapShows>("map", (value) => word("map", value, MAP_SHOWS), from.map.shows),
    x: sideOf("x", from.map.x),
    y: sideOf("y", from.map.y),
    grid: read("grid", (value) => count("grid", value, MOST_GRID), GRID),
  };
  return {
    scene: {
      base,
      curve: {
        ...curve,
        production: attempt(() => matchingProduction(curve), null),
        family: attempt(() => matchingFamily(curve), null),
      },
      map: attempt(() => distinctSides(map), { ...map, ...otherSides(map, from.map) }),
    },
    refused,
  };
}

/**
 * The scene of a text that is right as a whole.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function textScene(text: string, start: (statistics: Statistics) => Scene): Scene {
  const { scene, refused } = readScene(text, start);
  if (refused.length > 0) throw refused[0];
  return scene;
}

/** Words that contradict each other are refused: the production beside another curve, */
function matchingProduction({ production, shows }: CurveScene): CurveScene["production"] {
  if (production !== null && shows !== "compared") {
    refuse("production", String(production), "curve=compared beside it");
  }
  return production;
}

/** a family beside a curve that has its own series, or along itself, */
function matchingFamily({ family, shows, along }: CurveScene): CurveScene["family"] {
  if (family === null) return null;
  if (shows === "compared" || shows === "critical") {
    refuse("family", family.parameter, "a curve of one observable beside it");
  }
  if (family.parameter === along.parameter) {
    refuse("family", family.parameter, "another parameter than along");
  }
  return family;
}

/** and a map of one parameter against itself. */
function distinctSides(map: MapScene): MapScene {
  if (map.x.parameter === map.y.parameter) {
    refuse("y", map.y.parameter, "another parameter than x");
  }
  return map;
}

/** The x that is wanted, beside a y of the start that is not the same parameter. */
function otherSides({ x }: MapScene, start: MapScene): Pick<MapScene, "x" | "y"> {
  return { x, y: start.y.parameter === x.parameter ? start.x : start.y };
}
