// The pictures that the page saves: drawn as those of the paper, on white.

import type { FigureSpec } from "../plot/spec.js";

/** Pixels of a PNG for one of its drawing. */
const DENSITY = 2;

async function drawing(spec: FigureSpec): Promise<{ text: string; width: number; height: number }> {
  // Loaded when it is first needed: the plotting library is larger than the rest of the page.
  const { drawFigure } = await import("../plot/figure.js");
  // A document of its own: the page's policy forbids the style attributes that the library sets.
  const svg = drawFigure(spec, new DOMParser().parseFromString("<p></p>", "text/html"));
  const side = (name: string) => Number(svg.getAttribute(name));
  const text = new XMLSerializer().serializeToString(svg);
  return { text, width: side("width"), height: side("height") };
}

/** A figure as an SVG file. */
export async function figureSvg(spec: FigureSpec): Promise<Blob> {
  return new Blob([(await drawing(spec)).text], { type: "image/svg+xml" });
}

/** A figure as a PNG file. */
export async function figurePng(spec: FigureSpec): Promise<Blob> {
  const { text, width, height } = await drawing(spec);
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = DENSITY * width;
    canvas.height = DENSITY * height;
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
