import {
  BellnessError,
  type ErrorCode,
  passedOn,
  type StateInputFile,
  type Tally,
  VERSION,
} from "../index.js";
import type { TableDescription } from "../table/describe.js";
import { WHOLE } from "../table/shard.js";
import { jsonFile } from "../table/values.js";
import type { TableSource } from "./begun.js";
import { checkOutput } from "./input.js";
import {
  checkJob,
  inputPrint,
  isJournaled,
  type JobOptions,
  jobRows,
  runJob,
  unsolved,
} from "./job.js";
import { ProgressLine } from "./progress.js";
import { countLines, firstLines, peekLines, type Question, questions } from "./questions.js";
import { openInput } from "./stateInput.js";

// Inputs of which each line is answered by itself.

export type LineOptions = JobOptions;

/** An answer, or why there is none. */
export interface Answer {
  readonly line: number;
  /** What the line says; undefined where it is not JSON. */
  readonly input: unknown;
  readonly answer: object | null;
  readonly error: BellnessError | null;
}

/** Answers that follow one another, and how many there are of each status. */
export interface AnswerPiece {
  readonly answers: readonly Answer[];
  readonly tally: Tally;
}

export type Solve = (input: unknown) => object | Promise<object>;

/** The status that a table has in the place of an error. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  SINGULAR_LIOUVILLIAN: 1,
  OSCILLATING: 1,
  DEGENERATE_TRANSITION: 2,
  INVALID_STATE: 10,
};
/** What the input got wrong. */
const WRONG_INPUT = 4;

export function statusOf({ error }: Answer): number {
  return error === null ? 0 : (STATUS[error.code] ?? WRONG_INPUT);
}

/** Milliseconds after which answers are written, whether or not more of their piece are coming. */
const PATIENCE = 200;

async function answered(question: Question, solve: Solve): Promise<Answer> {
  const { line } = question;
  let input: unknown;
  try {
    input = question.read();
    return { line, input, answer: await solve(input), error: null };
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return { line, input, answer: null, error };
  }
}

async function* answerPieces(
  groups: AsyncIterable<readonly Question[]>,
  solve: Solve,
  see: () => void,
): AsyncGenerator<AnswerPiece, void> {
  for await (const group of groups) {
    let answers: Answer[] = [];
    let next = performance.now() + PATIENCE;
    for (const [k, question] of group.entries()) {
      answers.push(await answered(question, solve));
      see();
      if (k + 1 < group.length && performance.now() < next) continue;
      const status: Record<string, number> = {};
      for (const one of answers) status[statusOf(one)] = (status[statusOf(one)] ?? 0) + 1;
      yield { answers, tally: { status } };
      answers = [];
      next = performance.now() + PATIENCE;
    }
  }
}

/** An answer as a line: with `ok: true`, or `{ok: false, line, error}` and what the input passes on. */
function lineOf({ line, input, answer, error }: Answer): object {
  return error === null
    ? { ok: true, line, ...answer }
    : { ok: false, line, ...passedOn(input), error };
}

async function* jsonPieces(pieces: AsyncIterable<AnswerPiece>) {
  for await (const { answers, tally } of pieces) yield { lines: answers.map(lineOf), tally };
}

/** What is asked of each line, and how the answers become a file. */
export interface LineJob {
  /** Data that say what is asked: equal where the answers are. */
  readonly spec: object;
  readonly solve: Solve;
  /** Answers as a table of another format than JSON Lines, made for the first lines of an input. */
  readonly table?: (first: readonly Question[]) => LineTable;
}

export type LineTable = Pick<TableSource, "format"> &
  Pick<TableDescription<unknown>, "columns"> & {
    chunks(
      pieces: AsyncIterable<AnswerPiece>,
      description: TableDescription<unknown> | null,
      ...[after, metadata]: Parameters<TableSource["chunks"]>
    ): ReturnType<TableSource["chunks"]>;
  };

const JSON_LINES: LineTable = {
  format: "jsonl",
  columns: [],
  chunks: (pieces, _description, after) => jsonFile(jsonPieces(pieces), after),
};

/**
 * Answers lines one for one and in order; blank lines are skipped. Returns how many have no answer.
 */
export async function eachLine(
  path: string | undefined,
  options: LineOptions,
  job: LineJob,
): Promise<number> {
  await checkOutput(path, options.output);
  const { input, close } = await openInput(path);
  const progress = new ProgressLine("line", options.quiet ?? false);
  try {
    await checkJob(input.file, options);
    return await answerLines(input, options, job, progress);
  } finally {
    progress.end();
    await close();
  }
}

/** What the answers to a file's lines are, where somebody wants to know. */
async function describe(input: StateInputFile, options: LineOptions) {
  const { file } = input;
  const wanted = options.shard !== undefined || (await isJournaled(file, options));
  if (file === null || !wanted) return null;
  return { print: await inputPrint(file), of: await countLines(input) };
}

async function answerLines(
  input: StateInputFile,
  options: LineOptions,
  { spec, solve, table }: LineJob,
  progress: ProgressLine,
): Promise<number> {
  const part = await describe(input, options);
  const { start, end } = jobRows(options, part?.of ?? null);
  // Of a stream the first lines are not to be had twice.
  const kept = table !== undefined && input.file === null ? await peekLines(input) : null;
  // What is wrong with a file as a whole is an error before the output is touched.
  const first =
    kept?.first ?? (part === null && table === undefined ? [] : await firstLines(input));
  const made = table?.(first) ?? JSON_LINES;
  const description: TableDescription<unknown> | null =
    part === null
      ? null
      : {
          version: VERSION,
          spec: { input: part.print, ...spec },
          shard: { ...(options.shard ?? WHOLE) },
          rows: { first: start, count: end - start, of: part.of },
          columns: made.columns,
        };
  let done = 0;
  const see = () => {
    done += 1;
    progress.update(done, part === null ? null : end - start);
  };
  const source = (): TableSource => ({
    format: made.format,
    description: description!,
    chunks(after, metadata) {
      done = after.at(-1)?.rows ?? 0;
      const groups = kept?.all() ?? questions(input, { start: start + done, end });
      return made.chunks(answerPieces(groups, solve, see), description, after, metadata);
    },
  });
  return unsolved(await runJob(source, input.file, options, progress)).failed;
}
