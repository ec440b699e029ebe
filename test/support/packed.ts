// The package as npm publishes it, and fresh projects that install it from the tarball.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const folder = await mkdtemp(join(inject("folder"), "package-"));

const onWindows = process.platform === "win32";

/** Runs a program; its output. A failure says what the program said. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const shell = onWindows && command === "npm";
    const { stdout } = await promisify(execFile)(command, [...args], { cwd, shell });
    return stdout;
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string };
    throw new Error([message, stdout, stderr].join("\n"));
  }
}

/** What `npm pack` makes of dist/, which `npm test` builds first, and the paths inside. */
export const packed = await (async () => {
  const out = await run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    ROOT,
  );
  const [{ filename, files }] = JSON.parse(out) as [
    { filename: string; files: { path: string; size: number }[] },
  ];
  const tarball = join(folder, filename);
  return { tarball, bytes: await readFile(tarball), files };
})();

export interface Project {
  /** Its folder, which ends with a slash. */
  readonly path: string;
  /** Writes files, by path. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs one of them in Node; what it prints, as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each program prints something else
  node(...args: readonly string[]): Promise<any>;
}

/** Milliseconds that making projects, browsers and type checks may take on a busy machine. */
export const SETUP = 120_000;

/** A fresh project with these files that has installed the tarball, without a network. */
export async function project(files: Readonly<Record<string, string>>): Promise<Project> {
  const path = `${await mkdtemp(join(folder, "project-"))}/`;
  const write: Project["write"] = async (more) => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(`${path}${name}`), { recursive: true });
      await writeFile(`${path}${name}`, text);
    }
  };
  await write({ "package.json": '{ "private": true, "type": "module" }', ...files });
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", packed.tarball], path);
  return {
    path,
    write,
    node: async (...args) => JSON.parse(await run(process.execPath, args, path)),
  };
}
