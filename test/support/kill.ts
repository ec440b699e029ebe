import { spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function size(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** How a command ended: its exit code, or null where the signal came first. */
export interface Ending {
  readonly code: number | null;
  readonly stderr: string;
}

/**
 * Runs `bellness` and sends it a signal, `delay` milliseconds after its output begins
 * to grow (or after it was started, where `fromStart`).
 */
export async function signalled(
  args: readonly string[],
  output: string,
  delay: number,
  signal: NodeJS.Signals = "SIGKILL",
  fromStart = false,
): Promise<Ending> {
  const before = await size(output);
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  const state = { ended: false, stderr: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    state.stderr += text;
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      state.ended = true;
      resolve({ code, stderr: state.stderr });
    });
  });
  while (!fromStart && !state.ended && (await size(output)) <= before) await sleep(2);
  await Promise.race([sleep(delay), ending]);
  if (!state.ended) child.kill(signal);
  return ending;
}

/** Rows that the journal of a table knows of; null where there is none. */
export async function journaledRows(table: string): Promise<number | null> {
  const text = await readFile(`${table}.journal`, "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n").slice(1, -1);
  return lines.length === 0 ? 0 : JSON.parse(lines.at(-1)!).rows;
}
