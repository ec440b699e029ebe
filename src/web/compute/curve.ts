import {
  criticalPoints,
  criticalTemperatureDifferences,
  type Observable,
  type ParametersInput,
  type Quantity,
  type Solver,
  type SweepSpec,
} from "../../index.js";
import { COMPARED } from "../../paper/labels.js";
import { equidistant } from "../../paper/table.js";
import type { CurveData, MarkedMaximum } from "../messages.js";
import { CRITICAL, type CurveState, type Settings, withValue } from "../state.js";

/** Maxima closer than this are equally high: the pairs that a symmetry makes. */
const EQUAL = 1e-10;

/** What the rows of a curve's table hold besides the abscissa. */
function observables({ shows, production }: CurveState): Observable[] {
  const shown: readonly Observable[] =
    shows === "compared" ? COMPARED : shows === "critical" ? [] : [shows];
  return [...new Set<Observable>([...(production === null ? [] : PRODUCTION), ...shown])];
}
const PRODUCTION = ["entropyProduction"] as const;

/** The sweep behind a curve; null where it is a search. */
export function curveSpec(settings: Settings, curve: CurveState): SweepSpec | null {
  if (curve.shows === "critical") return null;
  const { along, family, points } = curve;
  const [from, to] = along.range;
  const axis = { parameter: along.parameter, from, to, count: points };
  return {
    base: settings,
    axes: family === null ? [axis] : [{ ...family }, axis],
    observables: observables(curve),
  };
}

/** Critical temperature differences along a parameter, one column a quantity. */
export async function criticalCurve(
  solver: Solver,
  settings: Settings,
  { along, points }: CurveState,
  signal: AbortSignal,
): Promise<Record<string, Float64Array>> {
  const x = equidistant(along.range[0], along.range[1], points);
  const inputs: ParametersInput[] = Array.from(x, (value) =>
    withValue(settings, along.parameter, value),
  );
  const columns: Record<string, Float64Array> = { [along.parameter]: x };
  for (const [name, quantity] of Object.entries(CRITICAL)) {
    const found = await criticalTemperatureDifferences(solver, inputs, quantity, { signal });
    columns[name] = Float64Array.from(found, ({ at }) => at);
  }
  return columns;
}

/** The highest maxima of the three quantities in the range of the curve. */
async function marks(
  solver: Solver,
  settings: Settings,
  { along, production }: CurveState,
  signal: AbortSignal,
): Promise<MarkedMaximum[]> {
  const { parameter, range } = along;
  // Together, so that their turns of the event loop are one.
  const found = (
    await Promise.all(
      COMPARED.map(async (quantity, series): Promise<MarkedMaximum[]> => {
        const options = { range, signal };
        const [point] = await criticalPoints(solver, [settings], parameter, quantity, options);
        return point!.maxima
          .filter(({ value }) => value >= point!.value - EQUAL)
          .map(({ at, value }) => ({ series, quantity, at, x: at, y: value }));
      }),
    )
  ).flat();
  if (production === null || found.length === 0) return found;
  const { columns } = await solver.sweep({
    base: settings,
    axes: [{ parameter, values: found.map(({ at }) => at) }],
    observables: PRODUCTION,
  });
  return found.map((mark, k) => ({ ...mark, x: columns["entropyProduction"]![k]! }));
}

/** Everything that a curve's drawing needs. */
export async function computeCurve(
  solver: Solver,
  settings: Settings,
  curve: CurveState,
  signal: AbortSignal,
): Promise<CurveData> {
  const spec = curveSpec(settings, curve);
  if (spec === null) {
    const columns = await criticalCurve(solver, settings, curve, signal);
    const x = columns[curve.along.parameter]!;
    const names = Object.keys(CRITICAL);
    return { curves: names.map((name) => ({ x, y: columns[name]! })), marks: [], names };
  }
  const { columns } = await solver.sweep(spec, { signal });
  const x = columns[curve.production === null ? curve.along.parameter : "entropyProduction"]!;
  if (curve.shows !== "compared") {
    const y = columns[curve.shows]!;
    const count = curve.points;
    const curves = (curve.family?.values ?? [0]).map((_, k) => ({
      x: x.slice(k * count, (k + 1) * count),
      y: y.slice(k * count, (k + 1) * count),
    }));
    return { curves, marks: [], names: [curve.shows] };
  }
  return {
    curves: COMPARED.map((name: Quantity) => ({ x, y: columns[name]! })),
    marks: await marks(solver, settings, curve, signal),
    names: COMPARED,
  };
}
