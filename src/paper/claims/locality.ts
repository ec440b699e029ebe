// Beyond the paper: what lies between entanglement and nonlocality on the model's states.

import { FLAGS, type SweepObservable, VERDICTS, type VerdictName } from "../../index.js";
import { type Bench, type Claim, exactly } from "./claim.js";
import { short } from "./tools.js";

/** States of either kind of bath, spread over the model's parameters. */
const STATES = 4000;
/** A violation below this is rounding. */
const VIOLATION = 1e-6;

/** Steps of sequences that fill a box evenly: fractional parts of multiples of square roots of primes. */
const PRIMES = [2, 3, 5, 7, 11, 13, 17];
const RANGES = {
  "epsilon.difference": [-1.9, 1.9],
  kappa: [0, 6],
  "temperature.1": [0.02, 1],
  "temperature.2": [0.02, 1],
  "gamma.difference": [-0.198, 0.198],
  "mu.1": [0, 3],
  "mu.2": [0, 3],
} as const;
type Name = keyof typeof RANGES;
const NAMES = Object.keys(RANGES) as Name[];
const KINDS = ["bose", "fermi"] as const;

/** Parameters of state `k`. */
function coordinate(name: Name, k: number): number {
  const [low, high] = RANGES[name];
  return low + (high - low) * ((k * Math.sqrt(PRIMES[NAMES.indexOf(name)]!)) % 1);
}

type Columns = Readonly<Record<string, Float64Array>>;

/** The states with these numbers. */
async function spread(
  { solver }: Bench,
  statistics: (typeof KINDS)[number],
  states: readonly number[],
  observables: readonly SweepObservable[],
): Promise<Columns> {
  const names = NAMES.filter((name) => statistics === "fermi" || !name.startsWith("mu"));
  const axis = names.map((parameter) => ({
    parameter,
    values: states.map((k) => coordinate(parameter, k)),
  }));
  return (await solver.sweep({ base: { statistics }, axes: [axis], observables })).columns;
}

/** All that is judged, once for all claims: rows that are states, of either kind of bath. */
function judged(bench: Bench) {
  return bench.once("locality", async () => {
    const all = Array.from({ length: STATES }, (_, k) => k + 1);
    const asked = ["verdict", "concurrence", "chsh", "i3322"] as const;
    const kinds = await Promise.all(
      KINDS.map(async (statistics) => ({
        statistics,
        columns: await spread(bench, statistics, all, asked),
      })),
    );
    return kinds.flatMap(({ statistics, columns }) =>
      all.flatMap((state, row) => {
        const at = (name: string) => columns[name]![row]!;
        const isState = at("status") === 0 && (at("flags") & FLAGS["not-positive"]) === 0;
        if (!isState) return [];
        const [concurrence, chsh, i3322] = ["concurrence", "chsh", "i3322"].map(at);
        const verdict = VERDICTS[at("verdict")]!;
        return [
          { statistics, state, concurrence: concurrence!, chsh: chsh!, i3322: i3322!, verdict },
        ];
      }),
    );
  });
}

const count = (rows: readonly { readonly verdict: VerdictName }[], wanted: VerdictName) =>
  rows.filter(({ verdict }) => verdict === wanted).length;
const percent = (part: number, whole: number) => `${short((100 * part) / whole, 3)} %`;

