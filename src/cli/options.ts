import { Option } from "commander";
import type { BackendChoice } from "../index.js";

export interface BackendOption {
  readonly backend: BackendChoice;
}

/** `--backend`, for every command that computes. */
export function backendOption(): Option {
  return new Option("--backend <name>", "wasm, its pure-JS twin, or the better that runs here")
    .choices(["auto", "wasm", "js"])
    .default("auto");
}

/** `--solver`, for every command that finds steady states. */
export function solverOption(): Option {
  return new Option(
    "--solver <name>",
    "closed form (reduced), LU of the 16x16 Liouvillian (full), or the former (auto)",
  )
    .choices(["auto", "reduced", "full"])
    .default("auto");
}
