// The explorer's script.

import { themeButton } from "./controls/theme.js";
import { Explorer } from "./explorer.js";

themeButton(document.getElementById("theme")!);
new Explorer(document);
