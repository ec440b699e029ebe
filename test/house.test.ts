// How the code is laid out: stand-ins, what is built, and what must not be committed. Imports:
// arrows.test.ts; style: style.mjs.

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { code, ROOT, sources, text } from "./support/sources.js";

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "");

describe("the JavaScript core", () => {
  it("stands in only for kernels that need it: each file has one of the same name in assembly/", () => {
    const kernels = sources("assembly").map((path) => path.slice("assembly/".length));
    const standIns = sources("src/js").map((path) => path.slice("src/js/".length));
    for (const name of standIns) {
      if (name !== "prelude.ts") expect(kernels, name).toContain(name);
    }
    // And nothing but the files of SIMD and of the memory itself goes without TypeScript's subset.
    for (const name of kernels.filter(
      (name) => !standIns.includes(name) && name !== "linear/pair.ts",
    )) {
      expect(code(`assembly/${name}`), name).not.toMatch(
        /\b(v128|f64x2|i64x2|load|store|usize)\b|<[fi]\d/,
      );
    }
  });

  it("stands in with the same functions", () => {
    const exported = (path: string) =>
      [...text(path).matchAll(/^export function (\w+)/gm)].map(([, name]) => name).sort();
    for (const path of sources("src/js")) {
      if (path === "src/js/prelude.ts") continue;
      const own = exported(path);
      const wanted = exported(path.replace("src/js/", "assembly/")).filter(
        (name) => name !== "address",
      );
      expect(own, path).toEqual(wanted);
    }
  });

  it("uses nothing that differs between engines", () => {
    for (const path of [...sources("src/js"), ...sources("assembly")]) {
      const used = [...code(path).matchAll(/\bMath\.(\w+)/g)].map(([, name]) => name!);
      for (const name of used) expect(["abs", "floor", "max", "min", "sqrt"], path).toContain(name);
    }
  });
});

describe("the build", () => {
  it("turns esbuild's var of the library into const", () => {
    for (const path of ["dist/index.js", "dist/cli.js", "dist/command.js"]) {
      expect(text(path), path).not.toMatch(/^let\b/m);
    }
    expect(text("dist/index.js")).not.toMatch(/^var\b/m);
  });
});

describe("the repository", () => {
  const readable = tracked.filter((path) =>
    /\.(ts|mjs|js|json|jsonl|md|py|yml|yaml|svg|csv)$|^\.ci\/|LICENSE/.test(path),
  );

  it("has no build output", () => {
    for (const path of tracked) {
      expect(path).not.toMatch(
        /^(dist|figures|coverage|node_modules)\/|^src\/generated\/|\.(wasm|tgz)$/,
      );
    }
  });

  it("names no path of a machine", () => {
    const machine = new RegExp(
      `(^|[\\s"'\`(=:])/(${["work", "tmp", "root", "home"].join("|")})/`,
      "m",
    );
    for (const path of readable) expect(text(path), path).not.toMatch(machine);
  });

  it("has a lock file without registry hosts, with the builds of every platform", () => {
    const lock = JSON.parse(text("package-lock.json")) as {
      packages: Record<
        string,
        { resolved?: string; optionalDependencies?: Record<string, string> }
      >;
    };
    for (const [path, entry] of Object.entries(lock.packages)) {
      expect(entry.resolved, path).toBeUndefined();
      // npm ci refuses a lock file that lacks an optional package of another platform.
      for (const name of Object.keys(entry.optionalDependencies ?? {})) {
        expect(Object.keys(lock.packages), `${path} needs ${name}`).toContain(
          `node_modules/${name}`,
        );
      }
    }
  });

  it("publishes a package without dependencies, whose files exist", () => {
    const manifest = JSON.parse(text("package.json"));
    expect(manifest.dependencies).toBeUndefined();
    for (const path of [
      manifest.exports["."].types,
      manifest.exports["."].default,
      manifest.types,
      manifest.bin.bellness,
      "dist/core.wasm",
    ]) {
      expect(statSync(`${ROOT}${path}`).size, path).toBeGreaterThan(0);
    }
    expect(text(manifest.bin.bellness)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("is imported by its name, as users do", () => {
    const program =
      'import { createSolver } from "bellness"; const s = await createSolver(); console.log(s.backend, s.solve({ kappa: 3, temperature: [0.2, 0.6] }).i3);';
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(out).toMatch(/^wasm 0\.\d+\n$/);
  });
});
