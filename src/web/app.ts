// The explorer's script. It runs as soon as it is there, and the workers come first: they load
// and compile while the page does.

import { Computing } from "./computing.js";
import { keepFocus } from "./keepFocus.js";

const computing = new Computing();
const { Explorer } = await import("./explorer.js");
if (document.readyState === "loading") {
  await new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });
}
keepFocus(document);
new Explorer(document, computing);
