import type { TextFormat } from "./columns.js";
import { LONGEST, prepareNumbers, writeNumber } from "./decimal.js";

const encoder = new TextEncoder();

/** What a file of this format starts with. */
export function textHead(format: TextFormat, names: readonly string[]): Uint8Array<ArrayBuffer> {
  return encoder.encode(format === "csv" ? `${names.join(",")}\n` : "");
}

/** Turns rows into the bytes of a file. */
export class TextWriter {
  /** What stands before each column's number, and after the last one. */
  readonly #before: readonly Uint8Array[];
  readonly #after: Uint8Array;
  readonly #json: boolean;
  readonly #rowLength: number;
  #buffer = new Uint8Array(0);

  constructor(format: TextFormat, names: readonly string[]) {
    prepareNumbers();
    this.#json = format === "jsonl";
    this.#before = names.map((name, k) => {
      if (!this.#json) return encoder.encode(k === 0 ? "" : ",");
      return encoder.encode(`${k === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    });
    this.#after = encoder.encode(this.#json ? "}\n" : "\n");
    const fixed = this.#before.reduce((sum, { length }) => sum + length, this.#after.length);
    this.#rowLength = fixed + LONGEST * names.length;
  }

  /**
   * The rows of these columns, one line each. Numbers are the shortest that read back
   * to the same double; JSON has null for those that it cannot say.
   */
  rows(columns: readonly Float64Array[]): Uint8Array<ArrayBuffer> {
    const count = columns[0]!.length;
    if (this.#buffer.length < count * this.#rowLength) {
      this.#buffer = new Uint8Array(count * this.#rowLength);
    }
    const out = this.#buffer;
    const width = columns.length;
    let at = 0;
    for (let row = 0; row < count; row++) {
      for (let k = 0; k < width; k++) {
        const before = this.#before[k]!;
        for (let i = 0; i < before.length; i++) out[at++] = before[i]!;
        const value = columns[k]![row]!;
        at =
          this.#json && !Number.isFinite(value) ? writeNull(out, at) : writeNumber(out, at, value);
      }
      for (let i = 0; i < this.#after.length; i++) out[at++] = this.#after[i]!;
    }
    return out.slice(0, at);
  }
}

const NULL = encoder.encode("null");

function writeNull(out: Uint8Array, at: number): number {
  out.set(NULL, at);
  return at + NULL.length;
}
