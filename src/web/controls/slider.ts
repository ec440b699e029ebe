import { html, set, write } from "../draw/dom.js";
import type { AnyInfo } from "../subject.js";

/** Digits of a number that a slider has put there. */
const DIGITS = 12;

/** A number as a field shows it: a small one without its zeros. */
function fieldText(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}

/** What a slider does. */
export interface SliderActions {
  /** Moves the number; what the model refuses is said in words. */
  change(value: number): string | null;
  /** Starts or stops its animation. */
  play(): void;
}

/** A slider with a number field and a button that lets it run, for one number. */
export class Slider {
  readonly node: HTMLElement;
  readonly #range: HTMLInputElement;
  readonly #number: HTMLInputElement;
  readonly #play: HTMLButtonElement;
  readonly #complaint: HTMLElement;

  constructor(info: AnyInfo, { change, play }: SliderActions) {
    const id = `p-${info.name.replaceAll(".", "-")}`;
    const name = `${info.label} ${info.sign}`;
    const complaint = `${id}-complaint`;
    this.#range = html("input", { type: "range", id, step: info.step });
    this.#number = html("input", {
      type: "number",
      step: "any",
      inputmode: "decimal",
      "aria-label": `${name}, as a number`,
      "aria-describedby": complaint,
    });
    this.#complaint = html("p", { id: complaint, class: "refusal" });
    this.#range.addEventListener("input", () => change(Number(this.#range.value)));
    this.#number.addEventListener("input", () => {
      const value = this.#number.valueAsNumber;
      this.#shown = "";
      this.#complain(Number.isNaN(value) ? "A number is wanted." : change(value));
    });
    this.#play = html("button", { type: "button", class: "play" }, "▶");
    this.#play.addEventListener("click", play);
    set(this.#play, { "aria-label": `Animate ${name}`, "aria-pressed": "false" });
    this.node = html(
      "div",
      { class: "slider" },
      html("label", { for: id }, html("span", { class: "sign" }, info.sign), ` ${info.label}`),
      this.#range,
      this.#number,
      this.#play,
      this.#complaint,
    );
  }

  #shown = "";

  #complain(text: string | null): void {
    if (text === null) this.#number.removeAttribute("aria-invalid");
    else this.#number.setAttribute("aria-invalid", "true");
    write(this.#complaint, text ?? "");
  }

  /** Shows a value, or none; the ends reach to it where a preset or an address lies beyond the usual ones. */
  show(value: number | null, [low, high]: readonly [number, number]): void {
    const at = value ?? high;
    const ends = [Math.min(low, at), Math.max(high, at)] as const;
    const key = [value, ...ends].join();
    if (key === this.#shown) return;
    this.#shown = key;
    set(this.#range, { min: ends[0], max: ends[1] });
    this.#range.value = String(at);
    const text = value === null ? "" : fieldText(Number(value.toPrecision(DIGITS)));
    const typing = this.#number.ownerDocument.activeElement === this.#number;
    if (!typing || this.#number.valueAsNumber !== Number(text)) this.#number.value = text;
    this.#complain(null);
  }

  /** Shows whether it runs. */
  showPlaying(playing: boolean): void {
    set(this.#play, { "aria-pressed": String(playing) });
    write(this.#play, playing ? "■" : "▶");
  }
}
