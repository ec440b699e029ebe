import { BellnessError, lineGroups, parseJson, passedOn } from "../index.js";
import { checkOutput } from "./input.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";
import { openInput } from "./stateInput.js";

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
  const { input: source, close } = await openInput(file);
  const progress = new ProgressLine("line", options.quiet ?? false);
  const groups = lineGroups(source);
  let failed = 0;
  let line = 0;
  try {
    // What is wrong with the input as a whole is an error before the output is touched.
    let next = await groups.next();
    const output = new Output(options.output);
    for (; next.done !== true; next = await groups.next()) {
      for (const text of next.value) {
        line += 1;
        if (text.trim() === "") continue;
        let input: unknown;
        let result: object;
        try {
          input = parseJson(text);
          result = { ok: true, line, ...(await solve(input)) };
        } catch (error) {
          if (!(error instanceof BellnessError)) throw error;
          failed += 1;
          result = { ok: false, line, ...passedOn(input), error };
        }
        await output.write(`${JSON.stringify(result)}\n`);
        progress.update(line, null);
      }
    }
    await output.close();
  } finally {
    progress.end();
    await close();
  }
  return failed;
}
