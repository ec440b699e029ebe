import { html } from "./dom.js";

const counter = { terms: 0 };

/** A symbol that says what it means where it stands: to a pointer over it, a touch, and the focus of keys. */
export function term(sign: string, meaning: string): HTMLElement {
  const id = `term-${counter.terms++}`;
  const button = html(
    "button",
    { type: "button", class: "sign", "aria-describedby": id },
    html("b", {}, sign),
  );
  // Escape puts it away without moving the focus of keys elsewhere.
  button.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") button.blur();
  });
  return html(
    "span",
    { class: "term" },
    button,
    html("span", { class: "tip", id, role: "tooltip" }, meaning),
  );
}
