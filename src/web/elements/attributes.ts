// The attributes of the custom elements: the words of the page's address, one each.

import { checkKeys } from "../../index.js";
import { startOf } from "../presets.js";
import type { Scene } from "../scene.js";
import { PARAMETER_KEYS, SYSTEM_KEY, textScene } from "../url.js";

/** Attributes besides the parameters, and what the address calls them. */
export type Vocabulary = Readonly<Record<string, string>>;

export const CURVE_ATTRIBUTES: Vocabulary = {
  show: "curve",
  along: "along",
  points: "points",
  production: "production",
  family: "family",
  initial: "initial",
};
export const MAP_ATTRIBUTES: Vocabulary = {
  show: "map",
  x: "x",
  y: "y",
  grid: "grid",
  initial: "initial",
};

/** Attributes that every element may have; they say nothing to these. */
const COMMON =
  /^(id|class|style|slot|title|lang|dir|hidden|tabindex|role|part|is)$|^(data|aria)-|^on/;

/** The attributes that an element listens to. */
export function attributesOf(own: Vocabulary): string[] {
  return [...PARAMETER_KEYS, SYSTEM_KEY, ...Object.keys(own)];
}

/**
 * The scene that the attributes of an element describe; what they leave out is as on the page.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function elementScene(element: Element, own: Vocabulary): Scene {
  const given = element
    .getAttributeNames()
    .filter((name) => !COMMON.test(name))
    .map((name): [string, string] => [name, element.getAttribute(name)!]);
  checkKeys(Object.fromEntries(given), attributesOf(own), "", "INVALID_PARAMETER");
  const text = given
    .map(([name, value]) => `${own[name] ?? name}=${encodeURIComponent(value.trim())}`)
    .join("&");
  return textScene(text, startOf);
}
