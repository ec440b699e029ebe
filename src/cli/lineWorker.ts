import { parentPort, workerData } from "node:worker_threads";
import { createSolver } from "../index.js";
import { answererOf } from "./answerers.js";
import { type Answer, answered, asText, type Question, tallyOfAnswers } from "./answers.js";
import type { LineDone, LineOrder } from "./lineThreads.js";

// The script of a thread that answers lines (dist/lineWorker.js).

const { backend, isText, ...command } = workerData as LineOrder;
const solver = await createSolver({ backend });
const solve = answererOf(solver, command);
const port = parentPort!;

async function answer(questions: readonly Question[]): Promise<LineDone> {
  const start = performance.now();
  const found: Answer[] = [];
  for (const question of questions) found.push(await answered(question, solve));
  const answers = isText ? found.map(asText) : found;
  const milliseconds = performance.now() - start;
  return { piece: { answers, tally: tallyOfAnswers(found) }, milliseconds };
}

const queue = { last: Promise.resolve() };
port.on("message", (questions: readonly Question[]) => {
  queue.last = queue.last.then(async () => port.postMessage(await answer(questions)));
});
