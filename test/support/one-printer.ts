import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';

let running: Promise<Printer> | undefined;

/** The browser that all files of a worker take pages of, which see nothing of each other. It ends with the worker: nobody closes it. */
export function onePrinter(): Promise<Printer> {
  // A guard against a hang: on a busy machine a page waits long for its turn.
  running ??= openPrinter({ deadline: 300_000 });
  return running;
}

/** Ends that browser, for a file that counts browsers or kills them. Who asks for it next starts another. */
export async function endOnePrinter(): Promise<void> {
  const last = await running;
  running = undefined;
  await last?.close();
}
