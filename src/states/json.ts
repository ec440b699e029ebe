import { BellnessError } from "../model/errors.js";
import { exactJson, jsonError, once, opensDocument, parseJson, withDigits } from "../model/json.js";
import { isRecord } from "../model/keys.js";
import { isList } from "../model/shown.js";
import { readState } from "../model/state.js";
import type { RowRange } from "../table/shard.js";
import { BlockBuilder, type StateBlock } from "./block.js";
import { type Input, refuseInput } from "./input.js";
import { lineGroups, texts } from "./text.js";

/** Characters of a document: what engines hold in a string. */
const LONGEST_DOCUMENT = 2 ** 29 - 25;
/** Adds the state that `value` is, or why it is none; `exact`: the same with all digits. */
function addState(builder: BlockBuilder, line: number, value: unknown, exact: () => unknown): void {
  try {
    const { numbers, further } = readState(value);
    builder.add(line, numbers, withDigits(further, Object.keys(further), exact));
  } catch (error) {
    addError(builder, line, error, value, exact);
  }
}

/** What stood beside a state that is none comes back as well: its name, as a rule. */
function addError(
  builder: BlockBuilder,
  line: number,
  error: unknown,
  value: unknown,
  exact: () => unknown,
): void {
  if (!(error instanceof BellnessError)) throw error;
  const further = isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([, member]) => typeof member !== "object" || member === null),
      )
    : {};
  builder.add(line, error, withDigits(further, Object.keys(further), exact));
}

/** States as JSON Lines. Blank lines are counted as lines and yield nothing. */
export async function* jsonLineBlocks(
  input: Input,
  range: RowRange,
): AsyncGenerator<StateBlock, number> {
  const builder = new BlockBuilder(range);
  let line = 0;
  let first = true;
  for await (const lines of lineGroups(input)) {
    for (const [k, text] of lines.entries()) {
      line += 1;
      if (builder.isPast) break;
      if (text.trim() === "") continue;
      const wanted = builder.next();
      if (!wanted && !first) continue;
      try {
        const value = parseJson(text);
        if (wanted) addState(builder, line, value, () => exactJson(text));
      } catch (error) {
        const more = k + 1 < lines.length || lines.length === 1;
        if (first && more && opensDocument(text)) {
          refuseInput(
            "INVALID_JSON",
            input,
            "one JSON document over many lines where a state a line is read",
            "--format json, or a file that ends in .json; one line by jq -c .",
          );
        }
        if (wanted) addError(builder, line, error, null, () => null);
      }
      first = false;
      if (builder.isFull) yield builder.take();
    }
    // What a pipe has brought is answered before more is waited for.
    if (input.file === null && !builder.isEmpty) yield builder.take();
    if (builder.isPast) break;
  }
  if (!builder.isEmpty) yield builder.take();
  return builder.seen;
}

/** Whether a list is a matrix by its shape, rather than a list of states. */
function isMatrix(list: readonly unknown[]): boolean {
  try {
    readState(list);
    return true;
  } catch {
    if (![4, 16, 32].includes(list.length)) return false;
  }
  return !list.some((one) => {
    if (!isList(one))
      return (
        isRecord(one) && Object.values(one).some((member) => isList(member) || isRecord(member))
      );
    return (
      one.length > 8 ||
      (one.length > 2 && Array.from(one).every((row) => isList(row) && row.length > 2))
    );
  });
}

/** States of one JSON document: an array of them, or one. */
export async function* jsonDocumentBlocks(
  input: Input,
  { start, end }: RowRange,
): AsyncGenerator<StateBlock, number> {
  let text = "";
  for await (const part of texts(input)) {
    text += part;
    if (text.length > LONGEST_DOCUMENT) {
      refuseInput(
        "INVALID_JSON",
        input,
        `a document of more than ${LONGEST_DOCUMENT} characters`,
        "JSON Lines (.jsonl), which are read in pieces",
      );
    }
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length > 1 && isJson(lines[0]!)) {
      refuseInput(
        "INVALID_JSON",
        input,
        "more than one JSON document",
        "one of them, such as an array; --format jsonl, or a file that ends in .jsonl, for a state a line",
      );
    }
    refuseInput(
      "INVALID_JSON",
      input,
      jsonError(text, error).message.replace(/\.$/, ""),
      "one JSON document",
    );
  }
  const list = Array.isArray(document) && !isMatrix(document) ? document : null;
  const states: readonly unknown[] = list ?? [document];
  const exact = once(() => exactJson(text));
  const builder = new BlockBuilder();
  for (let k = start; k < Math.min(end, states.length); k++) {
    addState(builder, k + 1, states[k], () =>
      list === null ? exact() : (exact() as unknown[])[k],
    );
    if (builder.isFull) yield builder.take();
  }
  if (!builder.isEmpty) yield builder.take();
  return states.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
