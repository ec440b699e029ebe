import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { BellnessError, parseJson, passedOn } from "../index.js";
import { checkOutput, isStandardInput } from "./input.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";

export interface LineOptions {
  readonly output?: string;
  readonly quiet?: boolean;
}

/**
 * JSON Lines through a function, one for one and in order: its result with `ok: true` and
 * the number of the line, or `{ok: false, line, error}` where it throws a BellnessError.
 * Blank lines are skipped. Returns how many lines failed.
 */
export async function eachLine(
  file: string | undefined,
  options: LineOptions,
  solve: (input: unknown) => object | Promise<object>,
): Promise<number> {
  await checkOutput(file, options.output);
  const stream = isStandardInput(file) ? process.stdin : createReadStream(file);
  const opened = new Promise<never>((_, reject) => stream.once("error", reject));
  opened.catch(() => {});
  const output = new Output(options.output);
  const progress = new ProgressLine("line", options.quiet ?? false);
  const lines = createInterface({ input: stream, crlfDelay: Infinity })[Symbol.asyncIterator]();
  let failed = 0;
  let line = 0;
  for (;;) {
    const next = await Promise.race([lines.next(), opened]);
    if (next.done) break;
    line += 1;
    if (next.value.trim() === "") continue;
    let input: unknown;
    let result: object;
    try {
      input = parseJson(next.value);
      result = { ok: true, line, ...(await solve(input)) };
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      failed += 1;
      result = { ok: false, line, ...passedOn(input), error };
    }
    await output.write(`${JSON.stringify(result)}\n`);
    progress.update(line, null);
  }
  progress.end();
  await output.close();
  return failed;
}