export const LOCALITY: readonly Claim[] = [
  {
    id: "steady-entangled-and-local",
    where: "beyond Sec. 2.2",
    statement:
      "Entanglement survives where nothing can be violated: some steady states are entangled and proven local for any number of projective measurements.",
    async check(bench) {
      const rows = await judged(bench);
      const local = rows.filter(({ verdict }) => verdict === "unsteerable");
      const highest = local.reduce((most, { concurrence }) => Math.max(most, concurrence), 0);
      const entangled = rows.filter(({ concurrence }) => concurrence > 0).length;
      const nonlocal = rows.filter(({ verdict }) => verdict === "nonlocal");
      const least = nonlocal.reduce((low, { concurrence }) => Math.min(low, concurrence), 1);
      return {
        computed: `${rows.length} states over all parameters: ${percent(local.length, entangled)} of the entangled ones are proven local by closed forms, up to a concurrence of ${short(highest, 3)}; ${percent(nonlocal.length, entangled)} are nonlocal, down to ${short(least, 3)}; ${percent(count(rows, "undecided"), entangled)} are undecided.`,
        numbers: {
          states: rows.length,
          entangled,
          local: local.length,
          nonlocal: nonlocal.length,
          largestLocalConcurrence: highest,
          smallestNonlocalConcurrence: least,
        },
        verdict: exactly(local.length > 0 && highest > 0),
      };
    },
  },
  {
    id: "steady-i3322-without-chsh",
    where: "beyond Sec. 2.2",
    statement: "Some steady states violate I3322 and not CHSH.",
    async check(bench) {
      const rows = await judged(bench);
      const alone = rows.filter(({ chsh, i3322 }) => chsh <= 2 && i3322 > 4 + VIOLATION);
      const other = rows.filter(({ chsh, i3322 }) => chsh > 2 + VIOLATION && i3322 <= 4).length;
      const best = alone.reduce((most, { i3322 }) => Math.max(most, i3322 - 4), 0);
      return {
        computed: `Of ${rows.length} states over all parameters ${alone.length} do, by up to ${short(best, 3)}; ${other} violate CHSH and not I3322.`,
        numbers: {
          states: rows.length,
          i3322Alone: alone.length,
          chshAlone: other,
          violation: best,
        },
        verdict: exactly(alone.length > 0),
      };
    },
  },
  {
    id: "steady-further-inequalities",
    where: "beyond Sec. 2.2",
    statement:
      "Chained inequalities of three and four settings and I4422 show no steady state nonlocal that CHSH and I3322 do not.",
    async check(bench) {
      const rows = await judged(bench);
      const open = rows.filter(({ verdict }) => verdict === "undecided");
      // The ones next to a violation: nothing further away is reached by what these are not.
      const near = [...open].sort((p, q) => nearness(q) - nearness(p)).slice(0, TRIED);
      const bounds = { "bell:chained-3": 4, "bell:chained-4": 6, "bell:i4422": 7 } as const;
      const names = Object.keys(bounds) as (keyof typeof bounds)[];
      const best = { "bell:chained-3": -1, "bell:chained-4": -1, "bell:i4422": -1 };
      let reached = 0;
      for (const statistics of KINDS) {
        const states = near
          .filter((row) => row.statistics === statistics)
          .map(({ state }) => state);
        if (states.length === 0) continue;
        const columns = await spread(bench, statistics, states, names);
        for (let k = 0; k < states.length; k++) {
          const excess = names.map((name) => columns[name]![k]! / bounds[name] - 1);
          if (excess.some((one) => one > VIOLATION)) reached += 1;
          names.forEach((name, j) => {
            best[name] = Math.max(best[name], excess[j]!);
          });
        }
      }
      return {
        computed: `Of ${near.length} undecided states next to a violation ${reached} violate one of them; the largest values lie at ${names.map((name) => `${short(1 + best[name])} (${name.slice(5)})`).join(", ")} times the local bounds.`,
        numbers: {
          tried: near.length,
          reached,
          chained3: 1 + best["bell:chained-3"],
          chained4: 1 + best["bell:chained-4"],
          i4422: 1 + best["bell:i4422"],
        },
        verdict: exactly(reached === 0),
      };
    },
  },
];

/** Undecided states that further inequalities are tried on. */
const TRIED = 150;

/** How close a state comes to a violation. */
function nearness({ chsh, i3322 }: { readonly chsh: number; readonly i3322: number }): number {
  return Math.max(chsh / 2, i3322 / 4);
}
