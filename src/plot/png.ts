import { fileURLToPath } from "node:url";
import { FONT_FAMILY } from "./style.js";

/** Dots per pixel of the SVG: 288 dpi in print, 305 dpi for a figure of a given width. */
const SCALE = 3;

/** PNG needs the optional package @resvg/resvg-js. */
export class RasteriserMissing extends Error {
  readonly code = "RASTERISER_MISSING";

  constructor() {
    super("PNG needs the package @resvg/resvg-js: npm install @resvg/resvg-js");
  }
}

/** Turns an SVG into a PNG. */
export type Rasteriser = (svg: string) => Uint8Array;

/**
 * A rasteriser whose texts are drawn with the given TrueType file alone, so that a
 * figure looks the same on every machine, with fonts or without.
 *
 * @throws RasteriserMissing
 */
export async function rasteriser(font: URL): Promise<Rasteriser> {
  const { Resvg } = await import("@resvg/resvg-js").catch(() => {
    throw new RasteriserMissing();
  });
  return (svg) => {
    const [, pixels] = /viewBox="0 0 ([\d.]+)/.exec(svg)!;
    return new Resvg(svg, {
      background: "white",
      fitTo: { mode: "width", value: Math.round(SCALE * Number(pixels)) },
      font: {
        loadSystemFonts: false,
        fontFiles: [fileURLToPath(font)],
        defaultFontFamily: FONT_FAMILY.split(",")[0]!,
      },
    })
      .render()
      .asPng();
  };
}
