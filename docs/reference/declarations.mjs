import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What tells one state of the declarations in dist/types from another. */
export function declarations() {
  const folder = fileURLToPath(new URL("../../dist/types/src/", import.meta.url));
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith(".d.ts") || name.includes("generated")) continue;
    hash.update(`${name.replaceAll("\\", "/")}\n${readFileSync(`${folder}${name}`, "utf8")}\n`);
  }
  return hash.digest("hex");
}
