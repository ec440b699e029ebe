import type { Model } from "./model.js";
import { PAPER } from "./paper.js";
import { isSystem } from "./system.js";
import { readSystem, systemModel } from "./systemModel.js";

/** The models by the names that a checked sweep carries: what is sent to a worker holds no function. */
export type ModelName = "paper" | "system";

/** A model whose parameters are its own business. */
export type AnyModel = Model<unknown>;

/** The model of this name; that of a system has the numbers of the one it is for, as it was read. */
export function modelOf(name: ModelName, base: unknown): AnyModel {
  return (name === "paper" ? PAPER : systemModel(base)) as unknown as AnyModel;
}

/** The model of which these are parameters, and the parameters, checked. */
export function modelFor(input: unknown): { readonly name: ModelName; readonly base: unknown } {
  if (isSystem(input)) return { name: "system", base: readSystem(input) };
  return { name: "paper", base: PAPER.read(input ?? {}) };
}
