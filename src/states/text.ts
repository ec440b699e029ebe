import { type Input, refuseInput } from "./input.js";

/** Characters of one line: far above any state, below what engines hold in a string. */
const LONGEST_LINE = 2 ** 26;

/** Refuses bytes that are no UTF-8 text, as what they are. */
function checkEncoding(input: Input, bytes: Uint8Array): void {
  const [a, b] = bytes;
  const mark = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (mark || (bytes.length > 1 && (a === 0 || b === 0))) {
    refuseInput(
      "INVALID_JSON",
      input,
      "UTF-16 text, as Windows PowerShell's > writes it",
      'UTF-8, for example by "| Out-File -Encoding utf8"',
    );
  }
}

/** The text of an input, piece by piece, behind a byte order mark or not. */
export async function* texts(input: Input): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return refuseInput(
        "INVALID_JSON",
        input,
        "bytes that are not UTF-8 text",
        "UTF-8 text, or --format for another kind of file",
      );
    }
  };
  for await (const bytes of input.stream()) {
    if (first && bytes.length > 0) {
      checkEncoding(input, bytes);
      first = false;
    }
    const text = decode(bytes);
    if (text !== "") yield text;
  }
  const text = decode();
  if (text !== "") yield text;
}

/** The lines of an input, those of a piece at a time; neither end of line belongs to them. */
export async function* lineGroups(input: Input): AsyncGenerator<string[]> {
  // Of the line that has not ended.
  let parts: string[] = [];
  let length = 0;
  let count = 0;
  const withoutReturn = (line: string) => (line.endsWith("\r") ? line.slice(0, -1) : line);
  for await (const text of texts(input)) {
    const lines = text.split("\n");
    const last = lines.pop()!;
    if (lines.length > 0) {
      lines[0] = parts.join("") + lines[0]!;
      count += lines.length;
      parts = [];
      length = 0;
    }
    parts.push(last);
    length += last.length;
    if (length > LONGEST_LINE) {
      refuseInput(
        "INVALID_JSON",
        input,
        `line ${count + 1} has more than ${LONGEST_LINE} characters`,
        "one JSON value a line, or for states --format json for one document over all lines",
      );
    }
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  const rest = parts.join("");
  if (rest !== "") yield [withoutReturn(rest)];
}
