// Programs of the machine: where they are.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where installers put a program, besides PATH. */
export type Places = Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;

export function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first program of these names on PATH, else the first of these places. */
export function installed(names: readonly string[], places: Places): string | undefined {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find(executable);
}
