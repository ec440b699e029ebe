/**
 * Carlson's complete integral R_G(x, y, z) = 1/(4π) ∮ √(x u₁² + y u₂² + z u₃²) du, the mean of the
 * square root over the unit sphere, for x, y, z ≥ 0: from R_F and R_D by duplication
 * (B. C. Carlson, Numer. Algorithms 10, 13 (1995)).
 */
export function meanRoot(x: number, y: number, z: number): number {
  const [low, mid, high] = [x, y, z].sort((p, q) => p - q) as [number, number, number];
  if (high === 0) return 0;
  // On a plane or a line the formula below divides by zero: ½ and 2/π·E are its limits.
  if (mid === 0) return 0.5 * Math.sqrt(high);
  const product = Math.sqrt((low / mid) * high);
  // 2 R_G = z R_F − (x − z)(y − z) R_D/3 + √(xy/z), with z the one in the middle: no cancellation.
  const [f, d] = both(low, high, mid);
  return 0.5 * (mid * f - ((low - mid) * (high - mid) * d) / 3 + product);
}

/** R_F(x, y, z) and R_D(x, y, z). */
function both(x0: number, y0: number, z0: number): [number, number] {
  let [x, y, z] = [x0, y0, z0];
  let sum = 0;
  let power = 1;
  for (let step = 0; step < 200; step++) {
    const mean = (x + y + z) / 3;
    const meanD = (x + y + 3 * z) / 5;
    const spread = Math.max(Math.abs(x - meanD), Math.abs(y - meanD), Math.abs(z - meanD));
    if (spread < 1e-3 * meanD) {
      return [series(x, y, z, mean), 3 * sum + power * seriesD(x, y, meanD)];
    }
    const [p, q, r] = [Math.sqrt(x), Math.sqrt(y), Math.sqrt(z)];
    const lambda = p * q + q * r + r * p;
    sum += power / (r * (z + lambda));
    power /= 4;
    x = (x + lambda) / 4;
    y = (y + lambda) / 4;
    z = (z + lambda) / 4;
  }
  throw new RangeError(`R_G(${x0}, ${y0}, ${z0}) did not converge`);
}

/** R_F of nearly equal arguments, to the sixth order in their spread. */
function series(x: number, y: number, z: number, mean: number): number {
  const p = 1 - x / mean;
  const q = 1 - y / mean;
  const r = 1 - z / mean;
  const e2 = p * q + q * r + r * p;
  const e3 = p * q * r;
  return (1 - e2 / 10 + e3 / 14 + (e2 * e2) / 24 - (3 * e2 * e3) / 44) / Math.sqrt(mean);
}

/** R_D of nearly equal arguments; the third follows from their mean. */
function seriesD(x: number, y: number, mean: number): number {
  const p = 1 - x / mean;
  const q = 1 - y / mean;
  const r = -(p + q) / 3;
  const e2 = p * q - 6 * r * r;
  const e3 = (3 * p * q - 8 * r * r) * r;
  const e4 = 3 * (p * q - r * r) * r * r;
  const e5 = p * q * r * r * r;
  const value =
    1 -
    (3 * e2) / 14 +
    e3 / 6 +
    (9 * e2 * e2) / 88 -
    (3 * e4) / 22 -
    (9 * e2 * e3) / 52 +
    (3 * e5) / 26;
  return value / (mean * Math.sqrt(mean));
}
