import { BellnessError, type ErrorCode } from "../model/errors.js";

/** An input of states: bytes in order, and anywhere where it is a file. */
export interface Input {
  /** How messages call it. */
  readonly name: string;
  /** Its bytes from the beginning on, in pieces. */
  stream(): AsyncIterable<Uint8Array>;
  /** Null for a pipe. */
  readonly file: RandomAccess | null;
}

/** Bytes that can be read anywhere. */
export interface RandomAccess {
  readonly size: number;
  /** Its bytes from `start` to before `end`. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Refuses an input as a whole. */
export function refuseInput(
  code: ErrorCode,
  { name }: Pick<Input, "name">,
  found: string,
  allowed: string,
): never {
  throw new BellnessError(code, `${name}: ${found}. Allowed: ${allowed}.`, "input", name);
}

/** Bytes in memory as an input. */
export function bytesInput(name: string, bytes: Uint8Array<ArrayBuffer>): Input {
  return {
    name,
    async *stream() {
      yield bytes;
    },
    file: { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) },
  };
}

/** Most bytes that are kept in memory of what can only be read from its beginning on: what an ArrayBuffer holds everywhere. */
const MOST_BYTES = 2 ** 31 - 1;

/** All bytes of an input. */
export async function allBytes(input: Input): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input.stream()) {
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES) {
      refuseInput(
        "INVALID_PARAMETER",
        input,
        `more than ${MOST_BYTES} bytes that have to be in memory at once`,
        "a file instead of standard input, JSON Lines, or .npy in C order",
      );
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** An input that can be read anywhere: itself, or its bytes in memory. */
export async function randomAccess(input: Input): Promise<RandomAccess> {
  if (input.file !== null) return input.file;
  const bytes = await allBytes(input);
  return bytesInput(input.name, bytes).file!;
}

/** Reads an input in pieces of chosen length. */
export class ByteReader {
  readonly #parts: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(input: Pick<Input, "stream">) {
    this.#parts = input.stream()[Symbol.asyncIterator]();
  }

  /** The next `length` bytes in memory of their own, fewer at the end. */
  async read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const out = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      if (this.#rest.length === 0) {
        const next = await this.#parts.next();
        if (next.done === true) return out.subarray(0, at);
        this.#rest = next.value;
      }
      const count = Math.min(length - at, this.#rest.length);
      out.set(this.#rest.subarray(0, count), at);
      this.#rest = this.#rest.subarray(count);
      at += count;
    }
    return out;
  }

  async close(): Promise<void> {
    await this.#parts.return?.();
  }
}
