// A scene as the text behind the # of the page's address, and back. Numbers are written as
// JavaScript writes them, so that they come back to the same double.

import {
  BellnessError,
  DEFAULTS,
  isSystem,
  PAIRS,
  parameters,
  type Statistics,
  type SystemInput,
} from "../index.js";
import { INITIAL_NAMES, type InitialName, USUAL_INITIAL } from "../view/initial.js";
import { type Side, TIME } from "../view/view.js";
import {
  type CurveScene,
  type CurveShows,
  curveShows,
  type GivenState,
  GRID,
  type MapScene,
  type MapShows,
  mapShows,
  POINTS,
  REPAIR_CHOICES,
  type RepairChoice,
  type Scene,
  type SceneBase,
  timesOf,
  type WrittenParameters,
  writtenParameters,
} from "./scene.js";
import { systemScene } from "./start.js";
import { abscissae, parametersOf, systems } from "./subject.js";
import * as words from "./words.js";

/** Most points that an address may ask for: what a page computes in a few seconds. */
const MOST_POINTS = 5000;
const MOST_GRID = 501;

function baseWords(base: SceneBase): [string, string][] {
  if (isSystem(base)) return [["system", words.escaped(systems().text(base))]];
  return [
    ["statistics", base.statistics],
    ...PAIRS.map((name): [string, string] => [name, words.pairText(base[name])]),
    ["kappa", String(base.kappa)],
  ];
}

/** The text of a scene. `epsilon=0.5,1.5` is a pair, `epsilon=1~1` mean and difference. */
export function sceneText({ base, curve, map, time, state }: Scene): string {
  const found = baseWords(base);
  found.push(["curve", curve.shows], ["along", words.sideText(curve.along)]);
  if (curve.points !== POINTS) found.push(["points", String(curve.points)]);
  if (curve.production !== null) found.push(["production", String(curve.production)]);
  if (curve.family !== null) found.push(["family", words.familyText(curve.family)]);
  const { initial = USUAL_INITIAL } = curve;
  if (initial !== USUAL_INITIAL) found.push(["initial", initial]);
  if (time !== null) found.push(["time", String(time)]);
  found.push(["map", map.shows], ["x", words.sideText(map.x)], ["y", words.sideText(map.y)]);
  if (map.grid !== GRID) found.push(["grid", String(map.grid)]);
  if (state !== null) {
    if (state.repair !== "refuse") found.push(["repair", state.repair]);
    found.push(["state", words.escaped(state.text)]);
  }
  return found.map(([key, value]) => `${key}=${value}`).join("&");
}

/** Words of an address that are parameters, and those that are views. */
export const PARAMETER_KEYS: readonly string[] = ["statistics", ...PAIRS, "kappa"];
export const SYSTEM_KEY = "system";
const VIEW_KEYS = ["curve", "along", "points", "production", "family", "initial", "time"];
const KEYS = [
  ...PARAMETER_KEYS,
  SYSTEM_KEY,
  ...VIEW_KEYS,
  "map",
  "x",
  "y",
  "grid",
  "repair",
  "state",
];

/** Browsers escape some signs of an address; what they cannot have written stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

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

/** Whether a text is of a system, for which `loadSystems` has to be through. */
export function namesSystem(text: string): boolean {
  return wordsOf(text).some(([key]) => key === SYSTEM_KEY);
}

/** Reads words of which one that is refused costs itself only. */
class Reader {
  readonly refused: BellnessError[] = [];
  readonly #words: ReadonlyMap<string, string>;

  constructor(text: string) {
    this.#words = new Map(wordsOf(text));
    for (const [key, value] of this.#words) {
      if (!KEYS.includes(key)) {
        this.attempt(() => words.refuse(key, value, KEYS.join(", ")), null);
      } else if (this.has(SYSTEM_KEY) && PARAMETER_KEYS.includes(key)) {
        this.attempt(() => words.refuse(key, value, "no parameters beside a system"), null);
      }
    }
  }

  has(key: string): boolean {
    return this.#words.has(key);
  }

  attempt<T>(parse: () => T, otherwise: T): T {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      this.refused.push(error);
      return otherwise;
    }
  }

  read<T>(key: string, parse: (value: string) => T, otherwise: T): T {
    const value = this.#words.get(key);
    return value === undefined ? otherwise : this.attempt(() => parse(value), otherwise);
  }
}

