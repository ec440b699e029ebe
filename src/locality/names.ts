import { type Inequality, inequality } from "../bell/inequality.js";
import { BellnessError } from "../model/errors.js";
import { isRecord, nearest, oneOf } from "../model/keys.js";
import { type InputCode, refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { VERDICTS, WAYS, type Way } from "../model/verdict.js";

type End = "Lower" | "Upper";

/**
 * What a row may have beside what the kernels give: what is proven of it, a bound of the critical
 * radius, or the largest value of an inequality, by its name.
 */
export type LocalityObservable = "verdict" | `radius${Way}${End}` | `bell:${string}`;

const ENDS: readonly End[] = ["Lower", "Upper"];
/** Columns of bounds of the critical radius, each way from below and from above. */
export const RADII = WAYS.flatMap((way) =>
  ENDS.map((end) => ({ name: `radius${way}${end}`, way, end })),
);

const BELL = "bell:";
const INEQUALITIES = ["chsh", "i3322", "i4422", "elegant", "chained-3"];
/** Names that stand in lists of what is allowed; any inequality may follow `bell:`. */
export const LOCALITY_NAMES: readonly LocalityObservable[] = [
  "verdict",
  ...RADII.map(({ name }) => name as LocalityObservable),
  ...INEQUALITIES.map((name) => `${BELL}${name}` as const),
];

/** Whether a column is one of these. */
export function isLocality(name: string): name is LocalityObservable {
  return (
    name === "verdict" || name.startsWith(BELL) || RADII.some((radius) => radius.name === name)
  );
}

/** The inequality of a column `bell:…`. */
export function bellName(name: string): string | null {
  return name.startsWith(BELL) ? name.slice(BELL.length) : null;
}

/** Inequalities that are given by their coefficients, under the names that they go by. */
export function givenInequalities(
  value: unknown,
  code: InputCode,
): ReadonlyMap<string, Inequality> {
  const found = new Map<string, Inequality>();
  if (value === undefined || value === null) return found;
  if (!isList(value)) refuse(code, "inequalities", value, "a list of inequalities with names");
  for (let k = 0; k < value.length; k++) {
    const path = `inequalities[${k}]`;
    const one: unknown = value[k];
    const name = isRecord(one) ? one["name"] : undefined;
    if (typeof name !== "string" || !/^[\w-]+$/.test(name)) {
      refuse(code, `${path}.name`, name, "a word, by which bell:… asks for it");
    }
    if (found.has(name)) refuse(code, `${path}.name`, name, "each name once");
    found.set(name, checked(one, path, code));
  }
  return found;
}

/** An inequality whose error names the place where it stands. */
function checked(input: unknown, path: string, code: InputCode): Inequality {
  try {
    return inequality(input);
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    const place = error.parameter?.replace(/^inequality/, path) ?? path;
    const message = error.message.replace(/^inequality/, path);
    throw new BellnessError(code, message, place, error.value);
  }
}

/**
 * An observable, or one of these.
 *
 * @throws BellnessError with `code`
 */
export function observableOf<Name extends string>(
  value: unknown,
  known: readonly Name[],
  given: ReadonlyMap<string, Inequality>,
  path: string,
  code: InputCode,
): Name | LocalityObservable {
  const name = typeof value === "string" ? bellName(value) : null;
  if (name === null) return oneOf(value, [...known, ...LOCALITY_NAMES], path, code);
  if (!given.has(name)) knownInequality(name, [...given.keys()], path, code);
  return value as LocalityObservable;
}

/** An inequality that goes by a name of its own. */
function knownInequality(
  name: string,
  given: readonly string[],
  path: string,
  code: InputCode,
): Inequality {
  try {
    return inequality(name);
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    const near = nearest(name, [...given, ...INEQUALITIES]);
    const hint = near === null ? "" : ` Did you mean "${BELL}${near}"?`;
    throw new BellnessError(
      code,
      `${path}: there is no inequality "${name}".${hint} Allowed: bell: and chsh, i3322, i4422, elegant, chained-n with n from 2 to 12, or the name of one that inequalities has.`,
      path,
      `${BELL}${name}`,
    );
  }
}

/** The inequality behind a checked column. */
export function inequalityOf(name: string, given: ReadonlyMap<string, Inequality>): Inequality {
  return given.get(name) ?? inequality(name);
}

/** What the numbers of the column `verdict` say. */
export const VERDICT_CODES = VERDICTS.map((name, code) => `${code}: ${name}`).join(", ");

/** A number of these columns as JSON has it: a verdict by its name, and a bound that is infinite as a text. */
export function localityAnswer(name: string, value: number): string | number | null {
  if (name === "verdict") return VERDICTS[value] ?? null;
  if (value === Infinity) return "Infinity";
  return Number.isNaN(value) ? null : value;
}
