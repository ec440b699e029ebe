import { provideSystems } from "../subject.js";

/** Loads what systems need: a page that shows none does without. */
export async function loadSystems(): Promise<void> {
  provideSystems((await import("../later.js")).SYSTEM);
}
