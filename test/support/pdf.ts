// Reads a PDF back, as far as tests of drawings need it: files with plain objects, as pdfkit and
// Chromium write them.

import { inflateSync } from "node:zlib";

export interface ReadPdf {
  /** Width and height of each page in points. */
  readonly pages: readonly (readonly [number, number])[];
  /** Names of the fonts whose files are inside. */
  readonly embedded: readonly string[];
  /** Fonts without a file. */
  readonly missing: readonly string[];
  /** Texts in their order, of fonts that say what their glyphs mean. */
  readonly texts: readonly string[];
  /** Pictures of pixels. */
  readonly images: number;
  /** The instructions that draw the pages. */
  readonly drawing: string;
}

/** Dictionary and inflated stream of each object. */
function objects(bytes: Uint8Array): Map<number, { head: string; stream: string }> {
  const text = Buffer.from(bytes).toString("latin1");
  const found = new Map<number, { head: string; stream: string }>();
  for (const [whole, number] of text.matchAll(/(?<=\n)(\d+) 0 obj\b[\s\S]*?endobj/g)) {
    const [head, rest] = whole.split(/stream\r?\n/, 2) as [string, string?];
    const body = rest?.slice(0, rest.lastIndexOf("endstream")) ?? "";
    const raw = Buffer.from(body, "latin1");
    const stream = head.includes("FlateDecode") ? inflateSync(raw).toString("latin1") : body;
    found.set(Number(number), { head, stream });
  }
  return found;
}

/** Code of each glyph → what it means. */
function meanings(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  const decoded = (hex: string) => {
    const units = hex.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16));
    return String.fromCharCode(...units);
  };
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, , list] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g)) {
      const first = Number.parseInt(from!, 16);
      [...list!.matchAll(/<([\w ]*)>/g)].forEach(([, hex], k) => {
        map.set(first + k, decoded(hex!.replaceAll(" ", "")));
      });
    }
  }
  return map;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const all = objects(bytes);
  const heads = [...all.values()].map(({ head }) => head);
  const fonts = heads.filter((head) => head.includes("/FontDescriptor") && /FontName/.test(head));
  const name = (head: string) => /\/FontName\s*\/([\w+-]+)/.exec(head)![1]!;
  const hasFile = (head: string) => /\/FontFile[23]?\b/.test(head);
  const cmaps = [...all.values()].filter(({ stream }) => stream.includes("beginbfrange"));
  const glyphs = meanings(cmaps.map(({ stream }) => stream).join("\n"));
  const drawing = [...all.values()]
    .filter(({ head, stream }) => !/\/Length1|\/Subtype/.test(head) && / (re|cm|w)\n/.test(stream))
    .map(({ stream }) => stream)
    .join("\n");
  const texts = [...drawing.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts]) =>
    [...parts!.matchAll(/<(\w+)>/g)]
      .flatMap(([, hex]) => hex!.match(/.{4}/g)!)
      .map((code) => glyphs.get(Number.parseInt(code, 16)) ?? "�")
      .join(""),
  );
  return {
    pages: heads
      .filter((head) => /\/Type\s*\/Page\b/.test(head))
      .map((head) => {
        const [, box] = /\/MediaBox\s*\[([^\]]*)\]/.exec(head)!;
        const [left, top, right, bottom] = box!.trim().split(/\s+/).map(Number);
        return [right! - left!, bottom! - top!] as const;
      }),
    embedded: fonts.filter(hasFile).map(name),
    missing: fonts.filter((head) => !hasFile(head)).map(name),
    texts,
    images: heads.filter((head) => /\/Subtype\s*\/Image\b/.test(head)).length,
    drawing,
  };
}
