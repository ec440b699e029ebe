// Laws of style that neither the formatter nor the compiler knows: part of `npm run check`.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LONGEST = 300;
/** A map of the arena is one list: cut in two, an offset could be declared twice. */
const LISTS = { "assembly/layout.ts": 400, "assembly/system/layout.ts": 400 };

const broken = [];

function filesBelow(folder) {
  return readdirSync(`${ROOT}${folder}`, { recursive: true })
    .map((path) => join(folder, String(path).replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"));
}

for (const path of ["assembly", "src", "test"].flatMap(filesBelow)) {
  const text = readFileSync(`${ROOT}${path}`, "utf8");
  const lines = text.split("\n").length - 1;
  const most = LISTS[path] ?? LONGEST;
  if (lines > most) broken.push(`${path}: ${lines} lines, more than ${most}`);
  // build.mjs turns esbuild's var into const.
  if (path.startsWith("src/") && /^(export\s+)?(let|var)\b/m.test(text)) {
    broken.push(`${path}: a let or var at the top level`);
  }
  if (path.startsWith("assembly/")) continue;
  for (const [, name] of text.matchAll(/^\s*(?:import|export)\s[^"';]*?from\s*"(\.[^"]+)"/gm)) {
    const style = path.startsWith("src/web/elements/") && name.endsWith(".css");
    if (!/\.m?js$/.test(name) && !style) {
      broken.push(`${path}: ${join(dirname(path), name)} without .js`);
    }
  }
}

for (const one of broken) console.error(one);
if (broken.length > 0) process.exit(1);
