import type { Decided, Verdict } from "./claim.js";

export const VERDICTS: readonly Verdict[] = ["holds", "approximately", "fails"];

const WORDS: Readonly<Record<Verdict, string>> = {
  holds: "holds",
  approximately: "holds approximately",
  fails: "does not hold",
};

/** How many claims got each verdict, as a sentence. */
export function tally(claims: readonly Decided[]): string {
  const counts = VERDICTS.map(
    (verdict) =>
      `${claims.filter((one) => one.verdict === verdict).length} ${verdict === "fails" ? "do not hold" : verdict === "holds" ? "hold" : "hold approximately"}`,
  );
  return `${claims.length} statements: ${counts.join(", ")}.`;
}

/** Breaks a text into lines of at most `width` characters. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += (line === "" ? "" : " ") + word;
  }
  lines.push(line);
  return lines;
}

const INDENT = "    ";
const WIDTH = 96;

/** The claims for a terminal: verdict, statement, evidence. */
export function claimsText(claims: readonly Decided[]): string {
  const blocks = claims.map(({ id, where, statement, computed, verdict }) =>
    [
      `${WORDS[verdict]}: ${id} (${where})`,
      ...wrapped(statement, WIDTH).map((line) => INDENT + line),
      ...wrapped(`→ ${computed}`, WIDTH).map((line) => INDENT + line),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n\n${tally(claims)}\n`;
}

/** The claims as a Markdown table. */
export function claimsTable(claims: readonly Decided[]): string {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = claims.map(
    ({ where, statement, computed, verdict }) =>
      `| ${cell(where)} | ${cell(statement)} | **${WORDS[verdict]}** | ${cell(computed)} |`,
  );
  return ["| where | statement | verdict | computed |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}
