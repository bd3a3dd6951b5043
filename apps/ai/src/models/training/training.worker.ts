/** The thread that learns: gets all examples at once, answers with the model, and ends. */
import { parentPort } from 'node:worker_threads';
import { type Examples, train } from '../classifier/train.ts';

parentPort?.once('message', (examples: Examples) => {
  const trained = train(examples);
  parentPort?.postMessage(trained, [trained.bytes.buffer]);
  parentPort?.close();
});
