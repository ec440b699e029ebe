import type { Command } from "commander";
import { BellnessError } from "../index.js";
import { EXIT } from "./exit.js";
import { ProgressLine } from "./progress.js";
import { damageOf } from "./shards/content.js";
import { type ShardFile, tablesOf } from "./shards/file.js";
import { mergeShards } from "./shards/merge.js";
import { report, reportJson } from "./shards/report.js";
import { eachOf, isComplete, lookAt, type ShardSet, setOf } from "./shards/set.js";

interface Options {
  readonly verify?: boolean;
  readonly merge?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

function checkOptions({ merge = false, output, force = false }: Options): void {
  const refuse = (name: string, text: string): never => {
    throw new BellnessError("INVALID_PARAMETER", `${name}: ${text}`, name);
  };
  if (merge && output === undefined) refuse("output", "--merge needs -o with a file.");
  if (!merge && output !== undefined) refuse("output", "not allowed without --merge.");
  if (!merge && force) refuse("force", "not allowed without --merge.");
}

/** Reads all finished shards; those that are damaged say so. */
async function verified({ files, whole }: ShardSet, progress: ProgressLine): Promise<ShardSet> {
  let rows = 0;
  const check = async (file: ShardFile): Promise<ShardFile> => {
    if (file.state !== "finished" || file.whole !== whole) return file;
    const reason = await damageOf(file.path, file.whole!.format);
    rows += file.rows.count;
    progress.update(rows, whole!.description.rows.of);
    return reason === null ? file : { ...file, state: "unreadable", reason };
  };
  // One after the other: each is held in memory by a row group.
  return setOf(await eachOf(files, check, 1));
}

async function runShards(paths: readonly string[], options: Options): Promise<void> {
  checkOptions(options);
  const {
    verify = false,
    merge = false,
    output,
    force = false,
    json = false,
    quiet = false,
  } = options;
  const tables = (await tablesOf(paths)).filter((path) => path !== output);
  const progress = new ProgressLine("row", quiet);
  let set = await lookAt(tables);
  try {
    if (verify) set = await verified(set, progress);
    progress.end();
    process.stdout.write(json ? `${JSON.stringify(reportJson(set))}\n` : report(set));
    if (!isComplete(set)) process.exitCode = EXIT.failed;
    if (!merge) return;
    const onProgress = (rows: number, of: number) => progress.update(rows, of);
    await mergeShards(set, { output: output!, force, onProgress });
  } finally {
    progress.end();
  }
}

export function addShards(program: Command): void {
  program
    .command("shards")
    .summary("shards of a table: how far they are, whether they are right, and one table of them")
    .description(
      "Says what shards of a table there are, which are finished, running, stopped or missing, where and how fast. Exit code 0 where they are all there and finished, 1 where not.",
    )
    .argument("<files...>", "the shards, whatever stands beside them, or folders of them")
    .option("--verify", "read all of each finished shard: checksum, every page, every row")
    .option(
      "--merge",
      "write them as one table, in the order of rows, byte for byte that of one process",
    )
    .option("-o, --output <file>", "of --merge")
    .option("--force", "replace the output of --merge")
    .option("--json", "for a program")
    .option("--quiet", "no progress line and, where stderr is no terminal, no log")
    .addHelpText(
      "after",
      `
Examples:
  bellness shards part-*.parquet
  bellness shards part-*.parquet --verify
  bellness shards parts/ --merge -o table.parquet`,
    )
    .action(runShards);
}
