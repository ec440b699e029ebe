import type { Computing } from "./computing.js";
import type { Scene } from "./scene.js";

/** What the sections of the page may ask of it. */
export interface Host {
  readonly scene: Scene;
  /** Puts another scene in the place of the present one. */
  change(scene: Scene): void;
  readonly computing: Computing;
  notice(text: string): void;
}
