// Monotone cubic interpolation as SciPy's PchipInterpolator has it, in the form c₀ + c₁d + c₂d² +
// c₃d³ of each interval.

function derivative(x: readonly number[], y: readonly number[], k: number): number {
  const n = x.length;
  const h = x.slice(1).map((next, i) => next - x[i]!);
  const d = h.map((width, i) => (y[i + 1]! - y[i]!) / width);
  if (n === 2) return d[0]!;
  const edge = (h0: number, h1: number, d0: number, d1: number) => {
    const first = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if (first * d0 <= 0) return 0;
    return d0 * d1 < 0 && Math.abs(first) > Math.abs(3 * d0) ? 3 * d0 : first;
  };
  if (k === 0) return edge(h[0]!, h[1]!, d[0]!, d[1]!);
  if (k === n - 1) return edge(h[n - 2]!, h[n - 3]!, d[n - 2]!, d[n - 3]!);
  if (d[k - 1]! * d[k]! <= 0) return 0;
  const [w1, w2] = [2 * h[k]! + h[k - 1]!, h[k]! + 2 * h[k - 1]!];
  return (w1 + w2) / (w1 / d[k - 1]! + w2 / d[k]!);
}

export function pchip(x: readonly number[], y: readonly number[], at: number): number {
  const k = Math.max(
    0,
    x.findLastIndex((point, i) => point <= at && i < x.length - 1),
  );
  const h = x[k + 1]! - x[k]!;
  const slope = (y[k + 1]! - y[k]!) / h;
  const [a, b] = [derivative(x, y, k), derivative(x, y, k + 1)];
  const c2 = (3 * slope - 2 * a - b) / h;
  const c3 = (a + b - 2 * slope) / h ** 2;
  const d = at - x[k]!;
  return y[k]! + d * (a + d * (c2 + d * c3));
}
