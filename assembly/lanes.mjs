// Kernels that take two rows at once. A file that imports `lane` from lanes.ts is plain arithmetic
// on numbers of type Lane. The JavaScript core runs it as it stands, row after row; here it becomes
// SIMD for asc: Lane is v128, a * b is f64x2.mul(a, b), a comparison is a mask, and c ? a : b with a
// mask takes each lane's own. So both cores do the same operations, and the text stands once.

import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { constantsOf, toSimd } from "./simd.mjs";

const IMPORTS_LANE = /import \{[^}]*\blane\b[^}]*\} from "[./]*\/lanes";/;
const KINDS = /^(Lane|Mask)$/;

/** Whether the text of a file is to be turned into lanes. */
function takesLanes(text) {
  return IMPORTS_LANE.test(text);
}

/** The functions of these files by name: kinds of their parameters and of what they return. */
function signaturesOf(texts) {
  const found = new Map();
  for (const text of texts) {
    for (const [, name, list, returned] of text.matchAll(
      /^(?:export )?function (\w+)\(([^)]*)\): (\w+) \{/gm,
    )) {
      const parameters = list.split(",").map((one) => /: (Lane|Mask)\b/.exec(one)?.[1] ?? "");
      const own = KINDS.test(returned) ? returned : "";
      if (found.has(name)) throw new Error(`lanes: two functions ${name}`);
      found.set(name, { parameters, returned: own });
    }
  }
  return found;
}

/** How asc reads the kernels below `root`: files of lanes as SIMD. */
export async function lanesReader(root) {
  const names = (await readdir(join(root, "assembly"), { recursive: true })).filter((name) =>
    name.endsWith(".ts"),
  );
  const texts = await Promise.all(
    names.map((name) => readFile(join(root, "assembly", name), "utf8")),
  );
  const signatures = signaturesOf(
    texts.filter((text, k) => takesLanes(text) || names[k] === "lanes.ts"),
  );
  const slots = constantsOf(await readFile(join(root, "assembly/system/layout.ts"), "utf8"));
  const known = { signatures, slots };
  return async (name, base) => {
    const text = await readFile(resolve(base, name), "utf8").catch(() => null);
    if (text === null) return null;
    if (takesLanes(text)) return toSimd(text, name, known);
    return name.endsWith("assembly/lanes.ts")
      ? text
          .replace(/(type (?:Lane|Mask) =) \w+/g, "$1 v128")
          .replace(/^export declare const lane.*$/m, "")
      : text;
  };
}
