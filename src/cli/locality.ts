import { readFile } from "node:fs/promises";
import {
  BellnessError,
  type BellResult,
  type InequalityInput,
  judge,
  localBound,
  type Measures,
  type RepairOptions,
  type Solver,
  type StateInput,
  type Verdict,
} from "../index.js";

/** What is asked of each state beside its measures. */
export interface Locality extends RepairOptions {
  /** Of the brackets of the critical radius; null: none. */
  readonly gap: number | null;
  readonly inequality: InequalityInput | null;
  readonly allowDegenerate: boolean;
  readonly budget?: number;
}

/** A name of letters, digits and hyphens; everything else is a file. */
const NAME = /^[a-z0-9-]+$/i;

/**
 * The inequality that `--inequality` means: a name, or the coefficients in a JSON file.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_JSON
 */
export async function givenInequality(text: string): Promise<InequalityInput> {
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

/** The verdict on a state with all that was asked for, as it stands in an answer. */
export async function judged(
  solver: Solver,
  rho: StateInput,
  measures: Omit<Measures, "settings">,
  locality: Locality | null,
): Promise<
  Partial<Pick<Verdict, "verdict" | "verdictReason" | "steering">> & { bell?: BellResult }
> {
  // A certificate may have found a larger value than the search.
  if (locality === null) return judge(measures);
  const { gap, inequality, ...options } = locality;
  const inequalities = inequality === null ? [] : [inequality];
  const found = await solver.verdict(rho, { ...options, gap, inequalities, complete: true });
  const { steering, bell } = found;
  return {
    ...judge({ ...measures, steering, bell }),
    ...(gap === null ? {} : { steering }),
    ...(inequality === null ? {} : { bell: bell[0]! }),
  };
}
