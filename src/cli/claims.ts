import type { Command } from "commander";
import { createSolver } from "../index.js";
import { decideClaims } from "../paper/claims/all.js";
import { claimsText } from "../paper/claims/report.js";
import { type BackendOption, backendOption } from "./options.js";
import { Output } from "./output.js";
import { ProgressLine } from "./progress.js";

interface Options extends BackendOption {
  readonly json?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
}

export function addClaims(program: Command): void {
  program
    .command("claims")
    .summary("the paper's statements, each decided by computed numbers")
    .description(
      "Computes what decides each statement of the paper and says whether it holds, holds approximately or does not hold, with the numbers and the tolerance.",
    )
    .option("--json", 'an array of {"id","where","statement","computed","numbers","verdict"}')
    .option("-o, --output <file>", "write there instead of to standard output")
    .addOption(backendOption())
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
Verdicts in JSON: "holds", "approximately", "fails".

Examples:
  bellness claims
  bellness claims --json -o claims.json
  bellness claims --json | jq '.[] | select(.verdict == "fails") | .id'`,
    )
    .action(async (options: Options) => {
      const solver = await createSolver({ backend: options.backend });
      const progress = new ProgressLine("claim", options.quiet ?? false);
      const claims = await decideClaims(solver, (done, all) => progress.update(done, all));
      progress.end();
      const output = new Output(options.output);
      await output.write(
        options.json ? `${JSON.stringify(claims, null, 2)}\n` : claimsText(claims),
      );
      await output.close();
    });
}
