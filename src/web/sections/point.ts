import { html } from "../draw/dom.js";
import type { Result } from "../questions.js";
import type { WrittenParameters } from "../scene.js";
import { HintonPicture } from "../views/hinton.js";
import { LevelsPicture } from "../views/levels.js";
import { Readout } from "../views/readout.js";
import { SpheresPicture } from "../views/spheres.js";

/** What is shown of the one point that the sliders stand for: numbers, levels, ρ, measurements. */
export class PointSections {
  readonly #readout = new Readout();
  readonly #levels = new LevelsPicture();
  readonly #hinton = new HintonPicture();
  readonly #spheres = new SpheresPicture();
  readonly #complaint = html("p", { class: "complaint" });

  constructor(section: (id: string) => HTMLElement) {
    section("numbers").append(this.#complaint, this.#readout.node);
    section("levels").append(this.#levels.node);
    section("state").append(this.#hinton.node);
    section("directions").append(this.#spheres.node);
  }

  show(base: WrittenParameters, result: Result<"point">): void {
    const solution = "answer" in result ? result.answer : null;
    const text = "refusal" in result ? `${result.refusal.code}: ${result.refusal.message}` : "";
    if (this.#complaint.textContent !== text) this.#complaint.textContent = text;
    this.#readout.show(solution);
    this.#levels.show(base, solution);
    this.#hinton.show(solution);
    this.#spheres.show(solution);
  }
}
