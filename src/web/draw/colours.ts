import { regionColour } from "../../plot/regionColours.js";
import { isSigned, type MapView } from "../../view/view.js";
import { type Domain, roomy } from "./frame.js";

/**
 * ColorBrewer's YlGnBu and PuOr, the schemes of the printed figures: from light to dark, or two
 * hues about zero. The library that the figures take them from makes forty schemes when it is
 * loaded, which the first picture would wait for; a test holds these to it.
 */
const SCHEMES = {
  sequential: "ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58",
  diverging: "2d004b5427888073acb2abd2d8daebf7f7f7fee0b6fdb863e08214b358067f3b08",
} as const;
export type Scheme = keyof typeof SCHEMES;

/** Red, green and blue of a scheme's colours, one after the other. */
function channels(scheme: Scheme): number[] {
  return SCHEMES[scheme].match(/../g)!.map((text) => Number.parseInt(text, 16));
}

/** A uniform cubic B-spline through the colours at 0 … 1, its ends extrapolated linearly. */
function spline(values: readonly number[], channel: number, t: number): number {
  const last = values.length / 3 - 1;
  const k = Math.min(last - 1, Math.floor(t * last));
  const u = t * last - k;
  const at = (j: number): number => {
    if (j < 0) return 2 * at(0) - at(1);
    if (j > last) return 2 * at(last) - at(last - 1);
    return values[3 * j + channel]!;
  };
  const [a, b, c, d] = [at(k - 1), at(k), at(k + 1), at(k + 2)];
  const [u2, u3] = [u * u, u * u * u];
  return (
    ((1 - 3 * u + 3 * u2 - u3) * a +
      (4 - 6 * u2 + 3 * u3) * b +
      (1 + 3 * u + 3 * u2 - 3 * u3) * c +
      u3 * d) /
    6
  );
}

/** Red, green and blue of a scheme at 0 … 1, each 0 … 255. */
function colour(scheme: Scheme, t: number): [number, number, number] {
  const values = channels(scheme);
  const one = (channel: number) =>
    Math.max(0, Math.min(255, Math.round(spline(values, channel, t))));
  return [one(0), one(1), one(2)];
}

export function schemeOf(shows: MapView["shows"]): Scheme {
  return isSigned(shows) ? "diverging" : "sequential";
}

/** Ends of the colour scale: the values', or as far on either side of zero. */
export function colourDomain(scheme: Scheme, low: number, high: number): Domain {
  const most = Math.max(Math.abs(low), Math.abs(high));
  if (scheme === "diverging") return most > 0 ? roomy([-most, most]) : [-1, 1];
  return low < high ? roomy([low, high]) : [low, low + Math.max(1, Math.abs(low))];
}

/** A colour of a scheme at 0 … 1, as style sheets write it. */
export function colourAt(scheme: Scheme, t: number): string {
  return `rgb(${colour(scheme, t).join(", ")})`;
}

const SIZE = 256;
const tables = new Map<Scheme, Uint32Array>();

/** A scheme as SIZE pixels, in the byte order of ImageData. */
function table(scheme: Scheme): Uint32Array {
  const known = tables.get(scheme);
  if (known !== undefined) return known;
  const bytes = new Uint8ClampedArray(4 * SIZE);
  for (let k = 0; k < SIZE; k++) {
    bytes.set([...colour(scheme, k / (SIZE - 1)), 255], 4 * k);
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

/** Kinds of regions as pixels; what has none stays transparent. */
export function paintKinds(pixels: Uint32Array, kinds: Float64Array, size: number): void {
  const known = new Map<number, number>();
  const pixelOf = (kind: number): number => {
    if (Number.isNaN(kind)) return 0;
    const found = known.get(kind) ?? pixel(regionColour(kind));
    known.set(kind, found);
    return found;
  };
  for (let row = 0; row < size; row++) {
    const into = (size - 1 - row) * size;
    for (let k = 0; k < size; k++) pixels[into + k] = pixelOf(kinds[row * size + k]!);
  }
}

/** "#rrggbb" in the byte order of ImageData. */
function pixel(colour: string): number {
  const bytes = colour.match(/[^#]{2}/g)!.map((text) => Number.parseInt(text, 16));
  return new Uint32Array(Uint8ClampedArray.of(...bytes, 255).buffer)[0]!;
}
