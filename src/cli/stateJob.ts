import {
  ANSWER_OBSERVABLES,
  countStates,
  createSolver,
  describeStates,
  NUMBER_OBSERVABLES,
  type ReadOptions,
  type RepairOptions,
  readStates,
  type StateBlock,
  type StateInputFile,
  type StatesOptions,
  statesChunks,
  type TableFormat,
} from "../index.js";
import { jsonFile } from "../table/values.js";
import type { TableSource } from "./begun.js";
import { checkOutput } from "./input.js";
import { checkJob, inputPrint, isJournaled, jobRows, runJob, unsolved } from "./job.js";
import { inColumns, type Locality } from "./locality.js";
import { targetOption } from "./measures.js";
import { ProgressLine } from "./progress.js";
import { answers, Failures, type StateCommandOptions as Options, watched } from "./stateAnswers.js";
import { compressors, openInput } from "./stateInput.js";

/** What is asked of the states, checked. */
export interface AskedStates {
  readonly format: TableFormat;
  readonly repair: RepairOptions;
  readonly locality: Locality | null;
  /** Whether each state is answered by itself, with everything. */
  readonly rowByRow: boolean;
}

/** The first states of an input, which say what columns stand beside the measures. */
async function firstStates(input: StateInputFile, options: ReadOptions) {
  const blocks = readStates(input, { ...options, rows: { start: 0, end: 4096 } });
  const { done, value } = await blocks.next();
  await blocks.return(0);
  return done === true ? null : (value as StateBlock);
}

/** Of what the rows are, and how many there are: wherever the output or a shard needs to know. */
async function partOf(input: StateInputFile, read: ReadOptions, options: Options) {
  const { file } = input;
  const { shard } = options;
  if (file === null || (shard === undefined && !(await isJournaled(file, options)))) return null;
  return { count: await countStates(input, read), input: await inputPrint(file), shard };
}

async function measure(
  input: StateInputFile,
  options: Options,
  asked: AskedStates,
  progress: ProgressLine,
): Promise<void> {
  const { format, repair, locality, rowByRow } = asked;
  const read: ReadOptions = { format: options.format, compressors: compressors() };
  const solver = await createSolver({ backend: options.backend });
  const failures = new Failures();
  const measures: StatesOptions = {
    ...repair,
    thorough: options.thorough ?? false,
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    // Lines have room for directions; in tables they are columns of their own, if they are asked for.
    ...(rowByRow
      ? { observables: ANSWER_OBSERVABLES }
      : inColumns(
          options.observables ?? (format === "jsonl" ? ANSWER_OBSERVABLES : NUMBER_OBSERVABLES),
          locality,
          options.allowDegenerate ?? false,
          options.observables !== undefined,
        )),
    ...(await targetOption(options)),
  };
  const part = await partOf(input, read, options);
  const range = jobRows(options, part?.count ?? null);
  // What is wrong with a file as a whole is an error before the output is touched.
  const first = part === null ? undefined : await firstStates(input, read);
  const rows = Number.isFinite(range.end) ? range.end - range.start : null;
  let done = 0;
  const see = (count: number) => {
    done += count;
    progress.update(done, rows);
  };
  const described = part === null ? null : describeStates(measures, part);
  const { certify, steering, budget, allowDegenerate } = options;
  const everything = { certify, steering, budget, allowDegenerate, ...locality };
  const description =
    described === null || !rowByRow
      ? described
      : { ...described, spec: { ...described.spec, everything } };
  const source = (signal?: AbortSignal): TableSource => ({
    format,
    description: description!,
    chunks(after, metadata) {
      done = after.at(-1)?.rows ?? 0;
      const blocks = readStates(input, {
        ...read,
        rows: { start: range.start + done, end: range.end },
      });
      if (rowByRow) return jsonFile(answers(solver, blocks, repair, options, locality, see), after);
      const measured = solver.stateBlocks(blocks, {
        ...measures,
        ...(signal === undefined ? {} : { signal }),
      });
      const seen = watched(measured, (block) => {
        failures.add(block, repair);
        see(block.count);
      });
      return statesChunks(format, seen, {
        ...measures,
        after,
        metadata,
        ...(first === undefined ? {} : { first }),
        ...(description === null ? {} : { description }),
      });
    },
  });
  try {
    const { failed, all } = unsolved(await runJob(source, input.file, options, progress));
    progress.end();
    if (format !== "jsonl" && failed > 0) process.stderr.write(failures.summary(failed, all));
    if (failed > 0) process.exitCode = 1;
  } finally {
    solver.close();
  }
}

/** Measures the states of a file or of standard input as asked. */
export async function runStates(
  path: string | undefined,
  options: Options,
  asked: AskedStates,
): Promise<void> {
  await checkOutput(path, options.output);
  const { input, close } = await openInput(path);
  const progress = new ProgressLine("state", options.quiet ?? false);
  try {
    await checkJob(input.file, options);
    await measure(input, options, asked, progress);
  } finally {
    progress.end();
    await close();
  }
}
