import { BellnessError } from "../index.js";

/** Most bytes of a line: half of what one string of the engine holds. */
const LONGEST = 2 ** 28;

const NEWLINE = 10;
const RETURN = 13;

/** A line of a file. */
export interface Line {
  /** Without its line break (LF or CRLF). */
  readonly text: string;
  /** Whether a line break ends it, not the file. */
  readonly whole: boolean;
  /** Bytes up to its end, line break included. */
  readonly bytes: number;
}

function textOf(pieces: readonly Uint8Array[], bytes: number): string {
  const all = Buffer.concat(pieces, bytes);
  const end = all.length > 0 && all[all.length - 1] === RETURN ? all.length - 1 : all.length;
  return all.toString("utf8", 0, end);
}

/**
 * The lines of a stream, one at a time: in memory is one of them and what was read with it.
 *
 * @throws BellnessError INVALID_JSON where a line is longer than any that can be read
 */
export async function* lines(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Line, void> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const add = (piece: Uint8Array) => {
    if (piece.length > 0) pieces.push(piece);
    length += piece.length;
    if (length <= LONGEST) return;
    throw new BellnessError(
      "INVALID_JSON",
      `${name}: line ${number} is longer than ${LONGEST} bytes. Allowed: one JSON value a line.`,
    );
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield { text: textOf(pieces, length), whole: true, bytes: length + 1 };
      pieces = [];
      length = 0;
      number += 1;
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield { text: textOf(pieces, length), whole: false, bytes: length };
}
