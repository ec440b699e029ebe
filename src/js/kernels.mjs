// How the JavaScript core is made of the kernels' one source: `#kernels` is assembly/index.ts, and
// a file of src/js/ takes the place of the file of the same name in assembly/ (those that use SIMD
// or the memory itself). For esbuild and for Vite.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

// Two folders above, wherever this module is bundled into.
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const JS = resolve(ROOT, "src/js") + sep;
const ASSEMBLY = resolve(ROOT, "assembly") + sep;
const CONVERTS = /\bi32\(/;
const PRELUDE = `import { i32 } from ${JSON.stringify(`${JS}prelude.ts`)}; `;

/** The file that `specifier` means to `importer`: null where that is none of the kernels' business. */
function kernelFile(specifier, importer) {
  if (specifier.startsWith("#kernels")) {
    return standIn(resolve(ASSEMBLY, `.${specifier.slice("#kernels".length) || "/index"}.ts`));
  }
  if (!importer?.startsWith(ASSEMBLY) || !specifier.startsWith(".")) return null;
  return standIn(resolve(dirname(importer), `${specifier}.ts`));
}

function standIn(path) {
  const file = resolve(JS, relative(ASSEMBLY, path));
  return existsSync(file) ? file : path;
}

/** AssemblyScript's conversion to whole numbers, where a kernel uses it. */
function converted(text) {
  return CONVERTS.test(text) ? PRELUDE + text : text;
}

/** The plugin for esbuild. */
export const kernels = {
  name: "kernels",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(#kernels|\.)/ }, ({ path, importer }) => {
      const file = kernelFile(path, importer);
      return file === null ? undefined : { path: file };
    });
    onLoad({ filter: /[\\/]assembly[\\/].*\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(ASSEMBLY)) return undefined;
      return { contents: converted(await readFile(path, "utf8")), loader: "ts" };
    });
  },
};

/** The same for Vite. */
export const viteKernels = {
  name: "kernels",
  enforce: "pre",
  resolveId: (specifier, importer) => kernelFile(specifier, importer),
  transform: (code, id) => (id.startsWith(ASSEMBLY) ? converted(code) : null),
};
