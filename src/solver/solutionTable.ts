import { COLUMNS, type Column, type Unit } from "../core/columns.js";
import { DEFAULT_POINT_MEASURES } from "../core/measures.js";
import { type LocalityOptions, localityMeaning, localityOf } from "../locality/asked.js";
import { bellName, RADII } from "../locality/names.js";
import { BellnessError } from "../model/errors.js";
import { FLAGS, type Flag } from "../model/flags.js";
import { NUMBERS } from "../model/matrix.js";
import { PASSED_KEYS } from "../model/passed.js";
import { isSystem } from "../model/system.js";
import { VERDICTS, type VerdictName, type Way } from "../model/verdict.js";
import { numberName } from "../states/columns.js";
import { DIRECTIONS } from "../states/observables.js";
import { codeColumn, resultColumn, type TableColumn, type Values } from "../table/columns.js";
import type { ColumnDescription } from "../table/describe.js";
import { DEFAULT_SYSTEM_MEASURES } from "./system.js";

// Answers of `solve` as rows of numbers and texts: what has more than one number takes a column each.

const PASSED = Object.fromEntries(PASSED_KEYS.map((key) => [key, true]));

type Row = Map<string, number | string | null>;

const RHO = Array.from({ length: NUMBERS }, (_, place) => numberName(place));
/** Baths of the paper's model. */
const TWO = 2;

function putDirections(row: Row, names: readonly string[], value: unknown): void {
  const { alice, bob } = value as Record<"alice" | "bob", readonly (readonly number[])[]>;
  const numbers = [...alice, ...bob].flat();
  for (const [k, name] of names.entries()) row.set(name, numbers[k]!);
}

/** Bounds of the critical radius; an infinite one is a text in JSON. */
function putRadii(row: Row, radii: Record<Way, readonly unknown[]>): void {
  for (const { name, way, end } of RADII) {
    const bound = radii[way]?.[end === "Lower" ? 0 : 1];
    if (bound !== undefined) row.set(name, Number(bound));
  }
}

function capitalised(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}

/** The values of an answer, each under the name of its column. */
function flat(answer: object, bell: string | undefined): Row {
  const row: Row = new Map();
  for (const [key, value] of Object.entries(answer)) {
    // What an input passes on stands beside the columns.
    if (Object.hasOwn(PASSED, key) || key === "verdictReason") continue;
    if (key === "settings" || key === "chshSettings") putDirections(row, DIRECTIONS[key], value);
    else if (key === "params" || key === "system") row.set(key, JSON.stringify(value));
    else if (key === "rho") {
      const { re, im } = value as Record<"re" | "im", readonly number[]>;
      for (const [k, name] of RHO.entries()) row.set(name, (k % 2 === 0 ? re : im)[k >> 1]!);
    } else if (key === "flags") {
      row.set(
        "flags",
        (value as readonly Flag[]).reduce((bits, flag) => bits | FLAGS[flag], 0),
      );
    } else if (key === "verdict") row.set(key, VERDICTS.indexOf(value as VerdictName));
    else if (key === "steering") putRadii(row, value as Record<Way, readonly unknown[]>);
    else if (key === "bell") row.set(bell!, (value as { readonly value: number }).value);
    else if (Array.isArray(value)) {
      for (const [k, one] of value.entries()) row.set(`${key}${k + 1}`, one);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, one] of Object.entries(value as Record<string, number>)) {
        row.set(key + capitalised(name), one);
      }
    } else row.set(key, value);
  }
  return row;
}

/** What the columns of these inputs' answers are for. */
export interface AskedSolutions {
  readonly observables?: readonly string[];
  /** Whether a certificate is asked for. */
  readonly certificate?: boolean;
  /** Verdicts, bounds of the critical radius and an inequality, as sweeps are asked for them. */
  readonly locality?: LocalityOptions & { readonly observables: readonly string[] };
}

function bathsOf(input: unknown): number {
  if (!isSystem(input)) return TWO;
  const { baths } = input as { readonly baths?: unknown };
  return Array.isArray(baths) ? baths.length : 0;
}

