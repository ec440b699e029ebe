import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  BellnessError,
  type BellResult,
  type InequalityInput,
  judge,
  LOCALITY_OBSERVABLES,
  localBound,
  type Measures,
  type RepairOptions,
  type Solver,
  type StateInput,
  type StateObservable,
  type StatesOptions,
  type Verdict,
} from "../index.js";
import { positive } from "./options.js";

/** What is asked of each state beside its measures. */
export interface Locality extends RepairOptions {
  /** Of the brackets of the critical radius; null: none. */
  readonly gap: number | null;
  readonly inequality: InequalityInput | null;
  readonly allowDegenerate: boolean;
  readonly budget?: number;
}

export interface LocalityOptions {
  readonly inequality?: string;
  readonly steering?: number;
  readonly budget?: number;
  readonly allowDegenerate?: boolean;
}

/** Adds `--steering` and `--inequality` to a command whose answers are states. */
export function addLocality(command: Command): Command {
  return command
    .option(
      "--steering <gap>",
      "bracket the critical radius of steering both ways, upper / lower - 1 at most this: from 1 on the state is local",
      positive,
    )
    .option(
      "--inequality <name|file>",
      "the maximum of another inequality: chsh, i3322, i4422, chained-n, elegant, or a JSON file of coefficients",
    );
}

/** What is asked beside the measures: null where nothing is. */
export async function localityOf(
  { inequality, steering, budget, allowDegenerate }: LocalityOptions,
  repair: RepairOptions,
): Promise<Locality | null> {
  if (inequality === undefined && steering === undefined) return null;
  return {
    ...repair,
    gap: steering ?? null,
    inequality: inequality === undefined ? null : await givenInequality(inequality),
    allowDegenerate: allowDegenerate ?? false,
    ...(budget === undefined ? {} : { budget }),
  };
}

/** The name of the column of an inequality. */
export function bellColumn(inequality: InequalityInput): `bell:${string}` {
  const name = typeof inequality === "string" ? inequality : (inequality.name ?? "given");
  return `bell:${name}`;
}

/** A name of letters, digits and hyphens; everything else is a file. */
const NAME = /^[a-z0-9-]+$/i;

/**
 * The inequality that `--inequality` means: a name, or the coefficients in a JSON file.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_JSON
 */
async function givenInequality(text: string): Promise<InequalityInput> {
  const input = NAME.test(text) ? (text as InequalityInput) : await fromFile(text);
  // One that is none is an error of the command, not of every state.
  localBound(input);
  return input;
}

async function fromFile(text: string): Promise<InequalityInput> {
  let content: string;
  try {
    content = await readFile(text, "utf8");
  } catch (error) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `inequality: ${text} is no name, and no file that can be read (${(error as Error).message}). Allowed: chsh, i3322, i4422, chained-n, elegant, or a JSON file {"a":[m],"b":[n],"c":[m rows of n]}.`,
      "inequality",
      text,
    );
  }
  try {
    return JSON.parse(content) as InequalityInput;
  } catch (error) {
    throw new BellnessError(
      "INVALID_JSON",
      `inequality: ${text} is not JSON: ${(error as Error).message}. Allowed: {"a":[m],"b":[n],"c":[m rows of n]}.`,
      "inequality",
      text,
    );
  }
}

/** JSON has no infinity: what is not correlated at all has an infinite radius. */
function sayable(steering: Verdict["steering"]) {
  const said = (x: number) => (x === Infinity ? "Infinity" : x);
  return Object.fromEntries(
    Object.entries(steering).map(([way, radius]) => [way, radius!.map(said)]),
  );
}

/**
 * What is asked of a table: with a gap also the verdict and the bounds of the radius, with an inequality its
 * column; of names that were chosen (`isChosen`) no further ones than the inequality.
 */
export function inColumns(
  names: readonly StateObservable[],
  locality: Locality | null,
  allowDegenerate: boolean,
  isChosen: boolean,
): Pick<StatesOptions, "steering" | "inequalities" | "allowDegenerate"> & {
  readonly observables: readonly StateObservable[];
} {
  const { gap = null, inequality = null, budget } = locality ?? {};
  const more: StateObservable[] = [];
  const isSearch = (name: string) => name === "verdict" || name.startsWith("radius");
  if (gap !== null && !(isChosen && names.some(isSearch))) {
    more.push(...LOCALITY_OBSERVABLES.filter(isSearch));
  }
  const column = inequality === null ? null : bellColumn(inequality);
  if (column !== null) more.push(column);
  // Settings with ±1 among them are no columns of directions.
  const kept = allowDegenerate && !isChosen ? names.filter((one) => one !== "settings") : names;
  return {
    observables: [...kept, ...more.filter((one) => !kept.includes(one))],
    ...(allowDegenerate ? { allowDegenerate } : {}),
    ...(gap === null ? {} : { steering: { gap, ...(budget === undefined ? {} : { budget }) } }),
    ...(inequality === null || typeof inequality === "string"
      ? {}
      : { inequalities: [{ ...inequality, name: column!.slice("bell:".length) }] }),
  };
}

/** The verdict on a state with all that was asked for, as it stands in an answer. */
export async function judged(
  solver: Solver,
  rho: StateInput,
  measures: Omit<Measures, "settings">,
  locality: Locality | null,
): Promise<
  Partial<Pick<Verdict, "verdict" | "verdictReason">> & { steering?: object; bell?: BellResult }
> {
  // A certificate may have found a larger value than the search.
  if (locality === null) return judge(measures);
  const { gap, inequality, ...options } = locality;
  const inequalities = inequality === null ? [] : [inequality];
  const found = await solver.verdict(rho, { ...options, gap, inequalities, complete: true });
  const { steering, bell } = found;
  return {
    ...judge({ ...measures, steering, bell }),
    ...(gap === null ? {} : { steering: sayable(steering) }),
    ...(inequality === null ? {} : { bell: bell[0]! }),
  };
}
