import { isSystem, type ParameterPath, withParameter, withSystemNumber } from "../index.js";
import type { Base } from "./view.js";

/** What a view is of, whatever the model, with one number changed. */
export function withValue<B extends Base>(base: B, path: string, value: number): B {
  if (isSystem(base)) return withSystemNumber(base, path, value) as B;
  return withParameter(base, path as ParameterPath, value) as B;
}
