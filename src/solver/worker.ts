// The script of a worker (dist/worker.js).

import { serveJobs } from "../jobs/worker.js";
import { KINDS } from "./kinds.js";

serveJobs(KINDS);
