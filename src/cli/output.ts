import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Where a command writes: a file, or standard output. */
export class Output {
  readonly #stream: Writable;
  readonly #isFile: boolean;
  #failure: Error | null = null;

  constructor(path?: string) {
    this.#isFile = path !== undefined;
    this.#stream = path === undefined ? process.stdout : createWriteStream(path);
    this.#stream.on("error", (error: NodeJS.ErrnoException) => {
      this.#failure = error;
    });
  }

  /** Writes, waiting while the receiver is behind. */
  async write(text: string | Uint8Array): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (!this.#stream.write(text)) await once(this.#stream, "drain");
  }

  /** Ends a file and waits until it is written. */
  async close(): Promise<void> {
    if (!this.#isFile) return;
    this.#stream.end();
    await finished(this.#stream);
    if (this.#failure) throw this.#failure;
  }
}
