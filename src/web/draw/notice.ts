import { html } from "./dom.js";

/** A text with a button that puts it away. */
export function noticeLine(text: string): HTMLElement {
  const close = html("button", { type: "button", "aria-label": "Dismiss" }, "×");
  const line = html("p", {}, html("span", {}, text), close);
  close.addEventListener("click", () => line.remove());
  return line;
}
