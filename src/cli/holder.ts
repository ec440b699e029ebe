import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** A process, as its lock names it. */
export interface Holder {
  readonly host: string;
  /** What tells a boot of the machine, and a container on it, from others; null where nothing does. */
  readonly boot: string | null;
  readonly pid: number;
  /** When the process began, in the kernel's clock: process ids come again. */
  readonly began: string | null;
  /** When it took the lock, for people. */
  readonly since: string;
}

function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(() => null);
}

/** The boot of this machine and the namespace in which process ids count (Linux). */
async function bootId(): Promise<string | null> {
  const boot = await orNull(readFile("/proc/sys/kernel/random/boot_id", "utf8"));
  const space = await orNull(readlink("/proc/self/ns/pid"));
  return boot === null ? null : `${boot.trim()} ${space ?? ""}`;
}

/** When a process of this machine began (Linux). */
async function beginning(pid: number): Promise<string | null> {
  const text = await orNull(readFile(`/proc/${pid}/stat`, "utf8"));
  // Behind the name, which may have spaces and brackets: field 22 of all.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

export async function thisProcess(): Promise<Holder> {
  const { pid } = process;
  const [boot, began] = await Promise.all([bootId(), beginning(pid)]);
  return { host: hostname(), boot, pid, began, since: new Date().toISOString() };
}

/** Whether a process runs on this machine; null where it cannot be seen from here. */
export async function isAlive(holder: Holder): Promise<boolean | null> {
  if (holder.host !== hostname() || holder.boot !== (await bootId())) return null;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // Of another user's process one may at least know that it is there.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return (await beginning(holder.pid)) === holder.began;
}
