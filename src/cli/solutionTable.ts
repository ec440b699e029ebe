import { type AskedSolutions, BellnessError, passedOn, SolutionTable, VERSION } from "../index.js";
import { Beside, type RowsBeside } from "../table/beside.js";
import type { TableColumn, Values } from "../table/columns.js";
import { type ValueRows, type ValuesFormat, valuesFile } from "../table/values.js";
import { type Answer, type AnswerPiece, type Question, readQuestion, statusOf } from "./answers.js";
import type { LineTable } from "./lines.js";

// Solutions as a table: what their inputs passed on, their lines, what was solved, and why not.

const LINE: TableColumn = { name: "line", type: "integer", few: false, nullable: false };
const STATUS: TableColumn = { name: "status", type: "whole", few: true, nullable: false };
const text = (name: string): TableColumn => ({ name, type: "text", few: false, nullable: true });
const ERRORS = [text("error"), text("message")];

function inputOf(question: Question): unknown {
  try {
    return readQuestion(question);
  } catch (error) {
    if (error instanceof BellnessError) return null;
    throw error;
  }
}

/** What lines pass on, a column a key. */
function besideOf(rows: readonly Pick<Answer, "line" | "passed">[]): RowsBeside {
  const further = new Map<string, unknown[]>();
  for (const [k, { passed }] of rows.entries()) {
    for (const [key, value] of Object.entries(passed)) {
      const column = further.get(key) ?? [];
      column[k] = value;
      further.set(key, column);
    }
  }
  return { count: rows.length, lines: rows.map(({ line }) => line), further };
}

/** Answers of `solve` as a table, whose columns the first lines decide. */
export function solutionTable(
  format: ValuesFormat,
  first: readonly Question[],
  asked: AskedSolutions,
): LineTable {
  const inputs = first.map((question) => ({ line: question.line, input: inputOf(question) }));
  const solutions = new SolutionTable(
    inputs.map(({ input }) => input).filter((input) => input !== null),
    asked,
  );
  const ours = [LINE, ...solutions.columns, STATUS, ...ERRORS];
  const beside = new Beside(
    besideOf(inputs.map(({ line, input }) => ({ line, passed: passedOn(input) }))),
    ours,
    "INVALID_PARAMETER",
  );
  const values = (answers: readonly Answer[]): Values[] => [
    ...beside.values(besideOf(answers)),
    Float64Array.from(answers, ({ line }) => line),
    ...solutions.values(answers.map(({ answer }) => answer)),
    Float64Array.from(answers, statusOf),
    answers.map(({ error }) => error?.code ?? null),
    answers.map(({ error }) => error?.message ?? null),
  ];
  async function* rows(
    pieces: AsyncIterable<AnswerPiece<Answer>>,
  ): AsyncGenerator<ValueRows, void> {
    for await (const { answers } of pieces) yield values(answers);
  }
  const described = [
    { name: "line", meaning: "line of the input", unit: "1" },
    ...solutions.described,
    { name: "status", meaning: "0: solved; else why not, and no values in the row", unit: "1" },
    { name: "error", meaning: "code of the error", unit: "1" },
    { name: "message", meaning: "what was wrong, what is allowed", unit: "1" },
  ];
  return {
    format,
    columns: described,
    chunks(pieces, description, after, metadata) {
      const about = description ?? { version: VERSION, columns: described };
      const imprint = {
        description: JSON.stringify(about),
        createdBy: `bellness ${VERSION}`,
        metadata,
      };
      return valuesFile(format, [...beside.columns, ...ours], rows(pieces), imprint, after);
    },
  };
}
