// Builds everything into dist/: the wasm core, the library with its types, the command.
//
//   node build.mjs          build what has changed since the last build
//   node build.mjs --force  build all of it

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zopfli from "@gfx/zopfli";
import asc from "assemblyscript/asc";
import * as esbuild from "esbuild";
import { lanesReader } from "./assembly/lanes.mjs";
import { buildSite } from "./docs/site.mjs";
import { kernels } from "./src/js/kernels.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const STAMP = "dist/.stamp";
const SOURCES = [
  "assembly",
  "src",
  "build.mjs",
  "asconfig.json",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Folders of the packages whose code is in dist/; the core is compiled with AssemblyScript's library. */
const bundled = new Set(["node_modules/assemblyscript"]);

/** Packages without a licence text of their own, and the package of the same repository that has it. */
const LICENSED_WITH = { "@assemblyscript/loader": "node_modules/assemblyscript" };

/** esbuild's build, which notes the packages that it bundles. */
async function build(options) {
  const built = await esbuild.build({ ...options, metafile: true });
  for (const { inputs } of Object.values(built.metafile.outputs)) {
    for (const path of Object.keys(inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (folder !== undefined) bundled.add(folder);
    }
  }
  return built;
}

/** The licences of what is bundled, as their packages print them, in dist/ and beside the page, which is a folder of its own. */
async function writeLicences() {
  const texts = [];
  for (const folder of [...bundled].sort()) {
    const { name, version, license } = JSON.parse(
      await readFile(`${root}${folder}/package.json`, "utf8"),
    );
    const from = LICENSED_WITH[name] ?? folder;
    const names = (await readdir(`${root}${from}`)).filter((file) =>
      /^(licen[cs]e|copying|notice)/i.test(file),
    );
    if (names.length === 0) throw new Error(`${folder}: no licence text to publish`);
    const files = names.map((file) => readFile(`${root}${from}/${file}`, "utf8"));
    texts.push(`${name} ${version} (${license})\n\n${(await Promise.all(files)).join("\n\n")}`);
  }
  const line = `\n\n${"-".repeat(79)}\n\n`;
  const head = "Parts of these packages are in the files of this folder.";
  const text = `${[head, ...texts.map((one) => one.trim())].join(line)}\n`;
  for (const folder of ["dist", "dist/web"]) {
    await writeFile(`${root}${folder}/THIRD_PARTY.txt`, text);
  }
}

/** Time of the last change below these paths, generated files apart. */
async function newest(paths) {
  let time = 0;
  for (const path of paths) {
    const info = await stat(`${root}${path}`);
    if (!info.isDirectory()) {
      time = Math.max(time, info.mtimeMs);
      continue;
    }
    const names = await readdir(`${root}${path}`);
    const children = names.filter((name) => name !== "generated").map((name) => `${path}/${name}`);
    time = Math.max(time, info.mtimeMs, await newest(children));
  }
  return time;
}

async function upToDate() {
  try {
    return (await stat(`${root}${STAMP}`)).mtimeMs > (await newest(SOURCES));
  } catch {
    return false;
  }
}

/**
 * A wasm file with a custom section `bellness`, which names the build: the library takes no
 * kernel of another one, since the map of its memory is compiled into both.
 */
function named(wasm, build) {
  const section = Buffer.concat([Buffer.from([8]), Buffer.from(`bellness${build}`)]);
  // Id 0, then the length as LEB128, which for less than 128 bytes is one byte.
  return Buffer.concat([wasm, Buffer.from([0, section.length]), section]);
}

/** Deflated as far as it goes: 6 % shorter than zlib's best. */
async function deflated(bytes) {
  return Buffer.from(await zopfli.zlibAsync(bytes, { numiterations: 15 }));
}

/** assembly/ → dist/core.wasm; its bytes and the version as modules that the library inlines. */
async function buildWasm() {
  const { error, stderr } = await asc.main(
    ["assembly/index.ts", "--config", "asconfig.json", "--outFile", "dist/core.wasm"],
    { cwd: root, readFile: await lanesReader(root) },
  );
  if (error) throw new Error(`asc: ${error.message}\n${stderr}`);
  const compiled = await readFile(`${root}dist/core.wasm`);
  const build = createHash("sha256").update(compiled).digest("hex").slice(0, 16);
  const bytes = named(compiled, build);
  await writeFile(`${root}dist/core.wasm`, bytes);
  await mkdir(`${root}src/generated`, { recursive: true });
  await writeFile(
    `${root}src/generated/coreWasm.ts`,
    `// Written by build.mjs: dist/core.wasm, deflated (zlib), in base64, and the build that it names.\nexport const CORE_BUILD = "${build}";\nexport const CORE_WASM: string =\n  "${(await deflated(bytes)).toString("base64")}";\n`,
  );
  const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
  await writeFile(
    `${root}src/generated/version.ts`,
    `// Written by build.mjs from package.json.\n/** The version of this package. */\nexport const VERSION = "${version}";\n`,
  );
  return bytes.length;
}

/**
 * esbuild turns the top-level `const` of bundled modules into `var`. V8 treats a
 * typed array as constant only behind `const`: with `var` the pure-JS kernels run at
 * half the speed. Library sources have no top-level `let` (a test checks it), so
 * the declarations can be turned back.
 */
async function restoreConst(path) {
  const text = await readFile(`${root}${path}`, "utf8");
  await writeFile(`${root}${path}`, text.replace(/^var /gm, "const "));
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  // Folds the constants of assembly/layout.ts into the code that uses them.
  minifySyntax: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [kernels],
};

/** The pure-JS core as a file beside a script that seldom needs it: a first result does not wait for it. */
const jsApart = {
  name: "js-apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/js\.js$/ }, () => ({ path: "loadJsCore", namespace: "js-apart" }));
    onResolve({ filter: /\/jsCore\.js$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: "js-apart" }, () => ({
      contents: 'export const loadJsCore = async () => (await import("./jsCore.js")).jsCore;',
    }));
  },
};

/** What others load later, inside a script of one file, where nothing can be, or that needs it at once. */
const inside = (loader, from, name) => ({
  name: `${loader}-inside`,
  setup({ onResolve, onLoad }) {
    const namespace = `${loader}-inside`;
    onResolve({ filter: /^\./ }, ({ path }) =>
      basename(path) === from[0] ? { path: loader, namespace } : undefined,
    );
    onLoad({ filter: /./, namespace }, () => ({
      contents: `import { ${name} } from "./src/${from[1]}"; export const ${loader} = async () => ${name};`,
      resolveDir: root,
    }));
  },
});
const searchInside = inside("loadSearch", ["radius.js", "steering/steering.js"], "oneWay");
const tablesInside = inside("loadTables", ["loadTables.js", "solver/tables.js"], "Tables");

/** The build without wasm: jsOnly.ts in the place of select.ts. */
const withoutWasm = {
  name: "without-wasm",
  setup({ onResolve }) {
    onResolve({ filter: /\/core\/select\.js$/ }, () => ({ path: `${root}src/core/jsOnly.ts` }));
  },
};

/**
 * index.js: createSolver from one file, everything else from others. esbuild puts into the first file
 * of a user's program what a file in it passes on, used or not, where another one loads it later;
 * library.js has constants of its own instead, and whoever uses none of them does not load it.
 */
async function writeEntry(outdir, { outputs }) {
  const { exports } = outputs[`${outdir}/everything.js`];
  const names = exports.filter((name) => name !== "createSolver");
  const constants = names.map((name) => `export const ${name} = all.${name};\n`);
  for (const [name, text] of [
    ["library", `import * as all from "./everything.js";\n${constants.join("")}`],
    ["index", 'export { createSolver } from "./solver.js";\nexport * from "./library.js";\n'],
  ]) {
    await writeFile(`${root}${outdir}/${name}.js`, text);
  }
}

/**
 * The library in dist/ or, without wasm, in dist/js/: index.js with its files and the chunks that
 * they load when needed (with `apart` the pure-JS core is one), and the script of its workers, as one file. Each runs everywhere
 * (browsers, their workers, Node): what differs is looked up when it is needed.
 */
async function buildLibrary(outdir, { plugins = [], apart = false } = {}) {
  const library = {
    ...common,
    outdir,
    plugins: [...plugins, kernels],
    platform: "neutral",
    mainFields: ["module", "main"],
    // hyparquet's form for browsers, which does not touch the file system, runs everywhere.
    conditions: ["browser", "import"],
  };
  const built = await Promise.all([
    build({
      ...library,
      plugins: apart ? [jsApart, kernels] : library.plugins,
      entryPoints: { solver: "src/solver/solver.ts", everything: "src/index.ts" },
      splitting: true,
      // Beside index.js, wherever it is: the script of the workers is found from there.
      chunkNames: "[name]-[hash]",
    }),
    build({
      ...library,
      plugins: [searchInside, ...library.plugins],
      entryPoints: { worker: "src/solver/worker.ts" },
      // It has no import or export of its own, and is a module all the same.
      footer: { js: "export {};" },
    }),
    ...(apart ? [build({ ...library, entryPoints: { jsCore: "src/core/js.ts" } })] : []),
  ]);
  const files = built.flatMap(({ metafile }) => Object.keys(metafile.outputs));
  await Promise.all(files.map(restoreConst));
  await writeEntry(outdir, built[0].metafile);
}

async function buildTypes() {
  await writeFile(
    `${root}dist/tsconfig.json`,
    JSON.stringify({
      extends: "../tsconfig.json",
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        outDir: "types",
        rootDir: "..",
      },
      include: [
        "../src/index.ts",
        "../src/view/plotting.ts",
        "../src/numbers.d.ts",
        "../src/core/kernels.d.ts",
      ],
    }),
  );
  await promisify(execFile)(
    process.execPath,
    ["node_modules/typescript/bin/tsc", "-p", "dist/tsconfig.json"],
    { cwd: root },
  );
  await rm(`${root}dist/tsconfig.json`);
  // The scripts of the workers and of the elements export nothing.
  for (const script of ["worker", "elements"]) {
    await writeFile(`${root}dist/types/${script}.d.ts`, "export {};\n");
  }
}

