import type { Coefficients, CollinsGisin, Inequality } from "../bell/inequality.js";
import { checkKeys, isRecord } from "../model/keys.js";
import { type InputCode, refuse } from "../model/refuse.js";
import {
  bellName,
  givenInequalities,
  inequalityOf,
  isLocality,
  type LocalityObservable,
  RADII,
  VERDICT_CODES,
} from "./names.js";

/** How far the critical radius of a row is searched. */
export interface SteeringLimits {
  /** upper/lower − 1 of the brackets; default 0.01. Without `radius…` columns a search ends where it has decided. */
  readonly gap?: number;
  /** Steps of a search after which it ends, each way: rows are then the same on every machine. */
  readonly steps?: number;
  /** Seconds a search, each way: where it ends depends on the machine. */
  readonly budget?: number;
}

/** What the observables `verdict`, `radius…` and `bell:…` of a table are to be made of. */
export interface LocalityOptions {
  /** Whether observables may be ±𝟙, in I3322 and in `bell:…`; default: directions only. */
  readonly allowDegenerate?: boolean;
  /** Inequalities with names, which `bell:…` may ask for. */
  readonly inequalities?: readonly ((Coefficients | CollinsGisin) & { readonly name: string })[];
  /** Search for the critical radius where no closed form decides a verdict; default: no search. */
  readonly steering?: SteeringLimits;
}

/** The same, checked: data that can be posted. */
export interface Locality {
  readonly observables: readonly LocalityObservable[];
  readonly allowDegenerate: boolean;
  /** The inequalities of the columns `bell:…`, in their order. */
  readonly bell: readonly Inequality[];
  /** How far to search; null: not at all. */
  readonly search: { readonly gap: number; readonly steps: number; readonly budget: number } | null;
  /** What was said of it. */
  readonly given: LocalityOptions;
}

export const LOCALITY_KEYS = ["allowDegenerate", "inequalities", "steering"] as const;
const DEFAULT_GAP = 0.01;

function positive(value: unknown, path: string, fallback: number, code: InputCode): number {
  if (value === undefined) return fallback;
  if (typeof value !== "number" || !(value > 0)) refuse(code, path, value, "a number above 0");
  return value;
}

/** What is given, where it says anything. */
function givenOf(input: LocalityOptions): LocalityOptions {
  const { allowDegenerate, inequalities, steering } = input;
  return {
    ...(allowDegenerate === true ? { allowDegenerate } : {}),
    ...(inequalities === undefined ? {} : { inequalities }),
    ...(steering === undefined ? {} : { steering }),
  };
}

/**
 * Checks what is asked of rows beside what kernels give.
 *
 * @throws BellnessError with `code`
 */
export function localityOf(
  options: { readonly [key in (typeof LOCALITY_KEYS)[number]]?: unknown },
  names: readonly string[],
  code: InputCode,
): Locality {
  const { allowDegenerate = false, steering } = options;
  if (typeof allowDegenerate !== "boolean") {
    refuse(code, "allowDegenerate", allowDegenerate, "true or false");
  }
  const known = givenInequalities(options.inequalities, code);
  const given = givenOf(options as LocalityOptions);
  const observables = names.filter(isLocality);
  const radii = observables.some((name) => RADII.some((radius) => radius.name === name));
  const bell = observables.flatMap((name) => {
    const asked = bellName(name);
    return asked === null ? [] : [{ ...inequalityOf(asked, known), name: asked }];
  });
  if (steering === undefined) {
    const search = radii ? { gap: DEFAULT_GAP, steps: Infinity, budget: Infinity } : null;
    return { observables, allowDegenerate, bell, search, given };
  }
  if (!isRecord(steering)) refuse(code, "steering", steering, "{gap, steps, budget}");
  checkKeys(steering, ["gap", "steps", "budget"], "steering", code);
  if (!radii && !observables.includes("verdict")) {
    refuse(
      code,
      "steering",
      steering,
      "it with the observable verdict or radius…, which it limits",
    );
  }
  const search = {
    gap: positive(steering["gap"], "steering.gap", DEFAULT_GAP, code),
    steps: positive(steering["steps"], "steering.steps", Infinity, code),
    budget: positive(steering["budget"], "steering.budget", Infinity, code),
  };
  return { observables, allowDegenerate, bell, search, given };
}

const OF_WAY = { "12": "qubit 1 steers qubit 2", "21": "qubit 2 steers qubit 1" } as const;

/** What a column is, for metadata. */
export function localityMeaning(name: LocalityObservable, { bell, search }: Locality): string {
  const asked = bellName(name);
  if (asked !== null) {
    const { localBound } = bell.find((one) => one.name === asked)!;
    return `largest value of ${asked}; local bound ${localBound}`;
  }
  if (name === "verdict") {
    const how =
      search === null
        ? "closed forms alone decide"
        : `closed forms decide, or brackets of the critical radius to ${search.gap}`;
    return `what is proven, ${VERDICT_CODES}; ${how}`;
  }
  const { way, end } = RADII.find((radius) => radius.name === name)!;
  const bound = end === "Lower" ? "at least 1 proves a local model" : "below 1 proves steerability";
  return `critical radius from ${end === "Lower" ? "below" : "above"}, ${OF_WAY[way]}: ${bound}`;
}
