// Verdicts as regions of a map: their numbers are codes, and between two of them there is nothing to interpolate.

/** The kind of region of each code, in the colours that the figures of the paper's states have. */
const KIND_OF_VERDICT = [0, 1, 3, 4];

/** Names of the kinds. */
export const VERDICT_LEGEND = [
  "separable",
  "unsteerable, hence local",
  "",
  "undecided",
  "nonlocal",
];

/** Codes of verdicts as kinds of regions; NaN for what is no code. */
export function verdictKinds(codes: Float64Array): Float64Array {
  return codes.map((code) => KIND_OF_VERDICT[code] ?? Number.NaN);
}