/** The columns of an observable, of which each may be one of several baths. */
function columnsOf(name: string, baths: number): ColumnDescription<Unit>[] {
  const { meaning, unit, length }: Column = COLUMNS[name as keyof typeof COLUMNS];
  if (name === "settings" || name === "chshSettings") {
    return DIRECTIONS[name].map((direction) => ({ name: direction, meaning, unit }));
  }
  if (length === undefined) return [{ name, meaning, unit }];
  return Array.from({ length: baths }, (_, k) => ({
    name: `${name}${k + 1}`,
    meaning: meaning.replace("#", String(k + 1)),
    unit,
  }));
}

const CERTIFICATE: readonly ColumnDescription<Unit>[] = [
  { name: "certificateGap", meaning: "i3322Bound - i3322", unit: "1" },
  { name: "certificateCells", meaning: "cells of the certificate", unit: "1" },
  { name: "certificateSeconds", meaning: "time of the certificate in seconds", unit: "1" },
];

/** The columns of answers, as their inputs say before anything is solved. */
export class SolutionTable {
  /** Numbers, in order. */
  readonly #numbers: readonly ColumnDescription<Unit>[];
  /** The column of an inequality. */
  readonly #bell: string | undefined;

  /** `inputs`: the first of them; what comes later can have no new column. */
  constructor(inputs: readonly unknown[], { observables, certificate, locality }: AskedSolutions) {
    const systems = inputs.filter(isSystem).length;
    const points = inputs.length - systems;
    const names = observables ?? [
      ...(points > 0 || systems === 0 ? DEFAULT_POINT_MEASURES : DEFAULT_SYSTEM_MEASURES),
      ...(points > 0 && systems > 0 ? ["jumpHeat", "gap"] : []),
    ];
    const known = names.filter((name) => Object.hasOwn(COLUMNS, name));
    const baths = Math.max(points > 0 || systems === 0 ? TWO : 0, ...inputs.map(bathsOf));
    const judged =
      locality === undefined
        ? null
        : localityOf(locality, locality.observables, "INVALID_PARAMETER");
    this.#bell = judged?.observables.find((name) => bellName(name) !== null);
    this.#numbers = [
      ...known.flatMap((name) => columnsOf(name, baths)),
      ...(certificate === true ? CERTIFICATE : []),
      ...(judged?.observables ?? []).map((name) => ({
        name,
        meaning: localityMeaning(name, judged!),
        unit: "1" as const,
      })),
      ...RHO.map((name) => ({ name, meaning: "entry of rho, row and column", unit: "1" as const })),
    ];
  }

  /** What stands in the columns. */
  get described(): ColumnDescription<Unit>[] {
    return [
      { name: "params", meaning: "parameters of the paper's model, as JSON", unit: "1" },
      { name: "system", meaning: "system, as JSON", unit: "1" },
      ...this.#numbers,
      { name: "flags", meaning: "sum of the bits of flags", unit: "1" },
    ];
  }

  get columns(): TableColumn[] {
    const text = (name: string): TableColumn => ({
      name,
      type: "text",
      few: false,
      nullable: true,
    });
    return [
      text("params"),
      text("system"),
      ...this.#numbers.map(({ name }) => resultColumn(name)),
      codeColumn("flags"),
    ];
  }

  /**
   * The values of answers, a list a column; null where there is none.
   *
   * @throws BellnessError INVALID_PARAMETER where an answer has a value that no column is for
   */
  values(answers: readonly (object | null)[]): Values[] {
    const rows = answers.map((answer) => (answer === null ? null : flat(answer, this.#bell)));
    const { columns } = this;
    const known = new Set(columns.map(({ name }) => name));
    for (const row of rows) {
      for (const name of row?.keys() ?? []) if (!known.has(name)) refuseColumn(name);
    }
    return columns.map(({ name, type }) => {
      if (type === "text") return rows.map((row) => (row?.get(name) as string | undefined) ?? null);
      const missing = name === "flags" ? 0 : Number.NaN;
      return Float64Array.from(rows, (row) => (row?.get(name) as number | null) ?? missing);
    });
  }
}

function refuseColumn(name: string): never {
  throw new BellnessError(
    "INVALID_PARAMETER",
    `${name}: comes first behind the lines that a table's columns are known from. Allowed: inputs of one kind in a table; JSON Lines (-o x.jsonl) hold any.`,
    name,
  );
}
