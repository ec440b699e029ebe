import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";

/** Shapes that tell the series apart without colour, in the order of the printed figures. */
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
/** Area of a symbol, in square pixels. */
const AREA = 52;

/** The path of a series' symbol about the origin. */
export function symbolPath(series: number): string {
  return symbol(SHAPES[series % SHAPES.length]!, AREA).digits(1)()!;
}
