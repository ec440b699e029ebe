/** Area of a symbol, in square pixels. */
const AREA = 52;

/** Corners of a polygon of AREA about the origin, `turn` off the upright. */
function polygon(corners: number, turn: number): string {
  const step = (2 * Math.PI) / corners;
  const radius = Math.sqrt((2 * AREA) / (corners * Math.sin(step)));
  const points = Array.from({ length: corners }, (_, k) => {
    const angle = turn + k * step;
    return `${(radius * Math.sin(angle)).toFixed(1)},${(-radius * Math.cos(angle)).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

function circle(): string {
  const r = Math.sqrt(AREA / Math.PI).toFixed(1);
  return `M-${r},0A${r},${r},0,1,1,${r},0A${r},${r},0,1,1,-${r},0Z`;
}

/** Shapes that tell the series apart without colour, in the order of the printed figures. */
const PATHS = [circle(), polygon(4, Math.PI / 4), polygon(3, 0), polygon(4, 0)];

/** The path of a series' symbol about the origin. */
export function symbolPath(series: number): string {
  return PATHS[series % PATHS.length]!;
}
