// The focus of keys is never lost: where the element that has it goes away, its section takes it.

function usable(node: Element): boolean {
  return node.isConnected && !node.matches(":disabled") && node.checkVisibility();
}

/** Watches over the focus of a page. */
export function keepFocus(page: Document): void {
  const main = page.querySelector("main")!;
  const last = { node: null as Element | null, section: null as HTMLElement | null };
  const check = () => {
    const { node, section } = last;
    if (node === null || page.activeElement !== page.body) return;
    last.node = null;
    // Left by a click on nothing.
    if (usable(node)) return;
    const place = section !== null && usable(section) ? section : main;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  // The part of the address behind # says what is shown: a link within the page would change it.
  page.querySelector(".skip")!.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  page.addEventListener("focusin", ({ target }) => {
    last.node = target as Element;
    last.section = last.node.closest<HTMLElement>("section, #notices, header, main");
  });
  // Not every browser says so when a focused element is removed.
  page.addEventListener("focusout", () => setTimeout(check));
  page.addEventListener("bellness:drawn", check);
}
