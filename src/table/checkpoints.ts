import { isRecord } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { namesOf, type TableColumn, type TableFormat } from "./columns.js";
import type { Checkpoint } from "./file.js";
import { isTally } from "./tally.js";
import { textHead } from "./text.js";

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether a value can be what a Parquet file says of one of its columns, which begins at byte `at`. */
function isPlace(value: unknown, at: number): value is { readonly compressed: number } {
  if (!isRecord(value)) return false;
  const { least, greatest, page, codec, dictionary } = value;
  const isBound = (bound: unknown) => bound === null || typeof bound === "string";
  const counts = ["compressed", "uncompressed", "nans", "nulls"].map((key) => value[key]);
  return (
    value["at"] === at &&
    isCount(page) &&
    page >= at &&
    counts.every(isCount) &&
    isBound(least) &&
    isBound(greatest) &&
    typeof dictionary === "boolean" &&
    (codec === "SNAPPY" || codec === "UNCOMPRESSED")
  );
}

/** Whether a row group leads from one checkpoint to the next. */
function leads(group: unknown, last: Checkpoint, next: Checkpoint, columns: number): boolean {
  if (!isRecord(group)) return false;
  const places: unknown = group["columns"];
  if (!Array.isArray(places) || places.length !== columns) return false;
  let at = last.bytes;
  for (const place of places) {
    if (!isPlace(place, at)) return false;
    at += place.compressed;
  }
  return at === next.bytes && last.rows + Number(group["rows"]) === next.rows;
}

/**
 * Checks checkpoints of a file of so many rows, in which it is to go on behind the last one.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function checkCheckpoints(
  after: unknown,
  format: TableFormat,
  columns: readonly TableColumn[],
  rows: number,
): asserts after is readonly Checkpoint[] {
  const wrong = (path: string, value: unknown): never =>
    refuse("INVALID_PARAMETER", path, value, "checkpoints of this file, as its chunks have them");
  if (!Array.isArray(after)) return wrong("after", after);
  const head = format === "parquet" ? MAGIC : textHead(format, namesOf(columns)).length;
  let last: Checkpoint = { rows: 0, bytes: head };
  for (const [k, next] of (after as unknown[]).entries()) {
    const path = `after[${k}]`;
    if (!isRecord(next) || !isCount(next["rows"]) || !isCount(next["bytes"])) wrong(path, next);
    const checkpoint = next as unknown as Checkpoint;
    const { rows: done, bytes, group } = checkpoint;
    const isHead = k === 0 && done === 0 && bytes === head && group === undefined;
    const added = checkpoint.rows - last.rows;
    // A row of text is a character a column and one behind it, or more.
    const least = format === "parquet" ? 1 : 2 * columns.length * added;
    const ascends = added > 0 && checkpoint.bytes - last.bytes >= least;
    if (!(isHead || (ascends && checkpoint.rows <= rows))) wrong(path, next);
    if (checkpoint.tally !== undefined && !isTally(checkpoint.tally)) wrong(path, next);
    if (
      format === "parquet" &&
      !isHead &&
      !leads(checkpoint.group, last, checkpoint, columns.length)
    ) {
      wrong(path, next);
    }
    last = checkpoint;
  }
}

/** Bytes of "PAR1", which a Parquet file starts with. */
const MAGIC = 4;
