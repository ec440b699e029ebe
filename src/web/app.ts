// The explorer's script. It runs as soon as it is there, and the workers come first: they load
// and compile while the page does.

import { Computing } from "./computing.js";

const computing = new Computing();
const { Explorer } = await import("./explorer.js");
if (document.readyState === "loading") {
  await new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });
}
new Explorer(document, computing);
