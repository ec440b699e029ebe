import type { Command } from "commander";

export function addFigure(_program: Command): void {}