/** The parameters of a text; those that are left out have the library's defaults. */
function readParameters(reader: Reader, statistics: Statistics): WrittenParameters {
  const usual = writtenParameters({ ...DEFAULTS, statistics });
  /** A parameter that the model takes. */
  const legal = <T>(key: string, parse: (value: string) => T, otherwise: T): T =>
    reader.read(
      key,
      (value) => {
        const parsed = parse(value);
        parameters({ ...usual, [key]: parsed });
        return parsed;
      },
      otherwise,
    );
  const pairs = PAIRS.map((name) => [
    name,
    legal(name, (value) => words.pair(name, value), usual[name]),
  ]);
  return {
    statistics,
    kappa: legal("kappa", (value) => words.number("kappa", value), usual.kappa),
    ...Object.fromEntries(pairs),
  } as WrittenParameters;
}

/**
 * The scene of a text, word by word: one that is refused costs itself only. Parameters that are
 * left out have the library's defaults, views those of `start`, or of the system.
 */
export function readScene(text: string, start: (statistics: Statistics) => Scene): ReadScene {
  const reader = new Reader(text);
  const read: Reader["read"] = (key, parse, otherwise) => reader.read(key, parse, otherwise);
  const system = read<SystemInput | null>(SYSTEM_KEY, (value) => systems().read(value), null);
  const statistics = read<Statistics>(
    "statistics",
    (value) => words.word("statistics", value, ["bose", "fermi"]),
    "bose",
  );
  const from = system === null ? start(statistics) : systemScene(system);
  const base = system ?? readParameters(reader, statistics);
  const names = parametersOf(base).map(({ name }) => name);
  const sideOf = (key: string, otherwise: Side, from = names) =>
    read(key, (value) => words.side(key, value, from), otherwise);
  const abscissaNames = abscissae(base).map(({ name }) => name);
  const along = sideOf("along", from.curve.along, abscissaNames);
  const initial = read<InitialName>(
    "initial",
    (value) => words.word("initial", value, INITIAL_NAMES),
    USUAL_INITIAL,
  );
  const elsewhere = initial === USUAL_INITIAL ? {} : { initial };
  const curve: CurveScene = {
    shows: read<CurveShows>(
      "curve",
      (value) => words.word("curve", value, curveShows(base, along.parameter)),
      "compared",
    ),
    along,
    points: read("points", (value) => words.count("points", value, MOST_POINTS), POINTS),
    production: read<number | null>(
      "production",
      (value) => words.positive("production", value),
      null,
    ),
    family: read<CurveScene["family"]>("family", (value) => words.family(value, names), null),
    ...elsewhere,
  };
  const x = sideOf("x", from.map.x, abscissaNames);
  const map: MapScene = {
    shows: read<MapShows>(
      "map",
      (value) => words.word("map", value, mapShows(base, x.parameter)),
      from.map.shows,
    ),
    x,
    y: sideOf("y", from.map.y),
    grid: read("grid", (value) => words.count("grid", value, MOST_GRID), GRID),
    ...elsewhere,
  };
  const repair = read<RepairChoice>(
    "repair",
    (value) => words.word("repair", value, REPAIR_CHOICES),
    "refuse",
  );
  const attempt: Reader["attempt"] = (parse, otherwise) => reader.attempt(parse, otherwise);
  return {
    scene: {
      base,
      curve: {
        ...curve,
        production: attempt(() => matchingProduction(curve), null),
        family: attempt(() => matchingFamily(curve), null),
      },
      map: attempt(() => distinctSides(map), { ...map, ...otherSides(map, from.map) }),
      time:
        timesOf({ curve, map }) === null ? null : read<number | null>("time", words.moment, null),
      state: read<GivenState | null>("state", (text) => ({ text, repair }), null),
    },
    refused: reader.refused,
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
function matchingProduction({ production, shows, along }: CurveScene): CurveScene["production"] {
  if (production !== null && (shows !== "compared" || along.parameter === TIME)) {
    words.refuse("production", String(production), "curve=compared beside it, not along time");
  }
  return production;
}

/** a family beside a curve that has its own series, or along itself, */
function matchingFamily({ family, shows, along }: CurveScene): CurveScene["family"] {
  if (family === null) return null;
  if (shows === "compared" || shows === "critical" || along.parameter === TIME) {
    words.refuse("family", family.parameter, "a curve of one observable beside it, not along time");
  }
  if (family.parameter === along.parameter) {
    words.refuse("family", family.parameter, "another parameter than along");
  }
  return family;
}

/** and a map of one parameter against itself. */
function distinctSides(map: MapScene): MapScene {
  if (map.x.parameter === map.y.parameter) {
    words.refuse("y", map.y.parameter, "another parameter than x");
  }
  return map;
}

/** The x that is wanted, beside a y of the start that is not the same parameter. */
function otherSides({ x }: MapScene, start: MapScene): Pick<MapScene, "x" | "y"> {
  return { x, y: start.y.parameter === x.parameter ? start.x : start.y };
}
