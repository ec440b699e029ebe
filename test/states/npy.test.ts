// numpy's files: what they hold comes out number for number, and what does not fit is named as
// what it is.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { folder } from "../support/cli.js";
import { rejection } from "../support/errors.js";
import {
  COUNT,
  doubled,
  fortran,
  npy,
  numbers,
  read,
  real,
  source,
  text,
  zip,
} from "../support/stateFiles.js";

describe(".npy", () => {
  it.each([
    ["complex128 (N, 4, 4)", npy("<c16", `(${COUNT}, 4, 4)`, numbers)],
    ["complex128 (N, 16)", npy("<c16", `(${COUNT}, 16)`, numbers)],
    ["floats (N, 32)", npy("<f8", `(${COUNT}, 32)`, numbers)],
    ["floats (N, 16, 2)", npy("<f8", `(${COUNT}, 16, 2)`, numbers)],
    ["floats (N, 4, 4, 2)", npy("<f8", `(${COUNT}, 4, 4, 2)`, numbers)],
    ["Fortran (N, 4, 4)", npy("<c16", `(${COUNT}, 4, 4)`, fortran(numbers, true), true)],
    ["Fortran (N, 16)", npy("<c16", `(${COUNT}, 16)`, fortran(numbers, false), true)],
    ["version 2", npy("<c16", `(${COUNT}, 4, 4)`, numbers, false, 2)],
  ])("%s gives the numbers, from a file and from a pipe", async (_, bytes) => {
    for (const piece of [Infinity, 1000]) {
      const found = await read(source("states.npy", bytes, piece));
      expect(found.numbers).toEqual(numbers);
      expect(found.lines).toEqual(Array.from({ length: COUNT }, (_, k) => k + 1));
    }
  });

  it("of real matrices has imaginary parts of zero", async () => {
    const bytes = npy("<f8", `(${COUNT}, 4, 4)`, real);
    expect((await read(source("a.npy", bytes))).numbers).toEqual(doubled);
  });

  it("of single precision has its digits", async () => {
    const single = Float32Array.from(numbers);
    const bytes = npy("<c8", `(${COUNT}, 4, 4)`, single);
    expect((await read(source("a.npy", bytes))).numbers).toEqual(
      Float64Array.from(single, (x) => x + 0),
    );
  });

  it("of one matrix, in either order, or of none, is read", async () => {
    const one = numbers.slice(0, 32);
    const turned = fortran(one, true);
    expect((await read(source("a.npy", npy("<c16", "(4, 4)", one)))).numbers).toEqual(one);
    expect((await read(source("a.npy", npy("<c16", "(4, 4)", turned, true)))).numbers).toEqual(one);
    expect((await read(source("a.npy", npy("<c16", "(16,)", one)))).numbers).toEqual(one);
    expect(
      (await read(source("a.npy", npy("<c16", "(0, 4, 4)", new Float64Array(0))))).lines,
    ).toEqual([]);
  });

  it("is known by its first bytes where nothing else says it", async () => {
    const bytes = npy("<c16", `(${COUNT}, 4, 4)`, numbers);
    expect((await read(source("standard input", bytes, 5))).numbers).toEqual(numbers);
  });

  it.each([
    [npy("<c16", "(3, 3, 3)", new Float64Array(54)), ["shape (3, 3, 3)", "(N, 4, 4)"]],
    [npy("<c16", "(4, 4, 7)", new Float64Array(224)), ["shape (4, 4, 7)", "np.moveaxis"]],
    [npy("<c16", "(5, 4)", new Float64Array(40)), ["shape (5, 4)", "of kets"]],
    [npy("<c16", "(4,)", new Float64Array(8)), ["shape (4,)", "of kets"]],
    [npy("<c16", "(2, 3, 4, 4)", new Float64Array(192)), ["a.reshape(-1, 4, 4)"]],
    [npy("<f8", "(3, 2, 16)", new Float64Array(96)), ["a[:, 0] + 1j * a[:, 1]"]],
    [npy("[('rho', '<c16', (16,))]", "(1,)", new Float64Array(32)), ['a["name"]']],
    [npy(">c16", "(4, 4)", new Float64Array(32)), [">c16 (big-endian)", 'astype("<c16")']],
    [npy("|O", "(4, 4)", new Float64Array(32)), ["|O (Python objects)"]],
    [npy("<i8", "(4, 4)", new Float64Array(16)), ["the type <i8"]],
    [npy("<c16", "(2, 4, 4)", new Float64Array(50)), ["an end after 1 of 2 states"]],
    [npy("<c16", "(1, 4, 4)", new Float64Array(50)), ["more bytes behind the 1 states"]],
    [npy("<c16", "(2, 4, 4)", new Float64Array(50), true), ["bytes fewer than 2 states"]],
    [text("{}\n"), ["no .npy file"]],
    [text("\x93"), ["no .npy file"]],
  ])("that does not fit is named, %#", async (bytes, words) => {
    for (const piece of [Infinity, 7]) {
      const error = await rejection(read(source("a.npy", bytes as Uint8Array, piece)));
      expect(error.code).toBe("INVALID_STATE");
      expect(error.parameter).toBe("input");
      for (const word of words as string[]) expect(error.message).toContain(word);
    }
  });
});

