import type { TableFormat } from "../../index.js";

/** What a recipe is filled in with. */
export interface Request {
  /** Path of the spec as it was given, and what is in it, in a line. */
  readonly spec: string;
  readonly text: string;
  /** Name of the work: of jobs, logs and objects. */
  readonly name: string;
  readonly shards: number;
  readonly rows: number;
  readonly format: TableFormat;
  /** Processors of a shard, gigabytes of memory, and hours. */
  readonly workers: number;
  readonly memory: number;
  readonly hours: number;
  /** The image of a container that has bellness. */
  readonly image: string;
}

/** Digits of the names of shards, so that they sort as rows do. */
export function width({ shards }: Request): number {
  return String(shards).length;
}

/** A word of a shell script. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What is done when all shards are finished, as comments of a script. */
export function afterwards({ format, name }: Request): string {
  return `# How far it is, and, when it is done, one table:
#   bellness shards ${name}-*.${format}
#   bellness shards ${name}-*.${format} --verify --merge -o ${name}.${format}`;
}
