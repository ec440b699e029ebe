import { type BellResult, bell } from "../bell/bell.js";
import type { InequalityInput } from "../bell/inequality.js";
import type { Core } from "../core/core.js";
import { measureNumbers } from "../core/state.js";
import { refuse } from "../model/refuse.js";
import { givenState } from "../model/repair.js";
import { isList } from "../model/shown.js";
import { type Judgement, judge, type Radius, WAYS, type Way } from "../model/verdict.js";
import { canonical } from "./canonical.js";
import type { KnownRadii } from "./known.js";
import { checkedGap, oneWay, type SteeringOptions } from "./steering.js";

/** How far to search for a proof. */
export interface VerdictOptions extends Omit<SteeringOptions, "directions" | "model" | "gap"> {
  /**
   * upper/lower − 1 of the brackets of the critical radius at which the search ends where they have not
   * decided; default 0.01. null: no search, only what is known in closed form.
   */
  readonly gap?: number | null;
  /** Whether to bracket both ways to the gap although less decides; default: no. */
  readonly complete?: boolean;
  /** Inequalities to try beside CHSH and I3322. */
  readonly inequalities?: readonly InequalityInput[];
  /**
   * Brackets that earlier calls found, and where this one leaves its own: a map of similar states needs
   * few searches.
   */
  readonly known?: KnownRadii;
  /** Whether observables of these may be ±𝟙. */
  readonly allowDegenerate?: boolean;
}

/** What is proven of a state, by what, and why not more. */
export interface Verdict extends Judgement {
  /** The largest (a·x)² + 2|Tᵀx| both ways: at most 1 proves a local model. */
  readonly unsteerability12: number;
  readonly unsteerability21: number;
  /** Brackets of the critical radius, as far as they were searched. */
  readonly steering: { readonly [way in Way]?: Radius };
  /** Of the inequalities that were asked for. */
  readonly bell: readonly BellResult[];
}

const decided = (lower: number, upper: number) => lower >= 1 || upper < 1;

/**
 * What is proven of a state: separable; entangled and yet local for any number of projective
 * measurements, since one party cannot steer; nonlocal by an inequality; or undecided.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
 */
export async function verdict(
  core: Core,
  rho: unknown,
  {
    gap,
    complete = false,
    inequalities = [],
    allowDegenerate = false,
    known,
    ...options
  }: VerdictOptions = {},
): Promise<Verdict> {
  if (!isList(inequalities)) {
    refuse("INVALID_PARAMETER", "inequalities", inequalities, "a list of inequalities");
  }
  // One of another copy of the library is one too.
  const { of, add } = (known ?? {}) as Partial<KnownRadii>;
  if (known !== undefined && (typeof of !== "function" || typeof add !== "function")) {
    refuse("INVALID_PARAMETER", "known", known, "KnownRadii");
  }
  const width = gap === null ? null : checkedGap(gap === undefined ? options : { ...options, gap });
  const { numbers } = givenState(rho, options);
  const measures = measureNumbers(core, numbers);
  const { repair, tolerance, allowNotPositive } = options;
  const found = Array.from(inequalities, (input) =>
    bell(core, rho, input, {
      allowDegenerate,
      ...(repair === undefined ? {} : { repair }),
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(allowNotPositive === undefined ? {} : { allowNotPositive }),
    }),
  );
  const steering: { [way in Way]?: Radius } = {};
  const evidence = { ...measures, steering, bell: found };
  if (width !== null && measures.flags.length === 0) {
    for (const way of WAYS) {
      if (!complete && judge(evidence).verdict !== "undecided") break;
      const state = known === undefined ? null : canonical(core, numbers, way);
      const radius = state === null ? null : known!.of(state);
      if (radius !== null && !complete && decided(...radius)) {
        steering[way] = radius;
        continue;
      }
      const enough = complete ? undefined : decided;
      const { lower, upper } = await oneWay(core, numbers, way, width, options, enough);
      steering[way] = [lower, upper];
      if (state !== null) known!.add(state, [lower, upper]);
    }
  }
  const { unsteerability12, unsteerability21 } = measures;
  return { ...judge(evidence), unsteerability12, unsteerability21, steering, bell: found };
}
