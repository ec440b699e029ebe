import { interpolatePuOr, interpolateYlGnBu } from "d3-scale-chromatic";
import { describe, expect, it } from "vitest";
import { colourAt, colourDomain, paint } from "../../src/web/draw/colours.js";

describe("the colours of the maps", () => {
  it("are those of the printed figures", () => {
    for (let k = 0; k <= 200; k++) {
      expect(colourAt("sequential", k / 200)).toBe(interpolateYlGnBu(k / 200));
      expect(colourAt("diverging", k / 200)).toBe(interpolatePuOr(k / 200));
    }
  });

  it("run from the lowest to the highest value, or as far on either side of zero", () => {
    expect(colourDomain("sequential", 0, 0.3)).toEqual([0, 0.3]);
    expect(colourDomain("diverging", -0.1, 0.3)).toEqual([-0.3, 0.3]);
  });

  it("paint rows from bottom to top, and leave what is no number blank", () => {
    const pixels = new Uint32Array(4);
    paint(pixels, Float64Array.of(0, 1, Number.NaN, 0.5), 2, "sequential", [0, 1]);
    const bytes = new Uint8Array(pixels.buffer);
    const colours = [0, 1, 2, 3].map((k) => [...bytes.subarray(4 * k, 4 * k + 4)]);
    const rgb = (text: string) => [...text.match(/\d+/g)!.map(Number), 255];
    expect(colours[0]).toEqual([0, 0, 0, 0]);
    expect(colours[2]).toEqual(rgb(interpolateYlGnBu(0)));
    expect(colours[3]).toEqual(rgb(interpolateYlGnBu(1)));
    // 256 colours: 0.5 falls between two of them.
    expect(colours[1]).toEqual(rgb(interpolateYlGnBu(128 / 255)));
  });
});
