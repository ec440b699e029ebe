import type { Command } from "commander";
import { addJobOptions } from "./job.js";
import { eachLine, type LineOptions } from "./lines.js";
import { backendOption, WORKERS } from "./options.js";

export function addEvents(program: Command): void {
  const command = program
    .command("events")
    .summary("births and deaths of entanglement and violations along an evolution")
    .description(
      "Reads evolutions as JSON Lines or one JSON document, each a system or params with an initial state and the end of an interval of time, and writes one object a line: every time at which a quantity becomes positive (birth) or stops being so (death), and the intervals where it is positive.",
    )
    .argument(
      "[file]",
      "JSON Lines or a JSON document of evolutions; standard input where it is missing or -",
    )
    .option("-o, --output <file>", "write there instead of to standard output")
    .option(...WORKERS)
    .addOption(backendOption());
  addJobOptions(command)
    .option("--quiet", "no progress line")
    .addHelpText(
      "after",
      `
An evolution:
  {"params":{"kappa":3},"initial":{"re":[0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0]},
   "from":0,"to":50,"quantities":["concurrence","i2","i3"]}
  In the place of params a system (docs/systems.md); initial is a state in any
  of the shapes of bellness state, such as {"ket":[0,1,0,0]}.
  Quantities: concurrence, i2 and i3 where none are named; minEigenvalue,
  jumpHeat, entropyProduction, and heatCurrent and particleCurrent with the
  number of a bath.
  Other kinds of events: touch, where a quantity comes to zero and goes back,
  and fade, where it is zero to rounding from there to the end.

Examples:
  echo '{"params":{},"initial":{"ket":[0,1,0,0]},"to":50}' | bellness events
  bellness events decay.json | jq '.events[] | [.time, .quantity, .kind]'`,
    )
    .action(async (file: string | undefined, options: LineOptions) => {
      const failed = await eachLine(file, options, { command: "events", asked: {} });
      if (failed > 0) process.exitCode = 1;
    });
}
