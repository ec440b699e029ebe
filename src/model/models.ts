import type { Model } from "./model.js";
import { PAPER } from "./paper.js";

/** The models by the names that a checked sweep carries: what is sent to a worker holds no function. */
const MODELS = { paper: PAPER } as const;

export type ModelName = keyof typeof MODELS;

/** A model whose parameters are its own business. */
export type AnyModel = Model<unknown>;

export function modelOf(name: ModelName): AnyModel {
  return MODELS[name] as unknown as AnyModel;
}

/** The model of which these are parameters. */
export function modelFor(_input: unknown): ModelName {
  return "paper";
}
