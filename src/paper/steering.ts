// How docs/locality.md shows its method: planes through points, convergence, thresholds of Werner states.

import { type DensityMatrix, parameters } from "../index.js";
import { labelOf, meaningOf } from "../view/labels.js";
import type { Column, Context, FurtherFigure, Panel } from "./figure.js";
import { panelTitle } from "./figure.js";
import { seriesPanel } from "./series.js";

const column = (name: string, meaning: string, values: ArrayLike<number>): Column => ({
  name,
  meaning,
  values: Float64Array.from(values),
});

/** p|ψ⁻⟩⟨ψ⁻| + (1 − p)𝟙/4. */
function werner(p: number): DensityMatrix {
  const re = new Float64Array(16);
  const [same, other] = [(1 - p) / 4, (1 + p) / 4];
  re[0] = re[15] = same;
  re[5] = re[10] = other;
  re[6] = re[9] = -p / 2;
  return { re, im: new Float64Array(16) };
}

const WERNER_POINTS = 121;
/** Where what is known of Werner states changes: docs/locality.md has the sources. */
const THRESHOLDS = [1 / 3, 1 / 2, 1 / 1.4546, 1 / 1.4367, Math.SQRT1_2];

const WERNER = seriesPanel({
  letter: "c",
  title: "Werner states",
  x: { label: "p", domain: [0, 1] },
  y: { label: "R, maxima over their bounds, C", domain: [0, 1.6] },
  async data({ solver }) {
    const p = Array.from({ length: WERNER_POINTS }, (_, k) => k / (WERNER_POINTS - 1));
    const rows = await Promise.all(
      p.map(async (part) => {
        const rho = werner(part);
        const { "12": bracket } = await solver.steering(rho, { directions: ["12"] });
        const { chsh, i3322, concurrence } = solver.state(rho);
        const radius = 0.5 * (bracket!.lower + bracket!.upper);
        return [radius <= 1.6 ? radius : Number.NaN, chsh / 2, i3322 / 4, concurrence, 1];
      }),
    );
    const names = ["radius", "chshOverBound", "i3322OverBound", "concurrence", "one"];
    const meanings = [
      "critical radius 1/(2p)",
      "maximum of CHSH over its local bound",
      "maximum of I3322 over its local bound",
      "concurrence",
      "above: a local model, or a violation",
    ];
    return {
      x: column("p", "part of the singlet", p),
      series: names.map((name, j) =>
        column(
          name,
          meanings[j]!,
          rows.map((row) => row[j]!),
        ),
      ),
    };
  },
});

/** Werner states with the thresholds as points on the line at 1. */
const WERNER_PANEL: Panel = {
  ...WERNER,
  async compute(context) {
    const data = await WERNER.compute(context);
    const { plot } = data;
    if (plot.kind !== "lines") return data;
    return { ...data, plot: { ...plot, dots: THRESHOLDS.map((x) => ({ series: 3, x, y: 1 })) } };
  },
};

/** Steady states: an X-state with three different components of T, and one with an axis. */
const X_STATE = {
  statistics: "bose",
  kappa: 3,
  epsilon: [0.5, 1.5],
  temperature: [0.6, 0.2],
} as const;
const AXIAL = { kappa: 3, temperature: [0.2, 0.6] } as const;
/** What 3, 4, 5 and 6 cuts of an edge leave, and what rings do. */
const GAPS = {
  x: [0.033, 0.017, 0.0105, 0.007],
  generic: [0.05, 0.026],
  axial: [0.008, 0.004, 0.002, 0.0007],
};

/** Mixing with a product state breaks every mirror. */
function withoutMirrors({ re, im }: DensityMatrix): DensityMatrix {
  const out = {
    re: Float64Array.from(re, (x) => 0.8 * x),
    im: Float64Array.from(im, (x) => 0.8 * x),
  };
  // |φ⟩ = (0.8, 0.6), |χ⟩ = (0.6, 0.8i)
  const [a, b, c, d] = [
    [0.48, 0],
    [0, 0.64],
    [0.36, 0],
    [0, 0.48],
  ] as const;
  [a, b, c, d].forEach(([pr, pi], i) => {
    [a, b, c, d].forEach(([qr, qi], j) => {
      out.re[4 * i + j]! += 0.2 * (pr * qr + pi * qi);
      out.im[4 * i + j]! += 0.2 * (pi * qr - pr * qi);
    });
  });
  return out;
}

async function converge({ solver }: Context, rho: DensityMatrix, gaps: readonly number[]) {
  const found: { points: number; gap: number }[] = [];
  for (const gap of gaps) {
    const asked = { gap, directions: ["12"] as const, model: true };
    const { "12": bracket } = await solver.steering(rho, asked);
    const { lower, upper, model } = bracket!;
    const parts = model !== undefined && "weights" in model ? model.weights.length : 0;
    // Wide gaps of X-states are left to rings, whose numbers are no points.
    if (parts > 0 && (model!.kind === "points" || gaps === GAPS.axial))
      found.push({ points: parts, gap: upper / lower - 1 });
  }
  return found;
}

