import type { Computing } from "./computing.js";
import type { State } from "./state.js";

/** What the sections of the page may ask of it. */
export interface Host {
  readonly state: State;
  /** Puts another state in the place of the present one. */
  change(state: State): void;
  readonly computing: Computing;
  notice(text: string): void;
}
