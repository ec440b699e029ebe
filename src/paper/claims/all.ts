import { APPROXIMATIONS } from "./approximations.js";
import { Bench, type Claim, type ClaimSolver, type Decided } from "./claim.js";
import { COHERENCE } from "./coherence.js";
import { COUPLING } from "./coupling.js";
import { CRITICAL } from "./critical.js";
import { CURRENTS } from "./currents.js";
import { LEADS } from "./leads.js";
import { LOCALITY } from "./locality.js";
import { MEASURES } from "./measures.js";
import { POTENTIAL } from "./potential.js";
import { PRODUCTION } from "./production.js";
import { RECTIFICATION } from "./rectification.js";
import { SPECTRA } from "./spectra.js";
import { TEMPERATURE } from "./temperature.js";
import { THERMAL } from "./thermal.js";
import { UNCOUPLED } from "./uncoupled.js";

/** The paper's statements, in its order. */
export const CLAIMS: readonly Claim[] = [
  ...MEASURES,
  ...COHERENCE,
  ...APPROXIMATIONS,
  ...SPECTRA,
  ...UNCOUPLED,
  ...THERMAL,
  ...COUPLING,
  ...LEADS,
  ...CURRENTS,
  ...PRODUCTION,
  ...TEMPERATURE,
  ...CRITICAL,
  ...POTENTIAL,
  ...RECTIFICATION,
  ...LOCALITY,
];

/** Decides every claim. */
export async function decideClaims(
  solver: ClaimSolver,
  onClaim?: (done: number, claims: number) => void,
): Promise<Decided[]> {
  const bench = new Bench(solver);
  const decided: Decided[] = [];
  for (const claim of CLAIMS) {
    const { id, where, statement } = claim;
    decided.push({ id, where, statement, ...(await claim.check(bench)) });
    onClaim?.(decided.length, CLAIMS.length);
  }
  return decided;
}
