// Two processes that write one table, stopped and killed at random moments.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { bellness } from "./cli.js";
import { sleep } from "./kill.js";
import type { Random } from "./random.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A second of work. */
export const OVERLAPPED: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 600 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 400 },
  ],
  observables: ["concurrence", "i2", "entropyProduction"],
};

interface Started {
  readonly child: ChildProcess;
  /** Exit code; null after a kill. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

function start(args: readonly string[], onDone: () => void): Started {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on("exit", (code) => code === 0 && onDone());
    child.on("close", (code) => resolve({ code, stderr }));
  });
  return { child, ended };
}

/** Stops, continues and kills a process at random until it has ended. */
async function disturb({ child, ended }: Started, random: Random, within: number): Promise<void> {
  await sleep(random.uniform(0, within));
  const fate = random.pick(["stop", "stop", "kill", "stop and kill", "none"]);
  if (fate.startsWith("stop")) {
    child.kill("SIGSTOP");
    await sleep(random.uniform(0, 2 * within));
    if (fate === "stop") child.kill("SIGCONT");
  }
  if (fate.endsWith("kill")) child.kill("SIGKILL");
  await ended;
}

/**
 * One overlap of two processes that resume a table; at the end a third one finishes it. Whoever
 * says that the table is finished leaves the expected bytes behind.
 */
export async function overlap(
  args: readonly string[],
  output: string,
  expected: Buffer,
  random: Random,
  within: number,
): Promise<{ refused: number }> {
  const isWhole = () => readFileSync(output).equals(expected);
  const wrong: string[] = [];
  const onDone = () => {
    if (!isWhole()) wrong.push("exit 0 with a damaged table");
  };
  const first = start(args, onDone);
  await sleep(random.uniform(0, within));
  const second = start(args, onDone);
  await Promise.all([first, second].map((one) => disturb(one, random, within)));
  let refused = 0;
  for (const { ended } of [first, second]) {
    const { code, stderr } = await ended;
    if (code !== 0 && code !== null) {
      expect([code, stderr]).toEqual([75, expect.stringMatching(/OUTPUT_LOCKED.*process \d+ on /)]);
      refused += 1;
    }
  }
  const last = await bellness([...args, "--quiet"]);
  expect([last.code, last.stderr]).toEqual([0, ""]);
  expect(isWhole()).toBe(true);
  expect(wrong).toEqual([]);
  for (const ending of ["", ".meta.json"]) rmSync(`${output}${ending}`, { force: true });
  return { refused };
}
