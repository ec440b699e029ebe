import {
  BellnessError,
  type MeasuredBlock,
  type Repair,
  type RepairOptions,
  type Solver,
  type StateBlock,
  type StateFormat,
  type StateObservable,
  stateAt,
  whyNoState,
} from "../index.js";
import { judged, type Locality } from "./locality.js";
import type { TargetOption } from "./measures.js";
import { type BackendOption, type CertifyOption, certified } from "./options.js";

export interface StateCommandOptions extends BackendOption, CertifyOption, TargetOption {
  readonly output?: string;
  readonly quiet?: boolean;
  readonly format?: StateFormat;
  readonly repair?: Repair;
  readonly tolerance?: number;
  readonly allowNotPositive?: boolean;
  readonly allowDegenerate?: boolean;
  readonly thorough?: boolean;
  readonly inequality?: string;
  readonly observables?: readonly StateObservable[];
  readonly workers?: number;
}

/** The answers for the states of a block, one line each; how many have none. */
async function answer(
  solver: Solver,
  block: StateBlock,
  repair: RepairOptions,
  options: StateCommandOptions,
  locality: Locality | null,
): Promise<{ readonly text: string; readonly failed: number }> {
  let text = "";
  let failed = 0;
  const { thorough = false } = options;
  for (let k = 0; k < block.count; k++) {
    const line = block.lines[k]!;
    const { rho, further } = stateAt(block, k);
    let result: object;
    try {
      const error = block.errors.get(k);
      if (error !== undefined) throw error;
      const measures =
        options.allowDegenerate === true
          ? solver.state(rho, { ...repair, thorough, allowDegenerate: true })
          : await certified(
              solver,
              rho,
              solver.state(rho, { ...repair, thorough }),
              options,
              repair,
            );
      const judgement = await judged(solver, rho, measures, locality);
      result = { ...further, ok: true, line, ...measures, ...judgement };
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      failed += 1;
      result = { ...further, ok: false, line, error };
    }
    text += `${JSON.stringify(result)}\n`;
  }
  return { text, failed };
}

/** The rows without measures among those that a table has been made of, and why the first has none. */
export class Failures {
  #count = 0;
  #states = 0;
  #first = "";

  add(block: MeasuredBlock, options: RepairOptions): void {
    const status = block.columns["status"]!;
    this.#states += block.count;
    for (let k = 0; k < block.count; k++) {
      if (status[k] === 0) continue;
      this.#count += 1;
      if (this.#count > 1) continue;
      this.#first = `line ${block.lines[k]}: ${whyNoState(block, k, options)?.message}`;
    }
  }

  get count(): number {
    return this.#count;
  }

  /** For the end of a table, which has no room for reasons. */
  summary(): string {
    return `bellness: ${this.#count} of ${this.#states} are no states and have no values (status 10); ${this.#first}\n`;
  }
}

/** Blocks on their way to a file: what fails is counted, what is done shown. */
export async function* watched(
  blocks: AsyncIterable<MeasuredBlock>,
  see: (block: MeasuredBlock) => void,
): AsyncGenerator<MeasuredBlock, void> {
  for await (const block of blocks) {
    see(block);
    yield block;
  }
}

/** What a certificate or degenerate observables are asked of is answered state by state. */
export async function* rowByRow(
  solver: Solver,
  blocks: AsyncIterable<StateBlock>,
  repair: RepairOptions,
  options: StateCommandOptions,
  locality: Locality | null,
  see: (block: StateBlock, failed: number) => void,
): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for await (const block of blocks) {
    const { text, failed } = await answer(solver, block, repair, options, locality);
    see(block, failed);
    yield encoder.encode(text);
  }
}
