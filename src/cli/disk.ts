import { constants, type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * What writing a table does to the disk, each step in its place, so that a test can
 * stop before any of them as a kill would.
 */
export class Disk {
  /** Opens a file to write anywhere in it; makes it where it is missing. */
  open(path: string): Promise<FileHandle> {
    return open(path, constants.O_RDWR | constants.O_CREAT, 0o666);
  }

  /** Writes all bytes at a place in a file. */
  async write(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
  }

  /** Returns when what was written is on the disk. */
  sync(file: FileHandle): Promise<void> {
    return file.datasync();
  }

  truncate(file: FileHandle, length: number): Promise<void> {
    return file.truncate(length);
  }

  rename(from: string, to: string): Promise<void> {
    return rename(from, to);
  }

  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  /** Returns when the names in the directory of `path` are on the disk. */
  async syncNames(path: string): Promise<void> {
    // Windows cannot open a directory and does not need it.
    if (process.platform === "win32") return;
    const directory = await open(dirname(path), "r");
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** Puts a whole file in its place: after a kill it is the old one or the new one. */
  async put(path: string, text: string): Promise<void> {
    const draft = `${path}.new`;
    const bytes = new TextEncoder().encode(text);
    const file = await this.open(draft);
    try {
      await this.truncate(file, 0);
      await this.write(file, bytes, 0);
      await this.sync(file);
    } finally {
      await file.close();
    }
    await this.rename(draft, path);
    await this.syncNames(path);
  }
}
