import { afterwards, quoted, type Request } from "./request.js";

/**
 * GNU parallel, on one machine or several. SIGHUP lets the jobs that run end and starts no more, SIGTERM
 * stops them; either way the same script goes on.
 */
export function parallel(request: Request): string {
  const { spec, name, shards, rows, format, workers } = request;
  return `#!/bin/sh
# ${rows} rows in ${shards} shards. On several machines that share this folder: --sshloginfile machines --workdir .
${afterwards(request)}
shards=${shards}
exec parallel --jobs ${Math.ceil(100 / workers)}% --retries 5 --line-buffer --termseq TERM,30000,KILL,25 \\
  bellness sweep ${quoted(quoted(spec))} -o ${name}-{}.${format} --shard {}/"$shards" \\
  --workers ${workers} --resume ::: $(seq -w "$shards")
`;
}
