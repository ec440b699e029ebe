import { Command, CommanderError } from "commander";
import { BellnessError, VERSION } from "../index.js";
import { addClaims } from "./claims.js";
import { addEvents } from "./events.js";
import { addEvolve } from "./evolve.js";
import { EXIT, exitCode } from "./exit.js";
import { addFigure } from "./figure.js";
import { addPlot } from "./plot.js";
import { addRandom } from "./random.js";
import { addRecipe } from "./recipe.js";
import { addServe } from "./serve.js";
import { addShards } from "./shards.js";
import { addSolve } from "./solve.js";
import { addSpectrum } from "./spectrum.js";
import { addState } from "./state.js";
import { addSweep } from "./sweep.js";

// The reader of a pipe, of help too, has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

const program = new Command("bellness")
  .description(
    "Entanglement and Bell nonlocality of two coupled qubits between two baths out of equilibrium with each other: Bloch-Redfield steady state, concurrence, CHSH and I3322 maxima, currents, entropy production.",
  )
  .version(VERSION)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText("after", "\nbellness help <command> shows each command with examples.");

for (const add of [
  addSolve,
  addState,
  addRandom,
  addSweep,
  addShards,
  addRecipe,
  addEvolve,
  addEvents,
  addSpectrum,
  addFigure,
  addPlot,
  addClaims,
  addServe,
])
  add(program);
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.refused;
  } else if (error instanceof BellnessError) {
    process.stderr.write(`bellness: ${error.code}: ${error.message}\n`);
    process.exitCode = exitCode(error);
  } else if (error instanceof Error && "code" in error) {
    // A file that cannot be read or written.
    process.stderr.write(`bellness: ${error.message}\n`);
    process.exitCode = exitCode(error);
  } else {
    throw error;
  }
}
