// The documents as a site: every link of every page leads somewhere.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/sources.js";

const SITE = `${ROOT}dist/web/docs/`;
const pages = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".html"),
);
const text = (name: string) => readFileSync(`${SITE}${name}`, "utf8");

/** What the links and images of a page lead to, within the site. */
function targets(name: string): string[] {
  return [...text(name).matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, target]) => target!.replaceAll("&amp;", "&"))
    .filter((target) => !/^[a-z]+:/.test(target));
}

describe("the documents in dist/web", () => {
  it("have a page for each of docs/", () => {
    const sources = readdirSync(`${ROOT}docs`, { encoding: "utf8" }).filter((one) =>
      one.endsWith(".md"),
    );
    expect(sources.length).toBeGreaterThan(15);
    for (const source of sources) {
      expect(pages).toContain(source.replace("README", "index").replace(/md$/, "html"));
    }
  });

  it.each(pages)("%s: its links lead somewhere", (name) => {
    for (const target of targets(name)) {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? name : normalize(join(dirname(name), decodeURI(path)));
      // Files of the repository beside docs/ are not part of the site.
      if (file.startsWith("..")) {
        const inPage = existsSync(join(SITE, file));
        expect(inPage || existsSync(join(ROOT, "docs", file)), `${name}: ${target}`).toBe(true);
        continue;
      }
      expect(existsSync(`${SITE}${file}`), `${name}: ${target}`).toBe(true);
      if (anchor === undefined || !file.endsWith(".html")) continue;
      expect(text(file).includes(`id="${decodeURI(anchor)}"`), `${name}: ${target}`).toBe(true);
    }
  });
});
