/** Where the choice is kept. */
const KEY = "bellness-theme";
const DARK = "dark";
const LIGHT = "light";

/** Storage may be forbidden: the choice then lasts as long as the page. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Nothing depends on it.
  }
}

/** Makes a button switch between dark and light; at first the page follows the system. */
export function themeButton(button: HTMLElement): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset["theme"] ?? (system.matches ? DARK : LIGHT)) === DARK;
  const show = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${dark() ? "light" : "dark"} colours`);
  };
  const before = kept();
  if (before === DARK || before === LIGHT) root.dataset["theme"] = before;
  button.addEventListener("click", () => {
    const theme = dark() ? LIGHT : DARK;
    root.dataset["theme"] = theme;
    keep(theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}
