import { Workforce, type WorkforceOptions } from "../jobs/workforce.js";
import { StateMeter } from "../states/states.js";
import { Sweeper } from "../sweep/sweeper.js";
import { KINDS } from "./kinds.js";

/** What makes tables: sweeps and measures of many states, and the threads for them. */
export class Tables {
  readonly #workforce: Workforce;
  readonly sweeper: Sweeper;
  readonly meter: StateMeter;

  constructor(options: Omit<WorkforceOptions, "kinds">) {
    this.#workforce = new Workforce({ ...options, kinds: KINDS });
    this.sweeper = new Sweeper(this.#workforce);
    this.meter = new StateMeter(this.#workforce);
  }

  /** Why jobs are done in the calling thread though workers were asked for. */
  get unavailable(): string | null {
    return this.#workforce.unavailable;
  }

  close(): void {
    this.#workforce.close();
  }
}
