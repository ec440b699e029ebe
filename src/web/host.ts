import type { Varying } from "../view/view.js";
import type { Computing } from "./computing.js";
import type { Scene } from "./scene.js";
import type { AnyInfo } from "./subject.js";

/** What the sections of the page may ask of it. */
export interface Host {
  readonly scene: Scene;
  /** Puts another scene in the place of the present one: as a step of the history where it is one. */
  change(scene: Scene, step?: boolean): void;
  /** Moves numbers of the model, or time, to these values, as far as it takes them. */
  moveTo(values: readonly (readonly [Varying, number])[]): void;
  /** Moves numbers by so many steps of their sliders. */
  stepBy(steps: readonly (readonly [AnyInfo, number])[]): void;
  readonly computing: Computing;
  notice(text: string): void;
}
