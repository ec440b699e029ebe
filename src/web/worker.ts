// The script of the page's workers.

import { receiveInWorker } from "./compute/serve.js";

receiveInWorker();
