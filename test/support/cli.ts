import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built command (`npm test` builds it first). */
export const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `bellness` with these arguments and this standard input; none of its streams is a
 * terminal. `readOnly`: close its output after so many pieces of it.
 */
export function bellness(
  args: readonly string[],
  input = "",
  { readOnly = Infinity }: { readonly readOnly?: number } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args]);
    let stdout = "";
    let stderr = "";
    let pieces = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      pieces += 1;
      if (pieces >= readOnly) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    // A command that ends without reading closes the pipe.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** The objects of a JSON Lines text. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A temporary folder with these files; `path` names one of them, `remove` deletes all. */
export function folder(files: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), "bellness-test-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return {
    path: (name: string) => join(root, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
