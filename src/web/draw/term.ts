import { html } from "./dom.js";

/** Pixels between a symbol and what it means, and between that and the edges of the window. */
const OFF = 6;
const MARGIN = 8;

/** How many there are, and the one that is shown: its tip and its symbol. */
const terms = { count: 0, shown: null as readonly [HTMLElement, HTMLElement] | null };

/** Puts the tip under its symbol, or over it where there is no room, inside the window. */
function place(): void {
  if (terms.shown === null) return;
  const [tip, sign] = terms.shown;
  const { left, top, bottom } = sign.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = bottom + OFF + height + MARGIN <= innerHeight;
  const x = Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN));
  tip.style.setProperty("left", `${x}px`);
  tip.style.setProperty("top", `${below ? bottom + OFF : Math.max(MARGIN, top - OFF - height)}px`);
}

function hide(tip: HTMLElement): void {
  if (terms.shown?.[0] !== tip) return;
  terms.shown = null;
  tip.hidePopover();
}

function show(tip: HTMLElement, sign: HTMLElement): void {
  if (terms.shown?.[0] === tip) return;
  if (terms.shown !== null) hide(terms.shown[0]);
  terms.shown = [tip, sign];
  tip.showPopover();
  place();
}

/** A symbol that says what it means where it stands: to a pointer over it, a touch, and the focus of keys. */
export function term(sign: string, meaning: string): HTMLElement {
  if (terms.count === 0) addEventListener("scroll", place, { passive: true, capture: true });
  const id = `term-${terms.count++}`;
  const button = html(
    "button",
    { type: "button", class: "sign", "aria-describedby": id },
    html("b", {}, sign),
  );
  // Over everything: sections cut off what is larger than they are.
  const tip = html("span", { class: "tip", id, role: "tooltip", popover: "manual" }, meaning);
  const node = html("span", { class: "term" }, button, tip);
  button.addEventListener("focus", () => show(tip, button));
  button.addEventListener("blur", () => hide(tip));
  // Where a touch gives no focus.
  button.addEventListener("click", () => button.focus());
  node.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") show(tip, button);
  });
  node.addEventListener("pointerleave", () => {
    if (document.activeElement !== button) hide(tip);
  });
  // Escape puts it away, and leaves the focus of keys where it is.
  button.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide(tip);
  });
  return node;
}

/** A list of symbols that stand in a picture, each with what follows it, and what it means. */
export function termList(
  entries: readonly {
    readonly sign: string;
    readonly text: string | HTMLElement;
    readonly meaning: string;
    /** What it looks like in the picture. */
    readonly look?: string;
  }[],
): HTMLElement {
  return html(
    "ul",
    { class: "legend" },
    ...entries.map(({ sign, text, meaning, look }) =>
      html(
        "li",
        look === undefined ? {} : { class: look },
        html("span", {}, term(sign, meaning), " ", text),
      ),
    ),
  );
}
