import type { Printer, PrinterOptions } from '../browser/open-printer.js';

/** Returns one browser for all pieces that are asked for, started with the first one. Where it does not start, the next one tries again. */
export function keepBrowser(options: PrinterOptions): { readonly printer: () => Promise<Printer>; close(): Promise<void> } {
  let started: Promise<Printer> | undefined;
  return {
    printer() {
      started ??= import('../browser/open-printer.js')
        .then(({ openPrinter }) => openPrinter(options))
        .catch((cause) => {
          // The next request tries anew.
          started = undefined;
          throw cause;
        });
      return started;
    },
    close: async () => (await started?.catch(() => undefined))?.close(),
  };
}
