import { quoted, type Request, width } from "./request.js";

// Engines that throw away, or leave behind, what a failed job wrote. The tables are therefore no
// outputs of theirs: they stay where they are, and the next try goes on with them.

/** Snakemake: a file that says that a shard is done stands for it. */
export function snakemake(request: Request): string {
  const { spec, name, shards, rows, format, workers } = request;
  return `# ${rows} rows in ${shards} shards: snakemake --snakefile FILE --cores ${workers}
SHARDS = ${shards}
rule table:
    input: expand("${name}-{k}.done", k=[f"{k:0{len(str(SHARDS))}}" for k in range(1, SHARDS + 1)])
    output: "${name}.${format}"
    shell: "bellness shards ${name}-*.${format} --verify --merge -o {output}"
rule shard:
    input: ${JSON.stringify(spec)}
    output: touch("${name}-{k}.done")
    threads: ${workers}
    retries: 5
    shell: "bellness sweep {input:q} -o ${name}-{wildcards.k}.${format} --shard {wildcards.k}/{SHARDS} --workers {threads} --resume"
`;
}

/** Nextflow: each try has a folder of its own, so the tables stand where it was launched. */
export function nextflow(request: Request): string {
  const { spec, name, shards, rows, format, workers, memory, hours } = request;
  const path = spec.startsWith("/") ? quoted(spec) : `$launchDir/${quoted(spec)}`;
  const table = `$launchDir/${name}`;
  return `// ${rows} rows in ${shards} shards: nextflow run FILE
params.shards = ${shards}
process shard {
  cpus ${workers}
  memory '${memory} GB'
  time '${hours}h'
  maxRetries 5
  errorStrategy { task.exitStatus in [75, 129, 130, 137, 143] ? 'retry' : 'finish' }
  input: val k
  output: val true
  script: "bellness sweep ${path} -o ${table}-$k.${format} --shard $k/$params.shards --workers $task.cpus --resume"
}
process table {
  input: val done
  script: "bellness shards ${table}-*.${format} --verify --merge -o ${table}.${format}"
}
workflow { Channel.of(1..params.shards).map { String.format("%0${width(request)}d", it) } | shard | collect | table }
`;
}
