// The pages of docs/ as a site: buildSite(root, folder) writes dist/web/docs.

import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { Marked } from "marked";

/** A heading's anchor as GitHub makes it. */
function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** The text of a page as HTML; links to other pages lead to theirs. */
function html(text) {
  const seen = new Map();
  const anchor = (heading) => {
    const base = slug(heading);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  };
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const plain = this.parser.parseInline(tokens, this.parser.textRenderer);
        const text = plain.replace(/&(amp|lt|gt|quot|#39);/g, "");
        return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
    walkTokens(token) {
      if (token.type !== "link" || /^[a-z]+:/.test(token.href)) return;
      token.href = token.href
        .replace(/(^|\/)README\.md/, "$1index.html")
        .replace(/\.md(#|$)/, ".html$1");
    },
  });
  return marked.parse(text);
}

function page(title, body, up) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · bellness</title>
    <link rel="icon" href="${up}../icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${up}docs.css">
  </head>
  <body>
    <nav aria-label="Site"><a href="${up}../index.html">Explorer</a> <a href="${up}index.html">Documents</a> <a href="${up}start.html">Start here</a> <a href="${up}conventions.html">Conventions</a> <a href="${up}api/bellness.html">API</a></nav>
    <main>
${body}    </main>
  </body>
</html>
`;
}

/** Writes every page of docs/ with the figures into a folder. */
export async function buildSite(root, folder) {
  const from = `${root}docs/`;
  const files = (await readdir(from, { recursive: true })).filter(
    (name) => name.endsWith(".md") && !name.includes("node_modules"),
  );
  for (const name of files) {
    const text = await readFile(`${from}${name}`, "utf8");
    const [, title = name] = /^# (.*)$/m.exec(text) ?? [];
    const up = relative(dirname(name), ".");
    const to = `${folder}/${name.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html")}`;
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, page(title.replaceAll("`", ""), html(text), up === "" ? "" : `${up}/`));
  }
  await cp(`${from}figures`, `${folder}/figures`, { recursive: true });
  await cp(`${from}docs.css`, `${folder}/docs.css`);
}
