import {
  BellnessError,
  lineGroups,
  opensDocument,
  parseJson,
  type StateInputFile,
} from "../index.js";
import { ALL_ROWS, type RowRange } from "../table/shard.js";

// Inputs of which each line is a question by itself, or the whole, printed over many lines.

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

/** Characters of a document over many lines that are taken together. */
const DOCUMENT = 1 << 24;

/** Whether an input is one document over many lines: each of them would be an error of its own. */
function isDocument(lines: readonly string[]): boolean {
  const [first, second] = lines.filter((text) => text.trim() !== "");
  // Before a line that can be read the first one has broken off by itself.
  return second !== undefined && isOpening(first!) && !isJson(second);
}

/**
 * The questions of one document over many lines: itself, or the entries of a list.
 *
 * @throws BellnessError INVALID_JSON where it is none, or too long
 */
async function documentQuestions(
  begun: readonly string[],
  groups: AsyncIterable<readonly string[]>,
  name: string,
): Promise<Question[]> {
  const lines = [...begun];
  let size = lines.reduce((sum, { length }) => sum + length, 0);
  for await (const group of groups) {
    lines.push(...group);
    size += group.reduce((sum, { length }) => sum + length, 0);
    if (size > DOCUMENT) break;
  }
  const text = lines.join("\n");
  if (size > DOCUMENT || !isJson(text)) {
    throw new BellnessError(
      "INVALID_JSON",
      `${name}: neither JSON Lines nor one JSON document${size > DOCUMENT ? " of at most 16 MB" : ""}. Allowed: a line for each, by jq -c . for a document or jq -c '.[]' for a list.`,
    );
  }
  const document = parseJson(text);
  const entries = Array.isArray(document) ? document : [document];
  return entries.map((entry, k) => ({ line: k + 1, text: JSON.stringify(entry) }));
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
  try {
    if (next.done !== true && isDocument(next.value)) {
      const found = (await documentQuestions(next.value, groups, input.name)).slice(start, end);
      if (found.length > 0) yield found;
      return;
    }
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
