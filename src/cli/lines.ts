import { BellnessError, lineGroups, opensDocument, parseJson, passedOn } from "../index.js";
import { checkOutput } from "./input.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";
import { openInput } from "./stateInput.js";

export interface LineOptions {
  readonly output?: string;
  readonly quiet?: boolean;
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a line is the beginning of a document over many. */
function isOpening(text: string): boolean {
  return opensDocument(text) && !isJson(text);
}

/** Whether all there is so far is such a beginning. */
function opensOnly(lines: readonly string[]): boolean {
  const said = lines.filter((text) => text.trim() !== "");
  return said.length === 1 && isOpening(said[0]!);
}

/**
 * Refuses one document over many lines: each of them would be an error of its own.
 *
 * @throws BellnessError INVALID_JSON
 */
function checkLines(lines: readonly string[], name: string): void {
  const [first, second] = lines.filter((text) => text.trim() !== "");
  // Before a line that can be read the first one has broken off by itself.
  if (second === undefined || !isOpening(first!) || isJson(second)) return;
  throw new BellnessError(
    "INVALID_JSON",
    `${name}: one JSON document over many lines where each line is read by itself. Allowed: one line, by jq -c . for a document or jq -c '.[]' for a list.`,
  );
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
    if (next.done !== true && opensOnly(next.value)) {
      const more = await groups.next();
      if (more.done !== true) next = { done: false, value: [...next.value, ...more.value] };
    }
    if (next.done !== true) checkLines(next.value, source.name);
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
