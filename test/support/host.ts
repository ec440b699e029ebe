import { fileURLToPath } from "node:url";
import { type StaticServer, serveFolder } from "./static.js";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

export interface HostOptions {
  /** The policy of every answer; none by default. */
  readonly policy?: string;
  /** Other texts in the place of files, by path; pages that dist/ does not have. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Lets pages of other hosts import the scripts. */
  readonly anyOrigin?: boolean;
}

/** A static host of dist/ with a policy of one's choice; `address` ends with a slash. */
export async function staticHost({
  policy,
  texts,
  anyOrigin,
}: HostOptions = {}): Promise<{ readonly address: string; close: StaticServer["close"] }> {
  const headers = {
    ...(policy === undefined ? {} : { "content-security-policy": policy }),
    ...(anyOrigin ? { "access-control-allow-origin": "*" } : {}),
  };
  const { origin, close } = await serveFolder(DIST, headers, texts);
  return { address: `${origin}/`, close };
}
