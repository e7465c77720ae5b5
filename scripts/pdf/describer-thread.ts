import { parentPort } from 'node:worker_threads';
import { describePdf } from './describe-pdf.js';
import type { DescriberAnswer, DescriberWish } from './describer.js';
import { readDestinations } from './read-destinations.js';

/** The thread of openDescriber: answers each wish, a fault included. */
parentPort?.on('message', async (wish: DescriberWish) => {
  const answer = await answerTo(wish).catch((fault: unknown): DescriberAnswer => ({ id: wish.id, fault }));
  parentPort?.postMessage(answer);
});

async function answerTo({ id, bytes, description }: DescriberWish): Promise<DescriberAnswer> {
  return description ? { id, described: await describePdf(bytes, description) } : { id, destinations: await readDestinations(bytes) };
}
