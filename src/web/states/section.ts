// States that are pasted or dropped: what they are, and what is proven of them.

import { numberText } from "../../view/labels.js";
import { html, set, write } from "../draw/dom.js";
import type { Host } from "../host.js";
import type { Proof, ProofProgress, StateData } from "../messages.js";
import type { Result } from "../questions.js";
import type { RepairChoice, Scene } from "../scene.js";
import { Choice } from "../sections/fields.js";

/** Milliseconds after the last key at which what was typed is taken up. */
const TYPED = 350;
const ROWS = 10;
/** Larger files are refused: a page is no place for them. */
const MOST_BYTES = 64e6;

const REPAIRS: readonly (readonly [RepairChoice, string])[] = [
  ["refuse", "is refused"],
  ["normalise", "is normalised"],
  ["nearest", "gives way to the nearest state"],
  ["allow", "is taken as it is, flagged"],
];

const VERDICTS: Readonly<Record<StateData["verdict"], string>> = {
  separable: "Separable",
  unsteerable: "Entangled, and local for all projective measurements",
  undecided: "Undecided",
  nonlocal: "Nonlocal",
};

/** A file that was dropped, of which one state is shown. */
interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

function progressText({ step, gap, cells }: ProofProgress): string {
  return step === "certificate"
    ? `certificate: gap ${numberText(gap, 3)} after ${cells} cells`
    : `steering: bracket of the critical radius to ${numberText(100 * gap, 2)} %`;
}

function proofText({ value, bound, cells, seconds, steering }: Proof): string {
  const radii = (["12", "21"] as const).flatMap((way) => {
    const radius = steering[way];
    return radius === undefined
      ? []
      : [`R${way} in [${radius.map((one) => numberText(one, 4)).join(", ")}]`];
  });
  return [
    `I₃₃₂₂ is ${numberText(value, 8)}, and no measurement exceeds ${numberText(bound, 8)} (${cells} cells, ${numberText(seconds, 2)} s).`,
    radii.length > 0 ? `Critical radius of steering: ${radii.join(", ")}.` : "",
  ].join(" ");
}

