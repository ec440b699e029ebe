import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const PEAK = fileURLToPath(new URL("peak.mjs", import.meta.url));

/** Peak of resident memory of a command, in kilobytes. */
export function peakOf(args: readonly string[]): number {
  const run = spawnSync(process.execPath, [PEAK, ...args], { encoding: "utf8" });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  return Number(/^peak (\d+)$/m.exec(run.stdout)![1]);
}
