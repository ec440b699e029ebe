// The pictures that the page saves: drawn as those of the paper, on white.

import type { FigureSpec } from "../plot/spec.js";

/** Pixels of a PNG for one of its drawing, and for an inch of a picture that has a width. */
const DENSITY = 2;
const DOTS_PER_INCH = 300;
const CM_PER_INCH = 2.54;

/** The width of a picture in centimetres; null: as it is drawn. */
export type Width = number | null;

async function drawing(
  spec: FigureSpec,
  centimetres: Width,
): Promise<{ text: string; width: number; height: number }> {
  // Loaded when it is first needed: the plotting library is larger than the rest of the page.
  const { drawFigure } = await import("../plot/figure.js");
  // A document of its own: the page's policy forbids the style attributes that the library sets.
  const svg = drawFigure(spec, new DOMParser().parseFromString("<p></p>", "text/html"));
  const side = (name: string) => Number(svg.getAttribute(name));
  const [width, height] = [side("width"), side("height")];
  if (centimetres !== null) {
    svg.setAttribute("width", `${centimetres}cm`);
    svg.setAttribute("height", `${((centimetres * height) / width).toFixed(3)}cm`);
  }
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** A figure as an SVG file. */
export async function figureSvg(spec: FigureSpec, width: Width): Promise<Blob> {
  return new Blob([(await drawing(spec, width)).text], { type: "image/svg+xml" });
}

/** A figure as a PNG file. */
export async function figurePng(spec: FigureSpec, centimetres: Width): Promise<Blob> {
  const { text, width, height } = await drawing(spec, centimetres);
  const density =
    centimetres === null ? DENSITY : (DOTS_PER_INCH * centimetres) / CM_PER_INCH / width;
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(density * width);
    canvas.height = Math.round(density * height);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error("the picture could not be made"));
        else resolve(blob);
      }, "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
