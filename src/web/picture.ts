// The pictures that the page saves and prints: drawn as those of the paper, on white.

import type { DrawingOptions, FigureSpec } from "../plot/spec.js";

/** Dots of a PNG for one pixel of its drawing, and of one that has a width: 305 to an inch. */
const DENSITY = 2;
const PRINT_DENSITY = 3;
/** Millimetres of a pixel where a picture has no width. */
const PIXEL = 25.4 / 96;

interface Drawing {
  readonly text: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

async function drawing(spec: FigureSpec, options: DrawingOptions): Promise<Drawing> {
  // Loaded when it is first needed: the plotting library is larger than the rest of the page.
  const { drawFigure } = await import("../plot/figure.js");
  // A document of its own: the page's policy forbids the style attributes that the library sets.
  const own = new DOMParser().parseFromString("<p></p>", "text/html");
  const svg = drawFigure(spec, own, options);
  const [, , width, height] = svg.getAttribute("viewBox")!.split(" ").map(Number);
  return { text: new XMLSerializer().serializeToString(svg), width: width!, height: height! };
}

/** A figure as an SVG file. */
export async function figureSvg(spec: FigureSpec, options: DrawingOptions): Promise<Blob> {
  return new Blob([(await drawing(spec, options)).text], { type: "image/svg+xml" });
}

/** Shows a drawing, for as long as it is used. */
async function withImage<T>(
  { text }: Drawing,
  use: (image: HTMLImageElement) => Promise<T>,
): Promise<T> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    return await use(image);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A figure as a PNG file. */
export async function figurePng(spec: FigureSpec, options: DrawingOptions): Promise<Blob> {
  const drawn = await drawing(spec, options);
  const density = options.width === undefined ? DENSITY : PRINT_DENSITY;
  return withImage(drawn, async (image) => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(density * drawn.width);
    canvas.height = Math.round(density * drawn.height);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error("the picture could not be made"));
        else resolve(blob);
      }, "image/png");
    });
  });
}

/**
 * Prints a figure alone, on a page of its size: the browser's dialogue saves it as PDF, with lines
 * and texts as such. `name` is what it suggests for the file.
 */
export async function printFigure(
  spec: FigureSpec,
  { width }: DrawingOptions,
  name: string,
): Promise<void> {
  const drawn = await drawing(spec, width === undefined ? {} : { width });
  const across = width ?? drawn.width * PIXEL;
  const down = (across * drawn.height) / drawn.width;
  await withImage(drawn, async (image) => {
    const sheet = new CSSStyleSheet();
    // A little more room than the picture takes: a page too low by rounding would be two.
    sheet.replaceSync(`@page { size: ${across}mm ${down + 0.1}mm; margin: 0 }
      @media print {
        body > *:not(.printed) { display: none }
        .printed { display: block; width: ${across}mm; height: ${down}mm }
      }`);
    image.className = "printed";
    image.alt = spec.description;
    const { title } = document;
    document.adoptedStyleSheets.push(sheet);
    document.body.append(image);
    document.title = name;
    try {
      // Returns when the dialogue is closed.
      print();
    } finally {
      image.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      document.title = title;
    }
  });
}
