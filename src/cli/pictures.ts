import { pdfWriter } from "../plot/pdf.js";
import { rasteriser } from "../plot/png.js";

/** Formats of drawings. */
export const PICTURES = ["svg", "png", "pdf"] as const;
export type PictureFormat = (typeof PICTURES)[number];

/** What the help of commands that draw says of them. */
export const PICTURES_HELP =
  "PNG needs the package @resvg/resvg-js beside bellness, PDF the package pdfkit.";

/** The font of PNG and PDF stands beside the command: a figure looks the same on every machine. */
const FONT = new URL("./DejaVuSans.ttf", import.meta.url);

/** Turns an SVG into the content of a file. */
export type Encoder = (svg: string) => Promise<string | Uint8Array>;

/**
 * What makes files of a format.
 *
 * @throws RasteriserMissing, PdfWriterMissing
 */
export async function encoder(format: PictureFormat): Promise<Encoder> {
  if (format === "pdf") return pdfWriter(FONT);
  if (format === "svg") return async (svg) => svg;
  const rasterise = await rasteriser(FONT);
  return async (svg) => rasterise(svg);
}
