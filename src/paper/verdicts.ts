// What is proven of the steady states of Figs. 10 and 14, and of thermal ones, as maps.

import {
  type DensityMatrix,
  KnownRadii,
  type Pair,
  type ParametersInput,
  parameters,
  VERDICTS,
  type VerdictName,
  type Way,
} from "../index.js";
import { labelOf, meaningOf } from "../view/labels.js";
import { figure10 } from "./detuning.js";
import { COLD_LEADS } from "./equilibrium.js";
import {
  type Context,
  type FurtherFigure,
  type Panel,
  type PanelData,
  type PaperFigure,
  panelTitle,
} from "./figure.js";
import { figure14 } from "./potential.js";

/** Brackets of the critical radius end at this gap: what holds 1 then stays open. */
const GAP = 0.01;

/** What a cell of a map may be, in the order of the legend. */
const KINDS = ["separable", "unsteerable", "open", "steerable both ways", "nonlocal"] as const;
type Kind = (typeof KINDS)[number];

const LEGEND = [
  "separable",
  "unsteerable, hence local",
  "open: the bracket of R holds 1",
  "steerable both ways, no violation",
  "nonlocal",
];

interface MapAxis {
  readonly parameter: string;
  readonly range: Pair;
}

interface VerdictMap {
  readonly letter: string;
  readonly name: string;
  readonly base: ParametersInput;
  readonly x: MapAxis;
  readonly y: MapAxis;
}

const ENTRIES = [
  "rho11",
  "rho22",
  "rho33",
  "rho44",
  "rho14Re",
  "rho14Im",
  "rho23Re",
  "rho23Im",
] as const;

/** The X-state of a row. */
function stateAt(columns: Readonly<Record<string, Float64Array>>, row: number): DensityMatrix {
  const re = new Float64Array(16);
  const im = new Float64Array(16);
  const [p1, p2, p3, p4, re14, im14, re23, im23] = ENTRIES.map((name) => columns[name]![row]!);
  re.set([p1!, p2!, p3!, p4!].flatMap((p) => [p, 0, 0, 0, 0]).slice(0, 16));
  re[3] = re[12] = re14!;
  re[6] = re[9] = re23!;
  im[3] = im14!;
  im[12] = -im14!;
  im[6] = im23!;
  im[9] = -im23!;
  return { re, im };
}

function kindOf(
  verdict: VerdictName,
  steering: { readonly [way in Way]?: readonly [number, number] },
): Kind {
  if (verdict !== "undecided") return verdict;
  const below = (way: Way) => (steering[way]?.[1] ?? Infinity) < 1;
  return below("12") && below("21") ? "steerable both ways" : "open";
}

/** The kind of every row of a map: closed forms first, then searches that help each other. */
async function kindsOf({ solver, resolution, signal }: Context, { base, x, y }: VerdictMap) {
  const axis = ({ parameter, range: [from, to] }: MapAxis) =>
    ({ parameter, from, to, count: resolution.grid }) as never;
  const options = signal === undefined ? {} : { signal };
  const { columns } = await solver.sweep(
    { base, axes: [axis(y), axis(x)], observables: ["verdict", ...ENTRIES] },
    options,
  );
  const table: Readonly<Record<string, Float64Array>> = columns;
  const known = new KnownRadii();
  const kinds = new Float64Array(table["verdict"]!.length);
  for (let row = 0; row < kinds.length; row++) {
    const code = table["verdict"]![row]!;
    if (Number.isNaN(code)) {
      kinds[row] = Number.NaN;
      continue;
    }
    let kind = kindOf(VERDICTS[code]!, {});
    if (VERDICTS[code] === "undecided") {
      const asked = { gap: GAP, known, allowNotPositive: true, ...options };
      const { verdict, steering } = await solver.verdict(stateAt(table, row), asked);
      kind = kindOf(verdict, steering);
    }
    kinds[row] = KINDS.indexOf(kind);
  }
  return { table, kinds };
}

