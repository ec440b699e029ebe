// The editor of systems and their gallery.

import { BellnessError, type Setup, type SystemInput } from "../../index.js";
import { type Side, TIME } from "../../view/view.js";
import { html, set, write } from "../draw/dom.js";
import type { Host } from "../host.js";
import { type Scene, timesOf } from "../scene.js";
import { systemScene } from "../start.js";
import { SETUPS, setupScene } from "./gallery.js";
import { SYSTEM } from "./subject.js";

/** Milliseconds after the last key at which what was typed is taken up. */
const TYPED = 350;
/** Milliseconds between two texts while sliders move: to lay one out takes as long as to draw a picture. */
const PACE = 150;
/** Lines of the editor. */
const ROWS = 11;

/** JSON as people write it: what is short stands on one line. */
function pretty(value: unknown, indent = ""): string {
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null || flat.length + indent.length <= 64) {
    return flat.replaceAll(/([:,])(?=["[{\d-])/g, "$1 ");
  }
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((one) => pretty(one, inner))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pretty(one, inner)}`);
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

/** The published systems by their texts. */
const PUBLISHED = new Map(SETUPS.map((setup) => [SYSTEM.text(setup.system), setup]));

/** What the page shows first of systems. */
export function firstScene(): Scene {
  return setupScene(SETUPS[0]!);
}

/** The gallery and an editor that is checked as one types. */
export class SystemSection {
  readonly #host: Host;
  readonly #choice = html("select", { id: "example" });
  readonly #about = html("p", { class: "caption" });
  readonly #text = html("textarea", {
    rows: ROWS,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-label": "The system as JSON",
    "aria-describedby": "system-complaint",
  });
  readonly #complaint = html("p", { id: "system-complaint", class: "complaint" });
  #shown: SystemInput | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #described: Setup | null | undefined = null;
  /** Runs while the text waits, and the system whose text it waits with. */
  #pacing: ReturnType<typeof setTimeout> | null = null;
  #due: SystemInput | null = null;

  constructor(section: HTMLElement, host: Host) {
    this.#host = host;
    this.#choice.append(
      html("option", { value: "", hidden: true }, "of your own"),
      ...SETUPS.map(({ name, title }) => html("option", { value: name }, title)),
    );
    this.#choice.addEventListener("change", () => {
      const setup = SETUPS.find(({ name }) => name === this.#choice.value);
      if (setup !== undefined) host.change(setupScene(setup), true);
    });
    this.#text.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#take(), TYPED);
    });
    section.append(
      html(
        "div",
        { class: "presets" },
        html("label", { for: "example" }, "Published system"),
        this.#choice,
      ),
      this.#about,
      html(
        "details",
        { class: "fold", open: true },
        html(
          "summary",
          {},
          "Hamiltonian, baths and jumps as JSON; every number is a slider and an axis",
        ),
        this.#text,
        this.#complaint,
        html(
          "p",
          { class: "hint" },
          "Operators: strings of two letters I X Y Z + - n with real coefficients, or 4×4 matrices. Baths: coupling, temperature, spectrum (flat, ohmic, lorentzian, table), form, statistics, mu. Jumps: operator, rate. equation: redfield, secular, universal, local. ħ = k_B = 1, |0⟩ is the lower level.",
        ),
      ),
    );
  }

  /** Takes up what was typed. */
  #take(): void {
    try {
      const system = SYSTEM.read(this.#text.value);
      this.#complain("");
      this.#shown = system;
      this.#due = null;
      this.#describe(PUBLISHED.get(SYSTEM.text(system)));
      const { scene } = this.#host;
      const next = systemScene(system);
      // What the pictures show stays where the system still has the numbers.
      const names: readonly string[] = SYSTEM.parameters(system).map(({ name }) => name);
      const there = ({ parameter }: Side) => parameter === TIME || names.includes(parameter);
      const along = there(scene.curve.along);
      const sides = there(scene.map.x) && there(scene.map.y);
      const shown = {
        ...next,
        curve: along ? scene.curve : next.curve,
        map: sides ? scene.map : next.map,
      };
      this.#host.change({ ...shown, time: timesOf(shown) === null ? null : scene.time }, true);
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      this.#complain(error.message);
    }
  }

  #complain(text: string): void {
    write(this.#complaint, text);
    if (text === "") this.#text.removeAttribute("aria-invalid");
    else set(this.#text, { "aria-invalid": "true" });
  }

  show({ base }: Scene): void {
    const system = base as SystemInput;
    if (system === this.#shown) return;
    this.#shown = system;
    this.#describe(PUBLISHED.get(SYSTEM.text(system)));
    this.#due = system;
    if (this.#pacing === null) this.#write();
  }

  /** Writes the text of the system that is due, and of later ones when their turn comes. */
  #write(): void {
    this.#pacing = null;
    if (this.#due === null) return;
    const text = pretty(this.#due);
    this.#due = null;
    this.#pacing = setTimeout(() => this.#write(), PACE);
    // What is being typed is not to be written over by what sliders say.
    if (document.activeElement === this.#text) return;
    this.#complain("");
    this.#text.value = text;
  }

  #describe(setup: Setup | undefined): void {
    if (setup === this.#described) return;
    this.#described = setup;
    this.#choice.value = setup?.name ?? "";
    this.#about.replaceChildren(
      ...(setup === undefined ? [] : [`${setup.note} `, html("cite", {}, setup.source)]),
    );
  }
}
