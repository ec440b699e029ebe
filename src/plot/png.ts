import { fileURLToPath } from "node:url";
import { FONT_FAMILY } from "./style.js";

/** Dots per pixel of the SVG: 288 dpi in print. */
const SCALE = 3;

/** PNG needs the optional package @resvg/resvg-js; its absence is said in one line. */
export class RasteriserMissing extends Error {
  constructor() {
    super(
      "PNG needs the package @resvg/resvg-js, which is not installed: npm install @resvg/resvg-js",
    );
  }
}

/**
 * An SVG as PNG. Texts are drawn with the given TrueType file alone, so that a figure
 * looks the same on every machine, with fonts or without.
 */
export async function png(svg: string, font: URL): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js").catch(() => {
    throw new RasteriserMissing();
  });
  const image = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: [fileURLToPath(font)],
      defaultFontFamily: FONT_FAMILY.split(",")[0]!,
    },
  });
  return image.render().asPng();
}
