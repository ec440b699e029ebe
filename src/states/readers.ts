// What reads files of states, loaded as one when the first is read: a file for each would cut what they
// share into many, which every program would load.

export { csvBlocks } from "./csv.js";
export { jsonDocumentBlocks, jsonLineBlocks } from "./json.js";
export { npyBlocks } from "./npy.js";
export { npzBlocks } from "./npz.js";
export { parquetBlocks } from "./parquet.js";
