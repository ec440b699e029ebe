import { readdir, readFile, stat } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { FIGURES } from "../../src/paper/all.js";
import { figureName, PUBLICATION } from "../../src/paper/figure.js";
import { type Computed, galleryPage } from "../../src/paper/gallery.js";
import { computeFigure, figureDrawing } from "../../src/paper/run.js";
import { drift } from "../support/textDrift.js";
import { wasm } from "../support/twoSolvers.js";

const docs = (name: string) => new URL(`../../docs/${name}`, import.meta.url);
const page = await readFile(docs("paper.md"), "utf8");

/** Figures whose maps take seconds: the slow suite redraws them. */
const MAPS = [10, 14, 16];
const QUICK = FIGURES.filter(({ number }) => !MAPS.includes(number));

const computed: Computed[] = [];
for (const figure of QUICK) {
  const data = await computeFigure(figure, { solver: wasm, resolution: PUBLICATION });
  computed.push({ figure, data });
}

/** Half a unit of the last digit that the drawing keeps, and what another engine may round. */
const PIXEL = 0.11;

describe("docs/paper.md", () => {
  it.each(computed.map((one) => [one.figure.number, one] as const))(
    "shows Fig. %i as the code draws it",
    async (_, { figure, data }) => {
      const drawing = await figureDrawing(figure, data);
      const committed = await readFile(docs(`figures/${figureName(figure)}.svg`), "utf8");
      expect(drift(committed, drawing.text, PIXEL)).toBeNull();
    },
  );

  it("has the captions and maxima that the code computes", () => {
    const section = (text: string, number: number) => {
      const start = text.indexOf(`### Fig. ${number}. `);
      return text.slice(start, text.indexOf("\n##", start + 4));
    };
    const made = galleryPage(computed, [], "figures");
    for (const { number } of QUICK) {
      expect(section(page, number).length).toBeGreaterThan(100);
      expect(drift(section(page, number), section(made, number), 1e-6, 1e-4)).toBeNull();
    }
  });

  it("shows every figure, in files of a modest size", async () => {
    const names = (await readdir(docs("figures"))).filter((name) => /^fig\d/.test(name)).sort();
    expect(names).toEqual(FIGURES.map((figure) => `${figureName(figure)}.svg`));
    let bytes = 0;
    for (const name of names) {
      expect(page).toContain(`](figures/${name})`);
      bytes += (await stat(docs(`figures/${name}`))).size;
    }
    expect(bytes).toBeLessThan(2_000_000);
  });
});
