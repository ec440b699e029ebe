// What is no shape of a state: the message names what was found and what is wanted.

import { describe, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";

/** Rows of `width` entries. */
function rows<T>(list: readonly T[], width = 4): T[][] {
  return Array.from({ length: list.length / width }, (_, k) =>
    list.slice(width * k, width * (k + 1)),
  );
}

const zeros = new Array<number>(16).fill(0);
const WRONG: [string, unknown, string, readonly string[]][] = [
  ["a number", 7, "rho", ["7 is not allowed", '"rho"']],
  ["a text", "[[1,0]]", "rho", ['"[[1,0]]"']],
  ["nothing", {}, "rho", ["there is none in {}"]],
  ["another key", { density: zeros }, "rho", ["there is none"]],
  ["15 entries", { rho: zeros.slice(1) }, "rho", ["15 entries", "4×4 or 16 complex entries"]],
  ["rows of three", { rho: rows(zeros.slice(4), 3) }, "rho", ["4 lists of 3 entries"]],
  [
    "rows of different lengths",
    { rho: [[1, 2, 3, 4], [1, 2, 3], [1, 2, 3, 4], [1]] },
    "rho",
    ["lists of 4, 3, 4 and 1 entries"],
  ],
  ["a missing entry", { rho: [...zeros.slice(1), null] }, "rho[15]", ["null"]],
  [
    "NaN in a text",
    { rho: [...zeros.slice(1), "nan+0j"] },
    "rho[15]",
    ['"nan+0j"', "a finite number"],
  ],
  ["a word", { rho: rows([...zeros.slice(1), "x"]) }, "rho[3][3]", ['"x"']],
  [
    "a tensor",
    {
      rho: [
        [
          [
            [1, 2],
            [1, 2],
          ],
          [
            [1, 2],
            [1, 2],
          ],
        ],
        [
          [
            [1, 2],
            [1, 2],
          ],
          [
            [1, 2],
            [1, 2],
          ],
        ],
      ],
    },
    "rho",
    ["2 lists of 2 lists of 2 lists of 2 entries"],
  ],
  ["a plane that is misspelt", { re: zeros, img: zeros }, "rho.img", ['Did you mean "im"?']],
  [
    "one that is misspelt under rho",
    { rho: { re: zeros, Im: zeros } },
    "rho.Im",
    ['Did you mean "im"?'],
  ],
  ["two states", { rho: zeros, ket: [1, 0, 0, 0] }, "ket", ["not allowed beside rho"]],
  ["a ket of three", { ket: [1, 0, 0] }, "ket", ["3 entries", "4 complex amplitudes"]],
  ["no correlations", { bloch: { a: [0, 0, 0] } }, "bloch.t", ["nothing was given", "9 numbers"]],
  [
    "a Bloch vector of two",
    { bloch: { a: [0, 0], t: new Array(9).fill(0) } },
    "bloch.a",
    ["2 entries", "3 numbers"],
  ],
  [
    "an unknown letter",
    { bloch: { a: [0, 0, 0], c: 1, t: new Array(9).fill(0) } },
    "bloch.c",
    ["unknown key"],
  ],
  [
    "large entries",
    { rho: [2e6, ...zeros.slice(1)] },
    "rho",
    ["entry (1,1) has 2000000", "at most 1000000"],
  ],
];

describe("what is no shape of a state", () => {
  it.each(WRONG)("%s", (_, input, path, words) => {
    const error = refusal(() => solver.state(input as never));
    expect(error.code).toBe("INVALID_STATE");
    expect(error.parameter).toBe(path);
    for (const word of words) expect(error.message).toContain(word);
  });
});
