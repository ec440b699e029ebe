// What the figures show, computed by another route: LU of the full Liouvillian on the
// JavaScript core, every measure by the kernels for general states, thermal states and
// X-state formulas written out once more.

import { type Pair, type Parameters, parameters, type Quantity } from "../../src/index.js";
import { js } from "./twoSolvers.js";

/** Parameters with some values of a table's row put in. */
export function withRow(base: Parameters, row: Readonly<Record<string, number>>): Parameters {
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(row)) {
    const [key, part] = name.split(".") as [string, string | undefined];
    if (key === "kappa") result["kappa"] = value;
    if (!["epsilon", "temperature", "mu", "gamma"].includes(key) || part === undefined) continue;
    const [first, second] = result[key] as Pair;
    const mean = part === "mean" ? value : (first + second) / 2;
    const difference = part === "difference" ? value : second - first;
    result[key] = [mean - difference / 2, mean + difference / 2];
  }
  return parameters(result);
}

/** Everything a column can hold, at one point. */
export function otherRoute(params: Parameters): Readonly<Record<string, number>> {
  const solution = js.solve(params, { solver: "full" });
  const measures = js.state(solution.rho, { allowNotPositive: true });
  const [t1, t2] = params.temperature;
  const reversed = js.solve({ ...params, temperature: [t2, t1] }, { solver: "full" });
  const [forward, backward] = [solution.heatCurrent[1], reversed.heatCurrent[1]];
  const larger = Math.max(Math.abs(forward), Math.abs(backward));
  return {
    concurrence: measures.concurrence,
    chsh: measures.chsh,
    i2: measures.i2,
    i3322: measures.i3322,
    i3: measures.i3,
    heatCurrent2: forward,
    particleCurrent2: solution.particleCurrent[1],
    entropyProduction: solution.entropyProduction,
    rectification: larger > 0 ? (forward + backward) / larger : 0,
  };
}

/** Concurrence, I₂ and I₃ of the thermal state e^{−β(H−μN)}/Z, Eqs. (1), (5), (8)-(10), (13), (28). */
export function thermal({ epsilon, kappa, temperature, mu }: Parameters) {
  const [e1, e2] = epsilon;
  const mean = (e1 + e2) / 2;
  const omega = Math.hypot(e2 - e1, kappa) / 2;
  // E − μN for 0, 1, 1 and 2 particles, from its lowest value up: no weight overflows.
  const free = [-mean, -omega - mu[0], omega - mu[0], mean - 2 * mu[0]];
  const lowest = Math.min(...free);
  const weight = (k: number) =>
    temperature[0] > 0
      ? Math.exp((lowest - free[k]!) / temperature[0])
      : Number(free[k] === lowest);
  const z = weight(0) + weight(1) + weight(2) + weight(3);
  const [p1, p2, p3, p4] = [0, 1, 2, 3].map((k) => weight(k) / z) as [
    number,
    number,
    number,
    number,
  ];
  // H in the middle block is [[δ, κ/2], [κ/2, −δ]]: projectors ½(1 ± H/Ω) on ±Ω.
  const [cos, sin] = omega > 0 ? [(e2 - e1) / 2 / omega, kappa / 2 / omega] : [1, 0];
  const rho22 = (p2 * (1 - cos) + p3 * (1 + cos)) / 2;
  const rho33 = (p2 * (1 + cos) + p3 * (1 - cos)) / 2;
  const rho23 = ((p3 - p2) * sin) / 2;
  const concurrence = 2 * Math.max(0, Math.abs(rho23) - Math.sqrt(p1 * p4));
  const m = Math.max(8 * rho23 ** 2, (p1 + p4 - rho22 - rho33) ** 2 + 4 * rho23 ** 2);
  const re = [p1, 0, 0, 0, 0, rho22, rho23, 0, 0, rho23, rho33, 0, 0, 0, 0, p4];
  const { i3 } = js.state({ re, im: new Array<number>(16).fill(0) });
  return {
    concurrence,
    i2: Math.max(0, (2 * Math.sqrt(m) - 2) / (2 * Math.SQRT2 - 2)),
    i3,
  };
}

/** Slope of a quantity against ΔT: Richardson's extrapolation of two central differences. */
export function slope(params: Parameters, quantity: Quantity, difference: number): number {
  const value = (x: number) => {
    const point = withRow(params, { "temperature.difference": x });
    return js.state(js.solve(point, { solver: "full" }).rho, { allowNotPositive: true })[quantity];
  };
  const h = 2e-3;
  const central = (step: number) =>
    (value(difference + step) - value(difference - step)) / (2 * step);
  return (4 * central(h / 2) - central(h)) / 3;
}
