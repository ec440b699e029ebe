// The sources of the repository as texts.

import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** All .ts files below a folder, generated ones apart, relative to the repository. */
export function sources(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
    .sort();
}

export function text(path: string): string {
  return readFileSync(`${ROOT}${path}`, "utf8");
}

/** A file without its comments. */
export function code(path: string): string {
  return text(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
}

/** Paths that a file imports: relative ones resolved, packages as they are. */
export function imports(path: string): string[] {
  const found = text(path).matchAll(
    /^\s*(?:import|export)\s[^"';]*?from\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => {
    const name = (from ?? bare ?? dynamic)!;
    return name.startsWith(".") ? posix.join(posix.dirname(path), name) : name;
  });
}
