import { spawnSync } from "node:child_process";
import type { FileHandle } from "node:fs/promises";
import { Disk } from "../../src/cli/disk.js";

export class Killed extends Error {}

/** The number of a process that has ended. */
const ENDED = spawnSync(process.execPath, ["-e", ""]).pid;

/** A disk that stops at its n-th step, in the middle of a write; whoever used it is dead then. */
export class DyingDisk extends Disk {
  steps = 0;

  constructor(readonly last: number) {
    super();
  }

  #step(): boolean {
    this.steps += 1;
    if (this.steps > this.last) throw new Killed();
    return this.steps === this.last;
  }

  override async holder() {
    return { ...(await super.holder()), pid: ENDED };
  }

  override async link(from: string, to: string) {
    this.#step();
    return super.link(from, to);
  }

  override async write(file: FileHandle, data: Uint8Array, at: number) {
    if (!this.#step()) return super.write(file, data, at);
    await super.write(file, data.subarray(0, Math.floor(data.length / 2)), at);
    throw new Killed();
  }

  override async sync(file: FileHandle) {
    this.#step();
    return super.sync(file);
  }

  override async truncate(file: FileHandle, length: number) {
    this.#step();
    return super.truncate(file, length);
  }

  override async rename(from: string, to: string) {
    this.#step();
    return super.rename(from, to);
  }

  override async remove(path: string) {
    this.#step();
    return super.remove(path);
  }

  override async open(path: string) {
    this.#step();
    return super.open(path);
  }
}
