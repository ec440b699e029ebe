// Licences of others: what is bundled has its text in what is published.

import { readdir, readFile } from "node:fs/promises";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { packed, ROOT } from "../support/packed.js";

const PACKAGE = /node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/g;
const packageOf = (path: string) => [...path.matchAll(PACKAGE)].map(([name]) => name);

/** Folders of the packages in a path of a module: the innermost one is the module's. */
function folderOf(path: string): string | null {
  const found = packageOf(path);
  return found.length === 0 ? null : path.slice(0, path.lastIndexOf(found.at(-1)!)) + found.at(-1);
}

/** Packages that the comments of a readable bundle name: esbuild writes one before each module. */
async function named(): Promise<string[]> {
  const names = await readdir(`${ROOT}dist`, { recursive: true });
  const scripts = names.filter((name) => name.endsWith(".js") && !name.startsWith("web"));
  const texts = await Promise.all(scripts.map((name) => readFile(`${ROOT}dist/${name}`, "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/^\/\/ (node_modules\/\S+)$/gm)].map((one) => one[1]!),
  );
}

/** Modules of the page and of the elements, whose bundles have no comments. */
async function minified(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["app", "worker", "elements/elements"].map((name) => `src/web/${name}.ts`),
    outdir: "out",
    bundle: true,
    // Ours, and found by the plugin of build.mjs.
    external: ["#kernels"],
    format: "esm",
    loader: { ".css": "text" },
    mainFields: ["module", "main"],
    metafile: true,
    platform: "browser",
    splitting: true,
    target: "es2022",
    write: false,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

const modules = [...(await named()), ...(await minified())];
const folders = new Set(modules.map(folderOf).filter((folder) => folder !== null));

/** Not in the package of its own, but in that of the compiler. */
const LOADER = "node_modules/@assemblyscript/loader";

test("the text of every bundled package is in dist/THIRD_PARTY.txt", async () => {
  const published = await readFile(`${ROOT}dist/THIRD_PARTY.txt`, "utf8");
  expect(folders.size).toBeGreaterThan(40);
  for (const name of [
    "commander",
    "hyparquet-writer",
    "@observablehq/plot",
    "d3-contour",
    "linkedom",
  ]) {
    expect(folders).toContain(`node_modules/${name}`);
  }
  folders.delete(LOADER);
  // The core is compiled with its library.
  folders.add("node_modules/assemblyscript");
  for (const folder of folders) {
    const files = (await readdir(`${ROOT}${folder}`)).filter((file) =>
      /^(licen[cs]e|notice)/i.test(file),
    );
    expect(files.length, folder).toBeGreaterThan(0);
    for (const file of files) {
      const text = await readFile(`${ROOT}${folder}/${file}`, "utf8");
      expect(published, `${folder}/${file}`).toContain(text.trim());
    }
    const { name, version } = JSON.parse(await readFile(`${ROOT}${folder}/package.json`, "utf8"));
    expect(published).toContain(`\n${name} ${version} (`);
  }
});

test("the tarball has the texts, and the folder of the page has them too", () => {
  const paths = packed.files.map(({ path }) => path);
  for (const path of ["dist/THIRD_PARTY.txt", "dist/web/THIRD_PARTY.txt", "LICENSE"]) {
    expect(paths).toContain(path);
  }
});
