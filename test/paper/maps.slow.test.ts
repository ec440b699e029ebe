import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { FIGURES } from "../../src/paper/all.js";
import { figureName, PUBLICATION } from "../../src/paper/figure.js";
import { computeFigure, figureDrawing } from "../../src/paper/run.js";
import { drift } from "../support/textDrift.js";
import { wasm } from "../support/twoSolvers.js";

describe("docs/paper.md", () => {
  it.each([10, 14, 16])("shows the maps of Fig. %i as the code draws them", async (number) => {
    const figure = FIGURES.find((one) => one.number === number)!;
    const data = await computeFigure(figure, { solver: wasm, resolution: PUBLICATION });
    const { text } = await figureDrawing(figure, data);
    const url = new URL(`../../docs/figures/${figureName(figure)}.svg`, import.meta.url);
    expect(drift(await readFile(url, "utf8"), text, 0.11)).toBeNull();
  });
});
