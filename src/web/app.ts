// The explorer's script.

import { Computing } from "./computing.js";
import { themeButton } from "./controls/theme.js";
import { Explorer } from "./explorer.js";

const computing = new Computing();
// Browsers fetch the workers' script when this task is over: it loads while the page is built.
setTimeout(() => {
  themeButton(document.getElementById("theme")!);
  new Explorer(document, computing);
});