/** Per cent of the cells of these kinds. */
function share(kinds: Float64Array, ...of: readonly Kind[]): string {
  const count = kinds.reduce((sum, kind) => sum + (of.includes(KINDS[kind]!) ? 1 : 0), 0);
  return ((100 * count) / kinds.length).toFixed(count === 0 ? 0 : 1);
}

async function compute(context: Context, declared: VerdictMap): Promise<PanelData> {
  const { base, x, y, letter, name } = declared;
  const { table, kinds } = await kindsOf(context, declared);
  const { grid } = context.resolution;
  const steps = ([from, to]: Pair) =>
    Array.from({ length: grid }, (_, k) => from + ((to - from) * k) / (grid - 1));
  const column = ({ parameter }: MapAxis) => ({
    name: parameter,
    meaning: meaningOf(parameter),
    values: table[parameter]!,
  });
  const undecided = share(kinds, "open", "steerable both ways");
  const meaning = KINDS.map((kind, k) => `${k}: ${kind}, ${share(kinds, kind)} %`).join("; ");
  return {
    base: parameters(base),
    columns: [
      column(y),
      column(x),
      { name: "kind", meaning: `what is proven, ${meaning}`, values: kinds },
    ],
    marks: [],
    plot: {
      kind: "regions",
      title: panelTitle({ letter, title: `${name}: ${undecided} % undecided` }),
      x: { label: labelOf(x.parameter) },
      y: { label: labelOf(y.parameter) },
      columns: steps(x.range),
      rows: steps(y.range),
      kinds,
    },
  };
}

/** The map of a panel of the paper. */
function ofPaper(letter: string, figure: PaperFigure, index: number, panels: string): VerdictMap {
  const { view } = figure.panels[index]!;
  if (view.kind !== "map") throw new RangeError(`Fig. ${figure.number} has no map ${index}`);
  const { base, x, y } = view;
  return { letter, name: `Fig. ${figure.number}${panels}`, base, x, y };
}

const WARM: ParametersInput = { statistics: "bose", temperature: [0.5, 0.5] };

const MAPS: readonly VerdictMap[] = [
  ofPaper("a", figure10, 0, "(a)-(c)"),
  ofPaper("b", figure10, 3, "(d)-(f)"),
  ofPaper("c", figure14, 0, ""),
  {
    letter: "d",
    name: "thermal bosons",
    base: WARM,
    x: { parameter: "temperature.mean", range: [0.05, 2] },
    y: { parameter: "kappa", range: [0, 5] },
  },
  {
    letter: "e",
    name: "thermal bosons, κ = 3ε̄",
    base: { ...WARM, kappa: 3 },
    x: { parameter: "temperature.mean", range: [0.05, 2] },
    y: { parameter: "epsilon.difference", range: [-1.5, 1.5] },
  },
  {
    letter: "f",
    name: "thermal fermions, T = 0.1ε̄",
    base: COLD_LEADS,
    // Further from the resonance the states are nearly pure products, R is 1 to a per cent.
    x: { parameter: "mu.mean", range: [0.6, 1.4] },
    y: { parameter: "kappa", range: [0, 1.5] },
  },
];

export const VERDICT_MAPS: FurtherFigure = {
  name: "verdicts",
  page: "locality",
  title: "What is proven of steady states",
  caption:
    "Every point is separable, entangled and unsteerable from one side (hence local for all projective measurements), nonlocal (CHSH or I3322), or undecided: steerable both ways without a violation, or with a bracket of the critical radius that holds 1 at a gap of 1 %. (a), (b) Fig. 10(a)-(c) and (d)-(f); (c) Fig. 14; (d) thermal states of bosons at ε₁ = ε₂ and (e) at κ = 3ε̄; (f) of fermions at T = 0.1ε̄, ε₁ = ε₂. White: no steady state.",
  panels: MAPS.map((declared): Panel => {
    const { letter, name } = declared;
    return { letter, title: name, compute: (context) => compute(context, declared) };
  }),
  perRow: 3,
  legend: LEGEND,
};