/** The library's code is not bundled twice: what stands beside it in dist/ imports dist/index.js. */
const besideLibrary = {
  name: "library",
  setup({ onResolve }) {
    onResolve({ filter: /(^|\/)index\.js$/ }, ({ path, resolveDir }) =>
      new URL(path, `file://${resolveDir}/`).pathname === `${root}src/index.js`
        ? { path: "./index.js", external: true }
        : undefined,
    );
  },
};

/** `bellness/plot`; what draws without a page's document is a chunk of its own. */
async function buildPlot() {
  await build({
    ...common,
    entryPoints: { plot: "src/view/plotting.ts" },
    outdir: "dist",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["browser", "import"],
    splitting: true,
    chunkNames: "[name]-[hash]",
    plugins: [besideLibrary],
  });
}

/** The command. */
async function buildCommand() {
  await build({
    ...common,
    entryPoints: {
      cli: "src/cli/start.ts",
      command: "src/cli/main.ts",
      lineWorker: "src/cli/lineWorker.ts",
    },
    outdir: "dist",
    platform: "node",
    // What only PNG and PDF need: optional peers of the package.
    external: ["@resvg/resvg-js", "pdfkit"],
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    plugins: [
      besideLibrary,
      {
        name: "main-apart",
        setup({ onResolve }) {
          // Loaded by cli.js, which so can say why it cannot be.
          onResolve({ filter: /^\.\/main\.js$/ }, () => ({ path: "./command.js", external: true }));
        },
      },
    ],
  });
}

