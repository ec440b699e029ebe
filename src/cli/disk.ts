import { constants, type FileHandle, link, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Holder, thisProcess } from "./holder.js";

/**
 * What writing a table does to the disk, each step in its place, so that a test can
 * stop before any of them as a kill would.
 */
export class Disk {
  /** Who writes. */
  holder(): Promise<Holder> {
    return thisProcess();
  }

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

  /** Gives a file a second name; false where that name is taken. */
  async link(from: string, to: string): Promise<boolean> {
    try {
      await link(from, to);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") return false;
      // File systems without second names: all at once is as good as it gets.
      if (["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code ?? "")) {
        return this.#create(to, await readFile(from));
      }
      throw error;
    }
  }

  /** Makes a file; false where it is there. */
  async #create(path: string, bytes: Uint8Array): Promise<boolean> {
    try {
      const file = await open(path, "wx");
      await file.writeFile(bytes).finally(() => file.close());
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
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

  /** Writes a whole file. */
  async fill(path: string, text: string): Promise<void> {
    const file = await this.open(path);
    try {
      await this.truncate(file, 0);
      await this.write(file, new TextEncoder().encode(text), 0);
      await this.sync(file);
    } finally {
      await file.close();
    }
  }

  /** Puts a whole file in its place: after a kill it is the old one or the new one. */
  async put(path: string, text: string): Promise<void> {
    const draft = `${path}.new`;
    try {
      await this.fill(draft, text);
    } catch (error) {
      await this.remove(draft).catch(() => {});
      throw error;
    }
    await this.rename(draft, path);
    await this.syncNames(path);
  }
}
