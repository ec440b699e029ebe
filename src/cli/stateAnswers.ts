import {
  BellnessError,
  type MeasuredBlock,
  type RepairOptions,
  type Solver,
  type StateBlock,
  type StateFormat,
  type StateObservable,
  stateAt,
  whyNoState,
} from "../index.js";
import type { JsonPiece } from "../table/values.js";
import type { JobOptions } from "./job.js";
import { judged, type Locality } from "./locality.js";
import type { TargetOption } from "./measures.js";
import { type BackendOption, type CertifyOption, certified } from "./options.js";
import type { RepairCommandOptions } from "./repair.js";

export interface StateCommandOptions
  extends BackendOption,
    CertifyOption,
    JobOptions,
    RepairCommandOptions,
    TargetOption {
  readonly format?: StateFormat;
  readonly allowDegenerate?: boolean;
  readonly thorough?: boolean;
  readonly inequality?: string;
  readonly observables?: readonly StateObservable[];
  readonly workers?: number;
}

/** Milliseconds after which answers are written, whether or not a block is done. */
const PATIENCE = 200;

/** What is answered state by state, with everything. */
export async function* answers(
  solver: Solver,
  blocks: AsyncIterable<StateBlock>,
  repair: RepairOptions,
  options: StateCommandOptions,
  locality: Locality | null,
  see: (states: number) => void,
): AsyncGenerator<JsonPiece, void> {
  for await (const block of blocks) {
    let lines: string[] = [];
    let failed = 0;
    let next = performance.now() + PATIENCE;
    for (let k = 0; k < block.count; k++) {
      const answer = await answered(solver, block, k, repair, options, locality);
      if (!answer.ok) failed += 1;
      lines.push(JSON.stringify(answer));
      if (k + 1 < block.count && performance.now() < next) continue;
      see(lines.length);
      yield { answers: lines, tally: { status: counted(lines.length - failed, failed) } };
      lines = [];
      failed = 0;
      next = performance.now() + PATIENCE;
    }
  }
}

/** Rows that have a status of 0, and of 10: no state. */
function counted(solved: number, failed: number): Record<string, number> {
  return { ...(solved > 0 ? { 0: solved } : {}), ...(failed > 0 ? { 10: failed } : {}) };
}

async function answered(
  solver: Solver,
  block: StateBlock,
  k: number,
  repair: RepairOptions,
  options: StateCommandOptions,
  locality: Locality | null,
): Promise<{ readonly ok: boolean; readonly line: number }> {
  const line = block.lines[k]!;
  const { rho, further } = stateAt(block, k);
  const { thorough = false } = options;
  try {
    const error = block.errors.get(k);
    if (error !== undefined) throw error;
    const measures =
      options.allowDegenerate === true
        ? solver.state(rho, { ...repair, thorough, allowDegenerate: true })
        : await certified(solver, rho, solver.state(rho, { ...repair, thorough }), options, repair);
    const judgement = await judged(solver, rho, measures, locality);
    return { ...further, ok: true, line, ...measures, ...judgement };
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return { ...further, ok: false, line, ...{ error } };
  }
}

/** Why the first of the states without measures has none, for the end of a table, which has no room for reasons. */
export class Failures {
  #first = "";

  add(block: MeasuredBlock, options: RepairOptions): void {
    if (this.#first !== "") return;
    const k = block.columns["status"]!.findIndex((status) => status !== 0);
    if (k < 0) return;
    this.#first = `; line ${block.lines[k]}: ${whyNoState(block, k, options)?.message}`;
  }

  summary(failed: number, states: number): string {
    return `bellness: ${failed} of ${states} are no states and have no values (status 10)${this.#first}\n`;
  }
}

/** Blocks on their way to a file. */
export async function* watched(
  blocks: AsyncIterable<MeasuredBlock>,
  see: (block: MeasuredBlock) => void,
): AsyncGenerator<MeasuredBlock, void> {
  for await (const block of blocks) {
    see(block);
    yield block;
  }
}