const CONVERGENCE: Panel = {
  letter: "b",
  title: "convergence of the bracket",
  async compute(context) {
    const { rho } = context.solver.solve(X_STATE);
    const lists = [
      await converge(context, rho, GAPS.x),
      await converge(context, withoutMirrors(rho), GAPS.generic),
      await converge(context, context.solver.solve(AXIAL).rho, GAPS.axial),
    ];
    const rows = lists.flatMap((list, kind) => list.map((row) => ({ ...row, kind })));
    return {
      columns: [
        column(
          "kind",
          "0: an X-state, 1: a state without a mirror, 2: an axial state",
          rows.map(({ kind }) => kind),
        ),
        column(
          "points",
          "points or rings",
          rows.map(({ points }) => points),
        ),
        column(
          "gap",
          "upper bound of R over its lower one, less 1",
          rows.map(({ gap }) => gap),
        ),
      ],
      marks: [],
      plot: {
        kind: "lines",
        title: panelTitle(CONVERGENCE),
        x: { label: "points, rings", scale: "log", domain: [10, 500] },
        y: { label: "upper / lower − 1", scale: "log", domain: [0.0004, 0.1] },
        curves: lists.map((list, series) => ({
          series,
          x: list.map(({ points }) => points),
          y: list.map(({ gap }) => gap),
        })),
        dots: lists.flatMap((list, series) =>
          list.map(({ points, gap }) => ({ series, x: points, y: gap })),
        ),
      },
    };
  },
};

const OFFSETS = 401;
/** a and t of the quotient's state: along the direction, |c₀a + Tc| is √(t² + (c₀a)²). */
const [A, T] = [0.5, 0.6];
const TURN = 0.7;

/** ∫|c₀ + cos φ| over so many points at equal angles of a circle. */
function mean(offset: number, points: number): number {
  let sum = 0;
  for (let k = 0; k < points; k++) {
    sum += Math.abs(offset + Math.cos((2 * Math.PI * (k + TURN)) / points));
  }
  return sum / points;
}

const PLANES = seriesPanel({
  letter: "a",
  title: "planes and points: one direction",
  x: { label: "offset c₀ of the plane", domain: [-1, 1] },
  y: { label: "L / |c₀a + Tc|" },
  async data() {
    const offsets = Array.from({ length: OFFSETS }, (_, k) => -1 + (2 * k) / (OFFSETS - 1));
    const quotient = (points: number) =>
      offsets.map((c0) => mean(c0, points) / Math.hypot(T, c0 * A));
    return {
      x: column("offset", "offset of the plane", offsets),
      series: [5, 11, 10_000].map((points) => {
        const word = points === 10_000 ? "the circle" : `${points} points`;
        return column(`points${points}`, `quotient with ${word}`, quotient(points));
      }),
    };
  },
});

/** A cold bath at the qubit of low frequency: found among states that are spread over all parameters. */
const ONE_WAY = { kappa: 1.45, temperature: [0.6, 0.185], gamma: [0.093, 0.107] } as const;
const ALONG = "epsilon.difference";

const ONE_WAY_PANEL = seriesPanel({
  letter: "d",
  title: "one-way steering",
  x: { label: labelOf(ALONG), domain: [-1.95, -1.65] },
  y: { label: "R, C", domain: [0, 1.2] },
  async data({ solver }) {
    const { columns: c } = await solver.sweep({
      base: ONE_WAY,
      axes: [{ parameter: ALONG, from: -1.95, to: -1.65, count: 16 }],
      observables: [
        "concurrence",
        "radius12Lower",
        "radius12Upper",
        "radius21Lower",
        "radius21Upper",
      ],
      steering: { gap: 0.02 },
    });
    const middle = (low: Float64Array, high: Float64Array) => low.map((x, k) => (x + high[k]!) / 2);
    return {
      base: parameters(ONE_WAY),
      x: column(ALONG, meaningOf(ALONG), c[ALONG]),
      series: [
        column(
          "radius12",
          "critical radius, qubit 1 steers qubit 2",
          middle(c.radius12Lower, c.radius12Upper),
        ),
        column(
          "radius21",
          "critical radius, qubit 2 steers qubit 1",
          middle(c.radius21Lower, c.radius21Upper),
        ),
        column("concurrence", "concurrence", c.concurrence),
        {
          ...column(
            "one",
            "from here on a local model",
            c.concurrence.map(() => 1),
          ),
          entry: 4,
        },
      ],
    };
  },
});

export const STEERING_FIGURE: FurtherFigure = {
  name: "steering",
  page: "locality",
  title: "Planes, convergence and thresholds of steering",
  caption:
    "(a) The quotient whose least value is R along one direction, for 5 (blue), 11 (orange) points of a circle and all of it (green): between planes through a point L is linear and the quotient has no minimum. (b) Gap of the bracket against the number of points, for an X-state (blue) and a state without mirrors (orange), and of rings for an axial state (green). (c) Werner states: R = 1/(2p) (blue), CHSH / 2 (orange), I3322 / 4 (green), the concurrence (black); points: entangled from 1/3, unsteerable up to 1/2, local for projective measurements up to 0.6875, nonlocal from 0.6961, CHSH from 0.7071. (d) R of detuned bosons, κ = 1.45ε̄, T₁ = 0.6ε̄, T₂ = 0.185ε̄, γ₁ = 0.093ε̄, γ₂ = 0.107ε̄: where 1 → 2 (blue) is at least 1 and 2 → 1 (orange) below, only qubit 2 steers; the concurrence (green).",
  panels: [PLANES, CONVERGENCE, WERNER_PANEL, ONE_WAY_PANEL],
  perRow: 2,
  legend: [],
  units: "",
};