/** A kernel of the pure-JS core: the file that holds it holds them all. */
const KERNEL = "src/js/arena.ts";

/**
 * Scripts for pages, made small. The kernels' typed arrays get their `const` back, and only they:
 * other variables of these scripts do change, or get their value later.
 */
async function buildScripts(options) {
  const { metafile, outputFiles } = await build({
    ...common,
    splitting: true,
    chunkNames: "[name]-[hash]",
    minifyIdentifiers: true,
    platform: "browser",
    mainFields: ["module", "main"],
    // Builds of one folder share pieces: each is written once by each, whole.
    write: false,
    ...options,
  });
  await mkdir(`${root}${options.outdir}`, { recursive: true });
  for (const { path, text } of outputFiles) {
    const { inputs } = metafile.outputs[relative(root, path).replaceAll("\\", "/")];
    const restored = text.replace(/^var (?=[\w$]+ = new Float64Array\()/gm, "const ");
    if (KERNEL in inputs && restored === text) throw new Error(`${path}: no typed arrays found`);
    // Not minifySyntax, which has had its turn: it would make the `const` a `let`.
    const { code } = await esbuild.transform(restored, {
      minifyWhitespace: true,
      target: common.target,
    });
    await writeFile(path, code);
  }
  return metafile;
}

/** The custom elements with their worker and style in one file, and a copy beside the page that shows them. */
async function buildElements() {
  await buildScripts({
    entryPoints: { elements: "src/web/elements/elements.ts" },
    outdir: "dist",
    splitting: false,
    loader: { ".css": "text" },
    plugins: [tablesInside, kernels],
  });
  await mkdir(`${root}dist/web`, { recursive: true });
  await copyFile(`${root}dist/elements.js`, `${root}dist/web/elements.js`);
}

/**
 * The page: a folder of files that any static host serves. Its worker is a program of its own, and
 * the core that stands in for wasm a file beside it.
 */
async function buildPage() {
  const outdir = "dist/web";
  const styles = ["src/web/static/style.css", "src/web/static/embed.css"];
  const [{ outputs }] = await Promise.all([
    buildScripts({ entryPoints: ["src/web/app.ts"], outdir }),
    buildScripts({
      entryPoints: ["src/web/worker.ts"],
      outdir,
      plugins: [jsApart, tablesInside, kernels],
    }),
    buildScripts({ entryPoints: { jsCore: "src/core/js.ts" }, outdir }),
    build({ ...common, minify: true, entryPoints: styles, outdir }),
  ]);
  const names = await readdir(`${root}src/web/static`);
  await Promise.all(
    names
      .filter((name) => !name.endsWith(".css"))
      .map((name) => copyFile(`${root}src/web/static/${name}`, `${root}${outdir}/${name}`)),
  );
  // What the script imports, first and last, is fetched together with it.
  const index = `${root}${outdir}/index.html`;
  const chunks = new Set();
  const follow = (path, kinds) => {
    for (const { path: chunk, kind } of outputs[path].imports) {
      if (!kinds.includes(kind) || chunks.has(chunk)) continue;
      chunks.add(chunk);
      follow(chunk, ["import-statement"]);
    }
  };
  follow(`${outdir}/app.js`, ["import-statement", "dynamic-import"]);
  const links = Array.from(
    chunks,
    (path) => `<link rel="modulepreload" href="${basename(path)}">\n    `,
  );
  const text = await readFile(index, "utf8");
  await writeFile(index, text.replace('<script type="module"', `${links.join("")}$&`));
}

/** The font of the PNGs, beside the command: machines without fonts draw no text otherwise. */
async function copyFont() {
  const from = `${root}node_modules/dejavu-fonts-ttf`;
  await copyFile(`${from}/ttf/DejaVuSans.ttf`, `${root}dist/DejaVuSans.ttf`);
  await copyFile(`${from}/LICENSE`, `${root}dist/DejaVuSans.LICENSE`);
}

if (process.argv.includes("--force") || !(await upToDate())) {
  const start = performance.now();
  await rm(`${root}dist`, { recursive: true, force: true });
  await mkdir(`${root}dist`);
  const size = await buildWasm();
  await Promise.all([
    buildLibrary("dist", { apart: true }),
    buildLibrary("dist/js", { plugins: [withoutWasm] }),
    buildTypes(),
    buildCommand(),
    buildPlot(),
    buildPage(),
    buildElements(),
    copyFont(),
  ]);
  await writeLicences();
  await writeFile(`${root}${STAMP}`, "");
  console.log(
    `built dist/ in ${((performance.now() - start) / 1000).toFixed(1)} s (core.wasm ${size} bytes)`,
  );
}
// The documents change without anything else, and take a moment.
await buildSite(root, `${root}dist/web/docs`);
