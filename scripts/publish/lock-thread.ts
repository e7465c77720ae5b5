import { parentPort, workerData } from 'node:worker_threads';
import { type BeatWish, beat } from './lock-beat.js';

/** The thread of keepAlive. It ends with its process, and is held open by what it listens to. */
beat(workerData as BeatWish, (loss) => parentPort?.postMessage(loss));
parentPort?.on('message', () => {});
