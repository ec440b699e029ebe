import {
  BellnessError,
  lineGroups,
  opensDocument,
  parseJson,
  type StateInputFile,
} from "../index.js";
import { ALL_ROWS, type RowRange } from "../table/shard.js";

// Inputs of which each line is a question by itself.

/** A line of an input that is not blank. */
export interface Question {
  /** Its number in the input, from 1. */
  readonly line: number;
  readonly text: string;
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

/** The lines of an input that are not blank, those of a piece at a time; of those before a range only the first is looked at. */
export async function* questions(
  input: StateInputFile,
  { start, end }: RowRange,
): AsyncGenerator<Question[], void> {
  const groups = lineGroups(input);
  let line = 0;
  let row = 0;
  let next = await groups.next();
  if (next.done !== true && opensOnly(next.value)) {
    const more = await groups.next();
    if (more.done !== true) next = { done: false, value: [...next.value, ...more.value] };
  }
  if (next.done !== true) checkLines(next.value, input.name);
  try {
    for (; next.done !== true && row < end; next = await groups.next()) {
      const found: Question[] = [];
      for (const text of next.value) {
        line += 1;
        if (text.trim() === "") continue;
        row += 1;
        if (row > start && row <= end) found.push({ line, text });
      }
      if (found.length > 0) yield found;
    }
  } finally {
    await groups.return?.(undefined);
  }
}

/** How many lines of an input are not blank. */
export async function countLines(input: StateInputFile): Promise<number> {
  let count = 0;
  for await (const group of questions(input, ALL_ROWS)) count += group.length;
  return count;
}

/** Lines of an input that a table's columns are known from. */
const FIRST_LINES = 4096;

export async function firstLines(input: StateInputFile): Promise<Question[]> {
  const first: Question[] = [];
  for await (const group of questions(input, { start: 0, end: FIRST_LINES })) first.push(...group);
  return first;
}

/** An input whose first lines have been looked at, and can be had once more. */
export async function peekLines(input: StateInputFile) {
  const groups = questions(input, ALL_ROWS);
  const start = await groups.next();
  async function* all(): AsyncGenerator<Question[], void> {
    try {
      for (let next = start; next.done !== true; next = await groups.next()) yield next.value;
    } finally {
      await groups.return?.(undefined);
    }
  }
  return { first: start.done === true ? [] : start.value, all };
}
