import { createSolver, type StateInputFile, VERSION } from "../index.js";
import type { TableDescription } from "../table/describe.js";
import { WHOLE } from "../table/shard.js";
import { jsonFile } from "../table/values.js";
import { answererOf, type LineCommand, type Solve } from "./answerers.js";
import {
  type Answer,
  type AnswerPiece,
  answered,
  asText,
  type Question,
  tallyOfAnswers,
} from "./answers.js";
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
import { answersOfThreads } from "./lineThreads.js";
import type { BackendOption } from "./options.js";
import { ProgressLine } from "./progress.js";
import { countLines, firstLines, peekLines, questions } from "./questions.js";
import { openInput } from "./stateInput.js";

// Inputs of which each line is answered by itself.

export interface LineOptions extends JobOptions, BackendOption {
  /** Threads that answer; without it the calling one does. */
  readonly workers?: number;
}

/** Milliseconds after which answers are written, whether or not more of their piece are coming. */
const PATIENCE = 200;

/** The answers of the calling thread, in the form that is wanted. */
async function* answerPieces<A>(
  groups: AsyncIterable<readonly Question[]>,
  solve: Solve,
  form: (answer: Answer) => A,
): AsyncGenerator<AnswerPiece<A>, void> {
  for await (const group of groups) {
    let found: Answer[] = [];
    let next = performance.now() + PATIENCE;
    for (const [k, question] of group.entries()) {
      found.push(await answered(question, solve));
      if (k + 1 < group.length && performance.now() < next) continue;
      yield { answers: found.map(form), tally: tallyOfAnswers(found) };
      found = [];
      next = performance.now() + PATIENCE;
    }
  }
}

/** Answers as a table of another format than JSON Lines. */
export type LineTable = Pick<TableSource, "format"> &
  Pick<TableDescription<unknown>, "columns"> & {
    chunks(
      pieces: AsyncIterable<AnswerPiece<Answer>>,
      description: TableDescription<unknown> | null,
      ...[after, metadata]: Parameters<TableSource["chunks"]>
    ): ReturnType<TableSource["chunks"]>;
  };

/** What is asked of each line, and how the answers become a file. */
export type LineJob = LineCommand & {
  /** A table, made for the first lines of an input. */
  readonly table?: (first: readonly Question[]) => LineTable;
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
  { table, ...command }: LineJob,
  progress: ProgressLine,
): Promise<number> {
  const part = await describe(input, options);
  const { start, end } = jobRows(options, part?.of ?? null);
  // Of a stream the first lines are not to be had twice.
  const kept = table !== undefined && input.file === null ? await peekLines(input) : null;
  // What is wrong with a file as a whole is an error before the output is touched.
  const first =
    kept?.first ?? (part === null && table === undefined ? [] : await firstLines(input));
  const made = table?.(first);
  const description: TableDescription<unknown> | null =
    part === null
      ? null
      : {
          version: VERSION,
          spec: { input: part.print, command: command.command, ...command.asked },
          shard: { ...(options.shard ?? WHOLE) },
          rows: { first: start, count: end - start, of: part.of },
          columns: made?.columns ?? [],
        };
  const { backend, workers } = options;
  const solver = await createSolver({ backend });
  let done = 0;
  async function* pieces<A>(
    groups: AsyncIterable<readonly Question[]>,
    form: (answer: Answer) => A,
  ) {
    const order = { ...command, backend: solver.backend, isText: made === undefined };
    const found =
      workers === undefined
        ? answerPieces(groups, answererOf(solver, command), form)
        : // Threads are told the form.
          (answersOfThreads(groups, order, workers) as AsyncGenerator<AnswerPiece<A>, void>);
    for await (const piece of found) {
      done += piece.answers.length;
      progress.update(done, part === null ? null : end - start);
      yield piece;
    }
  }
  const source = (): TableSource => ({
    format: made?.format ?? "jsonl",
    description: description!,
    chunks(after, metadata) {
      done = after.at(-1)?.rows ?? 0;
      const groups = kept?.all() ?? questions(input, { start: start + done, end });
      return made === undefined
        ? jsonFile(pieces(groups, asText), after)
        : made.chunks(
            pieces(groups, (answer) => answer),
            description,
            after,
            metadata,
          );
    },
  });
  return unsolved(await runJob(source, input.file, options, progress)).failed;
}
