import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import { largestValue } from "../bell/bell.js";
import type { Core } from "../core/core.js";
import type { NumberMeasure } from "../core/measures.js";
import { degenerateI3322, normalisedI3322 } from "../model/normalise.js";
import {
  type Evidence,
  type Radius,
  VERDICTS,
  verdictOf,
  WAYS,
  type Way,
} from "../model/verdict.js";
import type { Locality } from "./asked.js";
import { bellName, type LocalityObservable, RADII } from "./names.js";
import { loadSearch } from "./radius.js";

/** What a verdict is made of. */
const EVIDENCE = [
  "concurrence",
  "chsh",
  "i3322",
  "minEigenvalue",
  "unsteerability12",
  "unsteerability21",
] as const satisfies readonly NumberMeasure[];

/** What ±𝟙 changes of a row, from what it has and its CHSH. */
const WIDENED: {
  readonly [name: string]: (value: number, chsh: number, i3322: number) => number;
} = {
  i3322: (value, chsh) => degenerateI3322(value, chsh),
  i3: (value, chsh) => Math.max(value, normalisedI3322(chsh + 2)),
  i3322Bound: (value, chsh, i3322) => Math.max(value, degenerateI3322(i3322, chsh)),
};

const decided = (lower: number, upper: number) => lower >= 1 || upper < 1;

type Radii = { [way in Way]?: Radius };

/** Rows that kernels have filled, as numbers by name. */
export interface MeasuredRows {
  /** The column of a measure, the first row first. */
  column(name: NumberMeasure): Float64Array;
  /** 32 numbers of the state of a row, which may take the kernels' place. */
  state(row: number): Float64Array;
}

/** Works out what rows have beside what the kernels give. */
export class LocalityRows {
  readonly #core: Core;
  readonly #locality: Locality;
  readonly #widened: readonly { readonly name: string; readonly column: number }[];
  /** Measures that the kernels must give. */
  readonly needs: readonly NumberMeasure[];

  /** `names`: of all columns of the table that are results. */
  constructor(core: Core, locality: Locality, names: readonly string[]) {
    this.#core = core;
    this.#locality = locality;
    const { observables, allowDegenerate, search } = locality;
    this.#widened = names.flatMap((name, column) =>
      allowDegenerate && name in WIDENED ? [{ name, column }] : [],
    );
    const judged = observables.includes("verdict") || search !== null;
    this.needs = [
      ...(judged ? EVIDENCE : []),
      ...(this.#widened.length > 0 && !judged ? (["chsh"] as const) : []),
      ...(this.#widened.some(({ name }) => name === "i3322Bound") && !judged
        ? (["i3322"] as const)
        : []),
    ];
  }

  /** Whether rows have anything of this. */
  get isEmpty(): boolean {
    return this.#locality.observables.length === 0 && this.#widened.length === 0;
  }

  /** Admits ±𝟙 in the columns of results, of which the rows from `at` on have just been measured. */
  widen(rows: MeasuredRows, results: readonly Float64Array[], at: number, count: number): void {
    if (this.#widened.length === 0) return;
    const chsh = rows.column("chsh");
    const needed = this.#widened.some(({ name }) => name === "i3322Bound");
    const i3322 = needed ? rows.column("i3322") : chsh;
    for (const { name, column } of this.#widened) {
      const values = results[column]!;
      for (let k = 0; k < count; k++) {
        values[at + k] = WIDENED[name]!(values[at + k]!, chsh[k]!, i3322[k]!);
      }
    }
  }

  /** The numbers of `count` measured rows into columns, from row `at` on; NaN where there is no state. */
  async fill(
    rows: MeasuredRows,
    columns: readonly Float64Array[],
    at: number,
    count: number,
    solved: (row: number) => boolean,
    pause?: () => Promise<void> | undefined,
  ): Promise<void> {
    const judged = this.needs.length === EVIDENCE.length;
    // Copies: a search, and the state of a row, take the kernels' place.
    const evidence = judged ? EVIDENCE.map((name) => rows.column(name).slice(0, count)) : [];
    const isState = Array.from({ length: count }, (_, k) => solved(k));
    for (let k = 0; k < count; k++) {
      if (!isState[k]) {
        for (const column of columns) column[at + k] = Number.NaN;
        continue;
      }
      const found = Object.fromEntries(EVIDENCE.map((name, j) => [name, evidence[j]?.[k]]));
      const values = await this.#row(found as unknown as Evidence, () => rows.state(k));
      columns.forEach((column, j) => {
        column[at + k] = values[j]!;
      });
      await pause?.();
    }
  }

  async #row(evidence: Evidence, state: () => Float64Array): Promise<number[]> {
    const { search, observables, bell } = this.#locality;
    if (search === null && bell.length === 0) return [VERDICTS.indexOf(verdictOf(evidence))];
    const numbers = lazy(state);
    const found = this.#withBell(evidence, numbers);
    if (search === null) return this.#values(found);
    const complete = observables.some((name) => RADII.some((radius) => radius.name === name));
    const steering = await this.#radii(found, numbers, complete);
    return this.#values({ ...found, steering });
  }

  /** The numbers of a row for a caller that cannot wait: without a search. */
  now(rows: MeasuredRows, row: number): number[] {
    const evidence = this.needs.map((name) => [name, rows.column(name)[row]!]);
    const numbers = lazy(() => rows.state(row));
    return this.#values(this.#withBell(Object.fromEntries(evidence) as Evidence, numbers));
  }

  #withBell(evidence: Evidence, numbers: () => Float64Array): Evidence {
    const { bell, allowDegenerate } = this.#locality;
    if (bell.length === 0) return evidence;
    const values = bell.map((form) => ({
      name: form.name,
      value: largestValue(this.#core, numbers(), form, allowDegenerate),
      localBound: form.localBound,
    }));
    return { ...evidence, bell: values };
  }

  /** Brackets of the critical radius: both to the gap, or as far as they decide. */
  async #radii(evidence: Evidence, state: () => Float64Array, complete: boolean): Promise<Radii> {
    const steering: Radii = {};
    if (!(evidence.minEigenvalue >= -FLAG_TOLERANCE)) return steering;
    const { gap, ...limits } = this.#locality.search!;
    const oneWay = await loadSearch();
    for (const way of WAYS) {
      if (!complete && verdictOf({ ...evidence, steering }) !== "undecided") break;
      const enough = complete ? undefined : decided;
      const { lower, upper } = await oneWay(this.#core, state(), way, gap, limits, enough);
      steering[way] = [lower, upper];
    }
    return steering;
  }

  #values(evidence: Evidence): number[] {
    return this.#locality.observables.map((name) => numberOf(name, evidence));
  }
}

function numberOf(name: LocalityObservable, evidence: Evidence): number {
  if (name === "verdict") return VERDICTS.indexOf(verdictOf(evidence));
  const asked = bellName(name);
  if (asked !== null) return evidence.bell!.find((one) => one.name === asked)!.value;
  const { way, end } = RADII.find((radius) => radius.name === name)!;
  return evidence.steering?.[way]?.[end === "Lower" ? 0 : 1] ?? Number.NaN;
}

/** The value of a function that is called once. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
