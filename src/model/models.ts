import { extendedModel } from "./extendedModel.js";
import type { Model } from "./model.js";
import { PAPER } from "./paper.js";
import { type ExtendedParameters, extendedParameters, isExtended } from "./paperSystem.js";
import { isClosedForm, shapedModel } from "./shapedModel.js";
import { isSystem } from "./system.js";
import { readSystem, systemModel } from "./systemModel.js";

/** The models by the names that a checked sweep carries: what is sent to a worker holds no function. */
export type ModelName = "paper" | "shaped" | "extended" | "system";

/** A model whose parameters are its own business. */
export type AnyModel = Model<unknown>;

/** Models of systems by what was read of each: the check of a sweep needs one, its rows need it again. */
const known = new WeakMap<object, AnyModel>();

/** The model of this name; those of systems have the numbers of the one they are for, as it was read. */
export function modelOf(name: ModelName, base: unknown): AnyModel {
  if (name === "paper") return PAPER as unknown as AnyModel;
  const found = known.get(base as object);
  if (found !== undefined) return found;
  const model = {
    shaped: () => shapedModel(base as ExtendedParameters),
    extended: () => extendedModel(base),
    system: () => systemModel(base),
  }[name]() as unknown as AnyModel;
  known.set(base as object, model);
  return model;
}

/**
 * The model of which these are parameters, and the parameters, checked: that with a closed form where
 * it holds. `general` takes the paper's parameters for the system that they stand for.
 */
export function modelFor(
  input: unknown,
  general = false,
): { readonly name: ModelName; readonly base: unknown } {
  if (isSystem(input)) return { name: "system", base: readSystem(input) };
  if (general) return { name: "extended", base: extendedParameters(input ?? {}) };
  if (isExtended(input)) {
    const base = extendedParameters(input);
    return { name: isClosedForm(base) ? "shaped" : "extended", base };
  }
  return { name: "paper", base: PAPER.read(input ?? {}) };
}
