import { interpolatePuOr, interpolateYlGnBu } from "d3-scale-chromatic";
import { CRITICAL, type MapShows } from "../state.js";

/** ColorBrewer's schemes of the printed figures: from light to dark, or two hues about zero. */
const SCHEMES = { sequential: interpolateYlGnBu, diverging: interpolatePuOr } as const;
export type Scheme = keyof typeof SCHEMES;

const SIGNED: readonly string[] = [
  "heatCurrent2",
  "particleCurrent2",
  "rectification",
  "minEigenvalue",
  ...Object.keys(CRITICAL),
];

export function schemeOf(shows: MapShows): Scheme {
  return SIGNED.includes(shows) ? "diverging" : "sequential";
}

/** Ends of the colour scale: the values', or as far on either side of zero. */
export function colourDomain(scheme: Scheme, low: number, high: number): [number, number] {
  const most = Math.max(Math.abs(low), Math.abs(high));
  if (scheme === "diverging") return most > 0 ? [-most, most] : [-1, 1];
  return low < high ? [low, high] : [low, low + 1];
}

/** A colour of a scheme at 0 … 1. */
export function colourAt(scheme: Scheme, t: number): string {
  return SCHEMES[scheme](t);
}

const SIZE = 256;
const tables = new Map<Scheme, Uint32Array>();

/** A scheme as SIZE pixels, in the byte order of ImageData. */
function table(scheme: Scheme): Uint32Array {
  const known = tables.get(scheme);
  if (known !== undefined) return known;
  const bytes = new Uint8ClampedArray(4 * SIZE);
  for (let k = 0; k < SIZE; k++) {
    const text = colourAt(scheme, k / (SIZE - 1));
    const [r, g, b] = text.startsWith("#")
      ? [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16))
      : text.match(/\d+/g)!.map(Number);
    bytes.set([r!, g!, b!, 255], 4 * k);
  }
  const pixels = new Uint32Array(bytes.buffer);
  tables.set(scheme, pixels);
  return pixels;
}

/** Values as pixels; what is no number stays transparent. */
export function paint(
  pixels: Uint32Array,
  z: Float64Array,
  size: number,
  scheme: Scheme,
  [low, high]: readonly [number, number],
): void {
  const colours = table(scheme);
  const factor = (SIZE - 1) / (high - low);
  for (let row = 0; row < size; row++) {
    // Rows of pictures run from top to bottom.
    const into = (size - 1 - row) * size;
    for (let k = 0; k < size; k++) {
      const t = factor * (z[row * size + k]! - low);
      pixels[into + k] = Number.isNaN(t)
        ? 0
        : colours[Math.min(SIZE - 1, Math.max(0, t + 0.5)) | 0]!;
    }
  }
}