/** A field to paste into, a place to drop files on, the verdict and its proof. */
export class StateSection {
  readonly #host: Host;
  readonly #text = html("textarea", {
    rows: ROWS,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-label": "The state",
    "aria-describedby": "state-complaint state-shapes",
  });
  readonly #complaint = html("p", { id: "state-complaint", class: "complaint" });
  readonly #repair: Choice<RepairChoice>;
  readonly #number = html("input", {
    type: "number",
    min: 1,
    step: 1,
    "aria-label": "State number",
  });
  readonly #picker = html("span", { class: "field", hidden: true });
  readonly #count = html("span");
  readonly #verdict = html("p", { class: "verdict" });
  readonly #repaired = html("p", { class: "note" });
  readonly #prove = html("button", { type: "button" }, "Prove it");
  readonly #progress = html("p", { class: "probe", role: "status" });
  #dropped: Dropped | null = null;
  #proving: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(section: HTMLElement, host: Host) {
    this.#host = host;
    this.#repair = new Choice("what is no state", (repair) => this.#change({ repair }));
    this.#text.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#forget();
      this.#timer = setTimeout(() => this.#change({ text: this.#text.value }), TYPED);
    });
    const file = html("input", { type: "file", id: "state-file", class: "spoken" });
    file.addEventListener("change", () => void this.#open(file.files?.[0]));
    this.#number.addEventListener("change", () => void this.#pick(this.#number.valueAsNumber - 1));
    this.#picker.append("state", this.#number, this.#count);
    this.#prove.addEventListener("click", () => void this.#toggleProof());
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      void this.#open(event.dataTransfer?.files[0]);
    });
    section.append(
      html(
        "p",
        { class: "hint", id: "state-shapes" },
        'Paste a density matrix as JSON: 4×4, flat, {re, im}, numbers or texts such as "0.5-0.1j"; {ket}, {bloch}. Or drop a file: .npy, .npz, .csv, .json, .jsonl, .parquet. Basis |00⟩, |01⟩, |10⟩, |11⟩.',
      ),
      this.#text,
      this.#complaint,
      html(
        "div",
        { class: "fields" },
        html("label", { for: "state-file", class: "button" }, "Open a file…"),
        file,
        this.#picker,
        this.#repair.node,
      ),
      this.#verdict,
      this.#repaired,
      html("div", { class: "fields" }, this.#prove, this.#progress),
    );
  }

  #change(part: Partial<NonNullable<Scene["state"]>>): void {
    const { scene } = this.#host;
    if (scene.state !== null) this.#host.change({ ...scene, state: { ...scene.state, ...part } });
  }

  /** What was typed is of no file. */
  #forget(): void {
    this.#dropped = null;
    this.#picker.hidden = true;
  }

  async #open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      this.#complain(
        `${file.name}: ${file.size} bytes. Allowed: at most ${MOST_BYTES}; \`bellness state\` takes files of any size.`,
      );
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.#dropped = { name: file.name, bytes, count: 0 };
    await this.#pick(0);
  }

  /** Shows one of the states of the file, from 0. */
  async #pick(index: number): Promise<void> {
    if (this.#dropped === null || !(index >= 0)) return;
    const { name, bytes } = this.#dropped;
    const repair = this.#host.scene.state?.repair ?? "refuse";
    const source = { name, bytes, index };
    const result = await this.#host.computing.ask<"state">({ kind: "state", source, repair });
    if ("refusal" in result) {
      this.#complain(result.refusal.message);
      return;
    }
    const { count, text } = result.answer;
    this.#dropped = { name, bytes, count };
    this.#picker.hidden = count < 2;
    set(this.#number, { max: count });
    this.#number.value = String(index + 1);
    write(this.#count, `of ${count} in ${name}`);
    this.#change({ text });
    this.#text.value = text;
  }

  #complain(text: string): void {
    write(this.#complaint, text);
    if (text === "") this.#text.removeAttribute("aria-invalid");
    else set(this.#text, { "aria-invalid": "true" });
  }

  show({ state }: Scene): void {
    if (state === null) return;
    this.#repair.show(REPAIRS, state.repair);
    if (document.activeElement !== this.#text && this.#text.value !== state.text) {
      this.#text.value = state.text;
    }
  }

  take(result: Result<"state">): void {
    this.#proving?.abort();
    write(this.#progress, "");
    if ("refusal" in result) {
      this.#complain(result.refusal.message);
      write(this.#verdict, "");
      write(this.#repaired, "");
      this.#prove.disabled = true;
      return;
    }
    this.#complain("");
    this.#prove.disabled = false;
    this.#judge(result.answer);
    const { repaired } = result.answer;
    write(
      this.#repaired,
      repaired === null
        ? ""
        : `Repaired: the trace was ${numberText(repaired.trace)}, the smallest eigenvalue ${numberText(repaired.minEigenvalue, 3)}, the anti-Hermitian part ${numberText(repaired.antiHermitian, 3)}; moved by ${numberText(repaired.distance, 3)} in all.`,
    );
  }

  #judge({ verdict, reason }: Pick<StateData, "verdict" | "reason">): void {
    this.#verdict.replaceChildren(html("b", {}, `${VERDICTS[verdict]}: `), reason);
  }

  /** The certificate and the bracket of steering, with their progress; a second click stops. */
  async #toggleProof(): Promise<void> {
    const { state } = this.#host.scene;
    if (this.#proving !== null || state === null) {
      this.#proving?.abort();
      return;
    }
    const abort = new AbortController();
    this.#proving = abort;
    write(this.#prove, "Stop");
    const stopped = new Promise<null>((resolve) => {
      abort.signal.addEventListener("abort", () => resolve(null), { once: true });
    });
    const asked = this.#host.computing.ask<"proof">(
      { kind: "proof", text: state.text, repair: state.repair },
      {
        signal: abort.signal,
        progress: (progress) => write(this.#progress, progressText(progress)),
      },
    );
    const result = await Promise.race([asked, stopped]);
    this.#proving = null;
    write(this.#prove, "Prove it");
    if (result === null) return;
    if ("refusal" in result) {
      write(this.#progress, result.refusal.message);
      return;
    }
    write(this.#progress, proofText(result.answer));
    this.#judge(result.answer);
  }
}
