// The script of the page's workers. A page without workers imports it, and computes with it itself.

import { receiveInWorker, serve } from "./compute/serve.js";

if (typeof document === "undefined") receiveInWorker();

export { serve };
