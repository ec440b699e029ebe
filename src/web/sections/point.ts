import { isSystem } from "../../index.js";
import { html, write } from "../draw/dom.js";
import type { PointData } from "../messages.js";
import type { Result } from "../questions.js";
import type { Scene } from "../scene.js";
import { HintonPicture } from "../views/hinton.js";
import { LevelsPicture } from "../views/levels.js";
import { Readout } from "../views/readout.js";
import { SpheresPicture } from "../views/spheres.js";
import type { SystemLevelsPicture } from "../views/systemLevels.js";

/** What is shown of one state: of the point that the sliders stand for, or of one that was given. */
export class PointSections {
  readonly #readout = new Readout();
  readonly #levels = new LevelsPicture();
  #systemLevels: SystemLevelsPicture | null = null;
  readonly #hinton = new HintonPicture();
  readonly #spheres = new SpheresPicture();
  readonly #complaint = html("p", { class: "complaint" });
  readonly #levelsSection: HTMLElement;

  constructor(section: (id: string) => HTMLElement) {
    section("numbers").append(this.#complaint, this.#readout.node);
    this.#levelsSection = section("levels");
    this.#levelsSection.append(this.#levels.node);
    section("state").append(this.#hinton.node);
    section("directions").append(this.#spheres.node);
  }

  show(scene: Scene, result: Result<"point" | "state">): void {
    const point: PointData | null = "answer" in result ? result.answer : null;
    write(
      this.#complaint,
      "refusal" in result ? `${result.refusal.code}: ${result.refusal.message}` : "",
    );
    const given = scene.state !== null;
    this.#readout.show(point, given ? null : scene.base);
    this.#hinton.show(point);
    this.#spheres.show(point);
    if (!given) this.#showLevels(scene, point);
  }

  #showLevels({ base }: Scene, point: PointData | null): void {
    this.#levels.node.hidden = isSystem(base);
    if (!isSystem(base)) {
      if (this.#systemLevels !== null) this.#systemLevels.node.hidden = true;
      this.#levels.show(base, point);
      return;
    }
    if (this.#systemLevels === null) {
      void import("../later.js").then((views) => {
        this.#systemLevels ??= new views.SystemLevelsPicture();
        this.#levelsSection.append(this.#systemLevels.node);
        this.#systemLevels.show(base, point);
      });
      return;
    }
    this.#systemLevels.node.hidden = false;
    this.#systemLevels.show(base, point);
  }
}