describe(".npz", () => {
  const bytes = npy("<c16", `(${COUNT}, 4, 4)`, numbers);
  const turned = npy("<c16", `(${COUNT}, 4, 4)`, fortran(numbers, true), true);

  it.each([[false], [true]])("with one array, deflated: %s, gives its numbers", async (deflate) => {
    for (const array of [bytes, turned]) {
      const archive = zip([["rho.npy", array]], deflate);
      for (const piece of [Infinity, 999]) {
        expect((await read(source("a.npz", archive, piece))).numbers).toEqual(numbers);
      }
    }
  });

  it("with two arrays, none, or damaged is refused", async () => {
    const whole = zip([["a.npy", bytes]], true);
    for (const [archive, words] of [
      [
        zip(
          [
            ["a.npy", bytes],
            ["b.npy", bytes],
          ],
          false,
        ),
        'archive with 2 arrays (a, b). Allowed: one array; numpy.save("rho.npy", archive["a"])',
      ],
      [zip([], false), "no array"],
      [whole.subarray(0, whole.length - 30), "no .npz file"],
      [whole.map((byte, k) => (k > 100 && k < 140 ? byte ^ 255 : byte)), "a.npz"],
    ] as const) {
      const error = await rejection(read(source("a.npz", archive)));
      expect(error.message).toContain(words);
    }
  });
});

const python = (() => {
  try {
    execFileSync("python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
if (!python)
  console.warn("SKIPPED: files that numpy itself writes; there is no python3 with numpy here");

describe.skipIf(!python)("what numpy writes", () => {
  const program = `
import io, sys, numpy as np
a = np.frombuffer(sys.stdin.buffer.read(), dtype="<c16").reshape(-1, 4, 4)
out = {"c.npy": a, "f.npy": np.asfortranarray(a), "16.npy": a.reshape(-1, 16), "f16.npy": np.asfortranarray(a.reshape(-1, 16)), "one.npy": a[0], "t.npy": a[0].T, "view.npy": a.view(float)}
for name, array in out.items(): np.save(sys.argv[1] + "/" + name, array)
np.savez(sys.argv[1] + "/s.npz", rho=a)
np.savez_compressed(sys.argv[1] + "/z.npz", rho=a)
np.savetxt(sys.argv[1] + "/c.csv", a.reshape(-1, 16), delimiter=",", fmt=["%.17g%+.17gj"] * 16)
np.savetxt(sys.argv[1] + "/d.csv", a.reshape(-1, 16), delimiter=",")
np.savetxt(sys.argv[1] + "/v.csv", a.reshape(-1, 16).view(float), delimiter=",", fmt="%.17g")
with open(sys.argv[1] + "/p.jsonl", "w") as f:
    import json
    for k, m in enumerate(a): print(json.dumps({"id": k, "rho": [[str(x) for x in row] for row in m]}), file=f)
with open(sys.argv[1] + "/r.jsonl", "w") as f:
    for k, m in enumerate(a): print(json.dumps({"rho": {"re": m.real.tolist(), "im": m.imag.tolist()}}), file=f)
`;

  it("comes in bit for bit", async () => {
    const files = folder();
    try {
      execFileSync("python3", ["-c", program, files.path("")], {
        input: Buffer.from(numbers.buffer),
      });
      for (const name of [
        "c.npy",
        "f.npy",
        "16.npy",
        "f16.npy",
        "view.npy",
        "s.npz",
        "z.npz",
        "c.csv",
        "d.csv",
        "v.csv",
        "p.jsonl",
        "r.jsonl",
      ]) {
        const bytes = readFileSync(files.path(name));
        for (const piece of [Infinity, 4096]) {
          const found = await read(source(name, bytes, piece));
          expect(found.errors, name).toEqual({});
          expect(found.numbers, name).toEqual(numbers);
        }
      }
      const one = await read(source("one.npy", readFileSync(files.path("one.npy"))));
      expect(one.numbers).toEqual(numbers.slice(0, 32));
    } finally {
      files.remove();
    }
  });
});
