import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { BellnessError } from "../index.js";

/** Where a command writes: a file, or standard output. */
export class Output {
  readonly #path: string | undefined;
  readonly #stream: Writable;
  #failure: Error | null = null;

  constructor(path?: string) {
    this.#path = path;
    this.#stream = path === undefined ? process.stdout : createWriteStream(path);
    this.#stream.on("error", (error: NodeJS.ErrnoException) => {
      this.#failure = this.#explained(error);
    });
  }

  /** Writes, waiting while the receiver is behind. */
  async write(text: string | Uint8Array): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#stream.write(text)) return;
    await once(this.#stream, "drain").catch((error) => {
      throw this.#explained(error);
    });
  }

  /** Ends a file and waits until it is written. */
  async close(): Promise<void> {
    if (this.#path === undefined) return;
    this.#stream.end();
    await finished(this.#stream).catch((error) => {
      throw this.#explained(error);
    });
    if (this.#failure) throw this.#failure;
  }

  #explained({ message }: Error): BellnessError {
    const what = this.#path ?? "standard output";
    return new BellnessError(
      "OUTPUT_FAILED",
      `output: ${what} cannot be written (${message}). Allowed: the same again when it can be, or another file.`,
      "output",
      this.#path,
    );
  }
}
