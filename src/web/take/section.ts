import { html, write } from "../draw/dom.js";
import type { Host } from "../host.js";
import { Choice } from "../sections/fields.js";
import { TEXTS, type TextName, textOf } from "./texts.js";

/** Milliseconds that a button says that it has copied. */
const SAID = 1500;

/** What the page shows as a link, JSON, a command, a script, a snippet: to look at and to copy. */
export class TakeSection {
  readonly #host: Host;
  readonly #text = html("textarea", { rows: 6, readonly: true, "aria-label": "The text" });
  readonly #copy = html("button", { type: "button" }, "Copy");
  #name: TextName = "link";

  constructor(section: HTMLElement, host: Host) {
    this.#host = host;
    const names = Object.keys(TEXTS) as TextName[];
    const choice = new Choice<TextName>("as", (name) => {
      this.#name = name;
      this.#show();
    });
    choice.show(
      names.map((name) => [name, TEXTS[name]]),
      this.#name,
    );
    this.#copy.addEventListener("click", () => void this.#take());
    section.append(html("div", { class: "fields" }, choice.node, this.#copy), this.#text);
    document.addEventListener("bellness:drawn", () => this.#show());
    this.#show();
  }

  #show(): void {
    const text = textOf(this.#name, this.#host.scene);
    if (this.#text.value !== text) this.#text.value = text;
  }

  async #take(): Promise<void> {
    this.#show();
    try {
      await navigator.clipboard.writeText(this.#text.value);
      write(this.#copy, "Copied");
    } catch {
      // No clipboard here: the text is marked, for the reader's own keys.
      this.#text.select();
      write(this.#copy, "Press Ctrl-C");
    }
    setTimeout(() => write(this.#copy, "Copy"), SAID);
  }
}
