// Results as text: one line a variant.

import type { Share } from "./host.js";
import type { Measured, Spread } from "./measure.js";

const UNITS = [
  { size: 1e9, name: "s" },
  { size: 1e6, name: "ms" },
  { size: 1e3, name: "µs" },
  { size: 1, name: "ns" },
];

/** Three significant digits, and no exponent below a million. */
function digits(value: number): string {
  if (value === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(places, 6));
}

export function duration(ns: number): string {
  const unit = UNITS.find(({ size }) => ns >= size) ?? UNITS.at(-1)!;
  return `${digits(ns / unit.size)} ${unit.name}`;
}

/** Times as "3.04 (2.98 … 3.10)". */
function times({ median, least, most }: Spread): string {
  return `${digits(median)} (${digits(least)} … ${digits(most)})`;
}

/** The lines of one case; its name stands in the first. */
export function* lines(results: readonly Measured[]): Generator<string> {
  const first = results[0]!;
  yield first.name;
  for (const { backend, nsPerOp, ratio, unit } of results) {
    const rate =
      unit === "point" ? `${Math.round(1e9 / nsPerOp.median).toLocaleString("en")}/s` : "";
    yield [
      `  ${backend.padEnd(16)}`,
      duration(nsPerOp.median).padStart(9),
      `±${nsPerOp.rme.toFixed(1)} %`.padStart(9),
      duration(nsPerOp.least).padStart(10),
      rate.padStart(13),
      ratio === null ? "" : `  time × ${times(ratio)} of ${first.backend}`,
    ].join("");
  }
}

/** A share of a time in per cent, with its spread. */
export function shareLine({ name, values }: Share): string {
  const sorted = values.map((value) => 100 * value).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const range = `${sorted[0]!.toFixed(1)} … ${sorted.at(-1)!.toFixed(1)}`;
  return `  ${median.toFixed(1)} % (${range})`.padEnd(26) + name;
}

/** What `--json` writes: a stable contract. */
export function json(results: readonly Measured[]): string {
  const rows = results.map(({ name, backend, nsPerOp }) => ({
    name,
    backend,
    nsPerOp: nsPerOp.median,
    rme: nsPerOp.rme,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
